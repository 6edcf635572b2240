//! Fire safety (消防安全): premises and their equipment, inspections, hazards, drills, publicity and fires.
//!
//! Premises have a class of risk, from which follows how often they are inspected, and equipment with days by which it is
//! looked after and expires. An inspection answers each item of an edition of a check list, for fire safety in general, for
//! electricity or for gas; what is not in order becomes a hazard in the same call. Anybody reports a hazard with one call. Once
//! it is confirmed its case is a matter, whose procedure, clock and work sheets are those of all matters, and its steps follow
//! each other as the law has them: the notice with a term of working days, an extension, the re-inspection, the referral for
//! penalty, the closing. Of a fire the cause and the losses are recorded, and how the grid helped.
//!
//! A building keeps its fire record wherever its grid goes. When a unit closes or moves out, its hazards stay with the
//! premises, and the notice is served on who takes them over.

mod activity;
mod checklist;
pub mod demo;
mod equipment;
mod follow;
pub mod hazard;
mod incident;
mod inspection;
mod near;
mod plan;
mod policy;
mod premises;
mod site;
mod stat;
mod stream;

pub use activity::{FireActivity, FireActivityKind};
pub use checklist::{FireChecklist, FireChecklistItem, FireChecklistKind, FireChecklistState};
pub use equipment::{FireEquipment, FireEquipmentKind};
pub use incident::{
    FireCause, FireHelpKind, FireIncident, FireIncidentKind, FireIncidentStatus, FireIncidentStep,
};
pub use inspection::{FireAnswer, FireInspection, FireInspectionAnswer, FireInspectionKind};
pub use plan::FirePlan;
pub use premises::{FirePremises, FirePremisesKind, FireRiskClass};

use kit::Result;
use kit::access::Tx;
use kit::access::policy::Part;
use kit::hooks::{Ended, Erased, Merged, Moved};
use kit::module::{Module, Parts};
use kit::recount::Recount;

/// The module of fire safety.
#[derive(Clone, Copy, Debug, Default)]
pub struct FireSafety;

#[async_trait::async_trait]
impl Module for FireSafety {
    fn id(&self) -> &'static str {
        "fire-safety"
    }

    fn policy(&self) -> Part {
        policy::PART
    }

    fn check(&self) -> std::result::Result<(), String> {
        hazard::procedure::check()
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        premises::add(parts);
        equipment::add(parts);
        plan::add(parts);
        checklist::add(parts);
        inspection::add(parts);
        hazard::add(parts);
        activity::add(parts);
        incident::add(parts);
        near::add(parts);
        stat::add(parts);
        stream::add(parts);
    }

    async fn on_moved(&self, tx: &mut Tx, moved: &Moved) -> Result<()> {
        follow::moved(tx, moved).await
    }

    async fn on_merged(&self, tx: &mut Tx, merged: &Merged) -> Result<()> {
        follow::merged(tx, merged).await
    }

    async fn on_ended(&self, tx: &mut Tx, ended: &Ended) -> Result<()> {
        follow::ended(tx, ended).await
    }

    async fn on_erased(&self, tx: &mut Tx, erased: &Erased) -> Result<()> {
        follow::erased(tx, erased).await
    }

    async fn on_recount(&self, recount: &mut Recount<'_>) -> Result<()> {
        recount.crossing(premises::MANAGER).await?;
        recount.crossing(hazard::REPORTER).await
    }
}
