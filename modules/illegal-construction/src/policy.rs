//! Who may do what with illegal construction, and how far.

use kit::access::policy::Action::{Change, Create, Decide, Read};
use kit::access::policy::Reach::{Area, Own};
use kit::access::policy::{Action, FieldRule, Grant, Part, RESIDENT, Reach, Resource, Role};

/// What illegal construction adds to the policy.
pub(crate) const PART: Part =
    Part { resources: RESOURCES, roles: ROLES, departments: &[], grants: GRANTS, fields: FIELDS };

/// The households whose buildings are surveyed: by a right of the department, whoever reads households.
pub(crate) const SURVEYED: &str = "construction-survey";

const RESOURCES: &[Resource] = &[
    Resource { code: "building-archive", title: "building archives of households with their papers" },
    Resource { code: SURVEYED, title: "households of the survey of buildings, also those that are left" },
    Resource { code: "construction-inspection", title: "daily inspections for illegal construction" },
    Resource { code: "violation", title: "violations of the rules of construction with their steps" },
    Resource { code: "construction-circular", title: "weekly circulars of towns on illegal construction" },
    Resource { code: "village-evaluation", title: "evaluations of villages on illegal construction" },
    Resource { code: "construction-statistics", title: "counts of illegal construction by area" },
    Resource { code: "construction-history", title: "earlier versions of records of illegal construction" },
];

const LINE: &str = "illegal-construction";

const ROLES: &[Role] = &[
    Role::clerk(LINE, "construction-clerk", "illegal construction clerk", "违建治理专干"),
    Role::reviewer(LINE, "construction-reviewer", "illegal construction reviewer", "乡镇违建治理办公室人员"),
    Role::decider(LINE, "construction-decider", "illegal construction decider", "区（县）违建治理决定人员"),
    Role::reader(LINE, "construction-reader", "illegal construction reader", "违建治理查阅人员"),
    Role::system(LINE, "construction-system", "illegal construction system", "违建治理业务系统"),
];

const RECORDS: &[&str] = &["building-archive", "construction-inspection", "violation"];
const REPORTS: &[&str] = &["construction-circular", "village-evaluation"];
/// Those of the department who deal with persons.
const STAFF: &[&str] = &["construction-clerk", "construction-reviewer", "construction-decider"];
/// Those of the department who decide.
const DECIDE: &[&str] = &["construction-reviewer", "construction-decider"];
/// Those in a grid who survey, inspect and report.
const GRID: &[&str] = &["grid-leader", "grid-member"];
/// Those who inspect; each corrects the own inspections.
const INSPECT: &[&str] = &["grid-leader", "grid-member", "construction-clerk"];
const COMMUNITY: &[&str] = &["community-clerk", "community-director"];
/// Those above who answer for an area.
const LEADERS: &[&str] = &["town-leader", "district-command"];
/// Those who survey.
const SURVEY: &[&str] = &[
    "grid-leader",
    "grid-member",
    "community-clerk",
    "community-director",
    "construction-clerk",
    "construction-reviewer",
];
/// Those who count what they can read.
const COUNT: &[&str] = &[
    "grid-leader",
    "grid-member",
    "community-clerk",
    "community-director",
    "town-leader",
    "district-command",
    "construction-clerk",
    "construction-reviewer",
    "construction-decider",
    "construction-reader",
    "construction-system",
];

const fn may(
    roles: &'static [&'static str],
    actions: &'static [Action],
    resources: &'static [&'static str],
    reach: Reach,
) -> Grant {
    Grant { roles, resources, actions, reach }
}

const GRANTS: &[Grant] = &[
    may(STAFF, &[Read], &["resident", "household"], Area),
    may(COUNT, &[Read], RECORDS, Area),
    may(COUNT, &[Read], &["construction-statistics"], Area),
    may(SURVEY, &[Create, Change], &["building-archive"], Area),
    // who reads households there, too
    may(SURVEY, &[Read], &[SURVEYED], Area),
    may(LEADERS, &[Read], &[SURVEYED], Area),
    may(&["construction-decider"], &[Read], &[SURVEYED], Area),
    may(GRID, &[Create], &["construction-inspection", "violation"], Area),
    may(&["construction-clerk"], &[Create], &["construction-inspection"], Area),
    may(INSPECT, &[Change], &["construction-inspection"], Own),
    may(COMMUNITY, &[Create], &["violation"], Area),
    may(STAFF, &[Create, Change], &["violation"], Area),
    may(DECIDE, &[Decide], &["violation"], Area),
    may(&["construction-system"], &[Create], &["violation"], Area),
    may(COMMUNITY, &[Read], REPORTS, Area),
    may(LEADERS, &[Read], REPORTS, Area),
    may(STAFF, &[Read], REPORTS, Area),
    may(&["construction-reader"], &[Read], REPORTS, Area),
    may(&["construction-reviewer"], &[Create], &["construction-circular"], Area),
    may(&["town-leader", "construction-decider"], &[Decide], &["construction-circular"], Area),
    may(&["construction-reviewer"], &[Create, Change], &["village-evaluation"], Area),
    may(DECIDE, &[Read], &["construction-history"], Area),
    may(LEADERS, &[Read], &["construction-history"], Area),
    may(&[RESIDENT], &[Read], &["building-archive"], Own),
];

