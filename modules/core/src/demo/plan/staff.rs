//! Who works in the demo's grids: a team for each, with pairs of neighbours, cards for the notice boards, and one leave.

use super::bodies;
use super::names::{Community, person};
use super::offices;
use super::types::{Grid, Plan, Post, Staffer};
use crate::demo::accounts;
use crate::dice::Dice;
use crate::divisions::file::DivisionTable;
use std::collections::BTreeSet;

/// What the members of a team that everybody may call do and answer for.
const CARDS: [(&str, &str, &str); 3] = [
    ("grid-leader", "入户走访、巡查隐患、收集诉求、协调处置", "网格第一责任人，负责网格内各项工作"),
    ("grid-member", "采集核实信息、上报事件、代办服务", "负责网格内人、房、事信息的采集与上报"),
    ("police-officer", "治安巡防、户籍管理、矛盾调处", "负责网格内治安防范和户籍管理"),
];
/// How many days the demo's leave lasts.
pub(in super::super) const LEAVE_DAYS: u64 = 14;

/// Adds the teams, in the order of the grids, and what the streets and communities have.
pub(super) fn add(plan: &mut Plan, seed: u64, divisions: &DivisionTable) {
    let mut dice = Dice::part(seed, "staff");
    let homes = homes();
    let mut start = 0;
    while start < plan.grids.len() {
        let code = plan.grids[start].community.clone();
        let count = plan.grids[start..].iter().take_while(|grid| grid.community == code).count();
        let leaders = add_teams(plan, start..start + count, &homes, &mut dice);
        pair(plan, start, &leaders);
        start += count;
    }
    lone(plan);
    plan.staff.leave = plan.staff.posts.iter().position(|post| post.area == LEAVE);
    let communities = communities(plan, divisions);
    bodies::add(plan, &communities, &mut dice);
    offices::add(plan, &communities, seed);
}

/// The grid whose leader is on leave.
const LEAVE: &str = "371102100260003";

/// Grids whose team is made of the demo's accounts for each role.
fn homes() -> BTreeSet<String> {
    accounts()
        .into_iter()
        .filter(|account| account.role == "grid-leader")
        .map(|account| account.area)
        .collect()
}

/// The communities of the plan.
fn communities(plan: &Plan, divisions: &DivisionTable) -> Vec<Community> {
    let codes: BTreeSet<&str> = plan.grids.iter().map(|grid| grid.community.as_str()).collect();
    let name = |code: &str| super::names::communities(divisions, code).into_iter().next();
    codes.into_iter().filter_map(name).collect()
}

/// The teams of a community's grids; answers the leader's post of each, which the accounts of a home have instead.
fn add_teams(
    plan: &mut Plan,
    grids: std::ops::Range<usize>,
    homes: &BTreeSet<String>,
    dice: &mut Dice,
) -> Vec<Option<usize>> {
    let community = plan.grids[grids.start].community.clone();
    let police = add_account(plan, format!("police-{community}"), &community, dice);
    let mediator = add_account(plan, format!("mediator-{community}"), &community, dice);
    let mut leaders = Vec::with_capacity(grids.len());
    for at in grids {
        let code = plan.grids[at].code();
        if homes.contains(&code) {
            leaders.push(None);
            continue;
        }
        let [leader, member, building, informer] = ["leader", "member", "building", "information"]
            .map(|what| add_account(plan, format!("grid-{code}-{what}"), &community, dice));
        leaders.push(Some(plan.staff.posts.len()));
        for (account, role, full_time) in [
            (leader, "grid-leader", true),
            (member, "grid-member", true),
            (police, "police-officer", false),
            (mediator, "mediator", false),
            (building, "building-leader", false),
            (building, "group-leader", false),
            (informer, "information-officer", false),
        ] {
            let card = CARDS.iter().find(|(of, ..)| *of == role).map(|(_, work, duties)| (*work, *duties));
            let telephone = card.map(|_| format!("154{:08}", dice.below(100_000_000)));
            let (area, line) = (code.clone(), None);
            plan.staff.posts.push(Post {
                account,
                role,
                area,
                line,
                full_time,
                card,
                telephone,
                covered_by: None,
            });
        }
    }
    leaders
}

/// Adds an account; answers its place.
pub(super) fn add_account(plan: &mut Plan, name: String, area: &str, dice: &mut Dice) -> usize {
    plan.staff.accounts.push(Staffer { name, title: person(dice), area: area.to_owned() });
    plan.staff.accounts.len() - 1
}

/// Pairs the leaders of a community's grids, neighbours with neighbours. Who is left over is covered by a neighbour
/// who covers another, too; the partner of a home is covered by the leader of the home, who comes later.
fn pair(plan: &mut Plan, start: usize, leaders: &[Option<usize>]) {
    let mut taken = vec![false; leaders.len()];
    let beside = |plan: &Plan, i: usize, j: usize| adjacent(&plan.grids[start + i], &plan.grids[start + j]);
    // the home first, so that it finds a neighbour
    let mut order: Vec<usize> = (0..leaders.len()).collect();
    order.sort_by_key(|at| leaders[*at].is_some());
    for i in order {
        let free = |j: &usize| *j != i && !taken[*j] && leaders[*j].is_some() && beside(plan, i, *j);
        let Some(j) = (0..leaders.len()).filter(|_| !taken[i]).find(free) else { continue };
        (taken[i], taken[j]) = (true, true);
        match (leaders[i], leaders[j]) {
            (Some(one), Some(other)) => {
                plan.staff.posts[one].covered_by = Some(other);
                plan.staff.posts[other].covered_by = Some(one);
            }
            (one, other) => plan.staff.partners.extend(one.or(other)),
        }
    }
    for i in (0..leaders.len()).filter(|i| !taken[*i]) {
        let other = (0..leaders.len()).find(|j| *j != i && leaders[*j].is_some() && beside(plan, i, *j));
        if let (Some(own), Some(other)) = (leaders[i], other) {
            plan.staff.posts[own].covered_by = leaders[other];
        }
    }
}

/// Covers leaders without a neighbour in their community by one of the same district.
fn lone(plan: &mut Plan) {
    let leader = |plan: &Plan, code: &str| {
        plan.staff.posts.iter().position(|post| post.role == "grid-leader" && post.area == code)
    };
    for at in 0..plan.grids.len() {
        let own = &plan.grids[at];
        let Some(post) = leader(plan, &own.code()) else { continue };
        if plan.staff.posts[post].covered_by.is_some() || plan.staff.partners.contains(&post) {
            continue;
        }
        let others = |grid: &&Grid| grid.community[..6] == own.community[..6] && grid.code() != own.code();
        let beside = plan.grids.iter().filter(others).filter(|grid| adjacent(own, grid));
        let other = beside.filter_map(|grid| leader(plan, &grid.code())).next();
        plan.staff.posts[post].covered_by = other;
    }
}

/// Do two grids lie beside each other: by their shapes, or without shapes by their numbers?
fn adjacent(one: &Grid, other: &Grid) -> bool {
    match (&one.shape, &other.shape) {
        (Some(one), Some(other)) => one.borders(other),
        _ => one.community == other.community && one.number.abs_diff(other.number) == 1,
    }
}
