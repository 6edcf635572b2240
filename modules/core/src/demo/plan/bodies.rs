//! Bodies and liaisons of the demo's streets and communities.

use super::names::{Community, person};
use super::offices::post;
use super::types::{Body, Liaison, Member, Plan};
use crate::dice::Dice;
use std::collections::BTreeMap;

/// The lines whose staff contact communities.
const LINES: [(&str, &str); 2] = [("police", "治安"), ("urban-management", "城管")];
/// The subject of the leading groups.
const SUBJECT: &str = "网格化管理";
/// The five in one of a community: kind, name and whom its representative speaks for.
const FIVE: [(&str, &str, &str); 5] = [
    ("residents_committee", "居民委员会", "居民委员会"),
    ("owners_committee", "业主委员会", "全体业主"),
    ("property_company", "物业服务企业", "物业服务企业"),
    ("resident_unit", "驻区单位联席会", "驻区单位"),
    ("police_office", "社区警务室", "派出所"),
];

/// Adds them for these communities, in the order of their codes.
pub(super) fn add(plan: &mut Plan, communities: &[Community], dice: &mut Dice) {
    let mut groups = BTreeMap::new();
    for street in communities.chunk_by(|a, b| a.code[..9] == b.code[..9]) {
        let town = street[0].code[..9].to_owned();
        let district = town[..6].to_owned();
        let above = *groups.entry(district.clone()).or_insert_with(|| leading(plan, &district, None, dice));
        leading(plan, &town, Some(above), dice);
        let party = body(plan, "party_working_committee", &town, "党工委".into(), None);
        member(plan, party, "leader", None, dice);
        liaisons(plan, &town, street, dice);
        for community in street {
            of_community(plan, community, party, dice);
        }
    }
}

fn of_community(plan: &mut Plan, community: &Community, party: usize, dice: &mut Dice) {
    for (kind, name, represents) in FIVE {
        let five = body(plan, kind, &community.code, format!("{}{name}", community.name), None);
        member(plan, five, "leader", None, dice);
        member(plan, five, "representative", Some(represents), dice);
    }
    let name = format!("{}党组织", community.name);
    let organisation = body(plan, "party_organisation", &community.code, name, Some(party));
    member(plan, organisation, "leader", None, dice);
    let grids: Vec<(String, String)> = plan
        .grids
        .iter()
        .filter(|grid| grid.community == community.code)
        .map(|grid| (grid.code(), grid.name.clone()))
        .collect();
    for (code, name) in grids {
        let group = body(plan, "party_group", &code, format!("{name}党小组"), Some(organisation));
        member(plan, group, "leader", None, dice);
        member(plan, group, "member", None, dice);
    }
}

/// A leading group with its leader, deputies, members and office.
fn leading(plan: &mut Plan, area: &str, above: Option<usize>, dice: &mut Dice) -> usize {
    let group = body(plan, "leading_group", area, format!("{SUBJECT}工作领导小组"), above);
    for function in ["leader", "deputy", "deputy", "member", "member", "member", "office"] {
        member(plan, group, function, None, dice);
    }
    group
}

fn body(plan: &mut Plan, kind: &'static str, area: &str, name: String, parent: Option<usize>) -> usize {
    let subject = (kind == "leading_group").then_some(SUBJECT);
    plan.staff.bodies.push(Body { kind, area: area.to_owned(), name, subject, parent });
    plan.staff.bodies.len() - 1
}

fn member(
    plan: &mut Plan,
    body: usize,
    function: &'static str,
    represents: Option<&'static str>,
    dice: &mut Dice,
) {
    plan.staff.members.push(Member { body, function, name: person(dice), represents });
}

/// A leader who contacts the street, and a cadre and staff of the lines who contact its communities.
fn liaisons(plan: &mut Plan, town: &str, communities: &[Community], dice: &mut Dice) {
    let leader = post(plan, format!("town-{town}-leader"), town, ("town-leader", None), dice);
    let cadre = post(plan, format!("town-{town}-cadre"), town, ("town-clerk", None), dice);
    let lines = LINES.map(|(line, what)| {
        let name = format!("town-{town}-{line}");
        (line, what, post(plan, name, town, ("line-officer", Some(line)), dice))
    });
    let mut add = |account, area: &str, line, duties: String| {
        plan.staff.liaisons.push(Liaison { account, area: area.to_owned(), line, duties });
    };
    add(leader, town, None, "包联街道（乡镇）".into());
    for community in communities {
        add(cadre, &community.code, None, "包联社区（村）".into());
        for (line, what, account) in lines {
            add(account, &community.code, Some(line), format!("{what}事项先行受理"));
        }
    }
}
