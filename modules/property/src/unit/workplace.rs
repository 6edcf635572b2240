//! Where a person works.

use super::inputs::SetWorkplaceInput;
use super::record::Unit;
use crate::links::mutations;
use crate::party::absent;
use entities::people::resident::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use wangge_core::places::retire::in_force;

mutations! {
    /// A residence whose unit was set.
    WorkplacePayload { resident: Resident }
    WorkplaceMutations {
        /// Records which unit a person works in.
        set_workplace(SetWorkplaceInput) = set;
    }
}

async fn set(tx: &mut Tx, input: SetWorkplaceInput) -> Result<Written> {
    const PATH: &str = "input.unit";
    let resident = tx.target::<Resident>(&input.id, Action::Change).await?;
    in_force(&resident.status, "residence")?;
    let mut row = ActiveModel { unit_district_code: Set(None), unit_id: Set(None), ..ActiveModel::default() };
    if let Some(id) = &input.unit {
        let found = tx.known::<Unit>(&id.clone().of(Unit::TYPE, PATH)?).await;
        let unit = found.map_err(|error| absent(error, PATH, "there is no such unit"))?;
        if unit.status != "active" {
            return Err(Error::bad_input(PATH, "it is no longer in force"));
        }
        (row.unit_district_code, row.unit_id) = (Set(Some(unit.district_code)), Set(Some(unit.id)));
        if unit.trade.is_some() {
            row.trade = Set(unit.trade);
        }
    }
    tx.change::<Resident>(resident, row, input.version.into(), "set-workplace").await
}
