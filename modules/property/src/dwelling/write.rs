//! Dwellings are entered, changed and taken out of force.

use super::inputs::{ChangeDwellingInput, CreateDwellingInput};
use super::record::Dwelling;
use crate::links::mutations;
use entities::property::dwelling::{ActiveModel, Model};
use kit::access::{Action, Permit, Target, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use people::dwelling::DwellingUsage;
use sea_orm::ActiveValue::Set;
use wangge_core::places::building::Building;
use wangge_core::places::retire::{RetireInput, in_force};
use wangge_core::places::standing::{ground, refuse_while, stands_in};
use wangge_core::places::text;
use wangge_core::stat::Deltas;
use wangge_core::verified::{VerifyInput, verify};

mutations! {
    /// A dwelling that was written.
    DwellingPayload { dwelling: Dwelling }
    DwellingMutations {
        /// Enters a new dwelling.
        create_dwelling(CreateDwellingInput) = create;
        /// Changes a dwelling.
        change_dwelling(ChangeDwellingInput) = change;
        /// Records that a dwelling is as it is recorded: somebody looked.
        verify_dwelling(VerifyInput) = verify::<Dwelling>;
        /// Takes a dwelling out of force, in which nobody lives and which nobody rents any more.
        retire_dwelling(RetireInput) = retire;
    }
}

async fn create(tx: &mut Tx, input: CreateDwellingInput) -> Result<Written> {
    let building = tx.target_as::<Building>(&input.building, Dwelling::RESOURCE, Action::Create).await?;
    in_force(&building.status, "building")?;
    let code = building.grid_code.parse().map_err(Error::internal)?;
    let grid = ground(tx, (Dwelling::RESOURCE, Action::Create), &code, "input.building").await?;
    if !stands_in(tx, (&building.district_code, building.id), grid.id).await? {
        return Err(Error::conflict("the building is retired"));
    }
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(building.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(grid.code.to_string()),
        grid_id: Set(grid.id),
        building_id: Set(building.id),
        number: Set(number(&input.number)?),
        floor: Set(floor(input.floor)?),
        area_dm2: Set(area(input.area_dm2)?),
        usage: Set(input.usage.as_str().to_owned()),
        status: Set("active".to_owned()),
        retired_on: Set(None),
        verified_at: Set(Some(now)),
        verified_by: Set(tx.access().account()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    let written = tx.create::<Dwelling>(row).await?;
    let mut deltas = Deltas::default();
    deltas.of(grid.code.as_str(), grid.id).dwellings(input.usage.as_str(), 1);
    deltas.write(tx, written.permit()).await?;
    Ok(written)
}

async fn change(tx: &mut Tx, input: ChangeDwellingInput) -> Result<Written> {
    let dwelling = tx.target::<Dwelling>(&input.id, Action::Change).await?;
    in_force(&dwelling.status, "dwelling")?;
    let mut row = ActiveModel::default();
    if let Some(given) = &input.number {
        row.number = Set(number(given)?);
    }
    if !input.floor.is_undefined() {
        row.floor = Set(floor(input.floor.take())?);
    }
    if !input.area_dm2.is_undefined() {
        row.area_dm2 = Set(area(input.area_dm2.take())?);
    }
    if let Some(usage) = input.usage {
        if usage != DwellingUsage::Let {
            not_rented(tx, &dwelling, "the dwelling is let; end its tenancy first").await?;
        }
        row.usage = Set(usage.as_str().to_owned());
    }
    let before = Model::clone(&dwelling);
    let written = tx.change::<Dwelling>(dwelling, row, input.version.into(), "change").await?;
    let usage = match input.usage {
        Some(usage) => usage.as_str(),
        None => before.usage.as_str(),
    };
    count(tx, written.permit(), &before, usage).await?;
    Ok(written)
}

async fn retire(tx: &mut Tx, input: RetireInput) -> Result<Written> {
    let dwelling = tx.target::<Dwelling>(&input.id, Action::Change).await?;
    in_force(&dwelling.status, "dwelling")?;
    not_rented(tx, &dwelling, "the dwelling is let; end its tenancy first").await?;
    let here = ("dwelling_id", dwelling.id);
    let district = &dwelling.district_code;
    refuse_while(tx, "resident", district, here, "people live in the dwelling; let them leave it first")
        .await?;
    refuse_while(tx, "household", district, here, "a household lives in the dwelling; let it leave first")
        .await?;
    let day = input.day(tx)?;
    let mut deltas = Deltas::default();
    deltas.of(&dwelling.grid_code, dwelling.grid_id).dwellings(&dwelling.usage, -1);
    let row =
        ActiveModel { status: Set("retired".to_owned()), retired_on: Set(Some(day)), ..Default::default() };
    let written = tx.change::<Dwelling>(dwelling, row, input.version.into(), "retire").await?;
    deltas.write(tx, written.permit()).await?;
    Ok(written)
}

async fn not_rented(tx: &Tx, dwelling: &Model, message: &'static str) -> Result<()> {
    refuse_while(tx, "tenancy", &dwelling.district_code, ("dwelling_id", dwelling.id), message).await
}

/// The dwelling is used as `usage` from now on, by who may write its tenancy.
pub(crate) async fn use_as(
    tx: &mut Tx,
    permit: &Permit,
    dwelling: Model,
    usage: DwellingUsage,
) -> Result<()> {
    let row = ActiveModel { usage: Set(usage.as_str().to_owned()), ..Default::default() };
    let version = dwelling.version;
    count(tx, permit, &dwelling, usage.as_str()).await?;
    let target = Target::belonging(permit, dwelling);
    tx.change::<Dwelling>(target, row, version, "use").await.map(drop)
}

/// Counts a dwelling in force by its usage now instead of that before.
async fn count(tx: &Tx, permit: &Permit, before: &Model, usage: &str) -> Result<()> {
    let mut deltas = Deltas::default();
    deltas.of(&before.grid_code, before.grid_id).dwellings(&before.usage, -1).dwellings(usage, 1);
    deltas.write(tx, permit).await
}

fn number(text: &str) -> Result<String> {
    let number = text::line(text, "input.number", 50)?;
    number.ok_or_else(|| Error::bad_input("input.number", "must not be empty"))
}

fn floor(floor: Option<i32>) -> Result<Option<i16>> {
    let small = |floor| i16::try_from(floor).ok().filter(|floor| (-9..=200).contains(floor));
    floor.map(|f| small(f).ok_or_else(|| Error::bad_input("input.floor", "-9 to 200"))).transpose()
}

fn area(area: Option<i32>) -> Result<Option<i32>> {
    match area {
        Some(area) if !(1..=10_000_000).contains(&area) => {
            Err(Error::bad_input("input.areaDm2", "1 to 10,000,000 square decimetres"))
        }
        area => Ok(area),
    }
}
