//! Premises by the class of their risk, with who is in charge.

mod inputs;
mod links;
mod manager;
mod queries;
mod record;
mod write;

pub use record::{FirePremises, FirePremisesKind, FireRiskClass};

pub(crate) use manager::{MANAGER, building_of, ended, erased, merged, moved, unit_left};
pub(crate) use write::since;

use kit::history::History;
use kit::module::Parts;
use kit::record::Record;
use wangge_core::places::building::Building;
use wangge_core::places::contents::{Content, Contents};

/// What premises add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.shelf::<Contents>(|contents| {
        contents.add(Content {
            of: Building::TYPE,
            table: "fire_premises",
            column: "building_id",
            status: "active",
            one: "record of premises for fire safety",
            many: "records of premises for fire safety",
        });
    });
    parts
        .record::<FirePremises>()
        .fields_of::<FirePremises, links::FirePremisesGrid>()
        .fields_of::<FirePremises, links::FirePremisesBuilding>()
        .fields_of::<FirePremises, links::FirePremisesUnit>()
        .fields_of::<FirePremises, links::FirePremisesEquipment>()
        .fields_of::<FirePremises, links::FirePremisesInspections>()
        .fields_of::<FirePremises, links::FirePremisesHazards>()
        .fields_of::<FirePremises, links::FirePremisesActivities>()
        .fields_of::<FirePremises, History<FirePremises>>()
        .queries::<queries::FirePremisesQueries>()
        .mutations::<write::FirePremisesMutations>();
}
