//! Counts of who lives in a compound, as columns beside the rows of `compound`: for departments that show compounds.

use chrono::NaiveDate;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, IntoCondition, Query, SelectStatement};

/// Households in force in its buildings.
pub fn households() -> Expr {
    let mut select = buildings();
    select.inner_join("household", of_building("household"));
    select.and_where(Expr::col(("household", "status")).eq("active"));
    scalar(select)
}

/// People who live in its buildings and were born on the first of these days or later, and before the second.
pub fn people_born(from: NaiveDate, before: NaiveDate) -> Expr {
    let mut select = residents();
    select
        .and_where(Expr::col(("resident", "birth_on")).gte(from))
        .and_where(Expr::col(("resident", "birth_on")).lt(before));
    scalar(select)
}

/// Rows of a table with the column `resident_id` that meet a condition and are about who lives in its buildings.
pub fn rows_of_people(table: &'static str, which: impl IntoCondition) -> Expr {
    let mut select = residents();
    let same = Condition::all()
        .add(Expr::col((table, "district_code")).equals(("resident", "district_code")))
        .add(Expr::col((table, "resident_id")).equals(("resident", "id")));
    select.inner_join(table, same).cond_where(which.into_condition());
    scalar(select)
}

/// The residences in force in its buildings of who lives there.
fn residents() -> SelectStatement {
    let mut select = buildings();
    select
        .inner_join("resident", of_building("resident"))
        .and_where(Expr::col(("resident", "status")).eq("active"))
        .and_where(Expr::col(("resident", "kind")).ne("away"));
    select
}

fn buildings() -> SelectStatement {
    let mut select = Query::select();
    select
        .expr(Expr::cust("COUNT(*)"))
        .from("building")
        .and_where(Expr::col(("building", "district_code")).equals(("compound", "district_code")))
        .and_where(Expr::col(("building", "compound_id")).equals(("compound", "id")));
    select
}

fn of_building(table: &'static str) -> Condition {
    Condition::all()
        .add(Expr::col((table, "district_code")).equals(("building", "district_code")))
        .add(Expr::col((table, "building_id")).equals(("building", "id")))
}

fn scalar(select: SelectStatement) -> Expr {
    Expr::SubQuery(None, Box::new(select.into()))
}
