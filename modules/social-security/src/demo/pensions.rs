//! Pensions and a year of their checks: most in time, some overdue, a few of those with a notice or suspended.

use super::Totals;
use super::insurance::{Pensioner, RETIRED};
use super::place::Place;
use crate::enrolment::InsuranceScheme;
use crate::person::months_after;
use crate::qualification::{MONTHS, PensionNoticeWay, PensionState, QualificationResult, QualificationWay};
use chrono::{NaiveDate, TimeDelta};
use entities::social_security::{pension, qualification_check};
use kit::access::Tx;
use kit::error::Result;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

/// Days of a notice.
const NOTICE: i64 = 30;

/// Writes them.
pub(super) async fn write(
    tx: &Tx,
    place: &Place,
    pensioners: &[Pensioner],
    dice: &mut Dice,
    totals: &mut Totals,
) -> Result<()> {
    let (mut pensions, mut checks) = (Vec::new(), Vec::new());
    for pensioner in pensioners {
        let mut row = begun(tx, place, pensioner, dice);
        // one in sixteen is late by up to three months
        let late = dice.below(16) == 0;
        let ago = if late { dice.between(370, 455) } else { dice.between(3, 360) };
        let day = place.today - TimeDelta::days(i64::try_from(ago).unwrap_or_default());
        if day > row.from_on {
            checks.push(check(tx, place, &row, (day, QualificationResult::Confirmed), dice));
            row.checked_on = Some(day);
            row.check_due_on = Some(months_after(day, MONTHS));
            row.version += 1;
            row.changed_at = place.moment(day);
        }
        if row.check_due_on.is_some_and(|due| due < place.today) {
            totals.overdue += 1;
            overdue(tx, place, &mut row, &mut checks, dice);
        }
        totals.suspended += usize::from(row.state == PensionState::Suspended.as_str());
        pensions.push(row);
    }
    (totals.pensions, totals.checks) = (pensions.len(), checks.len());
    insert_rows(tx, pensions.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await?;
    insert_rows(tx, checks.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await
}

/// A pension whose first check is due a year after it began.
fn begun(tx: &Tx, place: &Place, (at, scheme): &Pensioner, dice: &mut Dice) -> pension::Model {
    let who = &place.people[*at];
    let grid = place.grid_of(who);
    let yesterday = place.today - TimeDelta::days(1);
    let from = who.birth.map_or(yesterday, |birth| months_after(birth, RETIRED * 12));
    let from = Ord::min(from, yesterday);
    let yuan = match scheme {
        InsuranceScheme::ResidentPension => dice.between(165, 320),
        InsuranceScheme::InstitutionPension => dice.between(3_400, 6_200),
        _ => dice.between(2_100, 4_300),
    };
    let created = place.moment(from);
    pension::Model {
        district_code: grid.district().to_owned(),
        id: tx.access().new_id(),
        grid_code: grid.code.clone(),
        grid_id: grid.id,
        resident_id: who.id,
        person_id: who.person,
        scheme: scheme.as_str().to_owned(),
        amount_fen: i64::try_from(yuan).unwrap_or_default() * 100,
        from_on: from,
        state: PensionState::Active.as_str().to_owned(),
        check_due_on: Some(months_after(from, MONTHS)),
        checked_on: None,
        notice_on: None,
        notice_way: None,
        notice_until: None,
        suspended_on: None,
        ended_on: None,
        end_reason: None,
        version: 1,
        created_at: created,
        changed_at: created,
    }
}

/// Who is late is looked for; most are given notice a week after, and suspended once its days are over.
fn overdue(
    tx: &Tx,
    place: &Place,
    row: &mut pension::Model,
    checks: &mut Vec<qualification_check::Model>,
    dice: &mut Dice,
) {
    let due = row.check_due_on.unwrap_or(place.today);
    let served = due + TimeDelta::days(7);
    if served > place.today || dice.below(5) == 0 {
        return;
    }
    checks.push(check(tx, place, row, (served, QualificationResult::NotConfirmed), dice));
    let until = served + TimeDelta::days(NOTICE);
    row.notice_on = Some(served);
    row.notice_way =
        Some(dice.pick(&[PensionNoticeWay::InPerson, PensionNoticeWay::Mail]).as_str().to_owned());
    row.notice_until = Some(until);
    row.version += 1;
    row.changed_at = place.moment(served);
    let suspended = until + TimeDelta::days(3);
    if suspended <= place.today && dice.below(3) > 0 {
        row.state = PensionState::Suspended.as_str().to_owned();
        row.suspended_on = Some(suspended);
        row.version += 1;
        row.changed_at = place.moment(suspended);
    }
}

fn check(
    tx: &Tx,
    place: &Place,
    of: &pension::Model,
    (day, result): (NaiveDate, QualificationResult),
    dice: &mut Dice,
) -> qualification_check::Model {
    let way = match dice.below(10) {
        0..5 => QualificationWay::Visit,
        5..8 => QualificationWay::Window,
        _ => QualificationWay::Document,
    };
    let leader = place.grids.iter().find(|grid| grid.id == of.grid_id).and_then(|grid| grid.leader);
    let at = place.moment(day);
    let confirmed = result == QualificationResult::Confirmed;
    qualification_check::Model {
        district_code: of.district_code.clone(),
        id: tx.access().new_id(),
        grid_code: of.grid_code.clone(),
        grid_id: of.grid_id,
        resident_id: of.resident_id,
        person_id: of.person_id,
        pension_id: of.id,
        checked_on: day,
        way: way.as_str().to_owned(),
        result: result.as_str().to_owned(),
        next_due_on: confirmed.then(|| months_after(day, MONTHS)),
        checked_by: leader,
        version: 1,
        created_at: at,
        changed_at: at,
    }
}
