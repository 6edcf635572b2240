//! A new building: its number comes next in its grid and is never given again.

use super::inputs::CreateBuildingInput;
use super::record::Building;
use crate::places::compound::Compound;
use crate::places::position::in_boundary;
use crate::places::standing::{Ground, Lying, compound_in_force, ground};
use crate::places::{numbering, text};
use entities::places::building::ActiveModel;
use kit::access::{Action, Permit, Tx, Written};
use kit::code::BuildingCode;
use kit::node::GlobalId;
use kit::record::{Record, Selection};
use kit::search::Named;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;

/// Writes the building.
pub(super) async fn create(tx: &mut Tx, input: CreateBuildingInput) -> Result<Written> {
    let grid = ground(tx, (Building::RESOURCE, Action::Create), &input.grid, "input.grid").await?;
    let name = text::name(&input.name, "input.name")?;
    let compound = match &input.compound {
        Some(id) => Some(compound_in(tx, id, &grid).await?),
        None => None,
    };
    let position = input.position.map(|point| point.checked("input.position")).transpose()?;
    if let Some(at) = position {
        in_boundary(tx, &grid, at, "input.position").await?;
    }
    let permit = tx.permit(Building::RESOURCE, Action::Create, grid.code.as_str())?;
    let code = next_code(tx, &permit, &grid).await?;
    let (id, now) = (tx.access().new_id(), tx.access().now());
    let district = grid.code.district();
    let row = ActiveModel {
        district_code: Set(district.to_owned()),
        id: Set(id),
        grid_code: Set(grid.code.to_string()),
        grid_id: Set(grid.id),
        compound_id: Set(compound),
        code: Set(code.to_string()),
        name: Set(name.clone()),
        address: Set(text::optional(input.address.as_deref(), "input.address", 200)?),
        management: Set(input.management.as_str().to_owned()),
        floors: Set(text::small(input.floors, "input.floors", 200)?),
        entrances: Set(text::small(input.entrances, "input.entrances", 100)?),
        declared_households: Set(text::count(input.declared_households, "input.declaredHouseholds")?),
        lon: Set(position.map(|at| at.longitude())),
        lat: Set(position.map(|at| at.latitude())),
        status: Set("active".to_owned()),
        retired_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    let written = tx.create::<Building>(row).await?;
    tx.enter_name(written.permit(), Named { district, record_type: Building::TYPE, id, name: &name }).await?;
    Ok(written)
}

/// The next code of the grid.
///
/// # Errors
/// CONFLICT when all were given.
pub(super) async fn next_code(tx: &Tx, permit: &Permit, grid: &Ground) -> Result<BuildingCode> {
    let number = numbering::next_number(tx, permit, grid.code.as_str(), 99_999).await?;
    BuildingCode::numbered(&grid.code, number)
        .ok_or_else(|| Error::conflict(format!("all numbers below {} were given already", grid.code)))
}

/// Id of a compound within reach, in force, that lies in the grid.
///
/// # Errors
/// BAD_USER_INPUT when it is none.
pub(super) async fn compound_in(tx: &Tx, id: &GlobalId, grid: &Ground) -> Result<i64> {
    const PATH: &str = "input.compound";
    let id = id.clone().of("Compound", PATH)?;
    let found = tx.access().by_id::<Compound>(&id, Selection::default()).await?;
    let compound = found.ok_or_else(|| Error::bad_input(PATH, "there is no such compound"))?;
    let (district, id) = (compound.district().to_owned(), compound.id()?);
    if !compound_in_force(tx, &district, id).await? {
        return Err(Error::bad_input(PATH, "this compound is retired"));
    }
    if district == grid.code.district() && Lying::Compound(id).grids(tx, &district).await?.contains(&grid.id)
    {
        return Ok(id);
    }
    Err(Error::bad_input(PATH, "this compound does not lie in the grid"))
}
