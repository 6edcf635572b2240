//! Households: who is registered or lives together.

mod adults;
mod change;
mod create;
mod fields;
mod inputs;
mod mutations;
mod queries;
mod record;
mod relations;

pub use adults::answers_for;
pub use record::{Household, HouseholdKind};
pub(crate) use relations::join;

use kit::history::History;
use kit::module::Parts;
use kit::record::{Class, Record};
use wangge_core::places::building::Building;
use wangge_core::places::contents::{Content, Contents};
use wangge_core::places::grid::Grid;
use wangge_core::verified::VerifiedBy;

/// What households add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    files::carry::<Household>(parts, Class::Personal);
    parts.shelf::<Contents>(|contents| {
        contents.add(Content {
            of: Building::TYPE,
            table: "household",
            column: "building_id",
            status: "active",
            one: "household",
            many: "households",
        });
    });
    parts
        .record::<Household>()
        .fields_of::<Household, fields::HouseholdGrid>()
        .fields_of::<Household, fields::HouseholdBuilding>()
        .fields_of::<Household, fields::HouseholdHead>()
        .fields_of::<Household, fields::HouseholdMembers>()
        .fields_of::<Household, VerifiedBy<Household>>()
        .fields_of::<Household, History<Household>>()
        .fields_of::<Grid, fields::GridHouseholds>()
        .fields_of::<Building, fields::BuildingHouseholds>()
        .queries::<queries::HouseholdQueries>()
        .mutations::<mutations::HouseholdMutations>();
}
