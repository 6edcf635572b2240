//! Which matters the demo has: those that show each state, and a year of others.

use super::Catalogue;
use super::departments;
use super::desks;
use super::joined;
use super::kinds::Kind;
use super::place::{Place, Served};
use super::plot::{Team, Turn, Twist, tell};
use super::special;
use super::story::Story;
use super::teams;
use crate::calendar::Days;
use crate::clock::LimitUnit;
use crate::matter::{MatterStatus, Scale, Urgency, sent};
use crate::procedure::{Procedure, ProcedureKind};
use chrono::TimeDelta;
use entities::work::matter::Model;
use entities::work::matter_kind;
use kit::error::{Error, Result};
use kit::platform::{day_of, start_of};
use wangge_core::dice::Dice;

const MINUTE: i64 = 60_000;
/// Of a hundred matters, those of each procedure.
const SHARES: [(ProcedureKind, usize); 4] = [
    (ProcedureKind::General, 62),
    (ProcedureKind::Coordination, 25),
    (ProcedureKind::Approval, 10),
    (ProcedureKind::Emergency, 3),
];
/// The line system that the demo's matters of a system come from.
const SYSTEM: &str = "hotline-12345";

/// What stories are drawn from.
pub(super) struct Draw<'a> {
    pub(super) place: &'a Place,
    pub(super) catalogue: &'a Catalogue,
    pub(super) days: &'a Days,
    pub(super) dice: Dice,
    /// Told and written before these.
    pub(super) before: usize,
    pub(super) stories: Vec<Story<'a>>,
}

