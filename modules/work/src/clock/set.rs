//! Starting, stopping and restarting the clock of a matter.

use super::limits::{LimitUnit, Limits, TimeLimit};
use crate::calendar::Days;
use crate::procedure::Stage;
use chrono::NaiveDate;
use entities::work::matter::Model;
use kit::platform::{day_of, start_of};

/// Milliseconds of an hour.
const HOUR: i64 = 3_600_000;

/// Starts the clock of the stage that the matter is in now. That of an announcement begins with the last moment of its last
/// day, after which it ends by itself or waits for the answers to objections.
pub(crate) fn start(matter: &mut Model, limits: &Limits, days: &Days, now: i64) {
    let limit = limits.running(matter);
    let over = matter.announced_to.filter(|_| matter.stage == Stage::Announced.as_str()).map(end_of);
    let from = over.map_or(now, |over| over - 1);
    "green".clone_into(&mut matter.light);
    (matter.warn_at, matter.due_at) = match limit {
        Some(limit) => {
            (Some(after(limit, limit.warn, days, from)), Some(after(limit, limit.due, days, from)))
        }
        None => (None, None),
    };
    matter.next_at = over.or(matter.warn_at);
}

/// The moment after so many units of a limit that begins now: of working days the end of the last one.
fn after(limit: TimeLimit, number: i32, days: &Days, now: i64) -> i64 {
    match limit.unit {
        LimitUnit::Hours => now + i64::from(number) * HOUR,
        LimitUnit::WorkingDays => end_of(days.end_of_term(day_of(now), number.into())),
    }
}

/// The moment at which a day is over.
pub(crate) fn end_of(day: NaiveDate) -> i64 {
    start_of(day.succ_opt().unwrap_or(day))
}

/// Stops the clock: what is left of the limit is kept. What is past its limit stays red.
pub(crate) fn pause(matter: &mut Model, limits: &Limits, days: &Days, now: i64) {
    let unit = unit_of(matter, limits);
    if matter.due_at.is_some_and(|due| due <= now) {
        "red".clone_into(&mut matter.light);
    }
    matter.left_over = matter.due_at.map(|due| match unit {
        LimitUnit::Hours => due - now,
        // the day before the moment at which it turns red is its last one
        LimitUnit::WorkingDays if due > now => days.between(day_of(now), day_of(due - 1)),
        LimitUnit::WorkingDays => 0,
    });
    (matter.warn_at, matter.due_at, matter.next_at) = (None, None, None);
}

/// Starts the clock again with what was left, from the last moment of the suspension. The day of that moment does not
/// count, so that a suspension which ends on the day on which it began changes nothing.
pub(crate) fn resume(matter: &mut Model, limits: &Limits, days: &Days, last: i64) {
    let Some(left) = matter.left_over.take() else { return };
    let due = match unit_of(matter, limits) {
        LimitUnit::Hours => last + left,
        LimitUnit::WorkingDays => end_of(days.end_of_term(day_of(last), left)),
    };
    matter.due_at = Some(due);
    // what was yellow stays yellow; otherwise it warns when as much is left as the catalogue says
    let warn = limits.running(matter);
    matter.warn_at = warn.map(|limit| match limit.unit {
        LimitUnit::Hours => due - i64::from(limit.due - limit.warn) * HOUR,
        LimitUnit::WorkingDays => {
            let spare = (left - i64::from(limit.due - limit.warn)).max(0);
            end_of(days.end_of_term(day_of(last), spare))
        }
    });
    matter.next_at = match matter.light.as_str() {
        "green" => matter.warn_at,
        "yellow" => matter.due_at,
        _ => None,
    };
}

fn unit_of(matter: &Model, limits: &Limits) -> LimitUnit {
    let limit = limits.running(matter);
    limit.map_or(LimitUnit::Hours, |limit| limit.unit)
}
