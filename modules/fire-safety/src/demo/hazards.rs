//! Hazards in every state: matters of fire safety as far as they went, what inspections found of late, and what residents
//! reported.

use super::inspections::Found;
use super::place::{Case, Place};
use super::story::Story;
use crate::hazard::{FireHazardKind, FireHazardLevel, FireHazardSource, FireHazardState};
use chrono::TimeDelta;
use entities::fire_safety::fire_hazard::Model;
use entities::fire_safety::fire_hazard_step;
use kit::access::Tx;
use wangge_core::dice::Dice;

/// What an open case can have come to, in turn.
const IN_TURN: [FireHazardState; 6] = [
    FireHazardState::Confirmed,
    FireHazardState::Notified,
    FireHazardState::Extended,
    FireHazardState::Rectified,
    FireHazardState::Referred,
    FireHazardState::Reinspected,
];
/// What residents reported.
const REPORTED: [(FireHazardKind, &str, &str); 4] = [
    (FireHazardKind::Charging, "单元门厅", "有人在楼道给电动自行车充电，夜间不拔。"),
    (FireHazardKind::Passage, "小区西门", "消防车通道长期停放车辆。"),
    (FireHazardKind::Gas, "沿街餐馆后厨", "闻到燃气味，软管老化开裂。"),
    (FireHazardKind::Storage, "地下室", "堆放大量纸箱、旧家具。"),
];

/// Every hazard with its steps.
pub(super) fn plan(
    tx: &Tx,
    place: &Place,
    found: Vec<Found>,
    dice: &mut Dice,
) -> (Vec<Model>, Vec<fire_hazard_step::Model>) {
    let (mut hazards, mut steps) = (Vec::new(), Vec::new());
    let mut turn = 0;
    for (nth, case) in place.matters.iter().enumerate() {
        let Some(grid) = place.all.get(&case.grid_id) else { continue };
        let hazard = of_case(tx, case, grid);
        let mut story = Story::begin(tx, place, hazard, nth);
        story.last = case.closed_on.unwrap_or(place.today);
        story.tell(state(case, &story, &mut turn));
        hazards.push(story.hazard);
        steps.append(&mut story.steps);
    }
    hazards.extend(found.into_iter().map(|found| of_inspection(tx, place, found)));
    for (nth, grid) in place.grids.iter().enumerate().step_by(5) {
        let ago = i64::try_from(dice.below(12)).unwrap_or_default();
        let (kind, spot, detail) = REPORTED[nth / 5 % REPORTED.len()];
        let day = place.today - TimeDelta::days(ago);
        let mut hazard = blank(tx, (&grid.code, grid.id), kind, place.moment(day));
        hazard.found_on = day;
        hazard.source = FireHazardSource::Resident.as_str().to_owned();
        hazard.place = Some(spot.to_owned());
        hazard.detail = Some(detail.to_owned());
        let mut story = Story::begin(tx, place, hazard, nth);
        let unfounded = nth % 15 == 10;
        story.tell(if unfounded { FireHazardState::Unfounded } else { FireHazardState::Reported });
        hazards.push(story.hazard);
        steps.append(&mut story.steps);
    }
    (hazards, steps)
}

/// How far the hazard of a case is.
fn state(case: &Case, story: &Story<'_>, turn: &mut usize) -> FireHazardState {
    match (case.status.as_str(), case.stage.as_str()) {
        ("refused", _) => FireHazardState::Unfounded,
        ("closed", _) => FireHazardState::Closed,
        (_, "verify" | "file") => FireHazardState::Reinspected,
        _ => {
            let state = IN_TURN[*turn % IN_TURN.len()];
            *turn += 1;
            // only where a term can have been over
            match state {
                FireHazardState::Referred if !story.is_past_due() => FireHazardState::Notified,
                state => state,
            }
        }
    }
}

fn of_case(tx: &Tx, case: &Case, grid: &str) -> Model {
    let kind = match case.kind.as_str() {
        "fire-passage" => FireHazardKind::Passage,
        "ebike-charging" => FireHazardKind::Charging,
        "fire-extinguisher" => FireHazardKind::Equipment,
        _ => FireHazardKind::Management,
    };
    let mut hazard = blank(tx, (grid, case.grid_id), kind, case.reported_at);
    hazard.building_id = case.building;
    hazard.matter_id = Some(case.id);
    hazard.place.clone_from(&case.place);
    hazard.detail = Some(case.title.clone());
    hazard.found_on = case.reported_on;
    if case.kind == "fire-hazard" {
        hazard.level = Some(FireHazardLevel::Major.as_str().to_owned());
    }
    hazard
}

fn of_inspection(tx: &Tx, place: &Place, found: Found) -> Model {
    let Found { premises, inspection, code, hazard_kind, on, by } = found;
    let grid = (premises.grid_code.as_str(), premises.grid_id);
    let kind = FireHazardKind::of(&hazard_kind).unwrap_or(FireHazardKind::Other);
    let mut hazard = blank(tx, grid, kind, place.moment(on));
    hazard.building_id = Some(premises.building_id);
    hazard.premises_id = Some(premises.id);
    hazard.inspection_id = Some(inspection);
    hazard.item_code = Some(code);
    hazard.place = Some(premises.name);
    hazard.detail = Some("不符合要求，已上报".to_owned());
    hazard.source = FireHazardSource::Inspection.as_str().to_owned();
    hazard.found_on = on;
    hazard.account_id = by;
    hazard
}

fn blank(tx: &Tx, (grid, grid_id): (&str, i64), kind: FireHazardKind, at: i64) -> Model {
    let id = tx.access().new_id();
    let district = grid.get(..6).unwrap_or_default().to_owned();
    Model {
        number: crate::hazard::number(&district, id),
        district_code: district,
        id,
        grid_code: grid.to_owned(),
        grid_id,
        building_id: None,
        premises_id: None,
        inspection_id: None,
        item_code: None,
        matter_id: None,
        kind: kind.as_str().to_owned(),
        level: None,
        place: None,
        detail: None,
        lon: None,
        lat: None,
        source: FireHazardSource::Matter.as_str().to_owned(),
        source_name: None,
        source_ref: None,
        reporter_district_code: None,
        reporter_id: None,
        state: FireHazardState::Reported.as_str().to_owned(),
        due_on: None,
        extended: false,
        found_on: kit::platform::day_of(at),
        ended_on: None,
        status: "open".to_owned(),
        account_id: None,
        version: 1,
        created_at: at,
        changed_at: at,
    }
}
