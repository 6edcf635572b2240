//! Equipment is entered, changed, looked after and taken away.

use super::inputs::{AddFireEquipmentInput, ChangeFireEquipmentInput, InspectFireEquipmentInput};
use super::record::FireEquipment;
use crate::premises::FirePremises;
use async_graphql::MaybeUndefined;
use chrono::NaiveDate;
use entities::fire_safety::fire_equipment::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::links::mutations;
use wangge_core::places::day::past;
use wangge_core::places::retire::{RetireInput, in_force};
use wangge_core::places::text;

mutations! {
    /// A piece of equipment that was written.
    FireEquipmentPayload { equipment: FireEquipment }
    FireEquipmentMutations {
        /// Enters a piece of fire equipment of premises (登记消防设施器材).
        add_fire_equipment(AddFireEquipmentInput) = add;
        /// Changes a piece of equipment in force.
        change_fire_equipment(ChangeFireEquipmentInput) = change;
        /// Records that a piece of equipment was looked after (维护保养), and when it is to be next.
        inspect_fire_equipment(InspectFireEquipmentInput) = inspect;
        /// Takes a piece of equipment away: it expired, or is there no longer.
        retire_fire_equipment(RetireInput) = retire;
    }
}

async fn add(tx: &mut Tx, input: AddFireEquipmentInput) -> Result<Written> {
    let right = (FireEquipment::RESOURCE, Action::Create);
    let id = input.premises.clone().of(FirePremises::TYPE, "input.premises")?;
    let premises = tx.target_as::<FirePremises>(&id, right.0, right.1).await?;
    in_force(&premises.status, "record of premises")?;
    let now = tx.access().now();
    let installed = past(tx, input.installed_on, None, "input.installedOn")?;
    let spot = text::line(&input.spot, "input.spot", 100)?;
    let row = ActiveModel {
        district_code: Set(premises.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(premises.grid_code.clone()),
        grid_id: Set(premises.grid_id),
        building_id: Set(premises.building_id),
        premises_id: Set(premises.id),
        kind: Set(input.kind.as_str().to_owned()),
        spot: Set(spot.ok_or_else(|| Error::bad_input("input.spot", "must not be empty"))?),
        number: Set(text::optional(input.number.as_deref(), "input.number", 50)?),
        installed_on: Set(installed),
        inspected_on: Set(None),
        inspect_by: Set(later(input.inspect_by.0, installed, "input.inspectBy")?),
        expires_on: Set(input
            .expires_on
            .map(|day| later(day.0, installed, "input.expiresOn"))
            .transpose()?),
        status: Set("active".to_owned()),
        retired_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<FireEquipment>(row).await
}

async fn change(tx: &mut Tx, input: ChangeFireEquipmentInput) -> Result<Written> {
    let piece = tx.target::<FireEquipment>(&input.id, Action::Change).await?;
    in_force(&piece.status, "piece of equipment")?;
    let mut row = ActiveModel::default();
    if let Some(spot) = &input.spot {
        let spot = text::line(spot, "input.spot", 100)?;
        row.spot = Set(spot.ok_or_else(|| Error::bad_input("input.spot", "must not be empty"))?);
    }
    text::replace(&input.number, &mut row.number, "input.number", 50)?;
    match input.expires_on {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => row.expires_on = Set(None),
        MaybeUndefined::Value(day) => {
            row.expires_on = Set(Some(later(day.0, piece.installed_on, "input.expiresOn")?));
        }
    }
    tx.change::<FireEquipment>(piece, row, input.version.into(), "change").await
}

async fn inspect(tx: &mut Tx, input: InspectFireEquipmentInput) -> Result<Written> {
    let piece = tx.target::<FireEquipment>(&input.id, Action::Change).await?;
    in_force(&piece.status, "piece of equipment")?;
    let first = piece.inspected_on.unwrap_or(piece.installed_on);
    let on = past(tx, input.on, Some(first), "input.on")?;
    let row = ActiveModel {
        inspected_on: Set(Some(on)),
        inspect_by: Set(later(input.inspect_by.0, on, "input.inspectBy")?),
        ..ActiveModel::default()
    };
    tx.change::<FireEquipment>(piece, row, input.version.into(), "inspect").await
}

async fn retire(tx: &mut Tx, input: RetireInput) -> Result<Written> {
    let piece = tx.target::<FireEquipment>(&input.id, Action::Change).await?;
    in_force(&piece.status, "piece of equipment")?;
    let row = ActiveModel {
        status: Set("retired".to_owned()),
        retired_on: Set(Some(input.day(tx)?)),
        ..ActiveModel::default()
    };
    tx.change::<FireEquipment>(piece, row, input.version.into(), "retire").await
}

/// A day after another one.
fn later(day: NaiveDate, than: NaiveDate, path: &str) -> Result<NaiveDate> {
    if day > than { Ok(day) } else { Err(Error::bad_input(path, format!("after {than}"))) }
}
