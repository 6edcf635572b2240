//! Drills and publicity, with the people whom they reached.

mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub use record::{FireActivity, FireActivityKind};

pub(crate) use queries::drills;

use files::carry;
use kit::history::History;
use kit::module::Parts;
use kit::record::Class;

/// What drills and publicity add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<FireActivity>()
        .fields_of::<FireActivity, links::FireActivityGrid>()
        .fields_of::<FireActivity, links::FireActivityBuilding>()
        .fields_of::<FireActivity, links::FireActivityPremises>()
        .fields_of::<FireActivity, History<FireActivity>>()
        .queries::<queries::FireActivityQueries>()
        .mutations::<write::FireActivityMutations>();
    carry::<FireActivity>(parts, Class::Personal);
}
