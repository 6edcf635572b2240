//! The statement that compares counts with records, made of the list of counts.

use crate::stat::columns::{COLUMNS, Column, Counted};
use chrono::NaiveDate;
use kit::access::Access;
use sea_orm::sea_query::{
    Alias, CaseStatement, Condition, Expr, ExprTrait, Func, InsertStatement, JoinType, OnConflict, Query,
    SelectStatement,
};

/// The tables that are counted.
const TABLES: [&str; 4] = ["household", "resident", "dwelling", "unit"];

/// The table that a count is of.
const fn table(counted: Counted) -> &'static str {
    match counted {
        Counted::Households => TABLES[0],
        Counted::Residents { .. } => TABLES[1],
        Counted::Dwellings(_) => TABLES[2],
        Counted::Units { .. } => TABLES[3],
    }
}

/// Name of what is kept in a column.
pub(super) fn kept(column: &str) -> String {
    format!("kept_{column}")
}

/// Name of what the records say.
pub(super) fn right(column: &str) -> String {
    format!("right_{column}")
}

/// A row for each grid of a district, or for one of them: every count as it is kept and as the records say.
pub(super) fn comparison(district: &str, grid: Option<i64>) -> SelectStatement {
    let mut select = Query::select();
    select.columns([("grid", "id"), ("grid", "grid_code")]).from("grid");
    let same = Condition::all()
        .add(Expr::col(("grid_stat", "district_code")).equals(("grid", "district_code")))
        .add(Expr::col(("grid_stat", "grid_id")).equals(("grid", "id")));
    select.join(JoinType::LeftJoin, "grid_stat", same);
    for table in TABLES {
        let columns: Vec<&Column> = COLUMNS.iter().filter(|c| self::table(c.counted) == table).collect();
        let counts = counts(table, &columns, district, grid);
        let same = Expr::col((table, "grid_id")).equals(("grid", "id"));
        select.join_subquery(JoinType::LeftJoin, counts, table, same);
        for column in columns {
            select.expr_as(number(Expr::col(("grid_stat", column.name))), Alias::new(kept(column.name)));
            let right = right(column.name);
            select.expr_as(number(Expr::col((table, Alias::new(&right)))), Alias::new(&right));
        }
    }
    select.and_where(Expr::col(("grid", "district_code")).eq(district));
    if let Some(grid) = grid {
        select.and_where(Expr::col(("grid", "id")).eq(grid));
    }
    select
}

/// The counts of one table, a row for each grid.
fn counts(table: &'static str, columns: &[&Column], district: &str, grid: Option<i64>) -> SelectStatement {
    let mut counts = Query::select();
    counts.column("grid_id").from(table);
    for column in columns {
        let one =
            CaseStatement::new().case(belongs(column.counted), Expr::cust("1")).finally(Expr::cust("0"));
        counts.expr_as(Func::sum(one), Alias::new(right(column.name)));
    }
    counts.and_where(Expr::col("district_code").eq(district)).and_where(Expr::col("status").eq("active"));
    if let Some(grid) = grid {
        counts.and_where(Expr::col("grid_id").eq(grid));
    }
    counts.group_by_col("grid_id");
    counts
}

/// What a row in force meets to be counted.
fn belongs(counted: Counted) -> Condition {
    let all = Condition::all();
    match counted {
        Counted::Households | Counted::Dwellings(None) | Counted::Units { key_places: false } => {
            all.add(Expr::col("grid_id").is_not_null())
        }
        Counted::Dwellings(Some(usage)) => all.add(Expr::col("usage").eq(usage)),
        Counted::Units { key_places: true } => all.add(Expr::col("key_place").is_not_null()),
        Counted::Residents { kinds, sex, born } => {
            let mut all = all.add(Expr::col("kind").is_in(kinds.iter().copied()));
            if let Some(sex) = sex {
                all = all.add(Expr::col("sex").eq(sex));
            }
            let Some(born) = born else { return all };
            if let Some(first) = born.from.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1)) {
                all = all.add(Expr::col("birth_on").gte(first));
            }
            all.add(Expr::col("birth_on").lte(NaiveDate::from_ymd_opt(born.to, 12, 31)))
        }
    }
}

/// A count, 0 where there is no row.
pub(super) fn number(of: Expr) -> Expr {
    Expr::from(Func::coalesce([of, Expr::cust("0")])).cast_as("bigint")
}

/// A row of counts in which nothing is counted, where the grid has none.
pub(super) fn empty_row(access: &Access, district: &str, grid: i64, code: &str) -> InsertStatement {
    let mut insert = Query::insert();
    let keys = ["district_code", "id", "grid_code", "grid_id"];
    let values: [Expr; 4] = [district.into(), access.new_id().into(), code.into(), grid.into()];
    insert.into_table("grid_stat").columns(keys.into_iter().chain(COLUMNS.iter().map(|column| column.name)));
    insert.values_panic(values.into_iter().chain(COLUMNS.iter().map(|_| 0_i32.into())));
    insert.on_conflict(OnConflict::columns(["district_code", "grid_id"]).do_nothing().to_owned());
    insert
}
