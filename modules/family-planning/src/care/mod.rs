//! Care at home, which rests on a consent: its plan and visits are for the nurse whom the consent names and for the person,
//! and its figures for the health authority. There is no history of them, no count and no stream.

mod figures;
mod inputs;
mod links;
mod open;
mod plan;
mod queries;
mod visit;
mod withdraw;
mod write;

pub(crate) use plan::{HealthCareCloseReason, HealthCareKind};
pub(crate) use visit::HealthCareResult;
pub(crate) use write::closed;

pub use plan::HealthCarePlan;
pub use visit::HealthCareVisit;

use kit::module::Parts;

/// What care adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<HealthCarePlan>()
        .record::<HealthCareVisit>()
        .fields_of::<HealthCarePlan, links::PlanResident>()
        .fields_of::<HealthCarePlan, links::PlanVisits>()
        .fields_of::<HealthCareVisit, links::VisitPlan>()
        .queries::<queries::CareQueries>()
        .queries::<figures::FigureQueries>()
        .mutations::<write::CareMutations>();
}
