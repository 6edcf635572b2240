//! What is counted of each table.

use crate::activity::{FireActivity, drills};
use crate::equipment::FireEquipment;
use crate::hazard::{FireHazard, FireHazardLevel, FireHazardState, FireHazardStatus};
use crate::incident::{FireIncident, FireIncidentStatus};
use crate::inspection::{FireInspection, FireInspectionKind};
use crate::premises::{FirePremises, FireRiskClass};
use chrono::TimeDelta;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::stat::tallies::{Tallies, amount_if, one_if};

/// Days ahead of which something is soon due.
const SOON: i64 = 30;

/// Of premises in force: all, those of medium and high risk, due within a month or before, late, and without somebody in
/// charge.
pub(super) const PREMISES: Tallies<FirePremises> = Tallies::new("fire-premises", |span| {
    let of = |class: FireRiskClass| active().add(Expr::col("risk_class").eq(class.as_str()));
    vec![
        one_if(active()),
        one_if(of(FireRiskClass::Medium)),
        one_if(of(FireRiskClass::High)),
        one_if(active().add(Expr::col("inspect_by").lte(span.today() + TimeDelta::days(SOON)))),
        one_if(active().add(Expr::col("inspect_by").lt(span.today()))),
        one_if(active().add(Expr::col("manager_name").is_null())),
    ]
});

/// Of equipment in force: all, late, expired, and expiring within a month.
pub(super) const EQUIPMENT: Tallies<FireEquipment> = Tallies::new("fire-equipment", |span| {
    let soon = Expr::col("expires_on").lte(span.today() + TimeDelta::days(SOON));
    vec![
        one_if(active()),
        one_if(active().add(Expr::col("inspect_by").lt(span.today()))),
        one_if(active().add(Expr::col("expires_on").lt(span.today()))),
        one_if(active().add(Expr::col("expires_on").gte(span.today())).add(soon)),
    ]
});

/// Of inspections in the days: all, planned ones, those with an item not in order, and such items.
pub(super) const INSPECTIONS: Tallies<FireInspection> = Tallies::new("fire-inspections", |span| {
    let days = || span.has("inspected_on");
    vec![
        one_if(days()),
        one_if(days().add(Expr::col("kind").eq(FireInspectionKind::Planned.as_str()))),
        one_if(days().add(Expr::col("failed").gt(0))),
        amount_if(days(), Expr::col("failed")),
    ]
});

/// Of hazards: found and ended in the days; open now, of those major, late and referred ones.
pub(super) const HAZARDS: Tallies<FireHazard> = Tallies::new("fire-hazards", |span| {
    let open = || Condition::all().add(Expr::col("status").eq(FireHazardStatus::Open.as_str()));
    vec![
        one_if(span.has("found_on")),
        one_if(span.has("ended_on")),
        one_if(open()),
        one_if(open().add(Expr::col("level").eq(FireHazardLevel::Major.as_str()))),
        one_if(open().add(Expr::col("due_on").lt(span.today()))),
        one_if(open().add(Expr::col("state").eq(FireHazardState::Referred.as_str()))),
    ]
});

/// Of drills and publicity in the days: drills and who took part, publicity and whom it reached, materials.
pub(super) const ACTIVITIES: Tallies<FireActivity> = Tallies::new("fire-activities", |span| {
    let days = || span.has("held_on");
    vec![
        one_if(days().add(drills())),
        amount_if(days().add(drills()), Expr::col("people")),
        one_if(days().add(drills().not())),
        amount_if(days().add(drills().not()), Expr::col("people")),
        amount_if(days().add(Expr::col("materials").is_not_null()), Expr::col("materials")),
    ]
});

/// Of fires: those in the days, their deaths, injured and loss, and open ones now.
pub(super) const INCIDENTS: Tallies<FireIncident> = Tallies::new("fire-incidents", |span| {
    let days = || span.has("occurred_on");
    let open = Condition::all().add(Expr::col("status").eq(FireIncidentStatus::Open.as_str()));
    vec![
        one_if(days()),
        amount_if(days(), Expr::col("deaths")),
        amount_if(days(), Expr::col("injured")),
        amount_if(days().add(Expr::col("loss_fen").is_not_null()), Expr::col("loss_fen")),
        one_if(open),
    ]
});

fn active() -> Condition {
    Condition::all().add(Expr::col("status").eq("active"))
}
