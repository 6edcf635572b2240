//! A new household.

use super::inputs::CreateHouseholdInput;
use super::record::Household;
use crate::dwelling::dwelling_in;
use entities::people::household::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::places::building::Building;
use wangge_core::places::standing::{Ground, ground, stands_in};
use wangge_core::places::text;
use wangge_core::stat::Deltas;

/// Writes the household.
pub(super) async fn create(tx: &mut Tx, input: CreateHouseholdInput) -> Result<Written> {
    let grid = ground(tx, (Household::RESOURCE, Action::Create), &input.grid, "input.grid").await?;
    let (building, dwelling) = home(tx, &input, &grid).await?;
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(grid.code.district().to_owned()),
        id: Set(tx.access().new_id()),
        grid_code: Set(grid.code.to_string()),
        grid_id: Set(grid.id),
        building_id: Set(building),
        dwelling_id: Set(dwelling),
        kind: Set(input.kind.as_str().to_owned()),
        number: Set(text::optional(input.number.as_deref(), "input.number", 50)?),
        address: Set(text::optional(input.address.as_deref(), "input.address", 200)?),
        head_district_code: Set(None),
        head_id: Set(None),
        people: Set(0),
        status: Set("active".to_owned()),
        retired_on: Set(None),
        verified_at: Set(Some(now)),
        verified_by: Set(tx.access().account()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    let written = tx.create::<Household>(row).await?;
    let mut deltas = Deltas::default();
    deltas.of(grid.code.as_str(), grid.id).households(1);
    deltas.write(tx, written.permit()).await?;
    Ok(written)
}

/// The building and the dwelling of a new household.
async fn home(tx: &Tx, input: &CreateHouseholdInput, grid: &Ground) -> Result<(Option<i64>, Option<i64>)> {
    let building = match &input.building {
        Some(id) => Some(building_in(tx, id, grid).await?),
        None => None,
    };
    let Some(id) = &input.dwelling else { return Ok((building, None)) };
    let (dwelling, its) = dwelling_in(tx, id, grid, "input.dwelling").await?;
    if building.is_some_and(|said| said != its) {
        return Err(Error::bad_input("input.dwelling", "it is in another building"));
    }
    Ok((Some(its), Some(dwelling)))
}

/// Id of a building in force within reach that stands in the grid.
///
/// # Errors
/// BAD_USER_INPUT when it is none.
pub(super) async fn building_in(tx: &Tx, id: &GlobalId, grid: &Ground) -> Result<i64> {
    const PATH: &str = "input.building";
    let found = tx.known::<Building>(&id.clone().of("Building", PATH)?).await;
    let building = found.map_err(|error| match error.code() {
        kit::Code::NotFound => Error::bad_input(PATH, "there is no such building"),
        _ => error,
    })?;
    if !stands_in(tx, (&building.district_code, building.id), grid.id).await? {
        return Err(Error::bad_input(PATH, "it is retired or stands in another grid"));
    }
    Ok(building.id)
}
