//! The fires of a year in the two towns, and how the grids helped.

use super::place::Place;
use crate::incident::{FireCause, FireHelpKind, FireIncidentKind, FireIncidentStatus};
use chrono::TimeDelta;
use entities::fire_safety::fire_incident::Model;
use entities::fire_safety::fire_incident_step;
use kit::access::Tx;
use kit::platform::start_of;
use wangge_core::demo::DemoGrid;
use wangge_core::dice::Dice;

/// Each so many grids have a fire in a year.
const EVERY: usize = 7;
const FIRES: [(FireIncidentKind, FireCause, &str); 5] = [
    (FireIncidentKind::Dwelling, FireCause::OpenFire, "厨房油锅起火，引燃油烟机。"),
    (FireIncidentKind::Vehicle, FireCause::Battery, "电动自行车充电时电池热失控。"),
    (FireIncidentKind::Business, FireCause::Electricity, "店铺配电箱线路短路。"),
    (FireIncidentKind::OpenAir, FireCause::Smoking, "遗留烟头引燃杂草。"),
    (FireIncidentKind::Dwelling, FireCause::Electricity, "老旧插座接触不良起火。"),
];
const HELP: [(FireHelpKind, i64, &str); 4] = [
    (FireHelpKind::Evacuation, 0, "引导消防车进场，疏散同单元居民。"),
    (FireHelpKind::Witnesses, 1, "陪同调查人员走访邻居。"),
    (FireHelpKind::LossSurvey, 2, "逐户登记受损情况。"),
    (FireHelpKind::Relief, 6, "协调临时救助，送去生活用品。"),
];
const HOUR: i64 = 3_600_000;

pub(super) fn plan(tx: &Tx, place: &Place, dice: &mut Dice) -> (Vec<Model>, Vec<fire_incident_step::Model>) {
    let (mut incidents, mut help) = (Vec::new(), Vec::new());
    for (nth, grid) in place.grids.iter().enumerate().step_by(EVERY) {
        let ago = i64::try_from(2 + dice.below(355)).unwrap_or(2);
        let incident = fire(tx, place, (grid, nth / EVERY, ago), dice);
        for (kind, days, note) in HELP {
            if days < ago {
                help.push(helped(tx, place, (&incident, grid), (kind, days, note)));
            }
        }
        incidents.push(incident);
    }
    (incidents, help)
}

fn fire(tx: &Tx, place: &Place, (grid, nth, ago): (&DemoGrid, usize, i64), dice: &mut Dice) -> Model {
    let (kind, cause, finding) = FIRES[nth % FIRES.len()];
    let day = place.today - TimeDelta::days(ago);
    let hour = i64::try_from(dice.below(24)).unwrap_or_default();
    // the last weeks are still being looked into
    let over = ago > 20;
    let indoors = matches!(kind, FireIncidentKind::Dwelling | FireIncidentKind::Business);
    let at = start_of(day) + hour * HOUR;
    Model {
        district_code: grid.district().to_owned(),
        id: tx.access().new_id(),
        grid_code: grid.code.clone(),
        grid_id: grid.id,
        building_id: grid.buildings.first().filter(|_| indoors).map(|building| building.id),
        premises_id: None,
        occurred_at: at,
        occurred_on: day,
        kind: kind.as_str().to_owned(),
        place: Some(if indoors { "室内" } else { "网格内道路旁" }.to_owned()),
        cause: over.then(|| cause.as_str().to_owned()),
        finding: over.then(|| finding.to_owned()),
        burnt_dm2: over.then(|| i32::try_from(100 + dice.below(3_000)).unwrap_or(100)),
        deaths: 0,
        injured: i16::from(nth == 3),
        loss_fen: over.then(|| i64::try_from(50_000 + dice.below(4_000_000)).unwrap_or(50_000)),
        status: if over { FireIncidentStatus::Ended } else { FireIncidentStatus::Open }.as_str().to_owned(),
        ended_on: over.then(|| day + TimeDelta::days(20)),
        account_id: None,
        version: if over { 3 } else { 1 },
        created_at: at + HOUR,
        changed_at: if over { place.moment(day + TimeDelta::days(20)) } else { at + HOUR },
    }
}

fn helped(
    tx: &Tx,
    place: &Place,
    (incident, grid): (&Model, &DemoGrid),
    (kind, days, note): (FireHelpKind, i64, &str),
) -> fire_incident_step::Model {
    let day = incident.occurred_on + TimeDelta::days(days);
    let at = place.moment(day);
    fire_incident_step::Model {
        district_code: incident.district_code.clone(),
        id: tx.access().new_id(),
        grid_code: incident.grid_code.clone(),
        grid_id: incident.grid_id,
        building_id: incident.building_id,
        incident_id: incident.id,
        kind: kind.as_str().to_owned(),
        done_on: day,
        people: (kind != FireHelpKind::LossSurvey).then_some(6),
        note: Some(note.to_owned()),
        account_id: grid.leader,
        version: 1,
        created_at: at,
        changed_at: at,
    }
}
