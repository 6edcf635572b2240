//! What happens to people and matters: who signed a letter of guarantee, and what a violation tells of its party.

use crate::{archive, violation};
use kit::Result;
use kit::access::Tx;
use kit::hooks::{Ended, Erased, Merged, Moved};
use kit::recount::{Crossing, Recount};

/// Who signed a letter of guarantee may be registered in another district than the household.
const SIGNER: Crossing = Crossing {
    table: "building_archive",
    record_type: "BuildingArchive",
    district: "signer_district_code",
    id: "signer_id",
    to: "resident",
    only: None,
};

/// A person moved house.
pub(crate) async fn moved(tx: &mut Tx, moved: &Moved) -> Result<()> {
    archive::moved(tx, moved).await
}

/// A person died or left.
pub(crate) async fn ended(tx: &mut Tx, ended: &Ended) -> Result<()> {
    archive::ended(tx, ended).await
}

/// Two residences became one.
pub(crate) async fn merged(tx: &mut Tx, merged: &Merged) -> Result<()> {
    archive::merged(tx, merged).await
}

/// A person or a matter was erased.
pub(crate) async fn erased(tx: &mut Tx, erased: &Erased) -> Result<()> {
    archive::erased(tx, erased).await?;
    violation::erased(tx, erased).await
}

/// Compares who signed with where they live.
pub(crate) async fn recount(recount: &mut Recount<'_>) -> Result<()> {
    recount.crossing(SIGNER).await
}
