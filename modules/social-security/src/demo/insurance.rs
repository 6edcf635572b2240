//! Who is insured in which scheme: most people, and more in some grids than in others.

use super::Totals;
use super::place::{Living, OF_ACCOUNTS, Place};
use crate::enrolment::{ContributionState, InsuranceScheme};
use chrono::{Datelike, NaiveDate, TimeDelta};
use entities::social_security::insurance_enrolment::{ActiveModel, Model};
use kit::access::Tx;
use kit::error::Result;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

/// Age from which people have a pension in the demo.
pub(super) const RETIRED: u32 = 60;

/// Somebody who receives a pension: place in [`Place::people`], and the scheme.
pub(super) type Pensioner = (usize, InsuranceScheme);

/// Shares of a grid's people who are covered, in thousandths.
#[derive(Clone, Copy)]
struct Shares {
    pension: usize,
    medical: usize,
}

impl Shares {
    /// About 90 and 95 in a hundred; grids differ.
    fn of_a_grid(dice: &mut Dice) -> Self {
        Self { pension: dice.between(840, 965), medical: dice.between(915, 985) }
    }
}

/// Writes the enrolments of this year, and of the year before in the communities of the accounts; answers who receives a
/// pension.
pub(super) async fn write(
    tx: &Tx,
    place: &Place,
    dice: &mut Dice,
    totals: &mut Totals,
) -> Result<Vec<Pensioner>> {
    let (mut rows, mut pensioners) = (Vec::new(), Vec::new());
    let (mut grid, mut shares) = (None, Shares { pension: 0, medical: 0 });
    for (at, who) in place.people.iter().enumerate() {
        if grid != Some(who.grid) {
            (grid, shares) = (Some(who.grid), Shares::of_a_grid(dice));
        }
        let employed = who.trade.is_some() && dice.below(100) < 55;
        if let Some((scheme, state)) = pension(who, employed, shares, dice) {
            rows.push(row(tx, place, who, (scheme, state), dice));
            if state == ContributionState::Receiving {
                pensioners.push((at, scheme));
            }
        }
        if let Some(found) = medical(who, employed, shares, dice) {
            rows.push(row(tx, place, who, found, dice));
        }
    }
    let before: Vec<Model> =
        rows.iter().filter(|row| of_accounts(row)).map(|row| last_year(tx, row)).collect();
    rows.extend(before);
    totals.enrolments = rows.len();
    let rows: Vec<ActiveModel> = rows.into_iter().map(|row| row.into_active_model().reset_all()).collect();
    insert_rows(tx, rows).await?;
    Ok(pensioners)
}

fn pension(
    who: &Living,
    employed: bool,
    shares: Shares,
    dice: &mut Dice,
) -> Option<(InsuranceScheme, ContributionState)> {
    if who.age < 16 {
        return None;
    }
    let official = matches!(who.trade.as_deref(), Some("P" | "Q" | "S"));
    let scheme = match (employed, official) {
        (true, true) => InsuranceScheme::InstitutionPension,
        (true, false) => InsuranceScheme::EmployeePension,
        _ if who.age >= RETIRED && dice.below(100) < 35 => InsuranceScheme::EmployeePension,
        _ => InsuranceScheme::ResidentPension,
    };
    if dice.below(1000) >= shares.pension {
        let state = dice.pick(&[ContributionState::Unpaid, ContributionState::Interrupted]);
        return (dice.below(100) < 45).then_some((scheme, state));
    }
    let state = match (who.age, dice.below(100)) {
        (RETIRED.., _) => ContributionState::Receiving,
        (_, 0..4) if who.floating => ContributionState::Elsewhere,
        (_, 0..3) if scheme == InsuranceScheme::ResidentPension => ContributionState::Assisted,
        _ => ContributionState::Paid,
    };
    Some((scheme, state))
}

