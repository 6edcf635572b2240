//! The statements that keep the counts: one upsert for all grids of a change, keys in order (storage rules 8 and 11).

use super::columns::COLUMNS;
use super::delta::{Delta, Progress};
use kit::access::Access;
use sea_orm::sea_query::{Expr, ExprTrait, InsertStatement, OnConflict, Query, SimpleExpr};
use std::collections::BTreeMap;

/// Rows of one statement.
const ROWS: usize = 500;

/// The changes of grids, by district and id.
pub(super) type Grids = BTreeMap<(String, i64), Delta>;

/// What adds to the counts of grids; nothing for a grid whose changes add up to nothing.
pub(super) fn add_counts(access: &Access, grids: &Grids) -> Vec<InsertStatement> {
    let changed = grids.iter().filter(|(_, delta)| delta.counts.iter().any(|count| *count != 0));
    let row = |((district, grid), delta): (&(String, i64), &Delta)| {
        let counts = delta.counts.iter().map(|count| SimpleExpr::from(*count));
        head(access, district, *grid, &delta.grid_code).into_iter().chain(counts).collect()
    };
    let names = || COLUMNS.iter().map(|column| column.name);
    let insert = || {
        let mut insert = Query::insert();
        let keys = ["district_code", "id", "grid_code", "grid_id"];
        insert.into_table("grid_stat").columns(keys.into_iter().chain(names()));
        insert.on_conflict(adding("grid_stat", &["district_code", "grid_id"], names()));
        insert
    };
    statements(changed.map(row).collect(), insert)
}

/// What adds to the work of quarters.
pub(super) fn add_progress(access: &Access, grids: &Grids) -> Vec<InsertStatement> {
    let mut rows: Vec<Vec<SimpleExpr>> = Vec::new();
    for ((district, grid), delta) in grids {
        for (quarter, progress) in &delta.quarters {
            if *progress != Progress::default() {
                let Progress { verified, entered, ended } = *progress;
                let values = [quarter.to_string().into(), verified.into(), entered.into(), ended.into()];
                rows.push(
                    head(access, district, *grid, &delta.grid_code).into_iter().chain(values).collect(),
                );
            }
        }
    }
    let insert = || {
        let mut insert = Query::insert();
        insert.into_table("grid_quarter");
        let keys = ["district_code", "id", "grid_code", "grid_id", "quarter"];
        let numbers = ["verified", "entered", "ended"];
        insert.columns(keys.into_iter().chain(numbers));
        let key = ["district_code", "grid_id", "quarter"];
        insert.on_conflict(adding("grid_quarter", &key, numbers.into_iter()));
        insert
    };
    statements(rows, insert)
}

fn head(access: &Access, district: &str, grid: i64, code: &str) -> [SimpleExpr; 4] {
    [district.into(), access.new_id().into(), code.into(), grid.into()]
}

/// What is there already becomes `t.n + excluded.n`.
fn adding(
    table: &'static str,
    key: &[&'static str],
    names: impl Iterator<Item = &'static str>,
) -> OnConflict {
    let mut conflict = OnConflict::columns(key.iter().copied());
    for name in names {
        conflict.value(name, Expr::col((table, name)).add(Expr::col(("excluded", name))));
    }
    conflict
}

fn statements(rows: Vec<Vec<SimpleExpr>>, insert: impl Fn() -> InsertStatement) -> Vec<InsertStatement> {
    let mut statements = Vec::new();
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let mut statement = insert();
        for row in rows.by_ref().take(ROWS) {
            statement.values_panic(row);
        }
        statements.push(statement);
    }
    statements
}
