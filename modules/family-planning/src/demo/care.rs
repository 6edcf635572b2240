//! Care at home with its visits, in the communities of the demo's accounts.

use super::Totals;
use super::place::{Living, Place};
use crate::care::{HealthCareCloseReason as Reason, HealthCareKind as Kind, HealthCareResult as Outcome};
use chrono::{NaiveDate, TimeDelta};
use entities::family_planning::{health_care_plan, health_care_visit};
use kit::access::Tx;
use kit::error::Result;
use people::demo::Size;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

/// The communities of the demo's accounts.
const OF_ACCOUNTS: [&str; 2] = ["340705005002", "371102100260"];

/// A kind: how many of a community in a year, of which age, women only, and the days between visits.
type Cared = (Kind, usize, (u32, u32), bool, i16);

const KINDS: [Cared; 3] = [
    (Kind::Maternal, 60, (22, 38), true, 28),
    (Kind::Child, 90, (0, 6), false, 60),
    (Kind::Reproductive, 120, (22, 45), false, 90),
];

/// Writes them.
pub(super) async fn write(
    tx: &Tx,
    place: &Place,
    size: Size,
    dice: &mut Dice,
    totals: &mut Totals,
) -> Result<()> {
    let (mut plans, mut visits) = (Vec::new(), Vec::new());
    for community in OF_ACCOUNTS {
        let area = community.get(..9).unwrap_or_default();
        let Some(nurse) = place.desk(area, 0) else { continue };
        for (kind, number, (youngest, oldest), women, days) in KINDS {
            let people = place.some(size.of(number), dice, |who| {
                (youngest..=oldest).contains(&who.age)
                    && (who.woman || !women)
                    && place.grid_of(who).code.starts_with(community)
            });
            for who in people {
                let mut plan = plan(tx, place, who, (kind, days), (nurse, area), dice);
                visit(tx, place, &mut plan, dice, &mut visits);
                plans.push(plan);
            }
        }
    }
    (totals.plans, totals.visits) = (plans.len(), visits.len());
    totals.withdrawn = plans.iter().filter(|plan| plan.withdrawn_on.is_some()).count();
    insert_rows(tx, plans.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await?;
    insert_rows(tx, visits.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await
}

fn plan(
    tx: &Tx,
    place: &Place,
    who: &Living,
    (kind, days): (Kind, i16),
    (nurse, area): (i64, &str),
    dice: &mut Dice,
) -> health_care_plan::Model {
    let grid = place.grid_of(who);
    let consent = Ord::max(place.ago(dice.between(1, 360)), Ord::min(who.birth, place.today));
    let (over, reason) = match dice.below(12) {
        0 => (place.ago(dice.below(20)), Some(Reason::Withdrawn)),
        1..4 => (place.ago(dice.below(40)), Some(Reason::Completed)),
        _ => (place.today, None),
    };
    let closed = reason.map(|_| Ord::max(over, consent));
    let withdrawn = closed.filter(|_| reason == Some(Reason::Withdrawn));
    let by = if who.age < 14 { "guardian" } else { "person" };
    health_care_plan::Model {
        district_code: grid.district().to_owned(),
        id: tx.access().new_id(),
        grid_code: grid.code.clone(),
        grid_id: grid.id,
        resident_id: who.id,
        person_id: who.person,
        kind: kind.as_str().to_owned(),
        nurse_account: nurse,
        nurse_area: area.to_owned(),
        consent_on: consent,
        consent_way: dice.pick(&["written", "written", "electronic", "spoken"]).to_owned(),
        consent_by: by.to_owned(),
        withdrawn_on: withdrawn,
        withdrawn_by: withdrawn.map(|_| nurse),
        need_cipher: None,
        need_mask: None,
        visit_days: days,
        visit_due_on: closed.is_none().then_some(consent),
        visited_on: None,
        state: if closed.is_some() { "closed" } else { "open" }.to_owned(),
        closed_on: closed,
        close_reason: reason.map(|reason| reason.as_str().to_owned()),
        version: 1 + i64::from(closed.is_some()),
        created_at: place.moment(consent),
        changed_at: place.moment(closed.unwrap_or(consent)),
    }
}

/// The visits of a plan, until today or the day on which it was closed; of one in eight the last one is late.
fn visit(
    tx: &Tx,
    place: &Place,
    plan: &mut health_care_plan::Model,
    dice: &mut Dice,
    visits: &mut Vec<health_care_visit::Model>,
) {
    let step = TimeDelta::days(plan.visit_days.into());
    let late = if dice.below(8) == 0 { step } else { TimeDelta::zero() };
    let last = plan.closed_on.unwrap_or(place.today - late);
    let mut day = plan.consent_on + TimeDelta::days(3);
    while day <= last {
        visits.push(row(tx, place, plan, (day, day + step), dice));
        plan.visited_on = Some(day);
        plan.version += 1;
        if plan.closed_on.is_none() {
            plan.visit_due_on = Some(day + step);
            plan.changed_at = place.moment(day);
        }
        day += step;
    }
}

fn row(
    tx: &Tx,
    place: &Place,
    plan: &health_care_plan::Model,
    (day, next): (NaiveDate, NaiveDate),
    dice: &mut Dice,
) -> health_care_visit::Model {
    let result = dice.pick(&[
        Outcome::Well,
        Outcome::Well,
        Outcome::Well,
        Outcome::Advised,
        Outcome::Advised,
        Outcome::Referred,
        Outcome::NotMet,
    ]);
    health_care_visit::Model {
        district_code: plan.district_code.clone(),
        id: tx.access().new_id(),
        grid_code: plan.grid_code.clone(),
        grid_id: plan.grid_id,
        resident_id: plan.resident_id,
        person_id: plan.person_id,
        plan_id: plan.id,
        nurse_account: plan.nurse_account,
        visited_on: day,
        result: result.as_str().to_owned(),
        note_cipher: None,
        note_mask: None,
        next_due_on: Some(next),
        version: 1,
        created_at: place.moment(day),
        changed_at: place.moment(day),
    }
}