fn medical(
    who: &Living,
    employed: bool,
    shares: Shares,
    dice: &mut Dice,
) -> Option<(InsuranceScheme, ContributionState)> {
    let retired = who.age >= RETIRED && dice.below(100) < 35;
    let of_employees = employed || retired;
    let scheme =
        if of_employees { InsuranceScheme::EmployeeMedical } else { InsuranceScheme::ResidentMedical };
    if dice.below(1000) >= shares.medical {
        return (dice.below(100) < 40).then_some((scheme, ContributionState::Unpaid));
    }
    let state = match dice.below(100) {
        _ if retired && !employed => ContributionState::Receiving,
        0..6 if who.floating => ContributionState::Elsewhere,
        0..4 if !of_employees => ContributionState::Assisted,
        _ => ContributionState::Paid,
    };
    Some((scheme, state))
}

fn row(
    tx: &Tx,
    place: &Place,
    who: &Living,
    (scheme, state): (InsuranceScheme, ContributionState),
    dice: &mut Dice,
) -> Model {
    let grid = place.grid_of(who);
    let year = place.today.year();
    let paid = matches!(state, ContributionState::Paid | ContributionState::Assisted);
    let paid_on = paid.then(|| paid_on(place.today, scheme, dice));
    let entered = Ord::min(paid_on.unwrap_or(place.today - TimeDelta::days(120)), place.today);
    let at = place.moment(entered);
    Model {
        district_code: grid.district().to_owned(),
        id: tx.access().new_id(),
        grid_code: grid.code.clone(),
        grid_id: grid.id,
        resident_id: who.id,
        person_id: who.person,
        scheme: scheme.as_str().to_owned(),
        year: i16::try_from(year).unwrap_or(i16::MAX),
        state: state.as_str().to_owned(),
        amount_fen: (state == ContributionState::Paid).then(|| amount(scheme, dice)),
        paid_on,
        version: 1,
        created_at: at,
        changed_at: at,
    }
}

/// Residents pay once, in the autumn before; for employees the last month counts.
fn paid_on(today: NaiveDate, scheme: InsuranceScheme, dice: &mut Dice) -> NaiveDate {
    let days = |dice: &mut Dice, most: usize| i64::try_from(dice.below(most)).unwrap_or_default();
    let of_residents = matches!(scheme, InsuranceScheme::ResidentMedical | InsuranceScheme::ResidentPension);
    let autumn = NaiveDate::from_ymd_opt(today.year() - 1, 9, 1).unwrap_or(today);
    let day = if of_residents {
        autumn + TimeDelta::days(days(dice, 120))
    } else {
        today - TimeDelta::days(days(dice, 30))
    };
    Ord::min(day, today)
}

/// A year's own contribution, in fen.
fn amount(scheme: InsuranceScheme, dice: &mut Dice) -> i64 {
    let yuan = match scheme {
        InsuranceScheme::ResidentMedical => 400,
        InsuranceScheme::ResidentPension => dice.pick(&[200, 300, 500, 1_000, 2_000]),
        InsuranceScheme::EmployeeMedical => dice.between(900, 2_400),
        InsuranceScheme::EmployeePension => dice.between(3_600, 9_600),
        InsuranceScheme::InstitutionPension => dice.between(5_000, 11_000),
    };
    i64::try_from(yuan).unwrap_or_default() * 100
}

fn of_accounts(row: &Model) -> bool {
    OF_ACCOUNTS.iter().any(|community| row.grid_code.starts_with(community))
}

/// The same enrolment a year before.
fn last_year(tx: &Tx, row: &Model) -> Model {
    const YEAR: i64 = 365 * 24 * 3_600_000;
    Model {
        id: tx.access().new_id(),
        year: row.year - 1,
        paid_on: row.paid_on.and_then(|day| day.with_year(day.year() - 1)),
        created_at: row.created_at - YEAR,
        changed_at: row.changed_at - YEAR,
        ..row.clone()
    }
}
