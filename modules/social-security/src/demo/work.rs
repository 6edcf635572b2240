//! What people do for a living, and who is registered as unemployed.

use super::Totals;
use super::insurance::RETIRED;
use super::place::{Living, OF_ACCOUNTS, Place};
use crate::employment::EmploymentState;
use crate::unemployment::{UnemploymentEndReason, UnemploymentReason};
use chrono::{NaiveDate, TimeDelta};
use entities::social_security::{employment, unemployment};
use kit::access::Tx;
use kit::error::Result;
use people::demo::Size;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use std::collections::BTreeSet;
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

/// People who registered as unemployed in the last year.
const REGISTRATIONS: usize = 320;
const WANTED: [&str; 6] = ["保洁、保安", "家政服务", "车间操作工", "超市收银", "文员、客服", "货车司机"];

/// Somebody who registered.
#[derive(Debug)]
pub(super) struct Looking {
    pub(super) row: unemployment::Model,
}

impl Looking {
    /// The registration ends on a day.
    pub(super) fn end(&mut self, place: &Place, (reason, day): (UnemploymentEndReason, NaiveDate)) {
        self.row.to_on = Some(Ord::max(day, self.row.from_on));
        self.row.end_reason = Some(reason.as_str().to_owned());
        self.row.version += 1;
        self.row.changed_at = place.moment(day);
    }
}

/// Who registered in the last year; a third is registered no longer.
pub(super) fn plan(
    tx: &Tx,
    place: &Place,
    size: Size,
    dice: &mut Dice,
    totals: &mut Totals,
) -> Result<Vec<Looking>> {
    let fits: Vec<usize> =
        (0..place.people.len()).filter(|at| (18..RETIRED).contains(&place.people[*at].age)).collect();
    let mut chosen = BTreeSet::new();
    for _ in 0..size.of(REGISTRATIONS) {
        if !fits.is_empty() {
            chosen.insert(fits[dice.below(fits.len())]);
        }
    }
    let mut looking = Vec::new();
    for person in chosen {
        let mut one = Looking { row: registered(tx, place, &place.people[person], dice) };
        let days = (place.today - one.row.from_on).num_days();
        if days > 60 && dice.below(3) == 0 {
            let after = i64::try_from(dice.between(30, 59)).unwrap_or_default();
            let day = one.row.from_on + TimeDelta::days(after);
            one.end(place, (UnemploymentEndReason::NotLooking, day));
        }
        looking.push(one);
    }
    totals.registrations = looking.len();
    Ok(looking)
}

fn registered(tx: &Tx, place: &Place, who: &Living, dice: &mut Dice) -> unemployment::Model {
    let grid = place.grid_of(who);
    let ago = i64::try_from(dice.between(1, 364)).unwrap_or_default();
    let from = Ord::max(place.today - TimeDelta::days(ago), who.from);
    let reason = dice.pick(&[
        UnemploymentReason::ContractEnded,
        UnemploymentReason::Dismissed,
        UnemploymentReason::Closed,
        UnemploymentReason::Resigned,
        UnemploymentReason::NewToWork,
    ]);
    let at = place.moment(from);
    unemployment::Model {
        district_code: grid.district().to_owned(),
        id: tx.access().new_id(),
        grid_code: grid.code.clone(),
        grid_id: grid.id,
        resident_id: who.id,
        person_id: who.person,
        from_on: from,
        to_on: None,
        reason: reason.as_str().to_owned(),
        end_reason: None,
        wanted: Some(dice.pick(&WANTED).to_owned()),
        version: 1,
        created_at: at,
        changed_at: at,
    }
}

/// Writes the register, and what the grown people of the communities of the accounts do.
pub(super) async fn write(tx: &Tx, place: &Place, looking: &[Looking], totals: &mut Totals) -> Result<()> {
    totals.unemployed = looking.iter().filter(|one| one.row.to_on.is_none()).count();
    let jobless: BTreeSet<i64> =
        looking.iter().filter(|one| one.row.to_on.is_none()).map(|one| one.row.person_id).collect();
    let rows = looking.iter().map(|one| one.row.clone().into_active_model().reset_all());
    insert_rows(tx, rows.collect()).await?;
    let mut employments = Vec::new();
    for who in place.people.iter().filter(|who| who.age >= 16) {
        let grid = place.grid_of(who);
        if OF_ACCOUNTS.iter().any(|community| grid.code.starts_with(community)) {
            let state = state_of(who, jobless.contains(&who.person));
            employments.push(employed(tx, place, who, state).into_active_model().reset_all());
        }
    }
    totals.employments = employments.len();
    insert_rows(tx, employments).await
}

fn state_of(who: &Living, jobless: bool) -> EmploymentState {
    match (who.trade.as_deref(), who.age) {
        _ if jobless => EmploymentState::Jobless,
        (None, 16..23) => EmploymentState::Student,
        (None, RETIRED..) => EmploymentState::Retired,
        (None, _) => EmploymentState::Jobless,
        (Some("A"), _) => EmploymentState::Farmer,
        (Some("B" | "C" | "E" | "G" | "N"), _) => EmploymentState::Worker,
        (Some("P" | "Q" | "I"), _) => EmploymentState::Professional,
        (Some("S"), _) => EmploymentState::CivilServant,
        (Some("F"), _) => EmploymentState::SelfEmployed,
        (Some("J" | "L"), _) => EmploymentState::Clerk,
        (Some("O"), _) => EmploymentState::Freelancer,
        _ => EmploymentState::Other,
    }
}

fn employed(tx: &Tx, place: &Place, who: &Living, state: EmploymentState) -> employment::Model {
    let grid = place.grid_of(who);
    let from = Ord::max(who.from, place.today - TimeDelta::days(365));
    let at = place.moment(from);
    employment::Model {
        district_code: grid.district().to_owned(),
        id: tx.access().new_id(),
        grid_code: grid.code.clone(),
        grid_id: grid.id,
        resident_id: who.id,
        person_id: who.person,
        code: state.code().to_owned(),
        from_on: from,
        to_on: None,
        version: 1,
        created_at: at,
        changed_at: at,
    }
}