impl<'a> Draw<'a> {
    /// So many stories, in the order of their reports.
    pub(super) fn all(
        place: &'a Place,
        catalogue: &'a Catalogue,
        days: &'a Days,
        (seed, number): (u64, usize),
        teams: &[Team],
    ) -> Result<Vec<Story<'a>>> {
        let dice = Dice::part(seed, "matters");
        let mut draw = Self { place, catalogue, days, dice, before: 0, stories: Vec::with_capacity(number) };
        special::add(&mut draw)?;
        while draw.stories.len() + departments::STORIES + desks::STORIES + teams::STORIES + joined::STORIES
            < number
        {
            draw.usual((0, 364))?;
        }
        departments::add(&mut draw, seed)?;
        desks::add(&mut draw, seed)?;
        teams::add(&mut draw, teams, seed)?;
        joined::add(&mut draw, seed)?;
        draw.points(seed);
        Ok(draw.stories)
    }

    /// Where some of them are exactly: about the middle of their grids.
    fn points(&mut self, seed: u64) {
        let mut dice = Dice::part(seed, "points");
        for story in &mut self.stories {
            let (some, east, north) = (dice.below(6) == 0, dice.unit() - 0.5, dice.unit() - 0.5);
            if let (true, Some((lon, lat))) = (some, self.place.centres.get(&story.matter.grid_id)) {
                let near = |at: f64, by: f64| ((at + by / 10_000.0) * 1e6).round() / 1e6;
                (story.matter.lon, story.matter.lat) = (Some(near(*lon, east)), Some(near(*lat, north)));
            }
        }
    }

    /// A story as they go mostly, reported so many days ago: at least, at most.
    pub(super) fn usual(&mut self, (least, most): (usize, usize)) -> Result<()> {
        let procedure = self.procedure();
        let grid = self.dice.below(self.place.grids.len());
        let Some(kind) = self.kind(procedure, grid) else { return Ok(()) };
        let ago = i64::try_from(self.dice.between(least, most)).unwrap_or_default();
        let (from, to) = if procedure == ProcedureKind::Emergency { (0, 24 * 60) } else { (8 * 60, 19 * 60) };
        let minute = i64::try_from(self.dice.between(from, to - 1)).unwrap_or_default();
        let mut at = start_of(self.place.today - TimeDelta::days(ago)) + minute * MINUTE;
        if at >= self.place.now {
            at -= 24 * 60 * MINUTE;
        }
        let turn = Turn::usual(procedure, &mut self.dice);
        self.tell(kind, grid, at, turn)
    }

    /// Tells one story; answers nothing, it is the last one.
    pub(super) fn tell(&mut self, kind: usize, grid: usize, at: i64, turn: Turn) -> Result<()> {
        let kind_of = self.catalogue.kinds.get(kind).ok_or_else(|| Error::conflict("no such kind"))?;
        let served = self.served(kind_of, grid);
        self.tell_of(kind, grid, (at, turn), served)
    }

    /// Tells one story about this person.
    pub(super) fn tell_of(
        &mut self,
        kind: usize,
        grid: usize,
        (at, turn): (i64, Turn),
        served: Option<Served>,
    ) -> Result<()> {
        let kind_of = self.catalogue.kinds.get(kind).ok_or_else(|| Error::conflict("no such kind"))?;
        let mut matter = self.matter((kind, grid), at, &turn, served)?;
        if let Some(team) = &turn.team {
            matter.team_id = Some(team.id);
            team.lead.area.clone_into(&mut matter.unit_code);
            (matter.post_id, matter.asked_post_id) = (team.lead.post, team.lead.post);
        }
        let mut story = Story {
            matter,
            kind: kind_of,
            steps: Vec::new(),
            sheets: Vec::new(),
            announced: None,
            joined: None,
            days: self.days,
            now: self.place.now,
            stop: None,
        };
        tell(&mut story, self.place, &mut self.dice, turn)?;
        self.stories.push(story);
        Ok(())
    }

    fn procedure(&mut self) -> ProcedureKind {
        let mut rest = self.dice.below(100);
        for (procedure, share) in SHARES {
            if rest < share {
                return procedure;
            }
            rest -= share;
        }
        ProcedureKind::General
    }

    /// A kind of a procedure that the street of the grid admits, by its weight.
    fn kind(&mut self, procedure: ProcedureKind, grid: usize) -> Option<usize> {
        let town = self.place.grids.get(grid)?.code.get(..9)?;
        let can = |kind: &Kind| kind.procedure == procedure && self.catalogue.admits(kind, town);
        let kinds = || self.catalogue.kinds.iter().enumerate().filter(|(_, kind)| can(kind));
        let mut rest = self.dice.below(kinds().map(|(_, kind)| kind.weight).sum());
        for (at, kind) in kinds() {
            if rest < kind.weight {
                return Some(at);
            }
            rest -= kind.weight;
        }
        None
    }

    /// Whom a matter serves: always somebody where it is a service, else now and then.
    fn served(&mut self, kind: &Kind, grid: usize) -> Option<Served> {
        let always =
            matches!(kind.model.category.as_str(), "service" | "approval" | "disputes" | "petitions");
        let people = self.place.served.get(grid)?;
        if people.is_empty() || !(always || self.dice.below(3) == 0) {
            return None;
        }
        people.get(self.dice.below(people.len())).copied()
    }

    /// The other party of a dispute: the first of the grid who is not served.
    fn other_party(&self, kind: &matter_kind::Model, grid: usize, served: Option<Served>) -> Option<Served> {
        let served = served.filter(|_| kind.category == "disputes")?;
        self.place.served.get(grid)?.iter().find(|other| other.id != served.id).copied()
    }

    /// The matter as it is reported.
    fn matter(
        &mut self,
        (kind, grid): (usize, usize),
        at: i64,
        turn: &Turn,
        served: Option<Served>,
    ) -> Result<Model> {
        let lost = || Error::conflict("the demo's lists do not fit");
        let known = self.catalogue.kinds.get(kind).ok_or_else(lost)?;
        let of = self.place.grids.get(grid).ok_or_else(lost)?;
        let building = match served.and_then(|served| served.building) {
            Some(id) => of.buildings.iter().find(|building| building.id == id),
            None => of.buildings.get(self.dice.below(of.buildings.len())),
        };
        let building_id = served.and_then(|served| served.building).or(building.map(|building| building.id));
        let address = building.map(|building| building.address.as_str()).filter(|text| !text.is_empty());
        let place = address.unwrap_or(of.name.as_str());
        let hours = known.model.report_hours.map(i64::from);
        let ago = match (hours, turn.has(Twist::ReportedLate)) {
            (Some(hours), true) => Some((hours * 60) + self.minutes(60, 300)),
            (Some(_), false) => Some(self.minutes(5, 50)),
            (None, _) => None,
        };
        let sources: Vec<&str> = known.model.reporters.split(',').collect();
        let source = if self.dice.below(2) == 0 { "staff" } else { sources[self.dice.below(sources.len())] };
        // what is found during a campaign names its task; see `campaigns`
        let source = if source == "campaign" { "patrol" } else { source };
        let system = (source == "system").then(|| format!("{:08}", self.before + self.stories.len() + 1));
        let emergency = known.procedure == ProcedureKind::Emergency;
        let model = &known.model;
        let unit = Procedure::of(known.procedure).unit;
        let concerned = self.other_party(model, grid, served);
        Ok(Model {
            district_code: of.district().to_owned(),
            id: 0,
            grid_code: of.code.clone(),
            grid_id: of.id,
            reported_in: of.code.clone(),
            kind_id: self.catalogue.id(of.district(), kind, day_of(at))?,
            kind_code: model.code.clone(),
            category: model.category.clone(),
            procedure: model.procedure.clone(),
            chain: model.chain.clone(),
            line: model.line.clone(),
            asked_line: None,
            title: format!("{}：{place}", model.chinese),
            detail: Some(detail(known, place)),
            building_id,
            dwelling_id: served.and_then(|served| served.dwelling),
            lon: None,
            lat: None,
            place: Some(place.to_owned()),
            served_district_code: served.map(|_| of.district().to_owned()),
            served_id: served.map(|served| served.id),
            concerned_district_code: concerned.map(|_| of.district().to_owned()),
            concerned_id: concerned.map(|other| other.id),
            account_id: None,
            authority: (model.code == "errand").then(|| "本人签署授权委托书，委托网格员代办。".to_owned()),
            source: source.to_owned(),
            source_name: system.as_ref().map(|_| SYSTEM.to_owned()),
            source_ref: system.as_deref().map(|number| sent(None, number)),
            source_number: system,
            campaign_task_id: None,
            team_id: None,
            reported_by: None,
            reported_post: None,
            happened_at: ago.map(|minutes| at - minutes * MINUTE),
            urgency: urgency(known).as_str().to_owned(),
            level: emergency.then(|| if self.dice.below(12) == 0 { 3 } else { 4 }),
            scale: (model.category == "disputes").then(|| Scale::Individual.as_str().to_owned()),
            stage: String::new(),
            step: 1,
            status: MatterStatus::Open.as_str().to_owned(),
            unit_code: of.code.get(..unit).unwrap_or_default().to_owned(),
            post_id: None,
            asked_post_id: None,
            handled_by: None,
            reviewed_by: None,
            verified_by: None,
            returns: 0,
            arbitrated: false,
            reopened: false,
            urged: 0,
            light: String::new(),
            late: false,
            reported_late: ago.zip(hours).is_some_and(|(minutes, hours)| minutes > hours * 60),
            warn_at: None,
            due_at: None,
            next_at: None,
            paused: None,
            pause_until: None,
            left_over: None,
            announced_to: None,
            joined_to: None,
            result: None,
            rating: None,
            rating_text: None,
            discreet: model.discreet,
            appealed: false,
            reported_at: at,
            stage_at: at,
            closed_at: None,
            version: 1,
            created_at: at,
            changed_at: at,
        })
    }

    fn minutes(&mut self, low: usize, high: usize) -> i64 {
        i64::try_from(self.dice.between(low, high)).unwrap_or_default()
    }
}

fn urgency(kind: &Kind) -> Urgency {
    let hours = kind.limits.handle.is_some_and(|limit| limit.unit == LimitUnit::Hours);
    match (kind.procedure, hours) {
        (ProcedureKind::Emergency, _) => Urgency::Immediate,
        (_, true) => Urgency::Urgent,
        (_, false) => Urgency::Ordinary,
    }
}

fn detail(kind: &Kind, place: &str) -> String {
    let what = &kind.model.chinese;
    match kind.model.category.as_str() {
        "approval" => format!("居民提出{what}，材料已收齐，请初审。"),
        "service" => format!("{place}：{what}，请按要求办理并登记。"),
        "disputes" => format!("{place}发生{what}，双方要求调解。"),
        "petitions" => "来访反映情况，已登记，请依法按程序答复。".to_owned(),
        "emergency" => format!("{place}发生{what}，请立即处置。"),
        _ => format!("巡查发现{place}附近{what}，请核实处置。"),
    }
}
