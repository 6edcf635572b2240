//! The group of the special ledger of grids: people with difficulty finding work.

use crate::policy::HARDSHIP_PEOPLE;
use chrono::NaiveDate;
use kit::module::Parts;
use kit::special::SpecialGroup;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

/// What the module adds to the ledgers.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.special_group(SpecialGroup {
        code: "job-hardship",
        title: "people with difficulty finding work",
        chinese: "就业困难人员",
        resource: HARDSHIP_PEOPLE,
        members: recognised,
    });
}

/// Who is recognised on a day.
fn recognised(today: NaiveDate) -> Condition {
    let mut recognised = Query::select();
    recognised
        .expr(Expr::cust("1"))
        .from_as("job_hardship", "h")
        .and_where(Expr::col(("h", "district_code")).equals(("resident", "district_code")))
        .and_where(Expr::col(("h", "person_id")).equals(("resident", "person_id")))
        .and_where(Expr::col(("h", "recognised_on")).lte(today))
        .and_where(Expr::col(("h", "until_on")).gte(today))
        .and_where(Expr::col(("h", "ended_on")).is_null());
    Condition::all().add(Expr::exists(recognised))
}
