//! Who may do what with fire safety, and how far.

use kit::access::policy::Action::{Change, Create, Decide, Read};
use kit::access::policy::Reach::{All, Area};
use kit::access::policy::{ACCOUNT, Action, FieldRule, Grant, Part, Resource, Role};

/// What fire safety adds to the policy.
pub(crate) const PART: Part =
    Part { resources: RESOURCES, roles: ROLES, departments: &[], grants: GRANTS, fields: FIELDS };

/// The fire record of a building or a unit; each part has a right of its own.
const SAFETY: &str = "fire-safety";
/// Reporting a hazard, which everybody may.
pub(crate) const REPORT: &str = "fire-hazard-report";
/// Recording how the grid helped after a fire.
pub(crate) const HELP: &str = "fire-incident-help";
/// What is counted in areas.
pub(crate) const STATISTICS: &str = "fire-statistics";
/// Following the changes of an area.
pub(crate) const CHANGES: &str = "fire-changes";
/// Photographs of inspections, drills and fires.
const FILE: &str = "fire-file";
const HISTORY: &str = "fire-history";
/// The department's line.
pub(crate) const LINE: &str = "fire-safety";

const RESOURCES: &[Resource] = &[
    Resource {
        code: SAFETY,
        title: "the fire record of a building or a unit; each part has a right of its own",
    },
    Resource { code: "fire-premises", title: "premises that are inspected for fire safety" },
    Resource { code: "fire-equipment", title: "fire equipment of premises" },
    Resource { code: "fire-plan", title: "how often premises are inspected" },
    Resource { code: "fire-checklist", title: "check lists for fire safety, electricity and gas" },
    Resource { code: "fire-inspection", title: "inspections for fire safety with their answers" },
    Resource { code: "fire-hazard", title: "fire hazards with their steps" },
    Resource { code: REPORT, title: "reporting fire hazards" },
    Resource { code: "fire-activity", title: "drills and publicity for fire safety" },
    Resource { code: "fire-incident", title: "fires, and how the grid helped" },
    Resource { code: HELP, title: "recording how the grid helped after a fire" },
    Resource { code: FILE, title: "photographs of inspections, drills and fires" },
    Resource { code: HISTORY, title: "earlier versions of records of fire safety" },
    Resource { code: CHANGES, title: "following what changes in fire safety" },
    Resource { code: STATISTICS, title: "counts of fire safety by area" },
];

const ROLES: &[Role] = &[
    Role::clerk(LINE, "fire-clerk", "fire safety clerk", "消防安全专干"),
    Role::reviewer(LINE, "fire-reviewer", "fire safety reviewer", "乡镇（街道）消防监督员"),
    Role::decider(LINE, "fire-decider", "fire safety decider", "区（县）消防监督审批人员"),
    Role::reader(LINE, "fire-reader", "fire safety reader", "消防安全查阅人员"),
    Role::system(LINE, "fire-system", "fire safety system", "消防业务系统"),
];

const RECORDS: &[&str] =
    &["fire-premises", "fire-equipment", "fire-inspection", "fire-hazard", "fire-activity", "fire-incident"];
/// Those of the department who deal with cases.
const STAFF: &[&str] = &["fire-clerk", "fire-reviewer", "fire-decider"];
/// Those of the department who decide.
const DECIDE: &[&str] = &["fire-reviewer", "fire-decider"];
const DECIDER: &[&str] = &["fire-decider"];
const READER: &[&str] = &["fire-reader"];
const SYSTEM: &[&str] = &["fire-system"];
/// Those in a grid who inspect, teach and help.
const GRID: &[&str] = &["grid-leader", "grid-member", "firefighter"];
const COMMUNITY: &[&str] = &["community-clerk", "community-director"];
/// Those above who answer for an area.
const LEADERS: &[&str] = &["town-leader", "district-command"];
/// Those who know the records of their area.
const KNOW: &[&str] = &[
    "fire-clerk",
    "fire-reviewer",
    "fire-decider",
    "fire-reader",
    "grid-leader",
    "grid-member",
    "firefighter",
    "community-clerk",
    "community-director",
    "town-leader",
    "district-command",
];

