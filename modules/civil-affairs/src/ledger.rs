//! The groups of the special ledger of grids: who has a grant or a care record of a kind.

use crate::care::CareKind;
use crate::policy::ASSISTED;
use crate::programme::AssistanceKind;
use chrono::NaiveDate;
use kit::module::Parts;
use kit::record::Record;
use kit::special::SpecialGroup;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SelectStatement};

/// What the module adds to the ledgers.
pub(super) fn add(parts: &mut Parts<'_>) {
    let groups: [(&str, &str, &str, &str, fn(NaiveDate) -> Condition); 6] = [
        ("low-income", "people on the minimum living allowance", "低保对象", ASSISTED, low_income),
        ("destitute", "destitute people", "特困人员", ASSISTED, destitute),
        ("disabled", "disabled people", "残疾人", CARE, disabled),
        ("living-alone", "old people who live alone", "独居老人", CARE, living_alone),
        ("left-behind", "children left behind", "留守儿童", CARE, left_behind),
        ("orphans", "orphans and children without care", "孤儿和事实无人抚养儿童", CARE, orphans),
    ];
    for (code, title, chinese, resource, members) in groups {
        parts.special_group(SpecialGroup { code, title, chinese, resource, members });
    }
}

const CARE: &str = crate::care::CareRecord::RESOURCE;

fn low_income(_: NaiveDate) -> Condition {
    granted(AssistanceKind::MinimumLiving)
}

fn destitute(_: NaiveDate) -> Condition {
    granted(AssistanceKind::Destitute)
}

fn disabled(_: NaiveDate) -> Condition {
    cared_for(CareKind::Disabled)
        .add(person_with(grants_of(AssistanceKind::DisabilityLiving)))
        .add(person_with(grants_of(AssistanceKind::DisabilityCare)))
}

fn living_alone(_: NaiveDate) -> Condition {
    cared_for(CareKind::LivingAlone)
}

fn left_behind(_: NaiveDate) -> Condition {
    cared_for(CareKind::LeftBehindChild)
}

fn orphans(_: NaiveDate) -> Condition {
    cared_for(CareKind::Orphan).add(person_with(grants_of(AssistanceKind::Children)))
}

/// Who has a grant of this kind, or belongs to a household that has.
fn granted(kind: AssistanceKind) -> Condition {
    let mut of_household = grants_of(kind);
    of_household
        .and_where(Expr::col(("g", "household_id")).equals(("resident", "household_id")))
        .and_where(Expr::col(("g", "district_code")).equals(("resident", "household_district_code")));
    Condition::any().add(person_with(grants_of(kind))).add(Expr::exists(of_household))
}

/// Who has a care record of this kind.
fn cared_for(kind: CareKind) -> Condition {
    let mut care = Query::select();
    care.expr(Expr::cust("1"))
        .from_as("care_record", "g")
        .and_where(Expr::col(("g", "kind")).eq(kind.as_str()))
        .and_where(Expr::col(("g", "status")).eq("active"));
    Condition::any().add(person_with(care))
}

/// Grants of this kind that did not stop.
fn grants_of(kind: AssistanceKind) -> SelectStatement {
    let mut grants = Query::select();
    grants
        .expr(Expr::cust("1"))
        .from_as("assistance_grant", "g")
        .and_where(Expr::col(("g", "kind")).eq(kind.as_str()))
        .and_where(Expr::col(("g", "state")).ne("stopped"));
    grants
}

fn person_with(mut rows: SelectStatement) -> Expr {
    rows.and_where(Expr::col(("g", "district_code")).equals(("resident", "district_code")))
        .and_where(Expr::col(("g", "person_id")).equals(("resident", "person_id")));
    Expr::exists(rows)
}
