use super::area::Area;
use super::types::Held;
use super::*;
use crate::certificate::CertificateKind;
use std::collections::BTreeSet;
use wangge_core::demo::DemoBuilding as Building;

/// Places like the core's, without a database: grids of the three areas with a few buildings.
fn places() -> Vec<Grid> {
    let building = |id, households| Building {
        id,
        address: String::new(),
        management: "residential".to_owned(),
        floors: 6,
        entrances: 3,
        households,
    };
    let grid = |code: String, buildings: i64, people: usize| Grid {
        id: code.parse().unwrap(),
        name: format!("网格{code}"),
        kind: if buildings == 1 { "unit" } else { "residential" }.to_owned(),
        households: people / 3,
        people,
        leader: None,
        buildings: (0..buildings).map(|id| building(id, if buildings > 9 { 1 } else { 36 })).collect(),
        code,
    };
    let tongguan = (1..=300).map(|n| grid(format!("340705001{:03}{:03}", 1 + n / 10, n), 6, 700 + n));
    let units = (1..=20).map(|n| grid(format!("340705001050{n:03}"), 1, 0));
    let heshan = (1..=68).map(|n| grid(format!("371102100{:03}{:03}", 201 + n / 10, n), 7, 650 + n));
    let xuzhuang = (1..=154).map(|n| grid(format!("410185107{:03}{:03}", 201 + n / 11, n), 56, 170));
    tongguan.chain(units).chain(heshan).chain(xuzhuang).collect()
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

#[test]
fn the_published_figures_are_kept_exactly() {
    let grids = places();
    let totals = make(1, &grids, today(), Size::Full).unwrap().totals(&grids);
    assert_eq!((totals.heshan_registered, totals.heshan_floating), (46_667, 2_000));
    assert_eq!((totals.heshan_let, totals.xuzhuang_households), (2_007, 7_262));
    assert!(totals.tongguan_residences.abs_diff(12_100) < 250, "{}", totals.tongguan_residences);
    assert!((2..20).contains(&totals.collective) && totals.persons < totals.residences);
}

#[test]
fn a_sample_is_smaller_and_lies_everywhere() {
    let grids = places();
    let plan = make(1, &grids, today(), Size::Sample(20)).unwrap();
    assert_eq!(plan.totals(&grids).heshan_registered, 46_667_usize.div_ceil(20));
    let heshan: BTreeSet<_> = plan.residences.iter().map(|r| r.grid).collect();
    let with = heshan.iter().filter(|at| Area::of(&grids[**at].code) == Some(Area::Heshan));
    assert_eq!(with.count(), 68);
}

#[test]
fn a_seed_gives_the_same_people_again() {
    let grids = places();
    let text = |seed| format!("{:?}", make(seed, &grids, today(), Size::Sample(30)).unwrap());
    let once = text(7);
    assert!(once == text(7));
    assert!(once != text(8));
}

#[test]
fn numbers_are_of_nobody_and_telephones_of_one() {
    let plan = make(1, &places(), today(), Size::Full).unwrap();
    let numbers: BTreeSet<_> = plan.persons.iter().map(|p| (&p.area, p.birth, p.sequence)).collect();
    assert_eq!(numbers.len(), plan.persons.len());
    assert!(
        plan.persons.iter().all(|p| p.area.starts_with("99") && p.sequence < 1_000 && p.birth <= today())
    );
    assert!(plan.persons.iter().all(|p| p.male == (p.sequence % 2 == 1)));
    let telephones: Vec<_> = plan.persons.iter().filter_map(|p| p.telephone.as_ref()).collect();
    assert!(telephones.iter().all(|t| t.len() == 11 && t.starts_with("154")));
    assert_eq!(telephones.iter().collect::<BTreeSet<_>>().len(), telephones.len());
}

#[test]
fn households_have_a_head_and_members_where_they_live() {
    let grids = places();
    let plan = make(1, &grids, today(), Size::Full).unwrap();
    let mut members = vec![0; plan.households.len()];
    let mut apart = 0;
    for (at, residence) in plan.residences.iter().enumerate() {
        members[residence.household] += 1;
        let household = &plan.households[residence.household];
        assert_eq!(residence.relation == "02", household.head == at);
        apart += usize::from(household.grid != residence.grid);
        if let Some(home) = residence.home {
            assert_eq!(plan.homes[home].grid, residence.grid);
        }
        assert!(residence.verified <= residence.entered && residence.from <= today());
    }
    assert!(plan.households.iter().zip(members).all(|(household, count)| household.people == count));
    assert!(apart > 50, "{apart} live in another grid than their household");
}

#[test]
fn each_household_of_the_villages_has_a_house() {
    let grids = places();
    let plan = make(1, &grids, today(), Size::Full).unwrap();
    let there = |at: usize| Area::of(&grids[at].code) == Some(Area::Xuzhuang);
    let homes: Vec<_> = plan.households.iter().filter(|h| there(h.grid)).map(|h| h.home.unwrap()).collect();
    assert_eq!((homes.len(), homes.iter().collect::<BTreeSet<_>>().len()), (7_262, 7_262));
    assert!(homes.iter().all(|home| plan.homes[*home].number == "1" && plan.homes[*home].usage == "own"));
}

#[test]
fn who_cooks_holds_a_health_certificate_mostly() {
    let plan = make(1, &places(), today(), Size::Full).unwrap();
    let cooks =
        |at: usize| plan.persons[plan.residences[at].person].work.is_some_and(|w| w.occupation == "厨师");
    let here =
        (0..plan.residences.len()).filter(|at| cooks(*at) && plan.residences[*at].kind != "away").count();
    let of_cooks =
        plan.certificates.iter().filter(|c| c.kind == CertificateKind::Health && cooks(c.residence));
    let held = of_cooks.count();
    assert!(here > 1_000 && held * 100 > here * 80 && held < here, "{held} of {here}");
    let numbers: BTreeSet<_> = plan.certificates.iter().map(|c| &c.number).collect();
    assert_eq!(numbers.len(), plan.certificates.len());
    let valid = |c: &&Held| c.issued <= today() && c.expires.is_some_and(|day| day >= today());
    let share = plan.certificates.iter().filter(valid).count() * 100 / plan.certificates.len();
    assert!((85..100).contains(&share), "{share} % are valid");
}
