//! A building goes to another grid of its district: the id stays, the code is new, the old one is kept.

use super::change::stand;
use super::create::next_code;
use super::follow::{At, follow as everything};
use super::inputs::MoveBuildingInput;
use super::record::Building;
use crate::geometry::Position;
use crate::places::position::in_boundary;
use crate::places::retire::in_force;
use crate::places::standing::{Ground, Lying, compound_in_force, ground};
use async_graphql::MaybeUndefined;
use entities::places::building::{ActiveModel, Model};
use entities::places::code_alias;
use kit::access::{Action, Permit, Tx, Written};
use kit::hooks::Moved;
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// Moves it.
pub(super) async fn relocate(tx: &mut Tx, input: MoveBuildingInput) -> Result<Written> {
    let building = tx.target::<Building>(&input.id, Action::Change).await?;
    in_force(&building.status, "building")?;
    if input.grid.district() != building.district_code {
        return Err(Error::bad_input("input.grid", "a grid of the building's own district"));
    }
    let grid = ground(tx, (Building::RESOURCE, Action::Change), &input.grid, "input.grid").await?;
    if grid.id == building.grid_id {
        return Err(Error::bad_input("input.grid", "the building stands in this grid already"));
    }
    let code = next_code(tx, building.permit(), &grid).await?;
    let mut row = ActiveModel {
        grid_code: Set(grid.code.to_string()),
        grid_id: Set(grid.id),
        compound_id: Set(compound_there(tx, &building, &grid).await?),
        code: Set(code.to_string()),
        ..Default::default()
    };
    match input.position {
        MaybeUndefined::Undefined => stays_inside(tx, &building, &grid).await?,
        given => stand(tx, &grid, given, &mut row).await?,
    }
    let moved = Moved {
        record_type: Building::TYPE.to_owned(),
        before: building.id,
        after: building.id,
        from: building.grid_code.clone(),
        to: grid.code.to_string(),
    };
    let (district, old_code) = (building.district_code.clone(), building.code.clone());
    let (moved_district, before) = (district.clone(), building.grid_id);
    let written = tx.change::<Building>(building, row, input.version.into(), "move").await?;
    follow(tx, written.permit(), "place_shape", &district, &moved).await?;
    follow(tx, written.permit(), "code_alias", &district, &moved).await?;
    remember(tx, written.permit(), district, old_code, &moved).await?;
    files::follow(tx, written.permit(), &moved).await?;
    let (from, to) = (At { code: &moved.from, id: before }, At { code: &moved.to, id: grid.id });
    everything(tx, written.permit(), (&moved_district, moved.after), (from, to)).await?;
    tx.tell_moved(&moved).await?;
    Ok(written)
}

/// Refuses to leave the building's point where it is when that lies outside the new grid.
///
/// # Errors
/// BAD_USER_INPUT at `input.position`.
async fn stays_inside(tx: &Tx, building: &Model, grid: &Ground) -> Result<()> {
    const PATH: &str = "input.position";
    let (Some(longitude), Some(latitude)) = (building.lon, building.lat) else { return Ok(()) };
    in_boundary(tx, grid, Position::new(longitude, latitude, PATH)?, PATH).await
}

/// The compound stays the building's where it lies in the new grid, too.
async fn compound_there(tx: &Tx, building: &Model, grid: &Ground) -> Result<Option<i64>> {
    let Some(compound) = building.compound_id else { return Ok(None) };
    if !compound_in_force(tx, &building.district_code, compound).await? {
        return Ok(None);
    }
    let grids = Lying::Compound(compound).grids(tx, &building.district_code).await?;
    Ok(grids.contains(&grid.id).then_some(compound))
}

/// What belongs to the building lies where it lies.
async fn follow(tx: &Tx, permit: &Permit, table: &'static str, district: &str, moved: &Moved) -> Result<()> {
    let mut update = Query::update();
    update
        .table(table)
        .value("grid_code", moved.to.as_str())
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("record_type").eq(Building::TYPE))
        .and_where(Expr::col("record_id").eq(moved.after));
    tx.execute(permit, &update).await.map(drop)
}

/// Keeps the code that it had.
async fn remember(tx: &Tx, permit: &Permit, district: String, code: String, moved: &Moved) -> Result<()> {
    let row = code_alias::ActiveModel {
        district_code: Set(district),
        id: Set(tx.access().new_id()),
        grid_code: Set(moved.to.clone()),
        record_type: Set(Building::TYPE.to_owned()),
        record_id: Set(moved.after),
        code: Set(code),
        until_at: Set(tx.access().now()),
    };
    tx.insert(permit, row).await
}
