//! A year of drills and publicity in the grids of the two towns.

use super::place::Place;
use crate::activity::FireActivityKind;
use chrono::{NaiveDate, TimeDelta};
use entities::fire_safety::fire_activity::Model;
use kit::access::Tx;
use wangge_core::demo::DemoGrid;
use wangge_core::dice::Dice;

/// Days ago, about, of what each grid does in a year.
const YEAR: [(i64, FireActivityKind, &str); 4] = [
    (330, FireActivityKind::Leaflets, "冬春火灾防控告居民书"),
    (220, FireActivityKind::EvacuationDrill, "居民楼疏散逃生演练"),
    (120, FireActivityKind::HomeVisits, "电动自行车、用电用气安全入户宣传"),
    (25, FireActivityKind::Lecture, "消防宣传月知识讲座"),
];

pub(super) fn plan(tx: &Tx, place: &Place, dice: &mut Dice) -> Vec<Model> {
    let mut activities = Vec::new();
    for (nth, grid) in place.grids.iter().enumerate() {
        for (ago, kind, subject) in YEAR {
            let earlier = i64::try_from(dice.below(20)).unwrap_or_default();
            let day = place.today - TimeDelta::days(ago + earlier);
            activities.push(one(tx, place, (grid, kind, subject, day), dice));
        }
        if nth.is_multiple_of(6) {
            let day = place.today - TimeDelta::days(60);
            let what = (grid, FireActivityKind::StationDrill, "微型消防站拉动演练", day);
            activities.push(one(tx, place, what, dice));
        }
    }
    activities
}

fn one(
    tx: &Tx,
    place: &Place,
    (grid, kind, subject, day): (&DemoGrid, FireActivityKind, &str, NaiveDate),
    dice: &mut Dice,
) -> Model {
    let people = match kind {
        FireActivityKind::Leaflets => 120 + dice.below(180),
        FireActivityKind::StationDrill => 6 + dice.below(8),
        _ => 20 + dice.below(60),
    };
    let people = i32::try_from(people).unwrap_or_default();
    let at = place.moment(day);
    Model {
        district_code: grid.district().to_owned(),
        id: tx.access().new_id(),
        grid_code: grid.code.clone(),
        grid_id: grid.id,
        building_id: None,
        premises_id: None,
        kind: kind.as_str().to_owned(),
        subject: subject.to_owned(),
        place: Some("网格党群服务点".to_owned()),
        held_on: day,
        people,
        materials: matches!(kind, FireActivityKind::Leaflets | FireActivityKind::HomeVisits)
            .then_some(people),
        note: None,
        account_id: grid.leader,
        version: 1,
        created_at: at,
        changed_at: at,
    }
}
