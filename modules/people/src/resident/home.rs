//! Where in a grid somebody lives, checked and put in the row.

use super::inputs::HomeInput;
use crate::dwelling::dwelling_in;
use crate::household::{Household, join};
use crate::standard::{Standard, known};
use async_graphql::MaybeUndefined;
use entities::people::resident::{ActiveModel, Model};
use kit::access::Tx;
use kit::node::GlobalId;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::places::building::Building;
use wangge_core::places::standing::Ground;

/// Puts what was sent in the row of a residence in `grid`, which is `before` now or comes after it. Who joins another
/// household has the relation to its head that was sent, and not the one to the head before.
///
/// # Errors
/// BAD_USER_INPUT for what does not lie in the grid, is retired, or is out of reach.
pub(super) async fn enter(
    tx: &Tx,
    given: &HomeInput,
    (grid, before): (&Ground, Option<&Model>),
    row: &mut ActiveModel,
) -> Result<()> {
    match &given.building {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => (row.building_id, row.dwelling_id) = (Set(None), Set(None)),
        MaybeUndefined::Value(id) => row.building_id = Set(Some(building(tx, id, grid).await?)),
    }
    match &given.dwelling {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => row.dwelling_id = Set(None),
        MaybeUndefined::Value(id) => {
            let (dwelling, building) = dwelling_in(tx, id, grid, "input.home.dwelling").await?;
            if matches!(row.building_id, Set(Some(said)) if said != building) {
                return Err(Error::bad_input("input.home.dwelling", "it is in another building"));
            }
            (row.building_id, row.dwelling_id) = (Set(Some(building)), Set(Some(dwelling)));
        }
    }
    match &given.household {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => {
            (row.household_district_code, row.household_id) = (Set(None), Set(None));
            row.relation = Set(None);
        }
        MaybeUndefined::Value(id) => {
            let (district, household) = household(tx, id).await?;
            let belongs = |row: &Model| {
                row.household_district_code.as_ref() == Some(&district) && row.household_id == Some(household)
            };
            if !before.is_some_and(belongs) {
                row.relation = Set(None);
            }
            (row.household_district_code, row.household_id) = (Set(Some(district)), Set(Some(household)));
        }
    }
    match &given.relation {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => row.relation = Set(None),
        MaybeUndefined::Value(code) => {
            row.relation = Set(known(Standard::Relation, Some(code), "input.home.relation")?);
        }
    }
    Ok(())
}

async fn building(tx: &Tx, id: &GlobalId, grid: &Ground) -> Result<i64> {
    const PATH: &str = "input.home.building";
    let building = tx.known::<Building>(&id.clone().of("Building", PATH)?).await;
    let building = building.map_err(|error| at(error, PATH, "there is no such building"))?;
    if building.status != "active" || building.grid_code != grid.code.as_str() {
        return Err(Error::bad_input(PATH, "it is retired or stands in another grid"));
    }
    Ok(building.id)
}

async fn household(tx: &Tx, id: &GlobalId) -> Result<(String, i64)> {
    const PATH: &str = "input.home.household";
    let household = tx.known::<Household>(&id.clone().of("Household", PATH)?).await;
    let household = household.map_err(|error| at(error, PATH, "there is no such household"))?;
    if household.status != "active" {
        return Err(Error::bad_input(PATH, "this household is retired"));
    }
    join(tx, &household).await?;
    Ok((household.district_code, household.id))
}

/// What is absent is a wrong input here; other errors stay.
fn at(error: Error, path: &str, message: &str) -> Error {
    if error.code() == kit::Code::NotFound { Error::bad_input(path, message) } else { error }
}
