//! Inspections of premises by a check list: planned by the class of risk, or ad hoc.

mod answer;
mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub use answer::{FireAnswer, FireInspectionAnswer};
pub use record::{FireInspection, FireInspectionKind};

use files::carry;
use kit::module::Parts;
use kit::record::Class;

/// What inspections add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<FireInspection>()
        .record::<FireInspectionAnswer>()
        .fields_of::<FireInspection, links::FireInspectionPremises>()
        .fields_of::<FireInspection, links::FireInspectionBuilding>()
        .fields_of::<FireInspection, links::FireInspectionChecklist>()
        .fields_of::<FireInspection, links::FireInspectionAnswers>()
        .fields_of::<FireInspection, links::FireInspectionHazards>()
        .fields_of::<FireInspection, links::FireInspectionPoint>()
        .queries::<queries::FireInspectionQueries>()
        .mutations::<write::FireInspectionMutations>();
    carry::<FireInspection>(parts, Class::Personal);
}
