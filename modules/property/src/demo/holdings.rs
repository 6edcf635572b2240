//! Who owns each dwelling, and who rents those that are let.

use super::checks;
use super::place::{Home, Place};
use super::types::{Owner, Plan, PlannedOwnership, PlannedTenancy};
use crate::tenancy::TenancyPurpose;
use crate::unit::UnitKind;
use chrono::{Days, Months, NaiveDate};
use kit::error::Result;
use people::demo::Names;
use std::collections::BTreeMap;
use wangge_core::dice::Dice;

/// Plans ownerships and tenancies dwelling by dwelling.
pub(super) fn plan(plan: &mut Plan, place: &Place, seed: u64) -> Result<()> {
    let names = Names::read()?;
    let mut parties = Parties { place, names: &names, heads: BTreeMap::new(), companies: BTreeMap::new() };
    parties.gather(plan);
    let mut dice = Dice::part(seed, "holdings");
    for (at, home) in place.homes.iter().enumerate() {
        match home.usage.as_str() {
            "own" => own(plan, place, (at, home), &parties, &mut dice),
            "let" => {
                let landlord = parties.landlord(home, &mut dice);
                let tenancy = tenancy(place, (at, home), landlord.clone(), &mut dice);
                let from = ago(tenancy.from, dice.between(200, 5_000));
                plan.tenancies.push(tenancy);
                plan.ownerships.push(PlannedOwnership { home: at, owner: landlord, share: WHOLE, from });
            }
            _ => {
                let (owner, from) = (parties.landlord(home, &mut dice), bought(place, &mut dice));
                plan.ownerships.push(PlannedOwnership { home: at, owner, share: WHOLE, from });
            }
        }
    }
    Ok(())
}

/// All thousandths.
const WHOLE: i16 = 1_000;

/// Who lives there owns it; one couple in three together.
fn own(plan: &mut Plan, place: &Place, (at, home): (usize, &Home), parties: &Parties<'_>, dice: &mut Dice) {
    let from = bought(place, dice);
    let Some(head) = place.first(home, &["02"]) else {
        let owner = parties.stranger(dice);
        plan.ownerships.push(PlannedOwnership { home: at, owner, share: WHOLE, from });
        return;
    };
    let spouse = place.first(home, &["11", "12"]).filter(|_| dice.below(3) == 0);
    let share = if spouse.is_some() { WHOLE / 2 } else { WHOLE };
    let owners = std::iter::once(head).chain(spouse);
    plan.ownerships.extend(owners.map(|who| PlannedOwnership {
        home: at,
        owner: Owner::Resident(who),
        share,
        from,
    }));
}

/// Who may own or let: heads of households who own where they live, companies, and people from outside.
struct Parties<'a> {
    place: &'a Place,
    names: &'a Names,
    /// By community.
    heads: BTreeMap<&'a str, Vec<usize>>,
    /// By grid.
    companies: BTreeMap<usize, Vec<usize>>,
}

impl Parties<'_> {
    fn gather(&mut self, plan: &Plan) {
        for home in self.place.homes.iter().filter(|home| home.usage == "own") {
            if let Some(head) = self.place.first(home, &["02"]) {
                self.heads.entry(self.place.community(home.grid)).or_default().push(head);
            }
        }
        for (at, unit) in plan.units.iter().enumerate().filter(|(_, unit)| unit.kind == UnitKind::Company) {
            self.companies.entry(unit.grid).or_default().push(at);
        }
    }

    /// Mostly a neighbour, often somebody from elsewhere, now and then a company of the grid.
    fn landlord(&self, home: &Home, dice: &mut Dice) -> Owner {
        let heads = self.heads.get(self.place.community(home.grid));
        let companies = self.companies.get(&home.grid);
        match (dice.below(20), heads, companies) {
            (0..12, Some(heads), _) => Owner::Resident(heads[dice.below(heads.len())]),
            (12, _, Some(companies)) => Owner::Unit(companies[dice.below(companies.len())]),
            _ => self.stranger(dice),
        }
    }

    fn stranger(&self, dice: &mut Dice) -> Owner {
        let (family, male) = (self.names.family(dice), dice.below(2) == 0);
        Owner::Named(self.names.whole(family, male, 30 + dice.below(40) as i32, dice))
    }
}

/// The tenancy of a dwelling that is let: those grown who live there rent it.
fn tenancy(place: &Place, (at, home): (usize, &Home), landlord: Owner, dice: &mut Dice) -> PlannedTenancy {
    let came = place.first(home, &["02"]).map(|head| place.people[head].from);
    let latest = ago(place.today, dice.between(30, 1_000));
    let from = came.map_or(latest, |came| came.max(latest));
    let purpose = match (home.living.len(), dice.below(2)) {
        (0, 0) => TenancyPurpose::Storage,
        (0, _) => TenancyPurpose::Business,
        _ => TenancyPurpose::Living,
    };
    PlannedTenancy {
        home: at,
        landlord,
        tenants: home.living.iter().copied().filter(|who| place.people[*who].grown).collect(),
        purpose,
        from,
        to: term(from, place.today, dice),
        checks: checks::of(from, place.today, dice),
    }
}

/// The end of a term of whole years; of twenty, four have none agreed and one ran out lately.
fn term(from: NaiveDate, today: NaiveDate, dice: &mut Dice) -> Option<NaiveDate> {
    let end = |years: u32| from.checked_add_months(Months::new(12 * years)).map(|day| ago(day, 1));
    match dice.below(20) {
        0..4 => None,
        4 => Some(ago(today, dice.between(1, 40)).max(from)),
        _ => (1..=4).filter_map(end).find(|day| *day >= today),
    }
}

/// A day on which a dwelling was bought.
fn bought(place: &Place, dice: &mut Dice) -> NaiveDate {
    ago(place.today, dice.between(400, 8_000))
}

/// The day so many days before another.
pub(super) fn ago(day: NaiveDate, days: usize) -> NaiveDate {
    day.checked_sub_days(Days::new(days as u64)).unwrap_or(day)
}
