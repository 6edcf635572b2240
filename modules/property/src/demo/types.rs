use super::Totals;
use super::place::Place;
use crate::tenancy::TenancyPurpose;
use crate::unit::{KeyPlace, UnitKind};
use chrono::NaiveDate;

/// Everything that is loaded. Places in lists stand for ids.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) units: Vec<PlannedUnit>,
    /// A residence and the unit that the person works in.
    pub(super) workers: Vec<(usize, usize)>,
    pub(super) ownerships: Vec<PlannedOwnership>,
    pub(super) tenancies: Vec<PlannedTenancy>,
}

#[derive(Debug)]
pub(super) struct PlannedUnit {
    pub(super) grid: usize,
    pub(super) building: Option<i64>,
    pub(super) name: String,
    pub(super) code: Option<String>,
    pub(super) kind: UnitKind,
    pub(super) management: Option<String>,
    pub(super) key_place: Option<KeyPlace>,
    pub(super) trade: &'static str,
    pub(super) telephone: Option<String>,
    pub(super) address: Option<String>,
    /// Most people who work in it.
    pub(super) places: usize,
}

/// Who owns or lets.
#[derive(Clone, Debug)]
pub(super) enum Owner {
    Resident(usize),
    Unit(usize),
    Named(String),
}

#[derive(Debug)]
pub(super) struct PlannedOwnership {
    pub(super) home: usize,
    pub(super) owner: Owner,
    /// In thousandths.
    pub(super) share: i16,
    pub(super) from: NaiveDate,
}

#[derive(Debug)]
pub(super) struct PlannedTenancy {
    pub(super) home: usize,
    pub(super) landlord: Owner,
    pub(super) tenants: Vec<usize>,
    pub(super) purpose: TenancyPurpose,
    pub(super) from: NaiveDate,
    pub(super) to: Option<NaiveDate>,
    /// Oldest first.
    pub(super) checks: Vec<PlannedCheck>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct PlannedCheck {
    pub(super) on: NaiveDate,
    pub(super) due: NaiveDate,
    /// The item with a hazard, in the order of the columns, and what it is.
    pub(super) hazard: Option<(usize, &'static str)>,
}

impl Plan {
    pub(super) fn totals(&self, place: &Place) -> Totals {
        let heshan = |grid: usize| place.grids[grid].code.starts_with("371102100");
        let key_places = || self.units.iter().filter(|unit| unit.key_place.is_some());
        let overdue = |tenancy: &&PlannedTenancy| tenancy.checks.last().is_some_and(|c| c.due < place.today);
        Totals {
            units: self.units.len(),
            key_places: key_places().count(),
            heshan_key_places: key_places().filter(|unit| heshan(unit.grid)).count(),
            workers: self.workers.len(),
            ownerships: self.ownerships.len(),
            tenancies: self.tenancies.len(),
            heshan_tenancies: self.tenancies.iter().filter(|t| heshan(place.homes[t.home].grid)).count(),
            tenants: self.tenancies.iter().map(|t| t.tenants.len()).sum(),
            checks: self.tenancies.iter().map(|t| t.checks.len()).sum(),
            overdue: self.tenancies.iter().filter(overdue).count(),
        }
    }
}
