//! Who is covered, and who is not: residences in force of those who live there, with an enrolment that covers them.

use super::record::{ContributionState, InsuranceKind, InsuranceScheme};
use crate::person::WORKING_AGE;
use chrono::{Datelike, Months, NaiveDate};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

/// The residences that count: in force, of those who live there; for old age, those of 16 or more.
pub(crate) fn counts(kind: InsuranceKind, today: NaiveDate) -> Condition {
    let col = |column: &'static str| Expr::col(("resident", column));
    let all = Condition::all().add(col("status").eq("active")).add(col("kind").ne("away"));
    match kind {
        InsuranceKind::Medical => all,
        InsuranceKind::Pension => {
            let latest = today.checked_sub_months(Months::new(12 * WORKING_AGE)).unwrap_or(today);
            all.add(col("birth_on").is_null().or(col("birth_on").lte(latest)))
        }
    }
}

/// The residences whose person is covered by one of the schemes in a year, wherever in the district it was entered.
pub(crate) fn covered(schemes: &[InsuranceScheme], year: i32) -> Expr {
    let mut enrolled = Query::select();
    enrolled
        .expr(Expr::cust("1"))
        .from_as("insurance_enrolment", "e")
        .and_where(Expr::col(("e", "district_code")).equals(("resident", "district_code")))
        .and_where(Expr::col(("e", "person_id")).equals(("resident", "person_id")))
        .and_where(Expr::col(("e", "year")).eq(year))
        .and_where(Expr::col(("e", "scheme")).is_in(schemes.iter().map(|scheme| scheme.as_str())))
        .and_where(Expr::col(("e", "state")).is_in(ContributionState::COVERING.map(|state| state.as_str())));
    Expr::exists(enrolled)
}

/// The residences that count, and are not covered.
pub(crate) fn uncovered(
    kind: InsuranceKind,
    scheme: Option<InsuranceScheme>,
    (year, today): (i32, NaiveDate),
) -> Condition {
    let covered = match scheme {
        Some(scheme) => covered(&[scheme], year),
        None => covered(kind.schemes(), year),
    };
    counts(kind, today).add(covered.not())
}

/// Those without a pension insurance this year.
pub(crate) fn without_pension(today: NaiveDate) -> Condition {
    uncovered(InsuranceKind::Pension, None, (today.year(), today))
}

/// Those without a medical insurance this year.
pub(crate) fn without_medical(today: NaiveDate) -> Condition {
    uncovered(InsuranceKind::Medical, None, (today.year(), today))
}
