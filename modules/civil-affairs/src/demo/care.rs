//! Care records and their visits.

use super::Totals;
use super::place::{Living, Place};
use crate::care::{CareKind, CareVisitResult};
use chrono::{NaiveDate, TimeDelta};
use entities::civil_affairs::{care_record, care_visit};
use kit::access::{Access, Tx};
use kit::error::Result;
use kit::platform::start_of;
use people::demo::Size;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use std::collections::BTreeSet;
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

/// Who is cared for: how many, of which age, how often they are visited, and what is done.
const KINDS: [(CareKind, usize, (u32, u32), i16, &str); 4] = [
    (CareKind::LivingAlone, 700, (70, 130), 15, "上门探访，查看水电气安全，代购药品和生活用品。"),
    (CareKind::Disabled, 500, (6, 90), 30, "上门探访，了解康复和辅具需求，代办补贴复核。"),
    (CareKind::LeftBehindChild, 200, (3, 15), 30, "上门探访，了解学习和生活情况，联系外出务工父母。"),
    (CareKind::Orphan, 40, (1, 17), 30, "上门探访，了解监护和就学情况，落实保障待遇。"),
];

/// Days before the day of loading on which the first record was opened.
const YEAR: i64 = 365;

/// Writes them.
pub(super) async fn write(
    tx: &Tx,
    place: &Place,
    size: Size,
    dice: &mut Dice,
    totals: &mut Totals,
) -> Result<()> {
    let (mut records, mut visits) = (Vec::new(), Vec::new());
    for (kind, number, ages, days, plan) in KINDS {
        let fits: Vec<usize> =
            (0..place.people.len()).filter(|at| fits(place, &place.people[*at], kind, ages)).collect();
        let mut chosen = BTreeSet::new();
        for _ in 0..size.of(number) {
            if !fits.is_empty() {
                chosen.insert(fits[dice.below(fits.len())]);
            }
        }
        for at in chosen {
            let mut record = record(tx.access(), place, &place.people[at], (kind, days, plan), dice);
            visit(tx.access(), place, &mut record, dice, &mut visits);
            records.push(record);
        }
    }
    (totals.care_records, totals.care_visits) = (records.len(), visits.len());
    insert_rows(tx, records.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await?;
    insert_rows(tx, visits.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await
}

fn fits(place: &Place, who: &Living, kind: CareKind, (youngest, oldest): (u32, u32)) -> bool {
    let alone = || place.members(who).is_some_and(|(_, people)| people == 1);
    (youngest..=oldest).contains(&who.age) && (kind != CareKind::LivingAlone || alone())
}

fn record(
    access: &Access,
    place: &Place,
    who: &Living,
    (kind, days, plan): (CareKind, i16, &str),
    dice: &mut Dice,
) -> care_record::Model {
    let grid = &place.grids[who.grid];
    let ago = i64::try_from(dice.below(usize::try_from(YEAR).unwrap_or(1))).unwrap_or_default();
    let opened = Ord::max(place.today - TimeDelta::days(ago), who.from);
    let grade = (kind == CareKind::Disabled).then(|| i16::try_from(dice.between(1, 4)).unwrap_or(4));
    let child = matches!(kind, CareKind::LeftBehindChild | CareKind::Orphan);
    care_record::Model {
        district_code: grid.district().to_owned(),
        id: access.new_id(),
        grid_code: grid.code.clone(),
        grid_id: grid.id,
        resident_id: who.id,
        person_id: who.person,
        kind: kind.as_str().to_owned(),
        grade,
        plan: Some(plan.to_owned()),
        needs_cipher: None,
        needs_mask: None,
        contact: child.then(|| "祖父母".to_owned()),
        visit_days: days,
        visit_due_on: Some(opened),
        visited_on: None,
        opened_on: opened,
        status: "active".to_owned(),
        retired_on: None,
        close_reason: None,
        version: 1,
        created_at: start_of(opened) + 9 * 3_600_000,
        changed_at: start_of(opened) + 9 * 3_600_000,
    }
}

/// The visits until today; now and then one is late.
fn visit(
    access: &Access,
    place: &Place,
    record: &mut care_record::Model,
    dice: &mut Dice,
    visits: &mut Vec<care_visit::Model>,
) {
    let mut day = record.opened_on;
    while day <= place.today {
        let result = match dice.below(30) {
            0 => CareVisitResult::NeedsHelp,
            1 => CareVisitResult::NotMet,
            _ => CareVisitResult::Well,
        };
        let days = i64::from(record.visit_days);
        let next =
            day + TimeDelta::days(if result == CareVisitResult::Well { days } else { Ord::min(days, 7) });
        visits.push(row(access, place, record, (day, result, next)));
        record.visited_on = Some(day);
        record.visit_due_on = Some(next);
        record.version += 1;
        // mostly a day before it is due; one in twenty is some days late
        let late = if dice.below(20) == 0 { dice.between(2, 9) } else { 0 };
        day = next - TimeDelta::days(1) + TimeDelta::days(i64::try_from(late).unwrap_or_default());
    }
}

fn row(
    access: &Access,
    place: &Place,
    record: &care_record::Model,
    (day, result, next): (NaiveDate, CareVisitResult, NaiveDate),
) -> care_visit::Model {
    let leader = place.grids.iter().find(|grid| grid.id == record.grid_id).and_then(|grid| grid.leader);
    let at = start_of(day) + 15 * 3_600_000;
    care_visit::Model {
        district_code: record.district_code.clone(),
        id: access.new_id(),
        grid_code: record.grid_code.clone(),
        grid_id: record.grid_id,
        resident_id: record.resident_id,
        person_id: record.person_id,
        care_id: record.id,
        visited_on: day,
        result: result.as_str().to_owned(),
        note_cipher: None,
        note_mask: None,
        next_due_on: Some(next),
        visited_by: leader,
        version: 1,
        created_at: at,
        changed_at: at,
    }
}
