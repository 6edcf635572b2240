//! Fires, what the investigation found, and how the grid helped in it and afterwards.

mod inputs;
mod links;
mod queries;
mod record;
mod step;
mod write;

pub use record::{FireCause, FireIncident, FireIncidentKind, FireIncidentStatus};
pub use step::{FireHelpKind, FireIncidentStep};

use files::carry;
use kit::history::History;
use kit::module::Parts;
use kit::record::Class;

/// What fires add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<FireIncident>()
        .record::<FireIncidentStep>()
        .fields_of::<FireIncident, links::FireIncidentGrid>()
        .fields_of::<FireIncident, links::FireIncidentBuilding>()
        .fields_of::<FireIncident, links::FireIncidentPremises>()
        .fields_of::<FireIncident, links::FireIncidentSteps>()
        .fields_of::<FireIncident, History<FireIncident>>()
        .fields_of::<FireIncidentStep, links::FireIncidentOfStep>()
        .queries::<queries::FireIncidentQueries>()
        .mutations::<write::FireIncidentMutations>();
    carry::<FireIncidentStep>(parts, Class::Personal);
}
