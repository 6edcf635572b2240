//! Drills and publicity are recorded and corrected.

use super::inputs::{ChangeFireActivityInput, RecordFireActivityInput};
use super::record::FireActivity;
use crate::site::{Site, site};
use entities::fire_safety::fire_activity::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::links::mutations;
use wangge_core::places::day::past;
use wangge_core::places::text;

mutations! {
    /// A drill or publicity that was written.
    FireActivityPayload { activity: FireActivity }
    FireActivityMutations {
        /// Records a drill or publicity (记录消防演练、宣传).
        record_fire_activity(RecordFireActivityInput) = record;
        /// Corrects what was recorded of a drill or publicity.
        change_fire_activity(ChangeFireActivityInput) = change;
    }
}

async fn record(tx: &mut Tx, input: RecordFireActivityInput) -> Result<Written> {
    let right = (FireActivity::RESOURCE, Action::Create);
    let at = Site { grid: input.grid.as_ref(), premises: input.premises.as_ref(), building: None };
    let site = site(tx, right, at).await?;
    let now = tx.access().now();
    let people = number(Some(input.people), "input.people")?.unwrap_or_default();
    let row = ActiveModel {
        district_code: Set(site.district),
        id: Set(tx.access().new_id()),
        grid_code: Set(site.grid),
        grid_id: Set(site.grid_id),
        building_id: Set(site.building),
        premises_id: Set(site.premises),
        kind: Set(input.kind.as_str().to_owned()),
        subject: Set(text::name(&input.subject, "input.subject")?),
        place: Set(text::optional(input.place.as_deref(), "input.place", 200)?),
        held_on: Set(past(tx, input.on, None, "input.on")?),
        people: Set(people),
        materials: Set(number(input.materials, "input.materials")?),
        note: Set(text::optional(input.note.as_deref(), "input.note", 1_000)?),
        account_id: Set(tx.access().account()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<FireActivity>(row).await
}

async fn change(tx: &mut Tx, input: ChangeFireActivityInput) -> Result<Written> {
    let activity = tx.target::<FireActivity>(&input.id, Action::Change).await?;
    let mut row = ActiveModel::default();
    if let Some(people) = number(input.people, "input.people")? {
        row.people = Set(people);
    }
    if input.materials.is_some() {
        row.materials = Set(number(input.materials, "input.materials")?);
    }
    text::replace(&input.note, &mut row.note, "input.note", 1_000)?;
    tx.change::<FireActivity>(activity, row, input.version.into(), "change").await
}

fn number(given: Option<i32>, path: &str) -> Result<Option<i32>> {
    match given {
        Some(number) if !(0..=1_000_000).contains(&number) => Err(Error::bad_input(path, "0 to 1,000,000")),
        given => Ok(given),
    }
}