const fn may(
    roles: &'static [&'static str],
    actions: &'static [Action],
    resources: &'static [&'static str],
) -> Grant {
    Grant { roles, actions, resources, reach: Area }
}

const GRANTS: &[Grant] = &[
    Grant { roles: &[ACCOUNT], actions: &[Read], resources: &["fire-checklist", "fire-plan"], reach: All },
    Grant { roles: &[ACCOUNT], actions: &[Create], resources: &[REPORT], reach: All },
    may(STAFF, &[Read], &["resident", "unit"]),
    may(READER, &[Read], &["unit"]),
    may(KNOW, &[Read], RECORDS),
    may(KNOW, &[Read], &[SAFETY, CHANGES, STATISTICS]),
    may(STAFF, &[Create, Change], &["fire-premises", "fire-equipment", "fire-activity", "fire-incident"]),
    may(STAFF, &[Create], &["fire-inspection", HELP]),
    may(STAFF, &[Create, Change], &["fire-hazard"]),
    may(STAFF, &[Read, Change], &[FILE]),
    may(DECIDE, &[Decide], &["fire-hazard", "fire-incident"]),
    may(DECIDE, &[Read], &[HISTORY]),
    may(DECIDER, &[Create, Change], &["fire-plan", "fire-checklist"]),
    may(READER, &[Read], &[FILE]),
    may(GRID, &[Create], &["fire-inspection", "fire-activity", HELP]),
    may(GRID, &[Read, Change], &[FILE]),
    may(COMMUNITY, &[Create, Change], &["fire-premises", "fire-equipment", "fire-activity"]),
    may(COMMUNITY, &[Create], &["fire-inspection", "fire-incident", HELP]),
    may(COMMUNITY, &[Read, Change], &[FILE]),
    may(LEADERS, &[Read], &[HISTORY, FILE]),
    may(SYSTEM, &[Read], &[SAFETY, CHANGES, STATISTICS]),
    may(SYSTEM, &[Read], RECORDS),
    may(SYSTEM, &[Create, Change], &["fire-premises", "fire-equipment"]),
];

const fn rule(on: &'static str, field: &'static str, resource: &'static str, action: Action) -> FieldRule {
    FieldRule { on, field, resource, action }
}

