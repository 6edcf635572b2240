//! Fire equipment of premises, with the days on which it is looked after and expires.

mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub use record::{FireEquipment, FireEquipmentKind};

use kit::history::History;
use kit::module::Parts;

/// What equipment adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<FireEquipment>()
        .fields_of::<FireEquipment, links::FireEquipmentPremises>()
        .fields_of::<FireEquipment, links::FireEquipmentBuilding>()
        .fields_of::<FireEquipment, History<FireEquipment>>()
        .queries::<queries::FireEquipmentQueries>()
        .mutations::<write::FireEquipmentMutations>();
}
