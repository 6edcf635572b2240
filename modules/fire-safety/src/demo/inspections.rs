//! A year of inspections: by the class of risk, now and then late, and some ad hoc, for electricity and for gas.

use super::place::Place;
use crate::checklist::{FireChecklistKind, FireChecklistState};
use crate::inspection::{FireAnswer, FireInspectionKind};
use crate::plan::{after, usual};
use crate::premises::FireRiskClass;
use chrono::{NaiveDate, TimeDelta};
use entities::fire_safety::fire_checklist_item::Model as Item;
use entities::fire_safety::fire_inspection::Model;
use entities::fire_safety::{fire_checklist, fire_inspection_answer, fire_premises};
use kit::access::Tx;
use std::collections::HashMap;
use wangge_core::dice::Dice;

/// An item that was not in order not long ago, and was reported as a hazard.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) premises: fire_premises::Model,
    pub(super) inspection: i64,
    pub(super) code: String,
    pub(super) hazard_kind: String,
    pub(super) on: NaiveDate,
    pub(super) by: Option<i64>,
}

type Written = (Vec<Model>, Vec<fire_inspection_answer::Model>, Vec<Found>);

/// Days in which what was found is still to be looked at.
const FRESH: i64 = 20;

/// The inspections with their answers, and what they found of late.
pub(super) fn plan(
    tx: &Tx,
    place: &Place,
    (lists, items): (&[fire_checklist::Model], &[Item]),
    premises: &mut [fire_premises::Model],
    dice: &mut Dice,
) -> Written {
    let mut of_list: HashMap<i64, Vec<&Item>> = HashMap::new();
    for item in items {
        of_list.entry(item.checklist_id).or_default().push(item);
    }
    let leaders: HashMap<i64, Option<i64>> = place.grids.iter().map(|grid| (grid.id, grid.leader)).collect();
    let mut written: Written = (Vec::new(), Vec::new(), Vec::new());
    for row in premises {
        let class = FireRiskClass::of(&row.risk_class).unwrap_or(FireRiskClass::General);
        for (on, kind) in days(place, usual(class), dice) {
            let wanted = match (kind, dice.below(2)) {
                (FireInspectionKind::Planned, _) => FireChecklistKind::General,
                (_, 0) => FireChecklistKind::Electricity,
                _ => FireChecklistKind::Gas,
            };
            let list = lists.iter().find(|list| {
                list.area_code == row.district_code
                    && list.kind == wanted.as_str()
                    && list.state == FireChecklistState::InUse.as_str()
            });
            let Some((list, items)) = list.and_then(|list| Some((list, of_list.get(&list.id)?))) else {
                continue;
            };
            let by = leaders.get(&row.grid_id).copied().flatten();
            let one = inspection(tx, place, row, (list.id, kind, on, by));
            answer(tx, (place, row), one, items, (&mut written, dice));
            row.inspected_on = Some(on);
            row.version += 1;
            row.changed_at = place.moment(on);
            if kind == FireInspectionKind::Planned {
                row.inspect_by = after(on, usual(class));
            }
        }
    }
    written
}

/// The days of the last year on which premises were inspected.
fn days(place: &Place, months: u32, dice: &mut Dice) -> Vec<(NaiveDate, FireInspectionKind)> {
    let interval = i64::from(months) * 30;
    let mut ago = 360 - i64::try_from(dice.below(25)).unwrap_or_default();
    let mut days = Vec::new();
    while ago > 0 {
        days.push((place.today - TimeDelta::days(ago), FireInspectionKind::Planned));
        // one in ten is late
        let late = if dice.below(10) == 0 { 40 } else { 0 };
        ago -= interval - 10 + late;
    }
    if dice.below(4) == 0 {
        let ago = i64::try_from(1 + dice.below(60)).unwrap_or(1);
        days.push((place.today - TimeDelta::days(ago), FireInspectionKind::AdHoc));
    }
    days.sort_unstable_by_key(|(day, _)| *day);
    days
}

fn inspection(
    tx: &Tx,
    place: &Place,
    premises: &fire_premises::Model,
    (list, kind, on, by): (i64, FireInspectionKind, NaiveDate, Option<i64>),
) -> Model {
    let at = place.moment(on);
    Model {
        district_code: premises.district_code.clone(),
        id: tx.access().new_id(),
        grid_code: premises.grid_code.clone(),
        grid_id: premises.grid_id,
        building_id: premises.building_id,
        premises_id: premises.id,
        checklist_id: list,
        kind: kind.as_str().to_owned(),
        inspected_on: on,
        lon: None,
        lat: None,
        passed: 0,
        failed: 0,
        skipped: 0,
        note: None,
        account_id: by,
        version: 1,
        created_at: at,
        changed_at: at,
    }
}

fn answer(
    tx: &Tx,
    (place, premises): (&Place, &fire_premises::Model),
    mut inspection: Model,
    items: &[&Item],
    (written, dice): (&mut Written, &mut Dice),
) {
    let fresh = place.today - TimeDelta::days(FRESH);
    for item in items {
        let result = match dice.below(25) {
            0 => FireAnswer::NotInOrder,
            1 => FireAnswer::NotApplicable,
            _ => FireAnswer::InOrder,
        };
        let count = match result {
            FireAnswer::InOrder => &mut inspection.passed,
            FireAnswer::NotInOrder => &mut inspection.failed,
            FireAnswer::NotApplicable => &mut inspection.skipped,
        };
        *count += 1;
        let failed = result == FireAnswer::NotInOrder;
        let new = failed && inspection.inspected_on >= fresh;
        if new {
            written.2.push(Found {
                premises: premises.clone(),
                inspection: inspection.id,
                code: item.code.clone(),
                hazard_kind: item.hazard_kind.clone(),
                on: inspection.inspected_on,
                by: inspection.account_id,
            });
        }
        let remark = if new { "不符合要求，已上报" } else { "不符合要求，已当场整改" };
        written.1.push(fire_inspection_answer::Model {
            district_code: inspection.district_code.clone(),
            id: tx.access().new_id(),
            grid_code: inspection.grid_code.clone(),
            grid_id: inspection.grid_id,
            building_id: inspection.building_id,
            inspection_id: inspection.id,
            code: item.code.clone(),
            text: item.text.clone(),
            result: result.as_str().to_owned(),
            remark: failed.then(|| remark.to_owned()),
            version: 1,
            created_at: inspection.created_at,
            changed_at: inspection.created_at,
        });
    }
    written.0.push(inspection);
}
