//! Fills a grid with households.

use super::super::census::Census;
use super::super::names::Names;
use super::area::Area;
use super::family::{Deck, Member, Role};
use super::homes::{Homes, Taken};
use super::identity::{Numbers, birth};
use super::life::{Schools, job, marriage};
use super::quota::{Fill, Quota};
use super::types::{Home, Household, Person, Plan, Residence};
use chrono::NaiveDate;
use wangge_core::demo::DemoGrid as Grid;
use wangge_core::dice::Dice;

/// Divisions that people from elsewhere come from, and why they came.
const ORIGINS: [&str; 5] = ["330326", "640221", "640423", "410122", "340722"];
const REASONS: [&str; 6] = ["务工", "务工", "经商", "随同迁移", "投靠亲友", "学习培训"];

/// A family, and whether its last member lives elsewhere.
struct Family {
    members: Vec<Member>,
    away: bool,
}

/// Makes the plan grid by grid.
pub(super) struct Maker<'a> {
    pub(super) plan: Plan,
    seed: u64,
    today: NaiveDate,
    names: &'a Names,
    schools: [Schools; 3],
    decks: [[Deck; 2]; 3],
    /// People more than were asked for, which the next grid gets less.
    over: [[i64; 2]; 3],
    numbers: Numbers,
}

impl<'a> Maker<'a> {
    pub(super) fn new(seed: u64, today: NaiveDate, census: &Census, names: &'a Names) -> Self {
        let deck = |area: Area| {
            let male = if area == Area::Tongguan { census.male_in_tongling } else { census.male };
            let mut dice = Dice::part(seed, area.code());
            [Deck::new(census, male, &mut dice), Deck::new(census, male, &mut dice)]
        };
        let schools = |area: Area| match area {
            Area::Tongguan => Schools::of(census.schooling_in_anhui),
            Area::Heshan | Area::Xuzhuang => Schools::of(census.schooling),
        };
        Self {
            plan: Plan::default(),
            seed,
            today,
            names,
            schools: Area::ALL.map(schools),
            decks: Area::ALL.map(deck),
            over: [[0; 2]; 3],
            numbers: Numbers::default(),
        }
    }

    /// Fills the grid at this place of the list.
    pub(super) fn fill(&mut self, at: usize, grid: &Grid, quota: &Quota) {
        let Some(area) = Area::of(&grid.code) else { return };
        let mut dice = Dice::part(self.seed, &format!("people {}", grid.code));
        let registered = self.families(area, quota.registered, true, &mut dice);
        let floating = self.families(area, quota.floating, false, &mut dice);
        // where more is let than people from elsewhere need, others rent it
        let renting = quota.let_homes.saturating_sub(floating.len()).min(registered.len());
        let homes = Homes::of(grid, self.plan.homes.len());
        let taken = homes.take(at, registered.len() - renting, quota.let_homes, &mut dice);
        for (i, family) in registered.into_iter().enumerate() {
            let home = dwelling(&taken, i);
            self.household((area, at, grid), family, home, None, &mut dice);
        }
        for (i, family) in floating.into_iter().enumerate() {
            let home = dwelling(&taken, taken.own.len() + i);
            let origin = (dice.pick(&ORIGINS), dice.pick(&REASONS));
            self.household((area, at, grid), family, home, Some(origin), &mut dice);
        }
        self.plan.homes.extend(taken.homes);
        if quota.collective > 0 {
            self.dormitory((area, at, grid), quota.collective, &mut dice);
        }
    }

    fn families(&mut self, area: Area, fill: Fill, registered: bool, dice: &mut Dice) -> Vec<Family> {
        let deck = &mut self.decks[area as usize][usize::from(!registered)];
        let over = &mut self.over[area as usize][usize::from(!registered)];
        let most = match fill {
            Fill::About(people) => (people as i64 - *over).max(0),
            Fill::People(people) => people as i64,
            Fill::Households(_) => i64::MAX,
        };
        let (mut families, mut people) = (Vec::new(), 0);
        let enough = |families: &Vec<Family>, people: i64| match fill {
            Fill::Households(count) => families.len() >= count,
            Fill::People(_) | Fill::About(_) => people >= most,
        };
        while !enough(&families, people) {
            let mut members = deck.family(dice);
            let head = members.first().map_or(0, |head| head.age);
            let mut away = registered && head >= 40 && dice.unit() < share_away(area);
            if away {
                members.push(deck.away(head, dice));
            }
            let left = usize::try_from(most - people).unwrap_or(usize::MAX);
            if matches!(fill, Fill::People(_)) && members.len() > left {
                members.truncate(left);
                away = false;
            }
            people += members.len() as i64;
            families.push(Family { members, away });
        }
        if let Fill::About(wanted) = fill {
            *over += people - wanted as i64;
        }
        families
    }

