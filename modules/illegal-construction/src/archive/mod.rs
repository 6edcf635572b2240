//! Building archives: one for each household, with its papers and who answers for it.

mod inputs;
mod links;
mod papers;
mod queries;
mod record;
mod regularise;
mod signer;
mod write;

pub use papers::ArchivePaper;
pub use record::{BuildingArchive, BuildingPaperState};

pub(crate) use regularise::regularised;
pub(crate) use signer::{ended, erased, merged, moved};
pub(crate) use write::area;

use files::carry;
use kit::history::History;
use kit::module::Parts;
use kit::record::{Class, Record};
use wangge_core::places::building::Building;
use wangge_core::places::contents::{Content, Contents};

/// What archives add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.shelf::<Contents>(|contents| {
        contents.add(Content {
            of: Building::TYPE,
            table: "building_archive",
            column: "building_id",
            status: "active",
            one: "building archive",
            many: "building archives",
        });
    });
    parts
        .record::<BuildingArchive>()
        .fields_of::<BuildingArchive, links::ArchiveGrid>()
        .fields_of::<BuildingArchive, links::ArchiveBuilding>()
        .fields_of::<BuildingArchive, links::ArchiveHousehold>()
        .fields_of::<BuildingArchive, papers::MissingPapers>()
        .fields_of::<BuildingArchive, History<BuildingArchive>>()
        .queries::<queries::ArchiveQueries>()
        .mutations::<write::ArchiveMutations>();
    carry::<BuildingArchive>(parts, Class::Personal);
}
