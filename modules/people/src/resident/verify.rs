//! Somebody looked, and the record is right.

use super::inputs::VerifyResidentInput;
use super::record::Resident;
use super::{counts, freshness};
use entities::people::resident::ActiveModel;
use kit::Result;
use kit::access::{Action, Tx, Written};
use sea_orm::ActiveValue::Set;
use wangge_core::places::retire::in_force;
use wangge_core::stat::Deltas;

/// Records it; each residence counts once a quarter.
pub(super) async fn verify(tx: &mut Tx, input: VerifyResidentInput) -> Result<Written> {
    let target = tx.target::<Resident>(&input.id, Action::Change).await?;
    in_force(&target.status, "residence")?;
    let now = tx.access().now();
    let quarter = counts::quarter(now);
    let before = target.verified_at.map(counts::quarter);
    let mut deltas = Deltas::default();
    if before != Some(quarter) {
        deltas.of(&target.grid_code, target.grid_id).verified(quarter, 1);
    }
    let row = ActiveModel {
        verified_at: Set(Some(now)),
        verified_by: Set(tx.access().account()),
        due_on: Set(freshness::due_on(tx, &target.district_code).await?),
        ..ActiveModel::default()
    };
    let written = tx.change::<Resident>(target, row, input.version.into(), "verify").await?;
    deltas.write(tx, written.permit()).await?;
    Ok(written)
}
