//! The matters of the demo: a catalogue, the holidays of the nation, and a year of made-up matters with their signed
//! steps. They follow from a seed: the same stories on every machine; only days follow the day of loading.

mod admissions;
mod campaigns;
mod cases;
mod departments;
mod desks;
mod draw;
mod holidays;
mod joined;
mod kinds;
mod objections;
mod papers;
mod place;
mod plot;
mod special;
mod staff;
mod story;
mod teams;
mod visits;
mod write;
mod year;

pub use cases::{Asked, granted, tell};
pub use desks::hand_to_accounts;
pub use papers::attach_papers;
pub use year::year;

use chrono::NaiveDate;
use draw::Draw;
use kinds::Kind;
use kit::access::{Access, Tx};
use kit::error::{Error, Result};
use people::demo::Size;
use place::Place;
use std::collections::BTreeSet;

/// Matters of the whole demo.
const MATTERS: usize = 20_000;

/// How many matters the demo has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Kinds in the catalogue of each district.
    pub kinds: usize,
    /// Their editions in all districts.
    pub editions: usize,
    /// Matters.
    pub matters: usize,
    /// Their signed steps.
    pub steps: usize,
    /// Work sheets.
    pub sheets: usize,
    /// Announcements.
    pub announcements: usize,
    /// Objections to them.
    pub objections: usize,
    /// Rows of counts.
    pub counts: usize,
    /// Visits that were handed out.
    pub visits: usize,
    /// Service teams.
    pub teams: usize,
    /// Their rounds.
    pub rounds: usize,
    /// Campaigns.
    pub campaigns: usize,
    /// Their actions.
    pub actions: usize,
    /// What grids did of them.
    pub tasks: usize,
}

impl Totals {
    /// Adds what else was written of matters.
    fn add(&mut self, more: &Self) {
        self.matters += more.matters;
        self.steps += more.steps;
        self.sheets += more.sheets;
        self.announcements += more.announcements;
        self.objections += more.objections;
        self.counts += more.counts;
    }
}

/// The catalogue, the same in each district.
pub(super) struct Catalogue {
    kinds: Vec<Kind>,
    /// Districts, with the ids of the kinds there.
    districts: Vec<(String, Vec<Ids>)>,
}

/// The ids of a kind in a district.
#[derive(Clone, Copy, Debug, Default)]
struct Ids {
    /// Of the edition in force.
    now: i64,
    /// Of the one before, where there is one.
    before: i64,
}

impl Catalogue {
    fn new(access: &Access, place: &Place) -> Result<Self> {
        let kinds = kinds::read(access, place.today)?;
        let codes: BTreeSet<&str> = place.grids.iter().map(|grid| grid.district()).collect();
        let id = |_: &Kind| Ids { now: access.new_id(), before: access.new_id() };
        let ids = |code: &str| (code.to_owned(), kinds.iter().map(id).collect());
        let districts = codes.into_iter().map(ids).collect();
        Ok(Self { kinds, districts })
    }

    /// The id of the edition of a kind that is in force in a district on a day.
    fn id(&self, district: &str, kind: usize, day: NaiveDate) -> Result<i64> {
        let lost = || Error::conflict(format!("no catalogue in {district}"));
        let ids = self.districts.iter().find(|(code, _)| code == district);
        let ids = ids.and_then(|(_, ids)| ids.get(kind)).ok_or_else(lost)?;
        let known = self.kinds.get(kind).ok_or_else(lost)?;
        Ok(if known.before.is_some() && day < known.model.from_on { ids.before } else { ids.now })
    }

    /// May the kind be reported in this street?
    fn admits(&self, kind: &Kind, town: &str) -> bool {
        !kind.model.admitted_only || admissions::admitted(&kind.model.code, town)
    }
}

/// Parts that the progress of [`load`] counts.
pub const STEPS: usize = 3;

/// Loads the matters into a database that has the places, the staff and the people of the demo; `access` is the system's.
/// `progress` is told how many of [`STEPS`] are done.
///
/// # Errors
/// CONFLICT when the database has a catalogue already; when it fails.
pub async fn load(
    access: &Access,
    seed: u64,
    size: Size,
    progress: &mut (dyn FnMut(usize) + Send),
) -> Result<Totals> {
    let tx = access.begin().await?;
    check_empty(&tx).await?;
    let place = Place::read(&tx).await?;
    let catalogue = Catalogue::new(access, &place)?;
    let days = holidays::calendar();
    progress(1);
    let number = match size {
        Size::Full => MATTERS,
        Size::Sample(one_in) => MATTERS.div_ceil(one_in.max(2)),
    };
    let teams = teams::of(tx.access(), &place)?;
    let mut stories = Draw::all(&place, &catalogue, &days, (seed, number), &teams)?;
    let plan = campaigns::Plan::new(&tx, &place, seed);
    plan.found(&mut stories);
    progress(2);
    let mut totals = write::write(&tx, &place, &catalogue, stories).await?;
    (totals.teams, totals.rounds) = teams::write(&tx, &place, &teams).await?;
    (totals.campaigns, totals.actions, totals.tasks) = plan.write(&tx).await?;
    totals.visits = visits::write(&tx, &place, seed, size).await?;
    tx.commit().await?;
    progress(STEPS);
    Ok(totals)
}

/// The residents' accounts hear of the matters that serve them: to be done once, after the accounts were bound to people.
///
/// # Errors
/// FORBIDDEN for a caller of the graph; when the database fails.
pub async fn bind_accounts(tx: &Tx) -> Result<()> {
    const BIND: &str = "UPDATE matter SET account_id = (SELECT r.account_id FROM resident r \
        WHERE r.district_code = matter.served_district_code AND r.id = matter.served_id) \
        WHERE discreet = FALSE AND EXISTS (SELECT 1 FROM resident r WHERE r.account_id IS NOT NULL \
        AND r.district_code = matter.served_district_code AND r.id = matter.served_id)";
    tx.bulk(BIND, vec![]).await.map(drop)
}

/// Refuses a database that has a catalogue already.
async fn check_empty(tx: &Tx) -> Result<()> {
    match tx.bulk_rows("SELECT id FROM matter_kind LIMIT 1", vec![]).await?.is_empty() {
        true => Ok(()),
        false => Err(Error::conflict(
            "the database has a catalogue of matters already; the demo needs one without",
        )),
    }
}
