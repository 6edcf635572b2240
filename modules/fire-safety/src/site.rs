//! Where a drill, publicity or a fire was.

use crate::premises::FirePremises;
use kit::access::{Action, Tx};
use kit::code::GridCode;
use kit::node::GlobalId;
use kit::{Error, Result};
use wangge_core::links::known;
use wangge_core::places::building::Building;
use wangge_core::places::standing::ground;

/// What says where it was: premises before a building before a grid.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site<'a> {
    pub(crate) grid: Option<&'a GridCode>,
    pub(crate) premises: Option<&'a GlobalId>,
    pub(crate) building: Option<&'a GlobalId>,
}

/// Where it was, checked.
#[derive(Clone, Debug)]
pub(crate) struct At {
    pub(crate) district: String,
    pub(crate) grid: String,
    pub(crate) grid_id: i64,
    pub(crate) building: Option<i64>,
    pub(crate) premises: Option<i64>,
}

/// The place, in a grid in force where the caller may do what `right` says.
///
/// # Errors
/// As for reach; BAD_USER_INPUT when nothing says where it was, or two things disagree.
pub(crate) async fn site(tx: &Tx, right: (&str, Action), site: Site<'_>) -> Result<At> {
    let (mut code, mut building, mut premises) = (None, None, None);
    if let Some(id) = site.building {
        let row = known::<Building>(tx, id, "input.building").await?;
        (code, building) = (Some(row.grid_code), Some(row.id));
    }
    if let Some(id) = site.premises {
        const PATH: &str = "input.premises";
        let row = known::<FirePremises>(tx, id, PATH).await?;
        if row.status != "active" {
            return Err(Error::bad_input(PATH, "they are retired"));
        }
        if building.is_some_and(|building| building != row.building_id) {
            return Err(Error::bad_input(PATH, "they are in another building"));
        }
        (code, building, premises) = (Some(row.grid_code), Some(row.building_id), Some(row.id));
    }
    let code: GridCode = match (code, site.grid) {
        (Some(code), Some(grid)) if code != grid.as_str() => {
            return Err(Error::bad_input("input.grid", format!("the building stands in grid {code}")));
        }
        (Some(code), _) => code.parse().map_err(Error::internal)?,
        (None, Some(grid)) => grid.clone(),
        (None, None) => return Err(Error::bad_input("input.grid", "say where it was")),
    };
    let ground = ground(tx, right, &code, "input.grid").await?;
    Ok(At {
        district: ground.code.district().to_owned(),
        grid: ground.code.to_string(),
        grid_id: ground.id,
        building,
        premises,
    })
}
