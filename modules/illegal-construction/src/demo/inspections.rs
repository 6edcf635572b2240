//! The daily inspections of three towns: of a year in the village that began with them, of the last weeks in the others, whose
//! earlier ones are on paper. Now and then a day is missing.

use super::place::{Place, village_of};
use super::{TOWNS, XUZHUANG};
use chrono::{NaiveDate, TimeDelta};
use entities::illegal_construction::construction_inspection::Model;
use kit::access::Access;
use kit::platform::start_of;
use wangge_core::dice::Dice;

/// Days before the day of loading whose inspections are recorded, and those in the village that began.
const DAYS: i64 = 28;
const ALL_DAYS: i64 = 365;
const EVENING: i64 = 17 * 3_600_000;
const FINDINGS: [&str; 4] = [
    "发现一户院内堆放砂石砖块，疑似准备加盖，已现场劝阻。",
    "发现屋顶有新搭彩钢棚，已拍照并上报。",
    "发现围墙外扩占用公共通道，已告知当事人停工。",
    "发现一处新挖地基，未见审批手续，已上报。",
];

/// Is it a day whose inspections of a village are recorded?
pub(super) fn recorded(place: &Place, village: &str, day: NaiveDate) -> bool {
    let began = place.of_town(XUZHUANG).next().is_some_and(|grid| village_of(&grid.code) == village);
    (1..=if began { ALL_DAYS } else { DAYS }).contains(&(place.today - day).num_days())
}

pub(super) fn plan(access: &Access, place: &Place, mut dice: Dice) -> Vec<Model> {
    let mut inspections = Vec::new();
    for ago in (1..=ALL_DAYS).rev() {
        let on = place.today - TimeDelta::days(ago);
        let grids = TOWNS.iter().flat_map(|town| place.of_town(town));
        for grid in grids.filter(|grid| recorded(place, village_of(&grid.code), on)) {
            // one in forty is missing
            let (Some(leader), true) = (place.leader(grid), dice.below(40) > 0) else { continue };
            let suspected = dice.below(60) == 0;
            let at = start_of(on) + EVENING;
            inspections.push(Model {
                district_code: grid.district().to_owned(),
                id: access.new_id(),
                grid_code: grid.code.clone(),
                grid_id: grid.id,
                inspected_on: on,
                account_id: leader,
                sites: i16::try_from(3 + dice.below(12)).unwrap_or(3),
                suspected: suspected.into(),
                findings: suspected.then(|| dice.pick(&FINDINGS).to_owned()),
                version: 1,
                created_at: at,
                changed_at: at,
            });
        }
    }
    inspections
}
