//! Residences: what is known of a person in one place.

pub(crate) mod along;
pub(crate) mod answering;
pub(crate) mod change;
pub(crate) mod counts;
mod elsewhere;
mod end;
mod fields;
pub(crate) mod filter;
mod freshness;
mod home;
pub(crate) mod identity;
pub(crate) mod inputs;
pub(crate) mod lookup;
mod mutations;
mod particulars;
mod queries;
mod record;
mod register;
mod relocate;
mod residences;
pub(crate) mod siblings;
mod verify;

pub(crate) use identity::number_mac;
pub use particulars::trade;
pub use record::{EndReason, Resident, ResidentKind, ResidentStatus, Sex};

use kit::history::History;
use kit::module::Parts;
use kit::record::{Class, Record};
use wangge_core::places::building::Building;
use wangge_core::places::contents::{Content, Contents};
use wangge_core::places::grid::Grid;
use wangge_core::verified::VerifiedBy;

/// What residences add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    files::carry::<Resident>(parts, Class::Personal);
    parts.shelf::<Contents>(|contents| {
        contents.add(Content {
            of: Building::TYPE,
            table: "resident",
            column: "building_id",
            status: "active",
            one: "residence",
            many: "residences",
        });
    });
    parts
        .record::<Resident>()
        .fields_of::<Resident, fields::ResidentGrid>()
        .fields_of::<Resident, fields::ResidentBuilding>()
        .fields_of::<Resident, fields::ResidentHousehold>()
        .fields_of::<Resident, VerifiedBy<Resident>>()
        .fields_of::<Resident, residences::PersonResidences>()
        .fields_of::<Resident, History<Resident>>()
        .fields_of::<Grid, fields::GridResidents>()
        .fields_of::<Building, fields::BuildingResidents>()
        .queries::<queries::ResidentQueries>()
        .mutations::<mutations::ResidentMutations>();
}
