//! Vacancies of units, and introductions to them.

use super::Totals;
use super::place::Place;
use super::work::Looking;
use crate::introduction::IntroductionResult;
use crate::unemployment::UnemploymentEndReason;
use crate::vacancy::VacancyCloseReason;
use chrono::{NaiveDate, TimeDelta};
use entities::social_security::{job_introduction, job_vacancy};
use kit::access::Tx;
use kit::error::Result;
use people::demo::Size;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use std::collections::BTreeMap;
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

/// Vacancies of the last year.
const VACANCIES: usize = 260;
/// The work, and its wages of a month in yuan.
const WORK: [(&str, i64, i64); 8] = [
    ("保洁员", 2_600, 3_200),
    ("保安员", 2_800, 3_500),
    ("收银员", 3_000, 3_800),
    ("车间操作工", 4_000, 6_000),
    ("厨房帮工", 3_200, 4_200),
    ("送货司机", 4_500, 6_500),
    ("行政文员", 3_500, 4_500),
    ("电工", 4_800, 7_000),
];
const REQUIREMENTS: [&str; 3] = ["能适应倒班", "有相关工作经验者优先", "持证上岗"];

/// Writes them; who is hired is registered as unemployed no longer.
pub(super) async fn write(
    tx: &Tx,
    place: &Place,
    size: Size,
    (looking, dice): (&mut [Looking], &mut Dice),
    totals: &mut Totals,
) -> Result<()> {
    let mut vacancies = open(tx, place, size, dice);
    let mut of_district: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, vacancy) in vacancies.iter().enumerate() {
        of_district.entry(vacancy.district_code.clone()).or_default().push(at);
    }
    let mut introductions = Vec::new();
    for one in looking.iter_mut().filter(|one| one.row.to_on.is_none()) {
        let Some(here) = of_district.get(&one.row.district_code) else { continue };
        let tries = dice.below(3);
        let mut tried = Vec::new();
        for _ in 0..tries {
            let at = here[dice.below(here.len())];
            if tried.contains(&at) || one.row.to_on.is_some() {
                continue;
            }
            tried.push(at);
            introductions.extend(introduce(tx, place, one, &mut vacancies[at], dice));
        }
    }
    let hired = |row: &&job_introduction::Model| row.result == IntroductionResult::Hired.as_str();
    totals.hired = introductions.iter().filter(hired).count();
    (totals.vacancies, totals.introductions) = (vacancies.len(), introductions.len());
    insert_rows(tx, vacancies.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await?;
    insert_rows(tx, introductions.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await
}

/// Vacancies of units in the districts of the people, in the order of their first days.
fn open(tx: &Tx, place: &Place, size: Size, dice: &mut Dice) -> Vec<job_vacancy::Model> {
    let number = Ord::min(size.of(VACANCIES), place.units.len());
    let mut days: Vec<i64> =
        (0..number).map(|_| i64::try_from(dice.below(365)).unwrap_or_default()).collect();
    days.sort_unstable_by(|a, b| b.cmp(a));
    let step = Ord::max(place.units.len() / Ord::max(number, 1), 1);
    let vacancy = |(nth, ago): (usize, i64)| {
        let opened = place.today - TimeDelta::days(ago);
        // far apart, so that all parts of the demo have some
        vacancy(tx, place, nth * step % place.units.len(), opened, dice)
    };
    days.into_iter().enumerate().map(vacancy).collect()
}

fn vacancy(tx: &Tx, place: &Place, unit: usize, opened: NaiveDate, dice: &mut Dice) -> job_vacancy::Model {
    let unit = &place.units[unit];
    let grid = &place.grids[unit.grid];
    let (title, low, high) = WORK[dice.below(WORK.len())];
    let last = opened + TimeDelta::days(i64::try_from(dice.between(60, 120)).unwrap_or_default());
    let withdrawn = last < place.today && dice.below(8) == 0;
    let at = place.moment(opened);
    job_vacancy::Model {
        district_code: grid.district().to_owned(),
        id: tx.access().new_id(),
        grid_code: grid.code.clone(),
        grid_id: grid.id,
        unit_id: unit.id,
        employer: unit.name.clone(),
        title: title.to_owned(),
        places: i16::try_from(dice.between(1, 4)).unwrap_or(1),
        hired: 0,
        wage_from_fen: Some(low * 100),
        wage_to_fen: Some(high * 100),
        requirements: (dice.below(2) == 0).then(|| dice.pick(&REQUIREMENTS).to_owned()),
        opened_on: opened,
        closes_on: Some(last),
        closed_on: withdrawn.then_some(last),
        close_reason: withdrawn.then(|| VacancyCloseReason::Withdrawn.as_str().to_owned()),
        version: 1,
        created_at: at,
        changed_at: at,
    }
}

/// An introduction while both the vacancy and the registration were in force; none where they never were at once.
fn introduce(
    tx: &Tx,
    place: &Place,
    one: &mut Looking,
    vacancy: &mut job_vacancy::Model,
    dice: &mut Dice,
) -> Option<job_introduction::Model> {
    let first = Ord::max(one.row.from_on, vacancy.opened_on);
    let last = Ord::min(vacancy.closed_on.or(vacancy.closes_on).unwrap_or(place.today), place.today);
    let days = usize::try_from((last - first).num_days()).ok().filter(|days| *days > 0)?;
    let on = first + TimeDelta::days(i64::try_from(dice.below(days)).unwrap_or_default());
    let answered = on + TimeDelta::days(i64::try_from(dice.between(2, 10)).unwrap_or_default());
    let result = match dice.below(10) {
        _ if answered > place.today => IntroductionResult::Pending,
        0..4 if vacancy.closed_on.is_none() => IntroductionResult::Hired,
        4..7 => IntroductionResult::Refused,
        _ => IntroductionResult::Declined,
    };
    if result == IntroductionResult::Hired {
        vacancy.hired += 1;
        vacancy.version += 1;
        vacancy.changed_at = place.moment(answered);
        if vacancy.hired == vacancy.places {
            vacancy.closed_on = Some(answered);
            vacancy.close_reason = Some(VacancyCloseReason::Filled.as_str().to_owned());
        }
        one.end(place, (UnemploymentEndReason::Employed, answered));
    }
    let known = result != IntroductionResult::Pending;
    let (at, changed) = (place.moment(on), place.moment(if known { answered } else { on }));
    Some(job_introduction::Model {
        district_code: one.row.district_code.clone(),
        id: tx.access().new_id(),
        grid_code: one.row.grid_code.clone(),
        grid_id: one.row.grid_id,
        resident_id: one.row.resident_id,
        person_id: one.row.person_id,
        vacancy_id: vacancy.id,
        introduced_on: on,
        introduced_by: None,
        result: result.as_str().to_owned(),
        result_on: known.then_some(answered),
        version: if known { 2 } else { 1 },
        created_at: at,
        changed_at: changed,
    })
}