const fn rule(on: &'static str, field: &'static str, resource: &'static str, action: Action) -> FieldRule {
    FieldRule { on, field, resource, action }
}

const FIELDS: &[FieldRule] = &[
    rule("Query", "buildingArchives", "building-archive", Read),
    rule("BuildingArchive", "grid", "grid", Read),
    rule("BuildingArchive", "building", "building", Read),
    rule("BuildingArchive", "household", "household", Read),
    rule("BuildingArchive", "missing", "building-archive", Read),
    rule("BuildingArchive", "attachments", "building-archive", Read),
    rule("BuildingArchive", "history", "construction-history", Read),
    rule("Grid", "buildingArchives", "building-archive", Read),
    rule("Building", "buildingArchives", "building-archive", Read),
    rule("Household", "buildingArchives", "building-archive", Read),
    rule("Mutation", "createBuildingArchive", "building-archive", Create),
    rule("Mutation", "changeBuildingArchive", "building-archive", Change),
    rule("Mutation", "fileArchivePaper", "building-archive", Change),
    rule("Mutation", "retireBuildingArchive", "building-archive", Change),
    rule("Query", "surveyProgress", SURVEYED, Read),
    rule("Query", "householdsWithoutArchive", SURVEYED, Read),
    rule("Query", "constructionInspections", "construction-inspection", Read),
    rule("Query", "gridsNotInspected", "construction-inspection", Read),
    rule("ConstructionInspection", "grid", "grid", Read),
    rule("ConstructionInspection", "history", "construction-history", Read),
    rule("Grid", "constructionInspections", "construction-inspection", Read),
    rule("Grid", "missedInspections", "construction-inspection", Read),
    rule("Mutation", "recordConstructionInspection", "construction-inspection", Create),
    rule("Mutation", "changeConstructionInspection", "construction-inspection", Change),
    rule("Query", "violations", "violation", Read),
    rule("Violation", "grid", "grid", Read),
    rule("Violation", "building", "building", Read),
    rule("Violation", "household", "household", Read),
    rule("Violation", "inspection", "construction-inspection", Read),
    rule("Violation", "matter", "matter", Read),
    rule("Violation", "steps", "violation", Read),
    rule("Violation", "next", "violation", Read),
    rule("Violation", "history", "construction-history", Read),
    rule("ViolationStep", "violation", "violation", Read),
    rule("ViolationStep", "attachments", "violation", Read),
    rule("Grid", "violations", "violation", Read),
    rule("Building", "violations", "violation", Read),
    rule("Household", "violations", "violation", Read),
    rule("Mutation", "openViolation", "violation", Create),
    rule("Mutation", "checkViolationSite", "violation", Change),
    rule("Mutation", "serveViolationNotice", "violation", Change),
    rule("Mutation", "hearViolation", "violation", Change),
    rule("Mutation", "orderViolation", "violation", Decide),
    rule("Mutation", "coordinateViolation", "violation", Change),
    rule("Mutation", "carryOutViolation", "violation", Change),
    rule("Mutation", "acceptViolation", "violation", Decide),
    rule("Query", "constructionCirculars", "construction-circular", Read),
    rule("ConstructionCircular", "town", "division", Read),
    rule("ConstructionCircular", "villages", "construction-circular", Read),
    rule("CircularVillage", "village", "division", Read),
    rule("Mutation", "draftConstructionCircular", "construction-circular", Create),
    rule("Mutation", "publishConstructionCircular", "construction-circular", Decide),
    rule("Query", "villageEvaluations", "village-evaluation", Read),
    rule("VillageEvaluation", "village", "division", Read),
    rule("VillageEvaluation", "items", "village-evaluation", Read),
    rule("VillageEvaluation", "history", "construction-history", Read),
    rule("Mutation", "evaluateVillage", "village-evaluation", Create),
    rule("Mutation", "reviseEvaluation", "village-evaluation", Change),
    rule("Query", "illegalConstructionStatistics", "construction-statistics", Read),
    rule("Division", "illegalConstructionStatistics", "construction-statistics", Read),
    rule("Grid", "illegalConstruction", "construction-statistics", Read),
    rule("Subscription", "illegalConstructionChanged", "violation", Read),
];
