use super::super::Totals;
use super::area::Area;
use crate::certificate::CertificateKind;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use wangge_core::demo::DemoGrid as Grid;

/// Everything that is loaded. Places in lists stand for ids.
#[derive(Debug, Default)]
pub(in super::super) struct Plan {
    pub(in super::super) persons: Vec<Person>,
    pub(in super::super) residences: Vec<Residence>,
    pub(in super::super) households: Vec<Household>,
    pub(in super::super) homes: Vec<Home>,
    pub(in super::super) certificates: Vec<Held>,
}

/// A person, with what is the same in every residence.
#[derive(Debug)]
pub(in super::super) struct Person {
    pub(in super::super) name: String,
    pub(in super::super) male: bool,
    pub(in super::super) birth: NaiveDate,
    /// Area, day and sequence make the identity number.
    pub(in super::super) area: String,
    pub(in super::super) sequence: u16,
    pub(in super::super) telephone: Option<String>,
    pub(in super::super) marriage: Option<&'static str>,
    pub(in super::super) education: Option<&'static str>,
    pub(in super::super) work: Option<Work>,
}

/// What somebody works.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Work {
    /// Section of GB/T 4754.
    pub(in super::super) trade: &'static str,
    pub(in super::super) occupation: &'static str,
    /// Where the place is, and what it is.
    pub(in super::super) town: &'static str,
    pub(in super::super) place: &'static str,
}

#[derive(Debug)]
pub(in super::super) struct Residence {
    pub(in super::super) person: usize,
    pub(in super::super) grid: usize,
    pub(in super::super) kind: &'static str,
    pub(in super::super) household: usize,
    pub(in super::super) relation: &'static str,
    /// None where the person lives elsewhere.
    pub(in super::super) home: Option<usize>,
    /// Where a floating person came from, and why.
    pub(in super::super) origin: Option<(&'static str, &'static str)>,
    pub(in super::super) from: NaiveDate,
    /// Days since it was entered and since it was last verified.
    pub(in super::super) entered: i64,
    pub(in super::super) verified: i64,
}

#[derive(Debug)]
pub(in super::super) struct Household {
    pub(in super::super) grid: usize,
    pub(in super::super) collective: bool,
    pub(in super::super) number: usize,
    pub(in super::super) home: Option<usize>,
    /// Address, where no dwelling says it.
    pub(in super::super) address: Option<String>,
    /// Residence of its head.
    pub(in super::super) head: usize,
    pub(in super::super) people: usize,
}

/// A dwelling.
#[derive(Debug)]
pub(in super::super) struct Home {
    pub(in super::super) grid: usize,
    /// Place in the grid's buildings.
    pub(in super::super) building: usize,
    pub(in super::super) number: String,
    pub(in super::super) floor: usize,
    pub(in super::super) area_dm2: usize,
    pub(in super::super) usage: &'static str,
}

/// A certificate that somebody holds.
#[derive(Debug)]
pub(in super::super) struct Held {
    pub(in super::super) residence: usize,
    pub(in super::super) kind: CertificateKind,
    pub(in super::super) number: String,
    pub(in super::super) issuer: &'static str,
    pub(in super::super) issued: NaiveDate,
    pub(in super::super) expires: Option<NaiveDate>,
}

impl Plan {
    pub(in super::super) fn totals(&self, grids: &[Grid]) -> Totals {
        let area = |grid: usize| Area::of(&grids[grid].code);
        let residences = |of: Area, kinds: &[&str]| {
            let is = |r: &&Residence| area(r.grid) == Some(of) && kinds.contains(&r.kind);
            self.residences.iter().filter(is).count()
        };
        let let_homes = self.homes.iter().filter(|h| h.usage == "let" && area(h.grid) == Some(Area::Heshan));
        let persons: BTreeSet<usize> = self.residences.iter().map(|r| r.person).collect();
        Totals {
            persons: persons.len(),
            residences: self.residences.len(),
            households: self.households.len(),
            collective: self.households.iter().filter(|h| h.collective).count(),
            dwellings: self.homes.len(),
            certificates: self.certificates.len(),
            heshan_registered: residences(Area::Heshan, &["registered", "away"]),
            heshan_floating: residences(Area::Heshan, &["floating"]),
            heshan_let: let_homes.count(),
            xuzhuang_households: self
                .households
                .iter()
                .filter(|h| area(h.grid) == Some(Area::Xuzhuang))
                .count(),
            tongguan_residences: residences(Area::Tongguan, &["registered", "away", "floating"]),
        }
    }
}
