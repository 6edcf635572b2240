//! The archives: one for each household of Xuzhuang, all complete; elsewhere a survey goes on.

use super::XUZHUANG;
use super::place::{Place, name, village_of};
use chrono::TimeDelta;
use entities::illegal_construction::building_archive::Model;
use kit::access::Access;
use kit::platform::start_of;
use wangge_core::dice::Dice;

const NINE: i64 = 9 * 3_600_000;

pub(super) fn plan(access: &Access, place: &Place, mut dice: Dice) -> Vec<Model> {
    let mut archives = Vec::with_capacity(place.homes.len());
    let mut village = (String::new(), 0);
    for (nth, home) in place.homes.iter().enumerate() {
        let Some(grid) = place.grid(home.grid_id) else { continue };
        let all = grid.code.starts_with(XUZHUANG);
        // elsewhere two of three are surveyed so far
        if !all && dice.below(3) == 0 {
            continue;
        }
        if village.0 != village_of(&grid.code) {
            village = (village_of(&grid.code).to_owned(), 0);
        }
        village.1 += 1;
        let ago = if all { 60 + dice.below(300) } else { 1 + dice.below(50) };
        let on = place.today - TimeDelta::days(i64::try_from(ago).unwrap_or(1));
        let missing = if all { 0 } else { dice.below(6) };
        let there = |paper: usize| (missing != paper).then_some(on);
        let floors = grid.buildings.iter().find(|building| Some(building.id) == home.building);
        let storeys = i16::try_from(floors.map_or(1, |building| building.floors)).unwrap_or(1);
        let square = i32::try_from(80 + dice.below(70)).unwrap_or(100);
        let head = home.head.clone().filter(|_| missing != 3);
        let at = start_of(on) + NINE;
        archives.push(Model {
            district_code: grid.district().to_owned(),
            id: access.new_id(),
            grid_code: grid.code.clone(),
            grid_id: grid.id,
            building_id: home.building,
            household_id: home.id,
            number: format!("{}-{:04}", village.0, village.1),
            leader: name(nth / 500),
            supervisor: name(nth / 100 + 7),
            storeys: Some(storeys),
            area_dm2: Some(square * 100 * i32::from(storeys.min(3))),
            land_paper: "held".to_owned(),
            planning_paper: if all || dice.below(30) > 0 { "held" } else { "missing" }.to_owned(),
            form_on: there(1),
            pictures_on: there(2),
            video_on: (missing != 2 && nth.is_multiple_of(4)).then_some(on),
            guarantee_on: there(3),
            complete: !(1..=3).contains(&missing),
            kept_at: Some(if all { "徐庄镇违建治理办公室档案室" } else { "社区档案室" }.to_owned()),
            signer_district_code: head.as_ref().map(|(district, ..)| district.clone()),
            signer_id: head.as_ref().map(|(_, id, _)| *id),
            person_id: head.map(|(.., person)| person),
            surveyed_on: on,
            surveyed_by: place.leader(grid),
            status: "active".to_owned(),
            retired_on: None,
            version: 1,
            created_at: at,
            changed_at: at,
        });
    }
    archives
}
