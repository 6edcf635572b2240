//! A report is looked at; a hazard that is there gets its level, its premises and its case.

use super::inputs::ConfirmFireHazardInput;
use super::record::FireHazardState;
use super::step::{FireHazardStepKind, FireHazardStepOutcome};
use super::steps::{Doing, Step};
use crate::hazard::{CASE, FireHazardKind};
use crate::premises::FirePremises;
use entities::fire_safety::fire_premises;
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::links::known;
use wangge_core::places::building::Building;
use work::case::{self, ReportMatterInput};
use work::steps::note;

pub(super) async fn confirm(tx: &mut Tx, input: ConfirmFireHazardInput) -> Result<Written> {
    let key = (&input.id, input.version);
    let doing = Doing::begin(tx, key, Action::Change, FireHazardStepKind::Confirmation).await?;
    let on = doing.day(tx, input.on)?;
    let note = note(input.note.as_deref())?;
    let step = |outcome| Step {
        outcome: Some(outcome),
        note: note.clone(),
        ..Step::on(FireHazardStepKind::Confirmation, on)
    };
    if !input.founded {
        if note.is_none() {
            return Err(Error::bad_input("input.note", "say what was found"));
        }
        let step = step(FireHazardStepOutcome::Unfounded);
        return doing.done(tx, step, FireHazardState::Unfounded, |_| ()).await;
    }
    let level = input.level.ok_or_else(|| Error::bad_input("input.level", "say how grave it is"))?;
    let premises = match &input.premises {
        Some(id) => Some(premises(tx, id, &doing).await?),
        None => None,
    };
    let building = premises.as_ref().map(|premises| premises.building_id).or(doing.hazard.building_id);
    let matter = match doing.hazard.matter_id {
        Some(matter) => {
            doing.under_way(tx).await?;
            matter
        }
        None => reported(tx, &doing, building).await?,
    };
    let step = step(FireHazardStepOutcome::Founded);
    doing
        .done(tx, step, FireHazardState::Confirmed, |row| {
            row.level = Set(Some(level.as_str().to_owned()));
            row.matter_id = Set(Some(matter));
            row.building_id = Set(building);
            if let Some(premises) = premises {
                row.premises_id = Set(Some(premises.id));
            }
        })
        .await
}

/// The premises in which the hazard is.
async fn premises(tx: &Tx, id: &GlobalId, doing: &Doing) -> Result<fire_premises::Model> {
    const PATH: &str = "input.premises";
    let premises = known::<FirePremises>(tx, id, PATH).await?;
    let hazard = &doing.hazard;
    let here = premises.status == "active"
        && premises.district_code == hazard.district_code
        && premises.grid_id == hazard.grid_id
        && hazard.building_id.is_none_or(|building| building == premises.building_id);
    match here {
        true => Ok(premises),
        false => Err(Error::bad_input(PATH, "premises in force in the grid and the building of the hazard")),
    }
}

/// The matter that is the case, reported now by who confirms the hazard.
async fn reported(tx: &mut Tx, doing: &Doing, building: Option<i64>) -> Result<i64> {
    let hazard = &doing.hazard;
    let kind = FireHazardKind::of(&hazard.kind).unwrap_or(FireHazardKind::Other).chinese();
    let title = match &hazard.place {
        Some(place) => format!("{kind}：{place}").chars().take(100).collect(),
        None => kind.to_owned(),
    };
    let report = ReportMatterInput {
        kind: CASE.to_owned(),
        grid: Some(hazard.grid_code.parse().map_err(Error::internal)?),
        building: building.map(|id| GlobalId::placed(Building::TYPE, &hazard.district_code, id)),
        place: hazard.place.clone(),
        title,
        detail: hazard.detail.clone(),
        ..ReportMatterInput::default()
    };
    Ok(case::open(tx, report).await?.matter.id)
}
