//! What clients send about building archives.

use super::papers::ArchivePaper;
use super::record::BuildingPaperState;
use async_graphql::{InputObject, MaybeUndefined};
use kit::node::GlobalId;
use kit::scalar::Date;

/// A new building archive.
#[derive(Debug, InputObject)]
pub struct CreateBuildingArchiveInput {
    /// The household, in force, without an archive in force.
    pub household: GlobalId,
    /// The building, in the household's grid; the one that the household lives in when left out.
    pub building: Option<GlobalId>,
    /// Number of the archive, 1 to 50 characters.
    pub number: String,
    /// Name of the leader of the working group, 1 to 50 characters.
    pub leader: String,
    /// Name of the supervisor, 1 to 50 characters.
    pub supervisor: String,
    /// Storeys, 0 to 200.
    pub storeys: Option<i32>,
    /// Floor area in square decimetres, 1 to 10,000,000.
    pub area_dm2: Option<i32>,
    /// The paper of the land.
    pub land_paper: BuildingPaperState,
    /// The planning permit.
    pub planning_paper: BuildingPaperState,
    /// Day of the survey, not in the future; today when left out.
    pub surveyed_on: Option<Date>,
    /// Where the originals are kept that are not attached, at most 200 characters.
    pub kept_at: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a building archive. What is left out stays.
#[derive(Debug, InputObject)]
pub struct ChangeBuildingArchiveInput {
    /// The archive.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Name of the leader of the working group, 1 to 50 characters.
    pub leader: Option<String>,
    /// Name of the supervisor, 1 to 50 characters.
    pub supervisor: Option<String>,
    /// Storeys, 0 to 200.
    pub storeys: Option<i32>,
    /// Floor area in square decimetres, 1 to 10,000,000.
    pub area_dm2: Option<i32>,
    /// The paper of the land.
    pub land_paper: Option<BuildingPaperState>,
    /// The planning permit.
    pub planning_paper: Option<BuildingPaperState>,
    /// Day on which it was surveyed again, by you, not in the future.
    pub surveyed_on: Option<Date>,
    /// Where the originals are kept that are not attached, at most 200 characters.
    #[graphql(default)]
    pub kept_at: MaybeUndefined<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A paper of an archive that was filed, or is there no longer.
#[derive(Debug, InputObject)]
pub struct FileArchivePaperInput {
    /// The archive.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Which paper. Its scan is attached first, under its name, or `keptAt` of the archive says where the original is.
    pub paper: ArchivePaper,
    /// Day on which it was filed, not in the future; today when left out, and null when it is there no longer.
    #[graphql(default)]
    pub on: MaybeUndefined<Date>,
    /// The residence of who signed a letter of guarantee, in force and a member of the household; its head when left out.
    pub signer: Option<GlobalId>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
