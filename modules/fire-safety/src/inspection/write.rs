//! An inspection is recorded, with its answers and the hazards that it found.

use super::answer::FireAnswer;
use super::inputs::{FireAnswerInput, RecordFireInspectionInput};
use super::record::{FireInspection, FireInspectionKind};
use crate::checklist::{in_use, items_of};
use crate::hazard::{Drawn, FireHazardKind, FireHazardSource, enter};
use crate::plan::due;
use crate::premises::{FirePremises, FireRiskClass};
use chrono::{NaiveDate, TimeDelta};
use entities::fire_safety::fire_checklist_item::Model as Item;
use entities::fire_safety::{fire_inspection, fire_inspection_answer, fire_premises};
use kit::access::{Action, Permit, Target, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::links::mutations;
use wangge_core::places::day::past;
use wangge_core::places::retire::in_force;
use wangge_core::places::text;

/// Days that an inspection may be entered late.
const LATE: TimeDelta = TimeDelta::days(30);

mutations! {
    /// An inspection that was recorded.
    FireInspectionPayload { inspection: FireInspection }
    FireInspectionMutations {
        /// Records an inspection of premises by a check list (记录检查). Items that are not in order open hazards in the same
        /// call, where `hazard` says so.
        record_fire_inspection(RecordFireInspectionInput) = record;
    }
}

async fn record(tx: &mut Tx, input: RecordFireInspectionInput) -> Result<Written> {
    let id = input.premises.clone().of(FirePremises::TYPE, "input.premises")?;
    let premises = tx.target_as::<FirePremises>(&id, FireInspection::RESOURCE, Action::Create).await?;
    in_force(&premises.status, "record of premises")?;
    let permit = premises.permit().clone();
    let list = in_use(tx, &input.checklist, (&premises.district_code, "input.checklist")).await?;
    let on = past(tx, input.on, Some(tx.access().today() - LATE), "input.on")?;
    let point = input.point.map(|point| point.checked("input.point")).transpose()?;
    let answers = answers(items_of(tx, list.id).await?, &input.answers)?;
    let count = |result: FireAnswer| {
        let number = answers.iter().filter(|answer| answer.result == result).count();
        i16::try_from(number).unwrap_or(i16::MAX)
    };
    let note = input.note.as_deref().map(|note| text::passage(note, "input.note", 1_000)).transpose()?;
    let now = tx.access().now();
    let row = fire_inspection::Model {
        district_code: premises.district_code.clone(),
        id: tx.access().new_id(),
        grid_code: premises.grid_code.clone(),
        grid_id: premises.grid_id,
        building_id: premises.building_id,
        premises_id: premises.id,
        checklist_id: list.id,
        kind: input.kind.as_str().to_owned(),
        inspected_on: on,
        lon: point.map(|point| point.longitude()),
        lat: point.map(|point| point.latitude()),
        passed: count(FireAnswer::InOrder),
        failed: count(FireAnswer::NotInOrder),
        skipped: count(FireAnswer::NotApplicable),
        note: note.flatten(),
        account_id: tx.access().account(),
        version: 1,
        created_at: now,
        changed_at: now,
    };
    let id = row.id;
    let before = fire_premises::Model::clone(&premises);
    let row: fire_inspection::ActiveModel = sea_orm::IntoActiveModel::into_active_model(row);
    let written = tx.create::<FireInspection>(sea_orm::ActiveModelTrait::reset_all(row)).await?;
    for answer in &answers {
        tx.insert(&permit, answer.row(tx, &before, id)).await?;
    }
    for answer in answers.iter().filter(|answer| answer.hazard) {
        answer.open(tx, &permit, &before, id).await?;
    }
    inspected(tx, premises, (input.kind, on)).await?;
    Ok(written)
}

/// An answer, checked against its item.
struct Answer {
    item: Item,
    result: FireAnswer,
    remark: Option<String>,
    hazard: bool,
}

/// The answer to each item, in the order of the items.
fn answers(items: Vec<Item>, given: &[FireAnswerInput]) -> Result<Vec<Answer>> {
    const PATH: &str = "input.answers";
    for (at, answer) in given.iter().enumerate() {
        let path = format!("{PATH}.{at}.code");
        if given[..at].iter().any(|other| other.code == answer.code) {
            return Err(Error::bad_input(path, "answered twice"));
        }
        if !items.iter().any(|item| item.code == answer.code) {
            return Err(Error::bad_input(path, "the edition has no such item"));
        }
    }
    let one = |item: Item| {
        let at = given.iter().position(|answer| answer.code == item.code);
        let at = at.ok_or_else(|| Error::bad_input(PATH, format!("{} is missing", item.code)))?;
        let answer = &given[at];
        let remark = text::optional(answer.remark.as_deref(), &format!("{PATH}.{at}.remark"), 500)?;
        let failed = answer.result == FireAnswer::NotInOrder;
        if failed && remark.is_none() {
            return Err(Error::bad_input(format!("{PATH}.{at}.remark"), "say what is not in order"));
        }
        if answer.hazard && !failed {
            return Err(Error::bad_input(format!("{PATH}.{at}.hazard"), "only where it is not in order"));
        }
        Ok(Answer { item, result: answer.result, remark, hazard: answer.hazard })
    };
    items.into_iter().map(one).collect()
}

impl Answer {
    fn row(
        &self,
        tx: &Tx,
        premises: &fire_premises::Model,
        inspection: i64,
    ) -> fire_inspection_answer::ActiveModel {
        let now = tx.access().now();
        fire_inspection_answer::ActiveModel {
            district_code: Set(premises.district_code.clone()),
            id: Set(tx.access().new_id()),
            grid_code: Set(premises.grid_code.clone()),
            grid_id: Set(premises.grid_id),
            building_id: Set(premises.building_id),
            inspection_id: Set(inspection),
            code: Set(self.item.code.clone()),
            text: Set(self.item.text.clone()),
            result: Set(self.result.as_str().to_owned()),
            remark: Set(self.remark.clone()),
            version: Set(1),
            created_at: Set(now),
            changed_at: Set(now),
        }
    }

    /// The hazard that it is.
    async fn open(
        &self,
        tx: &mut Tx,
        permit: &Permit,
        premises: &fire_premises::Model,
        inspection: i64,
    ) -> Result<()> {
        let mut hazard = Drawn {
            district: premises.district_code.clone(),
            grid: (premises.grid_code.clone(), premises.grid_id),
            building: Some(premises.building_id),
            kind: FireHazardKind::of(&self.item.hazard_kind).unwrap_or(FireHazardKind::Other),
            source: FireHazardSource::Inspection,
            place: premises.place.clone().or_else(|| Some(premises.name.clone())),
            detail: self.remark.clone(),
        }
        .row(tx);
        hazard.premises_id = Some(premises.id);
        hazard.inspection_id = Some(inspection);
        hazard.item_code = Some(self.item.code.clone());
        enter(tx, permit, hazard).await.map(drop)
    }
}

/// Notes in the premises that they were inspected, and when they are due again.
async fn inspected(
    tx: &mut Tx,
    premises: Target<FirePremises>,
    (kind, on): (FireInspectionKind, NaiveDate),
) -> Result<()> {
    if premises.inspected_on.is_some_and(|last| last > on) {
        return Ok(());
    }
    let mut row =
        fire_premises::ActiveModel { inspected_on: Set(Some(on)), ..fire_premises::ActiveModel::default() };
    if kind == FireInspectionKind::Planned {
        let class = FireRiskClass::of(&premises.risk_class).unwrap_or(FireRiskClass::General);
        row.inspect_by = Set(due(tx, &premises.district_code, class, on).await?);
    }
    let version = premises.version;
    tx.by_right_to(FireInspection::RESOURCE);
    tx.change::<FirePremises>(premises, row, version, "inspected").await.map(drop)
}
