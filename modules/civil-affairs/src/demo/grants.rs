//! Grants, and their reviews.

use super::Totals;
use super::applications::Applied;
use super::keys::Keys;
use super::money;
use super::place::Place;
use crate::grant::{AssistanceGrant, AssistanceGrantState, AssistanceReview, AssistanceStopReason};
use crate::programme::{AssistancePayout, Programme};
use chrono::{NaiveDate, TimeDelta};
use entities::civil_affairs::{assistance_grant, assistance_review};
use kit::access::Tx;
use kit::error::Result;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;
use wangge_core::places::month::{Month, months_after};

pub(super) type Grant = assistance_grant::Model;

/// Writes the grants of the cases that were granted; answers them.
pub(super) async fn write(
    tx: &Tx,
    place: &Place,
    programmes: &[Programme],
    applied: &[Applied],
    dice: &mut Dice,
    totals: &mut Totals,
) -> Result<Vec<Grant>> {
    let (mut grants, mut reviews, mut keys) = (Vec::new(), Vec::new(), Keys::default());
    for one in applied {
        let Some(day) = one.granted else { continue };
        let programme = &programmes[one.programme];
        let Some(mut grant) = granted(tx, programme, one, (day, dice), &mut keys).await? else { continue };
        state(place, &mut grant, dice);
        review(tx, place, programme, &mut grant, (dice, &mut reviews), &mut keys).await?;
        grants.push(grant);
    }
    totals.grants = grants.len();
    totals.active =
        grants.iter().filter(|grant| grant.state == AssistanceGrantState::Active.as_str()).count();
    totals.reviews = reviews.len();
    insert_rows(tx, grants.iter().map(|row| row.clone().into_active_model().reset_all()).collect()).await?;
    insert_rows(
        tx,
        reviews
            .into_iter()
            .map(|row: assistance_review::Model| row.into_active_model().reset_all())
            .collect(),
    )
    .await?;
    Ok(grants)
}

/// The grant of an application; none where nothing is left to grant.
async fn granted(
    tx: &Tx,
    programme: &Programme,
    of: &Applied,
    (day, dice): (NaiveDate, &mut Dice),
    keys: &mut Keys,
) -> Result<Option<Grant>> {
    let row = &of.row;
    let Some(amount_fen) = money::amount(programme, row.people, of.income, dice) else { return Ok(None) };
    let number = format!("99{:014}", dice.bits() % 100_000_000_000_000);
    let (cipher, mask) = keys.sealed::<AssistanceGrant>(tx, row.person_id, "bankAccount", &number).await?;
    let at = kit::platform::start_of(day) + 10 * 3_600_000;
    Ok(Some(Grant {
        district_code: row.district_code.clone(),
        id: tx.access().new_id(),
        grid_code: row.grid_code.clone(),
        grid_id: row.grid_id,
        resident_id: row.resident_id,
        person_id: row.person_id,
        programme_id: programme.id,
        kind: programme.kind.clone(),
        application_id: row.id,
        matter_id: row.matter_id,
        household_id: row.household_id,
        people: row.people,
        payout: programme.payout.clone(),
        amount_fen,
        state: AssistanceGrantState::Active.as_str().to_owned(),
        from_on: Month::of(day).first,
        review_due_on: programme.review_months.map(|months| months_after(day, months.unsigned_abs().into())),
        reviewed_on: None,
        suspended_on: None,
        stopped_on: None,
        stop_reason: None,
        note: None,
        bank_account_cipher: cipher,
        bank_account_mask: mask,
        overpaid_fen: 0,
        recovered_fen: 0,
        version: 1,
        created_at: at,
        changed_at: at,
    }))
}

/// Some are suspended, some stopped.
fn state(place: &Place, grant: &mut Grant, dice: &mut Dice) {
    const REASONS: [(AssistanceStopReason, &str); 3] = [
        (AssistanceStopReason::Income, "复核发现家庭收入超过标准。"),
        (AssistanceStopReason::NotEntitled, "不再符合规定条件。"),
        (AssistanceStopReason::GivenUp, "本人自愿放弃。"),
    ];
    let month = Month::of(grant.from_on);
    if grant.payout == AssistancePayout::Once.as_str() {
        if month.after() <= place.today {
            AssistanceGrantState::Stopped.as_str().clone_into(&mut grant.state);
            grant.stopped_on = Some(super::payments::sent_on(&month));
            grant.stop_reason = Some(AssistanceStopReason::PaidOut.as_str().to_owned());
            grant.version = 2;
        }
        return;
    }
    if (place.today - month.first).num_days() < 60 {
        return;
    }
    let ago = TimeDelta::days(i64::try_from(dice.between(1, 40)).unwrap_or_default());
    match dice.below(24) {
        0 => {
            let (reason, note) = dice.pick(&REASONS);
            AssistanceGrantState::Stopped.as_str().clone_into(&mut grant.state);
            grant.stopped_on = Some(place.today - ago);
            grant.stop_reason = Some(reason.as_str().to_owned());
            grant.note = Some(note.to_owned());
            grant.review_due_on = None;
            grant.version = 2;
        }
        1 => {
            AssistanceGrantState::Suspended.as_str().clone_into(&mut grant.state);
            grant.suspended_on = Some(place.today - ago);
            grant.note = Some("未按时参加复核，暂停发放。".to_owned());
            grant.version = 2;
        }
        _ => {}
    }
}

/// A review that was due was done, mostly.
async fn review(
    tx: &Tx,
    place: &Place,
    programme: &Programme,
    grant: &mut Grant,
    (dice, reviews): (&mut Dice, &mut Vec<assistance_review::Model>),
    keys: &mut Keys,
) -> Result<()> {
    let (Some(due), Some(months)) = (grant.review_due_on, programme.review_months) else { return Ok(()) };
    if due > place.today || dice.below(10) == 0 {
        return Ok(());
    }
    let day = due - TimeDelta::days(i64::try_from(dice.between(1, 12)).unwrap_or_default());
    let text = "入户复核，情况无变化。";
    let (findings_cipher, findings_mask) =
        keys.sealed::<AssistanceReview>(tx, grant.person_id, "findings", text).await?;
    let next = Some(months_after(day, months.unsigned_abs().into()));
    let at = kit::platform::start_of(day) + 10 * 3_600_000;
    reviews.push(assistance_review::Model {
        district_code: grant.district_code.clone(),
        id: tx.access().new_id(),
        grid_code: grant.grid_code.clone(),
        grid_id: grant.grid_id,
        resident_id: grant.resident_id,
        person_id: grant.person_id,
        grant_id: grant.id,
        reviewed_on: day,
        result: "continued".to_owned(),
        before_fen: grant.amount_fen,
        amount_fen: grant.amount_fen,
        income_cipher: None,
        income_mask: None,
        findings_cipher,
        findings_mask,
        next_due_on: next,
        reviewed_by: place.staff_of(&grant.district_code)[0],
        version: 1,
        created_at: at,
        changed_at: at,
    });
    grant.reviewed_on = Some(day);
    grant.review_due_on = next;
    grant.version += 1;
    Ok(())
}
