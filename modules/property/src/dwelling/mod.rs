//! Dwellings: flats and houses, each in one building.

mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub(crate) use write::use_as;

pub use people::dwelling::DwellingUsage;
pub use record::Dwelling;

use kit::history::History;
use kit::module::Parts;
use kit::record::Record;
use people::household::Household;
use people::resident::Resident;
use wangge_core::places::building::Building;
use wangge_core::places::contents::{Content, Contents};
use wangge_core::places::grid::Grid;
use wangge_core::verified::VerifiedBy;

/// What dwellings add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.shelf::<Contents>(|contents| {
        contents.add(Content {
            of: Building::TYPE,
            table: "dwelling",
            column: "building_id",
            status: "active",
            one: "dwelling",
            many: "dwellings",
        });
    });
    parts
        .record::<Dwelling>()
        .fields_of::<Dwelling, links::DwellingGrid>()
        .fields_of::<Dwelling, links::DwellingBuilding>()
        .fields_of::<Dwelling, links::DwellingResidents>()
        .fields_of::<Dwelling, links::DwellingHouseholds>()
        .fields_of::<Dwelling, VerifiedBy<Dwelling>>()
        .fields_of::<Dwelling, History<Dwelling>>()
        .fields_of::<Grid, links::GridDwellings>()
        .fields_of::<Building, links::BuildingDwellings>()
        .fields_of::<Resident, links::ResidentDwelling>()
        .fields_of::<Household, links::HouseholdDwelling>()
        .queries::<queries::DwellingQueries>()
        .mutations::<write::DwellingMutations>();
}
