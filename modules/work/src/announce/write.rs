//! What the engine writes of an announcement: it is put up, it is over, or it is withdrawn.

use super::record::{Announcement, AnnouncementState};
use super::term;
use crate::act::Doing;
use chrono::TimeDelta;
use entities::work::announcement::{ActiveModel, Model};
use entities::work::matter;
use kit::Result;
use kit::access::{Permit, Target, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, IntoActiveModel};

/// Announces a matter in its community and its street or town at the same time, for the days of its kind, counted from
/// tomorrow; the matter keeps the last one.
pub(crate) async fn publish(tx: &mut Tx, doing: &mut Doing, name: String, result: String) -> Result<()> {
    let (matter, kind) = (&doing.matter, &doing.kind);
    let (now, today) = (tx.access().now(), tx.access().today());
    let to_on = today + TimeDelta::days(kind.announce_days.into());
    let part = |digits| matter.grid_code.get(..digits).unwrap_or_default().to_owned();
    let row = Model {
        district_code: matter.district_code.clone(),
        id: tx.access().new_id(),
        grid_code: matter.grid_code.clone(),
        grid_id: matter.grid_id,
        matter_id: matter.id,
        kind_code: kind.code.clone(),
        title: kind.title.clone(),
        chinese: kind.chinese.clone(),
        name,
        result,
        community_code: part(12),
        town_code: part(9),
        from_on: today,
        to_on,
        state: AnnouncementState::Open.as_str().to_owned(),
        announced_by: tx.access().account(),
        version: 1,
        created_at: now,
        changed_at: now,
    };
    doing.matter.announced_to = Some(to_on);
    let row = row.into_active_model().reset_all();
    tx.create_belonging::<Announcement>(&doing.permit(), row).await.map(drop)
}

/// Ends an announcement that may end; see [`may_end`](super::may_end).
pub(crate) async fn close(tx: &mut Tx, permit: &Permit, open: Model) -> Result<()> {
    leave(tx, permit, open, AnnouncementState::Over).await
}

/// Withdraws the announcement of a matter that ended before it was over.
pub(crate) async fn withdraw(tx: &mut Tx, permit: &Permit, matter: &matter::Model) -> Result<()> {
    match term::open(tx, matter).await? {
        Some(open) => leave(tx, permit, open, AnnouncementState::Withdrawn).await,
        None => Ok(()),
    }
}

async fn leave(tx: &mut Tx, permit: &Permit, open: Model, state: AnnouncementState) -> Result<()> {
    let row = ActiveModel { state: Set(state.as_str().to_owned()), ..Default::default() };
    let version = open.version;
    let target = Target::belonging(permit, open);
    tx.change::<Announcement>(target, row, version, state.as_str()).await.map(drop)
}
