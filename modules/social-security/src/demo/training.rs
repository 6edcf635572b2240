//! Courses of the last year and of the next weeks, and who takes part.

use super::Totals;
use super::place::Place;
use crate::training::{TrainingKind, TrainingResult};
use chrono::{NaiveDate, TimeDelta};
use entities::social_security::{training_attendance, training_course};
use kit::access::Tx;
use kit::error::Result;
use people::demo::Size;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use std::collections::BTreeSet;
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

/// Who takes part in a course of the whole demo.
const IN_A_COURSE: usize = 18;
/// Days between two courses of a town.
const EVERY: usize = 45;
const COURSES: [(&str, TrainingKind); 6] = [
    ("家政服务员培训班", TrainingKind::Skills),
    ("电工初级培训班", TrainingKind::Skills),
    ("电子商务创业培训班", TrainingKind::Business),
    ("养老护理员培训班", TrainingKind::Skills),
    ("中式面点师培训班", TrainingKind::Skills),
    ("企业新员工岗前培训班", TrainingKind::Induction),
];

/// Writes them.
pub(super) async fn write(
    tx: &Tx,
    place: &Place,
    size: Size,
    dice: &mut Dice,
    totals: &mut Totals,
) -> Result<()> {
    let towns: BTreeSet<&str> = place.communities.iter().filter_map(|code| code.get(..9)).collect();
    let (mut courses, mut attendances) = (Vec::new(), Vec::new());
    for town in towns {
        let fits: Vec<usize> = (0..place.people.len())
            .filter(|at| {
                let who = &place.people[*at];
                (18..60).contains(&who.age) && place.grid_of(who).code.starts_with(town)
            })
            .collect();
        let first = dice.below(EVERY);
        for ago in (0..365_usize).rev().filter(|ago| ago % EVERY == first) {
            // the last one is still to come
            let from = place.today - TimeDelta::days(i64::try_from(ago).unwrap_or_default() - 14);
            let course = course(tx, place, (town, from), dice);
            attendances.extend(attend(tx, place, &course, (&fits, size), dice));
            courses.push(course);
        }
    }
    (totals.courses, totals.attendances) = (courses.len(), attendances.len());
    insert_rows(tx, courses.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await?;
    insert_rows(tx, attendances.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await
}

fn course(
    tx: &Tx,
    place: &Place,
    (town, from): (&str, NaiveDate),
    dice: &mut Dice,
) -> training_course::Model {
    let (title, kind) = COURSES[dice.below(COURSES.len())];
    let to = from + TimeDelta::days(i64::try_from(dice.between(4, 11)).unwrap_or_default());
    let at = place.moment(from - TimeDelta::days(21));
    training_course::Model {
        id: tx.access().new_id(),
        area_code: town.to_owned(),
        title: title.to_owned(),
        kind: kind.as_str().to_owned(),
        organiser: "区就业服务中心".to_owned(),
        venue: Some("街道（乡镇）便民服务中心三楼".to_owned()),
        from_on: from,
        to_on: to,
        seats: 40,
        status: "active".to_owned(),
        retired_on: None,
        version: 1,
        created_at: at,
        changed_at: at,
    }
}

fn attend(
    tx: &Tx,
    place: &Place,
    course: &training_course::Model,
    (fits, size): (&[usize], Size),
    dice: &mut Dice,
) -> Vec<training_attendance::Model> {
    let mut chosen = BTreeSet::new();
    for _ in 0..size.of(IN_A_COURSE) {
        if !fits.is_empty() {
            chosen.insert(fits[dice.below(fits.len())]);
        }
    }
    let over = course.to_on < place.today;
    let mut rows = Vec::new();
    for person in chosen {
        let who = &place.people[person];
        let grid = place.grid_of(who);
        let result = match dice.below(20) {
            _ if !over => TrainingResult::Entered,
            0..2 => TrainingResult::Absent,
            2 => TrainingResult::Failed,
            _ => TrainingResult::Passed,
        };
        let entered = Ord::min(course.from_on - TimeDelta::days(10), place.today);
        let at = place.moment(entered);
        rows.push(training_attendance::Model {
            district_code: grid.district().to_owned(),
            id: tx.access().new_id(),
            grid_code: grid.code.clone(),
            grid_id: grid.id,
            resident_id: who.id,
            person_id: who.person,
            course_id: course.id,
            entered_on: entered,
            result: result.as_str().to_owned(),
            result_on: over.then_some(course.to_on),
            version: if over { 2 } else { 1 },
            created_at: at,
            changed_at: if over { place.moment(course.to_on) } else { at },
        });
    }
    rows
}