const FIELDS: &[FieldRule] = &[
    rule("Query", "firePremises", "fire-premises", Read),
    rule("FirePremises", "grid", "grid", Read),
    rule("FirePremises", "building", "building", Read),
    rule("FirePremises", "unit", "unit", Read),
    rule("FirePremises", "equipment", "fire-equipment", Read),
    rule("FirePremises", "inspections", "fire-inspection", Read),
    rule("FirePremises", "hazards", "fire-hazard", Read),
    rule("FirePremises", "activities", "fire-activity", Read),
    rule("FirePremises", "history", HISTORY, Read),
    rule("Mutation", "registerFirePremises", "fire-premises", Create),
    rule("Mutation", "changeFirePremises", "fire-premises", Change),
    rule("Mutation", "retireFirePremises", "fire-premises", Change),
    rule("Query", "fireEquipment", "fire-equipment", Read),
    rule("FireEquipment", "premises", "fire-premises", Read),
    rule("FireEquipment", "building", "building", Read),
    rule("FireEquipment", "history", HISTORY, Read),
    rule("Mutation", "addFireEquipment", "fire-equipment", Create),
    rule("Mutation", "changeFireEquipment", "fire-equipment", Change),
    rule("Mutation", "inspectFireEquipment", "fire-equipment", Change),
    rule("Mutation", "retireFireEquipment", "fire-equipment", Change),
    rule("Query", "firePlans", "fire-plan", Read),
    rule("FirePlan", "history", HISTORY, Read),
    rule("Mutation", "setFirePlan", "fire-plan", Change),
    rule("Query", "fireChecklists", "fire-checklist", Read),
    rule("FireChecklist", "items", "fire-checklist", Read),
    rule("FireChecklist", "history", HISTORY, Read),
    rule("Mutation", "draftFireChecklist", "fire-checklist", Create),
    rule("Mutation", "changeFireChecklist", "fire-checklist", Change),
    rule("Mutation", "useFireChecklist", "fire-checklist", Change),
    rule("Query", "fireInspections", "fire-inspection", Read),
    rule("FireInspection", "premises", "fire-premises", Read),
    rule("FireInspection", "building", "building", Read),
    rule("FireInspection", "checklist", "fire-checklist", Read),
    rule("FireInspection", "answers", "fire-inspection", Read),
    rule("FireInspection", "hazards", "fire-hazard", Read),
    rule("FireInspection", "point", "fire-inspection", Read),
    rule("FireInspection", "attachments", FILE, Read),
    rule("Mutation", "recordFireInspection", "fire-inspection", Create),
    rule("Query", "fireHazards", "fire-hazard", Read),
    rule("FireHazard", "grid", "grid", Read),
    rule("FireHazard", "building", "building", Read),
    rule("FireHazard", "premises", "fire-premises", Read),
    rule("FireHazard", "inspection", "fire-inspection", Read),
    rule("FireHazard", "matter", "matter", Read),
    rule("FireHazard", "point", "fire-hazard", Read),
    rule("FireHazard", "steps", "fire-hazard", Read),
    rule("FireHazard", "next", "fire-hazard", Read),
    rule("FireHazard", "history", HISTORY, Read),
    rule("FireHazardStep", "hazard", "fire-hazard", Read),
    rule("FireHazardStep", "attachments", "fire-hazard", Read),
    rule("Mutation", "reportFireHazard", REPORT, Create),
    rule("Mutation", "takeFireHazard", "fire-hazard", Create),
    rule("Mutation", "confirmFireHazard", "fire-hazard", Change),
    rule("Mutation", "notifyFireHazard", "fire-hazard", Decide),
    rule("Mutation", "extendFireHazard", "fire-hazard", Decide),
    rule("Mutation", "rectifyFireHazard", "fire-hazard", Change),
    rule("Mutation", "reinspectFireHazard", "fire-hazard", Change),
    rule("Mutation", "referFireHazard", "fire-hazard", Decide),
    rule("Mutation", "closeFireHazard", "fire-hazard", Decide),
    rule("Query", "fireActivities", "fire-activity", Read),
    rule("FireActivity", "grid", "grid", Read),
    rule("FireActivity", "building", "building", Read),
    rule("FireActivity", "premises", "fire-premises", Read),
    rule("FireActivity", "attachments", FILE, Read),
    rule("FireActivity", "history", HISTORY, Read),
    rule("Mutation", "recordFireActivity", "fire-activity", Create),
    rule("Mutation", "changeFireActivity", "fire-activity", Change),
    rule("Query", "fireIncidents", "fire-incident", Read),
    rule("FireIncident", "grid", "grid", Read),
    rule("FireIncident", "building", "building", Read),
    rule("FireIncident", "premises", "fire-premises", Read),
    rule("FireIncident", "steps", "fire-incident", Read),
    rule("FireIncident", "history", HISTORY, Read),
    rule("FireIncidentStep", "incident", "fire-incident", Read),
    rule("FireIncidentStep", "attachments", FILE, Read),
    rule("Mutation", "recordFireIncident", "fire-incident", Create),
    rule("Mutation", "investigateFireIncident", "fire-incident", Change),
    rule("Mutation", "recordFireHelp", HELP, Create),
    rule("Mutation", "closeFireIncident", "fire-incident", Decide),
    rule("Building", "fireSafety", SAFETY, Read),
    rule("Unit", "fireSafety", SAFETY, Read),
    rule("Grid", "fireSafety", STATISTICS, Read),
    rule("Division", "fireSafetyStatistics", STATISTICS, Read),
    rule("Query", "fireSafetyStatistics", STATISTICS, Read),
    rule("Subscription", "fireSafetyChanged", CHANGES, Read),
];
