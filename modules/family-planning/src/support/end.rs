//! Support ends.

use super::inputs::EndFamilySupportInput;
use super::record::{FamilySupport, FamilySupportEndReason};
use chrono::NaiveDate;
use entities::family_planning::family_support::{ActiveModel, Model};
use kit::access::{Action, Tx, Written};
use kit::{Error, Result};
use people::entry::day;
use sea_orm::ActiveValue::Set;

pub(super) async fn end(tx: &mut Tx, input: EndFamilySupportInput) -> Result<Written> {
    let target = tx.target::<FamilySupport>(&input.id, Action::Change).await?;
    if target.from_on.is_none() || target.to_on.is_some() {
        return Err(Error::conflict("the support is not given"));
    }
    let on = day(tx, input.on, target.from_on, "input.on")?;
    let row = ended(&target, (input.reason, on));
    tx.change::<FamilySupport>(target, row, input.version.into(), "end").await
}

/// What changes when it ends on a day.
pub(crate) fn ended(support: &Model, (reason, on): (FamilySupportEndReason, NaiveDate)) -> ActiveModel {
    ActiveModel {
        to_on: Set(Some(Ord::max(on, support.from_on.unwrap_or(on)))),
        end_reason: Set(Some(reason.as_str().to_owned())),
        ..ActiveModel::default()
    }
}
