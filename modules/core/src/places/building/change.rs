//! Changes of a building where it stands.

use super::create::compound_in;
use super::inputs::ChangeBuildingInput;
use super::record::Building;
use crate::places::contents::Contents;
use crate::places::position::{PointInput, in_boundary};
use crate::places::retire::{Left, RetireInput, in_force};
use crate::places::standing::Ground;
use crate::places::text;
use async_graphql::MaybeUndefined;
use entities::places::building::{ActiveModel, Model};
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::search::Named;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// Writes the change.
pub(super) async fn change(tx: &mut Tx, input: ChangeBuildingInput) -> Result<Written> {
    let building = tx.target::<Building>(&input.id, Action::Change).await?;
    in_force(&building.status, "building")?;
    let mut row = ActiveModel::default();
    if let Some(name) = &input.name {
        let name = text::name(name, "input.name")?;
        let (district, id) = (building.district_code.as_str(), building.id);
        tx.enter_name(building.permit(), Named { district, record_type: Building::TYPE, id, name: &name })
            .await?;
        row.name = Set(name);
    }
    if let Some(management) = input.management {
        row.management = Set(management.as_str().to_owned());
    }
    text::replace(&input.address, &mut row.address, "input.address", 200)?;
    figures(&input, &mut row)?;
    let grid = grid_of(&building)?;
    match &input.compound {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => row.compound_id = Set(None),
        MaybeUndefined::Value(id) => row.compound_id = Set(Some(compound_in(tx, id, &grid).await?)),
    }
    stand(tx, &grid, input.position, &mut row).await?;
    tx.change::<Building>(building, row, input.version.into(), "change").await
}

/// Ends the building: nothing in force may lie in it any more.
pub(super) async fn retire(tx: &mut Tx, input: RetireInput, contents: &Contents) -> Result<Written> {
    let building = tx.target::<Building>(&input.id, Action::Change).await?;
    in_force(&building.status, "building")?;
    let day = input.day(tx)?;
    let (district, id) = (building.district_code.as_str(), building.id);
    // who enters something in it at this moment is waited for, and others wait
    let mine = Condition::all().add(Expr::col("district_code").eq(district)).add(Expr::col("id").eq(id));
    tx.hold("building", mine).await?;
    contents.none_left(tx, (Building::TYPE, district, id), "building", Left::default()).await?;
    let row =
        ActiveModel { status: Set("retired".to_owned()), retired_on: Set(Some(day)), ..Default::default() };
    tx.change::<Building>(building, row, input.version.into(), "retire").await
}

fn figures(input: &ChangeBuildingInput, row: &mut ActiveModel) -> Result<()> {
    let small = |given: MaybeUndefined<i32>, column: &mut sea_orm::ActiveValue<Option<i16>>, path, most| {
        if !given.is_undefined() {
            *column = Set(text::small(given.take(), path, most)?);
        }
        Ok::<(), Error>(())
    };
    small(input.floors, &mut row.floors, "input.floors", 200)?;
    small(input.entrances, &mut row.entrances, "input.entrances", 100)?;
    if !input.declared_households.is_undefined() {
        let given = input.declared_households.take();
        row.declared_households = Set(text::count(given, "input.declaredHouseholds")?);
    }
    Ok(())
}

/// Writes where the building stands in the grid, if that is given.
///
/// # Errors
/// BAD_USER_INPUT at `input.position` outside the grid.
pub(super) async fn stand(
    tx: &Tx,
    grid: &Ground,
    position: MaybeUndefined<PointInput>,
    row: &mut ActiveModel,
) -> Result<()> {
    let at = match position {
        MaybeUndefined::Undefined => return Ok(()),
        MaybeUndefined::Null => None,
        MaybeUndefined::Value(point) => Some(point.checked("input.position")?),
    };
    if let Some(at) = at {
        in_boundary(tx, grid, at, "input.position").await?;
    }
    row.lon = Set(at.map(|at| at.longitude()));
    row.lat = Set(at.map(|at| at.latitude()));
    Ok(())
}

/// The grid that a building stands in.
fn grid_of(building: &Model) -> Result<Ground> {
    let code = building.grid_code.parse().map_err(Error::internal)?;
    Ok(Ground { id: building.grid_id, code })
}