    fn household(
        &mut self,
        (area, at, grid): (Area, usize, &Grid),
        family: Family,
        home: Option<usize>,
        origin: Option<(&'static str, &'static str)>,
        dice: &mut Dice,
    ) {
        let number = self.plan.households.len() + 1;
        let address = home.is_none().then(|| format!("{}{}号", grid.name, dice.between(1, 240)));
        let head = self.plan.residences.len();
        let people = family.members.len();
        let name = self.names.family(dice).to_owned();
        let of_two = family.members.iter().any(|member| member.role == Role::Spouse);
        for (i, member) in family.members.iter().enumerate() {
            let away = family.away && i + 1 == people;
            let person = self.person(area, member, (&name, of_two), dice);
            self.plan.residences.push(Residence {
                person,
                grid: at,
                kind: match origin {
                    Some(_) => "floating",
                    None if away => "away",
                    None => "registered",
                },
                household: number - 1,
                relation: relation(member),
                home: home.filter(|_| !away),
                origin,
                from: self.today,
                entered: 0,
                verified: 0,
            });
        }
        let collective = family.members.iter().any(|member| member.role == Role::Mate);
        self.plan.households.push(Household { grid: at, collective, number, home, address, head, people });
    }

    /// A collective household of people from elsewhere, in the first building.
    fn dormitory(&mut self, place: (Area, usize, &Grid), people: usize, dice: &mut Dice) {
        let deck = &self.decks[place.0 as usize][1];
        let members = deck.mates(people.max(2), dice);
        let home = Home {
            grid: place.1,
            building: 0,
            number: "1-101".to_owned(),
            floor: 1,
            area_dm2: 2_000 + 600 * people,
            usage: "collective",
        };
        self.plan.homes.push(home);
        let home = Some(self.plan.homes.len() - 1);
        let origin = Some((dice.pick(&ORIGINS), "务工"));
        self.household(place, Family { members, away: false }, home, origin, dice);
    }

    /// Adds a person. A wife and mates have family names of their own.
    fn person(&mut self, area: Area, member: &Member, family: (&str, bool), dice: &mut Dice) -> usize {
        let (name, of_two) = family;
        let own =
            matches!(member.role, Role::Spouse | Role::Mate) || (member.role == Role::Parent && !member.male);
        let name = if own { self.names.family(dice) } else { name };
        let name = self.names.whole(name, member.male, member.age, dice);
        let birth = birth(member, self.today, dice);
        self.plan.persons.push(Person {
            name,
            male: member.male,
            birth,
            area: area.of_numbers().to_owned(),
            sequence: self.numbers.sequence(area, birth, member.male),
            telephone: self.numbers.telephone(member.age, dice),
            marriage: marriage(member, of_two),
            education: self.schools[area as usize].education(member.age, dice),
            work: job(area, member.age, dice),
        });
        self.plan.persons.len() - 1
    }
}

/// Of families whose head is 40 or more, so many have a grown child who lives elsewhere.
const fn share_away(area: Area) -> f64 {
    match area {
        Area::Heshan => 0.35,
        Area::Xuzhuang => 0.45,
        Area::Tongguan => 0.15,
    }
}

/// The dwelling of the household at this place: the owned ones first, then the let ones; the rest share.
fn dwelling(taken: &Taken, at: usize) -> Option<usize> {
    match (at.checked_sub(taken.own.len()), taken.lets.len(), taken.own.len()) {
        (None, _, _) => taken.own.get(at).copied(),
        (Some(_), 0, 0) => None,
        (Some(over), 0, own) => taken.own.get(over % own).copied(),
        (Some(over), lets, _) => taken.lets.get(over % lets).copied(),
    }
}

/// Code of GB/T 4761-2008.
fn relation(member: &Member) -> &'static str {
    match (member.role, member.male) {
        (Role::Head, _) => "02",
        (Role::Spouse, true) => "11",
        (Role::Spouse, false) => "12",
        (Role::Child, true) => "20",
        (Role::Child, false) => "30",
        (Role::Parent, true) => "51",
        (Role::Parent, false) => "52",
        (Role::Mate, _) => "99",
    }
}
