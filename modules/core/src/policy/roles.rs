//! The roles that a post can have (requirements S1 and S2).

use kit::access::policy::Role;
use kit::code::AreaLevel::{self, City, Community, District, Grid, Province, Town};

const IN_GRIDS: &[AreaLevel] = &[Grid];
const NEAR_GRIDS: &[AreaLevel] = &[Grid, Community];
const WIDE: &[AreaLevel] = &[District, City, Province];

/// Roles of a grid team, which the community's director appoints.
pub(super) const TEAM: &[&str] = &[
    "grid-leader",
    "grid-member",
    "coordinator",
    "supervisor",
    "police-officer",
    "firefighter",
    "welfare-member",
    "building-leader",
    "information-officer",
    "mediator",
    "propagandist",
    "party-secretary",
    "group-leader",
    "cleaner",
    "economic-instructor",
];

const TOWN_APPOINTS: &[&str] = &["community-clerk", "community-director"];
const DISTRICT_APPOINTS: &[&str] =
    &["town-clerk", "town-leader", "line-officer", "line-reviewer", "line-reader", "district-command"];
const EVERYTHING: &[&str] = &["*"];

const fn role(
    code: &'static str,
    title: &'static str,
    chinese: &'static str,
    levels: &'static [AreaLevel],
) -> Role {
    Role::new(code, title, chinese, levels)
}

pub(super) const ROLES: &[Role] = &[
    role("grid-leader", "grid leader", "网格长", IN_GRIDS),
    role("grid-member", "grid member", "网格员", IN_GRIDS),
    role("coordinator", "coordinator", "协管员", NEAR_GRIDS),
    role("supervisor", "supervisor", "督导员", NEAR_GRIDS),
    role("police-officer", "police officer", "民警", NEAR_GRIDS),
    role("firefighter", "firefighter", "消防员", NEAR_GRIDS),
    role("welfare-member", "public-welfare member", "公益性岗位人员", NEAR_GRIDS),
    role("building-leader", "building leader", "楼栋长", IN_GRIDS),
    role("information-officer", "voluntary information officer", "义务信息员", IN_GRIDS),
    role("mediator", "mediator", "调解员", NEAR_GRIDS),
    role("propagandist", "propagandist", "宣传员", NEAR_GRIDS),
    role("party-secretary", "party-branch secretary", "党支部书记", NEAR_GRIDS),
    role("group-leader", "residents' group leader", "居民小组长", IN_GRIDS),
    role("cleaner", "cleaner", "保洁员", NEAR_GRIDS),
    role("economic-instructor", "economic instructor", "经济指导员", NEAR_GRIDS),
    role("community-clerk", "community clerk", "社区工作人员", &[Community]),
    role("community-director", "community director", "社区主任", &[Community])
        .appoints(TEAM)
        .with_second_factor(),
    role("town-clerk", "street or town centre clerk", "街道（乡镇）中心工作人员", &[Town]),
    role("town-leader", "street or town leader", "街道（乡镇）领导", &[Town])
        .appoints(TOWN_APPOINTS)
        .with_second_factor(),
    role("line-officer", "line officer", "条线工作人员", &[Town, District, City]).of_a_line(),
    role("line-reviewer", "line reviewer", "条线审核人员", &[Town, District, City]).of_a_line(),
    role("line-reader", "line reader", "条线查阅人员", &[Town, District, City]).of_a_line(),
    role("line-system", "system of a department line", "条线业务系统", &[Town, District, City])
        .of_a_line()
        .for_programs(),
    // it appoints those who see key files and care at home; the first of a district comes from the command line
    role("district-command", "district command", "区（县）指挥中心", &[District])
        .appoints(DISTRICT_APPOINTS)
        .restricted(),
    role("city", "city", "市级", &[City]),
    role("service", "service account", "服务账号", &[Grid, Community, Town, District, City, Province])
        .for_programs(),
    role("resident", "resident", "居民", NEAR_GRIDS).for_residents(),
    role("auditor", "auditor", "审计员", WIDE).with_second_factor(),
    role("security-administrator", "security administrator", "安全管理员", WIDE)
        .appoints(EVERYTHING)
        .with_second_factor(),
    role("system-administrator", "system administrator", "系统管理员", WIDE).with_second_factor(),
];
