use super::super::{DIVISIONS, SEED, TOTALS, boundaries};
use super::*;
use crate::divisions::file::read_list;
use crate::geometry::Shape;
use std::collections::BTreeSet;

fn plan(seed: u64) -> Plan {
    let divisions = read_list(DIVISIONS, "divisions").unwrap().divisions;
    make(seed, &divisions, &boundaries::read().unwrap()).unwrap()
}

#[test]
fn the_totals_are_what_the_seed_gives() {
    let mut found = plan(SEED).totals();
    found.divisions = TOTALS.divisions;
    found.division_shapes += boundaries::read().unwrap().len();
    assert_eq!(found, TOTALS);
}

#[test]
fn a_seed_gives_the_same_plan_again() {
    let text = |seed| format!("{:?}", plan(seed));
    let once = text(7);
    assert!(once == text(7));
    assert!(once != text(8));
}

#[test]
fn the_published_figures_of_the_two_towns_are_kept() {
    let plan = plan(SEED);
    let of =
        |town: &str| plan.grids.iter().filter(move |g| g.community.starts_with(town)).collect::<Vec<_>>();
    let communities =
        |grids: &[&Grid]| grids.iter().map(|g| g.community.clone()).collect::<BTreeSet<_>>().len();
    let heshan = of(rural::HESHAN);
    assert_eq!((communities(&heshan), heshan.len()), (7, 68));
    assert_eq!(heshan.iter().map(|g| g.people).sum::<usize>(), 48_667);
    let xuzhuang = of(rural::XUZHUANG);
    assert_eq!(communities(&xuzhuang), 14);
    assert_eq!(xuzhuang.iter().map(|g| g.households).sum::<usize>(), 7_262);
    assert!(xuzhuang.iter().all(|g| g.kind == GridKind::VillagerGroup));
}

#[test]
fn grids_of_tongguan_tile_their_communities_and_hold_what_lies_in_them() {
    let plan = plan(SEED);
    let area = |code: &str| plan.shapes.iter().find(|s| s.code == code).map(|s| s.shape.area()).unwrap();
    let mapped: Vec<&Grid> = plan.grids.iter().filter(|g| g.shape.is_some()).collect();
    for community in mapped.chunk_by(|a, b| a.community == b.community) {
        let sum: f64 = community.iter().filter_map(|g| g.shape.as_ref()).map(Shape::area).sum();
        let whole = area(&community[0].community);
        assert!((sum / whole - 1.0).abs() < 1e-6, "{}: {sum} of {whole}", community[0].community);
    }
    for grid in mapped {
        let shape = grid.shape.as_ref().unwrap();
        assert!(grid.buildings.iter().all(|b| b.at.is_some_and(|at| shape.contains(at))), "{}", grid.code());
        assert!(grid.facilities.iter().all(|f| shape.contains(f.at)), "{}", grid.code());
        assert!(!grid.buildings.is_empty() && !grid.facilities.is_empty());
    }
}

#[test]
fn names_of_grids_and_compounds_differ_within_a_community() {
    let plan = plan(SEED);
    for community in plan.grids.chunk_by(|a, b| a.community == b.community) {
        let names: BTreeSet<_> = community.iter().map(|g| &g.name).collect();
        assert_eq!(names.len(), community.len(), "{}", community[0].community);
    }
    let of = |compound: &Compound| (plan.grids[compound.grids[0]].community.clone(), compound.name.clone());
    let names: BTreeSet<_> = plan.compounds.iter().map(of).collect();
    assert_eq!(names.len(), plan.compounds.len());
}

#[test]
fn the_four_management_types_and_each_kind_of_compound_and_road_are_there() {
    let plan = plan(SEED);
    let set = |words: &mut dyn Iterator<Item = &'static str>| words.collect::<BTreeSet<_>>().len();
    assert_eq!(set(&mut plan.grids.iter().flat_map(|g| &g.buildings).map(|b| b.management)), 4);
    assert_eq!(set(&mut plan.compounds.iter().map(|c| c.kind)), 3);
    assert_eq!(set(&mut plan.compounds.iter().map(|c| c.age)), 3);
    assert_eq!(set(&mut plan.roads.iter().map(|r| r.kind)), 4);
    assert!(plan.compounds.iter().any(|c| c.grids.len() > 1), "a compound holds several grids");
    assert!(plan.roads.iter().all(|r| !r.grids.is_empty()));
    assert!(plan.roads.iter().filter(|r| r.kind == "trunk").all(|r| r.grids.len() > 5));
}
