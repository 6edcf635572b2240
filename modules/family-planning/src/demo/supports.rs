//! Applications for family support with the matters that are their cases, and a payment for each year of what is given.

use super::Totals;
use super::place::{Living, Place};
use crate::payment::FamilySupportPaymentState as State;
use crate::support::{self, FamilySupportProgramme as Programme};
use chrono::{Datelike, NaiveDate, TimeDelta};
use entities::family_planning::{family_support, family_support_payment};
use entities::work::matter::Model as Matter;
use kit::access::Tx;
use kit::error::Result;
use kit::platform::day_of;
use people::demo::Size;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;
use work::demo::{Asked, granted, tell};

/// A programme: how many apply in a year, of which age, and the amount of a year, in fen.
type Applied = (Programme, usize, (u32, u32), i64);

const APPLIED: [Applied; 5] = [
    (Programme::OnlyChildBonus, 60, (30, 56), 12_000),
    (Programme::RuralReward, 60, (60, 90), 96_000),
    (Programme::LostChild, 12, (49, 80), 708_000),
    (Programme::DisabledChild, 12, (49, 80), 552_000),
    (Programme::Childcare, 60, (20, 42), 360_000),
];

/// Writes them.
pub(super) async fn write(
    tx: &Tx,
    place: &Place,
    (seed, size, dice): (u64, Size, &mut Dice),
    totals: &mut Totals,
) -> Result<()> {
    let mut applicants: Vec<(&Living, Programme, i64)> = Vec::new();
    for (programme, number, (youngest, oldest), fen) in APPLIED {
        let people =
            place.some(size.of(number), dice, |who| (youngest..=oldest).contains(&who.age) && !who.floating);
        applicants.extend(people.into_iter().map(|who| (who, programme, fen)));
    }
    let mut asked = Vec::new();
    for (who, ..) in &applicants {
        let ago = i64::try_from(dice.between(1, 355)).unwrap_or_default();
        let grid = &place.grid_of(who).code;
        asked.push(Asked { kind: support::KIND, grid, resident: who.id, ago });
    }
    let matters = tell(tx, seed, &asked).await?;
    let supports: Vec<_> = applicants
        .iter()
        .zip(&matters)
        .map(|(applicant, matter)| support_row(tx, place, *applicant, matter))
        .collect();
    let given = |row: &&family_support::Model| row.from_on.is_some();
    let mut payments = Vec::new();
    for support in supports.iter().filter(given) {
        payments.extend(paid(tx, place, support, dice));
    }
    totals.supports = supports.len();
    totals.given = supports.iter().filter(given).count();
    totals.payments = payments.len();
    insert_rows(tx, supports.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await?;
    insert_rows(tx, payments.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await
}

fn support_row(
    tx: &Tx,
    place: &Place,
    (who, programme, fen): (&Living, Programme, i64),
    matter: &Matter,
) -> family_support::Model {
    let grid = place.grid_of(who);
    let from = granted(matter).map(day_of);
    family_support::Model {
        district_code: grid.district().to_owned(),
        id: tx.access().new_id(),
        grid_code: grid.code.clone(),
        grid_id: grid.id,
        resident_id: who.id,
        person_id: who.person,
        programme: programme.as_str().to_owned(),
        matter_id: matter.id,
        applied_on: day_of(matter.reported_at),
        applied_by: None,
        amount_fen: from.map(|_| fen),
        from_on: from,
        to_on: None,
        end_reason: None,
        version: 1 + i64::from(from.is_some()),
        created_at: matter.reported_at,
        changed_at: from.map_or(matter.reported_at, |day| Ord::max(place.moment(day), matter.reported_at)),
    }
}

/// A payment for each year since it is given: those of years before were paid, that of this year stands anywhere.
fn paid(
    tx: &Tx,
    place: &Place,
    support: &family_support::Model,
    dice: &mut Dice,
) -> Vec<family_support_payment::Model> {
    let Some(from) = support.from_on else { return Vec::new() };
    let mut rows = Vec::new();
    for year in from.year()..=place.today.year() {
        let state = match dice.below(10) {
            _ if year < place.today.year() => State::Paid,
            0..2 => State::Draft,
            2..4 => State::Checked,
            4 => State::Returned,
            _ => State::Paid,
        };
        rows.push(payment(tx, place, support, (year, state)));
    }
    rows
}

fn payment(
    tx: &Tx,
    place: &Place,
    support: &family_support::Model,
    (year, state): (i32, State),
) -> family_support_payment::Model {
    let from = support.from_on.unwrap_or(place.today);
    let last = NaiveDate::from_ymd_opt(year, 12, 1).unwrap_or(from);
    let drafted = Ord::min(Ord::max(from, Ord::min(last, place.today)), place.today);
    let checked = (state != State::Draft).then(|| Ord::min(drafted + TimeDelta::days(3), place.today));
    let paid = checked.filter(|_| matches!(state, State::Paid | State::Returned));
    let paid = paid.map(|day| Ord::min(day + TimeDelta::days(5), place.today));
    let district = support.district_code.as_str();
    family_support_payment::Model {
        district_code: support.district_code.clone(),
        id: tx.access().new_id(),
        grid_code: support.grid_code.clone(),
        grid_id: support.grid_id,
        resident_id: support.resident_id,
        person_id: support.person_id,
        support_id: support.id,
        year: i16::try_from(year).unwrap_or_default(),
        amount_fen: support.amount_fen.unwrap_or(1),
        state: state.as_str().to_owned(),
        drafted_by: place.desk(district, 0),
        drafted_on: drafted,
        checked_by: checked.and(place.desk(district, 1)),
        checked_on: checked,
        paid_on: paid,
        return_reason: (state == State::Returned).then(|| "账户状态异常".to_owned()),
        version: 1 + i64::from(checked.is_some()) + i64::from(paid.is_some()),
        created_at: place.moment(drafted),
        changed_at: place.moment(paid.or(checked).unwrap_or(drafted)),
    }
}
