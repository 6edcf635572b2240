//! Changes of a household, and its end.

use super::create::building_in;
use super::inputs::ChangeHouseholdInput;
use super::record::Household;
use super::relations::{head_of, key, member, restate};
use crate::dwelling::dwelling_in;
use async_graphql::MaybeUndefined;
use entities::people::household::{ActiveModel, Model};
use kit::access::{Action, Tx, Written};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::places::retire::{RetireInput, in_force};
use wangge_core::places::standing::Ground;
use wangge_core::places::text;
use wangge_core::stat::Deltas;

/// Writes the change.
pub(super) async fn change(tx: &mut Tx, input: ChangeHouseholdInput) -> Result<Written> {
    let household = tx.target::<Household>(&input.id, Action::Change).await?;
    in_force(&household.status, "household")?;
    let mut row = ActiveModel::default();
    if let Some(kind) = input.kind {
        row.kind = Set(kind.as_str().to_owned());
    }
    text::replace(&input.number, &mut row.number, "input.number", 50)?;
    text::replace(&input.address, &mut row.address, "input.address", 200)?;
    let head = match &input.head {
        MaybeUndefined::Undefined => head_of(&household),
        MaybeUndefined::Null => None,
        MaybeUndefined::Value(id) => Some(key(&member(tx, id, &household, "input.head").await?)),
    };
    home(tx, &input, &household, &mut row).await?;
    restate(tx, &household, head.as_ref(), &input.relations).await?;
    let (district, id) = head.unzip();
    (row.head_district_code, row.head_id) = (Set(district), Set(id));
    tx.change::<Household>(household, row, input.version.into(), "change").await
}

/// Puts where it lives in the row.
async fn home(tx: &Tx, input: &ChangeHouseholdInput, household: &Model, row: &mut ActiveModel) -> Result<()> {
    let code = household.grid_code.parse().map_err(Error::internal)?;
    let grid = Ground { id: household.grid_id, code };
    match &input.building {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => (row.building_id, row.dwelling_id) = (Set(None), Set(None)),
        MaybeUndefined::Value(id) => {
            let building = building_in(tx, id, &grid).await?;
            if household.building_id != Some(building) {
                row.dwelling_id = Set(None);
            }
            row.building_id = Set(Some(building));
        }
    }
    match &input.dwelling {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => row.dwelling_id = Set(None),
        MaybeUndefined::Value(id) => {
            let (dwelling, building) = dwelling_in(tx, id, &grid, "input.dwelling").await?;
            if matches!(row.building_id, Set(said) if said != Some(building)) {
                return Err(Error::bad_input("input.dwelling", "it is in another building"));
            }
            (row.building_id, row.dwelling_id) = (Set(Some(building)), Set(Some(dwelling)));
        }
    }
    Ok(())
}

/// Ends a household without members.
pub(super) async fn retire(tx: &mut Tx, input: RetireInput) -> Result<Written> {
    let household = tx.target::<Household>(&input.id, Action::Change).await?;
    in_force(&household.status, "household")?;
    if household.people > 0 {
        let text =
            format!("{} people are members of the household; let them leave it first", household.people);
        return Err(Error::conflict(text));
    }
    let mut deltas = Deltas::default();
    deltas.of(&household.grid_code, household.grid_id).households(-1);
    let day = input.day(tx)?;
    let row =
        ActiveModel { status: Set("retired".to_owned()), retired_on: Set(Some(day)), ..Default::default() };
    let written = tx.change::<Household>(household, row, input.version.into(), "retire").await?;
    deltas.write(tx, written.permit()).await?;
    Ok(written)
}
