//! Units: companies, shops, schools, offices; some of them are key places.

mod inputs;
mod links;
mod queries;
mod record;
mod registry;
mod workplace;
mod write;

pub use record::{KeyPlace, Unit, UnitKind};

use kit::history::History;
use kit::module::Parts;
use kit::record::Record;
use people::resident::Resident;
use wangge_core::places::building::Building;
use wangge_core::places::contents::{Content, Contents};
use wangge_core::places::grid::Grid;
use wangge_core::verified::VerifiedBy;

/// What units add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.shelf::<Contents>(|contents| {
        contents.add(Content {
            of: Building::TYPE,
            table: "unit",
            column: "building_id",
            status: "active",
            one: "unit",
            many: "units",
        });
    });
    parts
        .record::<Unit>()
        .fields_of::<Unit, links::UnitGrid>()
        .fields_of::<Unit, links::UnitBuilding>()
        .fields_of::<Unit, links::UnitWorkers>()
        .fields_of::<Unit, VerifiedBy<Unit>>()
        .fields_of::<Unit, History<Unit>>()
        .fields_of::<Grid, links::GridUnits>()
        .fields_of::<Building, links::BuildingUnits>()
        .fields_of::<Resident, links::ResidentUnit>()
        .queries::<queries::UnitQueries>()
        .mutations::<write::UnitMutations>()
        .mutations::<workplace::WorkplaceMutations>();
}
