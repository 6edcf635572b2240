//! Applications for unemployment benefit and for recognition as a person with difficulty finding work, with the matters
//! that are their cases.

use super::Totals;
use super::insurance::RETIRED;
use super::place::Place;
use super::work::Looking;
use crate::hardship::{self, HardshipCategory};
use crate::person::months_after;
use crate::unemployment;
use chrono::NaiveDate;
use entities::social_security::{job_hardship, unemployment_benefit};
use entities::work::matter::Model as Matter;
use kit::access::Tx;
use kit::error::Result;
use kit::platform::day_of;
use people::demo::Size;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use std::collections::BTreeSet;
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;
use work::demo::{Asked, granted, tell};

/// Applications of each kind in the last year.
const BENEFITS: usize = 120;
const HARDSHIPS: usize = 150;

/// Writes them.
pub(super) async fn write(
    tx: &Tx,
    place: &Place,
    looking: &[Looking],
    (seed, size, dice): (u64, Size, &mut Dice),
    totals: &mut Totals,
) -> Result<()> {
    let apply: Vec<&Looking> = looking.iter().take(size.of(BENEFITS)).collect();
    let needy = needy(place, size.of(HARDSHIPS), dice);
    let mut asked = Vec::new();
    for one in &apply {
        let ago = (place.today - one.row.from_on).num_days();
        let later = i64::try_from(dice.below(15)).unwrap_or_default();
        let kind = unemployment::KIND;
        asked.push(Asked {
            kind,
            grid: &one.row.grid_code,
            resident: one.row.resident_id,
            ago: Ord::max(ago - later, 0),
        });
    }
    for person in &needy {
        let who = &place.people[*person];
        let longest = (place.today - who.from).num_days().clamp(1, 360);
        let ago = i64::try_from(dice.below(usize::try_from(longest).unwrap_or(1))).unwrap_or_default();
        let grid = &place.grid_of(who).code;
        asked.push(Asked { kind: hardship::KIND, grid, resident: who.id, ago });
    }
    let matters = tell(tx, seed, &asked).await?;
    let (first, second) = matters.split_at(Ord::min(apply.len(), matters.len()));
    let benefits: Vec<_> =
        apply.iter().zip(first).map(|(one, matter)| benefit(tx, place, one, matter, dice)).collect();
    let hardships: Vec<_> = needy
        .iter()
        .zip(second)
        .map(|(person, matter)| recognition(tx, place, *person, matter, dice))
        .collect();
    (totals.benefits, totals.hardships) = (benefits.len(), hardships.len());
    let in_force = |row: &&job_hardship::Model| row.until_on.is_some_and(|last| last >= place.today);
    totals.recognised = hardships.iter().filter(in_force).count();
    insert_rows(tx, benefits.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await?;
    insert_rows(tx, hardships.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await
}

/// People without work who apply for recognition, each once.
fn needy(place: &Place, number: usize, dice: &mut Dice) -> Vec<usize> {
    let fits: Vec<usize> = (0..place.people.len())
        .filter(|at| {
            let who = &place.people[*at];
            (25..RETIRED).contains(&who.age) && who.trade.is_none()
        })
        .collect();
    let mut chosen = BTreeSet::new();
    for _ in 0..number {
        if !fits.is_empty() {
            chosen.insert(fits[dice.below(fits.len())]);
        }
    }
    chosen.into_iter().collect()
}

fn benefit(
    tx: &Tx,
    place: &Place,
    one: &Looking,
    matter: &Matter,
    dice: &mut Dice,
) -> unemployment_benefit::Model {
    let of = &one.row;
    let granted_on = granted(matter).map(day_of);
    let months = u32::try_from(dice.between(3, 18)).unwrap_or(3);
    let whole = granted_on.map(|day| months_after(day, months));
    // it ends with the registration
    let over = whole.zip(of.to_on).filter(|(whole, over)| over < whole).map(|(_, over)| over);
    let over = over.zip(granted_on).map(|(over, granted)| Ord::max(over, granted));
    let version = 1 + i64::from(granted_on.is_some()) + i64::from(over.is_some());
    unemployment_benefit::Model {
        district_code: of.district_code.clone(),
        id: tx.access().new_id(),
        grid_code: of.grid_code.clone(),
        grid_id: of.grid_id,
        resident_id: of.resident_id,
        person_id: of.person_id,
        unemployment_id: of.id,
        matter_id: matter.id,
        applied_on: day_of(matter.reported_at),
        applied_by: None,
        amount_fen: granted_on.map(|_| 185_000),
        months: granted_on.and_then(|_| i16::try_from(months).ok()),
        from_on: granted_on,
        to_on: over.or(whole),
        end_reason: over.and(of.end_reason.clone()),
        version,
        created_at: matter.reported_at,
        changed_at: changed(place, matter, granted_on),
    }
}

fn recognition(
    tx: &Tx,
    place: &Place,
    person: usize,
    matter: &Matter,
    dice: &mut Dice,
) -> job_hardship::Model {
    let who = &place.people[person];
    let grid = place.grid_of(who);
    let category = match who.age {
        50.. => HardshipCategory::Older,
        _ => dice.pick(&[
            HardshipCategory::LongUnemployed,
            HardshipCategory::NobodyWorks,
            HardshipCategory::LowIncome,
            HardshipCategory::Disabled,
            HardshipCategory::LostLand,
        ]),
    };
    let recognised = granted(matter).map(day_of);
    job_hardship::Model {
        district_code: grid.district().to_owned(),
        id: tx.access().new_id(),
        grid_code: grid.code.clone(),
        grid_id: grid.id,
        resident_id: who.id,
        person_id: who.person,
        category: category.as_str().to_owned(),
        matter_id: matter.id,
        applied_on: day_of(matter.reported_at),
        applied_by: grid.leader,
        recognised_on: recognised,
        until_on: recognised.and_then(|day| months_after(day, 36).pred_opt()),
        ended_on: None,
        end_reason: None,
        version: 1 + i64::from(recognised.is_some()),
        created_at: matter.reported_at,
        changed_at: changed(place, matter, recognised),
    }
}

/// When what followed from the decision was written.
fn changed(place: &Place, matter: &Matter, granted: Option<NaiveDate>) -> i64 {
    granted.map_or(matter.reported_at, |day| Ord::max(place.moment(day), matter.reported_at))
}
