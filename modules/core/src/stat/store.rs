//! The statements that keep the counts: one upsert for all grids of a change, keys in order (storage rules 8 and 11).

use super::columns::COLUMNS;
use super::delta::{Delta, Progress};
use super::quarter::Quarter;
use kit::Result;
use kit::access::{Permit, Tx};
use sea_orm::sea_query::{Expr, ExprTrait, InsertStatement, OnConflict, Query, SimpleExpr};

/// Rows of one statement.
const ROWS: usize = 500;

type Key = (String, i64);

/// Adds to the counts of grids.
pub(super) async fn add_counts(
    tx: &Tx,
    permit: &Permit,
    deltas: impl Iterator<Item = (&Key, &Delta)>,
) -> Result<()> {
    let names = || COLUMNS.iter().map(|column| column.name);
    let rows = deltas.map(|((district, grid), delta)| {
        let counts = delta.counts.iter().map(|count| SimpleExpr::from(*count));
        head(tx, district, *grid, &delta.grid_code).chain(counts).collect()
    });
    let insert = || {
        let mut insert = Query::insert();
        let keys = ["district_code", "id", "grid_code", "grid_id"];
        insert.into_table("grid_stat").columns(keys.into_iter().chain(names()));
        insert.on_conflict(adding("grid_stat", &["district_code", "grid_id"], names()));
        insert
    };
    write(tx, permit, rows, insert).await
}

/// Adds to what was done in quarters.
pub(super) async fn add_progress<'a>(
    tx: &Tx,
    permit: &Permit,
    progress: impl Iterator<Item = (&'a Key, &'a str, Quarter, Progress)>,
) -> Result<()> {
    let rows = progress.map(|((district, grid), code, quarter, progress)| {
        let values = [quarter.to_string().into(), progress.verified.into(), progress.entered.into()];
        head(tx, district, *grid, code).chain(values).collect()
    });
    let insert = || {
        let mut insert = Query::insert();
        insert.into_table("grid_quarter");
        insert.columns(["district_code", "id", "grid_code", "grid_id", "quarter", "verified", "entered"]);
        let key = ["district_code", "grid_id", "quarter"];
        insert.on_conflict(adding("grid_quarter", &key, ["verified", "entered"].into_iter()));
        insert
    };
    write(tx, permit, rows, insert).await
}

fn head(tx: &Tx, district: &str, grid: i64, code: &str) -> impl Iterator<Item = SimpleExpr> {
    [district.into(), tx.access().new_id().into(), code.into(), grid.into()].into_iter()
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

async fn write(
    tx: &Tx,
    permit: &Permit,
    rows: impl Iterator<Item = Vec<SimpleExpr>>,
    insert: impl Fn() -> InsertStatement,
) -> Result<()> {
    let mut rows = rows.peekable();
    while rows.peek().is_some() {
        let mut statement = insert();
        for row in rows.by_ref().take(ROWS) {
            statement.values_panic(row);
        }
        tx.execute(permit, &statement).await?;
    }
    Ok(())
}
