//! Who may do what with matters, and how far.

use kit::access::policy::Action::{Change, Create, Decide, Read};
use kit::access::policy::Reach::{All, Area, Line, Own};
use kit::access::policy::{ACCOUNT, Action, FieldRule, Grant, Part, RESIDENT, Reach, Resource};

/// What matters add to the policy.
pub(crate) const PART: Part =
    Part { resources: RESOURCES, roles: &[], departments: &[], grants: GRANTS, fields: FIELDS };

const RESOURCES: &[Resource] = &[
    Resource { code: "calendar", title: "holidays, and days worked instead" },
    Resource { code: "matter-kind", title: "the catalogue of matters" },
    Resource { code: "matter-kind-history", title: "earlier versions of editions of the catalogue" },
    Resource { code: "matter", title: "matters with their signed steps" },
    Resource {
        code: "matter-step",
        title: "signed steps: nobody has it, they are read through their matter",
    },
    Resource { code: "matter-file", title: "photos and forms of matters" },
    Resource { code: "matter-history", title: "earlier versions of matters" },
    Resource { code: "work-sheet", title: "work sheets between department lines" },
    Resource { code: "matter-accept", title: "accepting, refusing, passing up and joining what a unit has" },
    Resource { code: "matter-dispatch", title: "sending what a unit accepted to who deals with it" },
    Resource { code: "matter-handle", title: "dealing with matters, also on the spot" },
    Resource { code: "matter-verify", title: "verifying what others dealt with" },
    Resource { code: "matter-file-away", title: "filing matters that are verified" },
    Resource { code: "matter-supervise", title: "urging, taking over, and allowing suspensions" },
    Resource {
        code: "matter-arbitrate",
        title: "deciding as the centre who deals with what was returned too often",
    },
    Resource { code: "matter-first-review", title: "the community's review of applications" },
    Resource { code: "matter-review", title: "the next desk's review of applications" },
    Resource { code: "matter-decide", title: "deciding on applications" },
    Resource {
        code: "matter-desk",
        title: "passing and refusing applications; each desk has its own right to that",
    },
    Resource { code: "matter-statistics", title: "what was counted of matters in grids and areas, exactly" },
    Resource { code: "announcement", title: "announcements of applications before they are decided" },
];

/// Those in a grid who report and deal with matters.
const GRID: &[&str] = &[
    "grid-leader",
    "grid-member",
    "coordinator",
    "supervisor",
    "police-officer",
    "firefighter",
    "mediator",
    "building-leader",
    "information-officer",
    "party-secretary",
    "group-leader",
];
/// Those in a grid who deal with matters.
const GRID_HANDLES: &[&str] = &["grid-leader", "grid-member", "police-officer", "firefighter", "mediator"];
/// The units above the grids: acceptance centre, service centre, command centre.
const UNITS: &[&str] =
    &["community-clerk", "community-director", "town-clerk", "town-leader", "district-command"];
/// The staff of department lines.
const LINES: &[&str] = &["line-officer", "line-reviewer"];
/// Those beside the units who know the numbers of an area.
const COUNTING: &[&str] = &["grid-leader", "city", "service"];
/// Those who see that others do their work.
const SUPERIORS: &[&str] = &["community-director", "town-leader", "district-command"];
const CENTRES: &[&str] = &["town-clerk", "town-leader", "district-command"];
const COMMUNITY: &[&str] = &["community-clerk", "community-director"];

const fn may(
    roles: &'static [&'static str],
    actions: &'static [Action],
    resources: &'static [&'static str],
    reach: Reach,
) -> Grant {
    Grant { roles, resources, actions, reach }
}

const GRANTS: &[Grant] = &[
    may(&[ACCOUNT], &[Read], &["calendar", "matter-kind"], All),
    may(&["system-administrator", "district-command"], &[Change], &["calendar"], Area),
    may(&["district-command"], &[Create, Change], &["matter-kind"], Area),
    may(&["district-command"], &[Read], &["matter-kind-history"], Area),
    may(GRID, &[Read, Create, Change], &["matter"], Area),
    may(UNITS, &[Read, Create, Change], &["matter"], Area),
    may(LINES, &[Read, Create, Change], &["matter"], Line),
    may(&["service"], &[Read, Create], &["matter"], Area),
    may(&[RESIDENT], &[Read, Create, Change], &["matter"], Own),
    may(GRID, &[Read, Change], &["matter-file"], Area),
    may(UNITS, &[Read, Change], &["matter-file"], Area),
    may(LINES, &[Read, Change], &["matter-file"], Line),
    may(&[RESIDENT], &[Read, Change], &["matter-file"], Own),
    may(SUPERIORS, &[Read], &["matter-history"], Area),
    may(GRID, &[Read], &["work-sheet"], Area),
    may(UNITS, &[Read], &["work-sheet"], Area),
    may(LINES, &[Read], &["work-sheet"], Line),
    may(&["grid-leader"], &[Change], &["matter-accept"], Area),
    may(UNITS, &[Change], &["matter-accept", "matter-dispatch", "matter-handle", "matter-file-away"], Area),
    may(GRID_HANDLES, &[Change], &["matter-handle"], Area),
    may(LINES, &[Change], &["matter-handle"], Line),
    may(&["supervisor"], &[Decide], &["matter-verify"], Area),
    may(UNITS, &[Decide], &["matter-verify"], Area),
    may(&["line-reviewer"], &[Decide], &["matter-verify"], Line),
    may(SUPERIORS, &[Change], &["matter-supervise"], Area),
    may(&["line-reviewer"], &[Change], &["matter-supervise"], Line),
    may(CENTRES, &[Decide], &["matter-arbitrate"], Area),
    may(COMMUNITY, &[Decide], &["matter-desk", "matter-first-review"], Area),
    may(&["town-clerk"], &[Decide], &["matter-desk", "matter-review"], Area),
    may(LINES, &[Decide], &["matter-desk", "matter-review"], Line),
    may(&["town-leader", "district-command"], &[Decide], &["matter-desk", "matter-decide"], Area),
    may(&["line-reviewer"], &[Decide], &["matter-decide"], Line),
    may(COMMUNITY, &[Change], &["announcement"], Area),
    may(&["town-clerk"], &[Change], &["announcement"], Area),
    may(COUNTING, &[Read], &["matter-statistics"], Area),
    may(UNITS, &[Read], &["matter-statistics"], Area),
    may(LINES, &[Read], &["matter-statistics"], Line),
];

const fn rule(on: &'static str, field: &'static str, resource: &'static str, action: Action) -> FieldRule {
    FieldRule { on, field, resource, action }
}

const FIELDS: &[FieldRule] = &[
    rule("Query", "workDays", "calendar", Read),
    rule("Mutation", "setWorkDays", "calendar", Change),
    rule("Query", "matterKinds", "matter-kind", Read),
    rule("MatterKind", "limits", "matter-kind", Read),
    rule("MatterKind", "requiredAttachments", "matter-kind", Read),
    rule("MatterKind", "reporters", "matter-kind", Read),
    rule("MatterKind", "history", "matter-kind-history", Read),
    rule("Mutation", "defineMatterKind", "matter-kind", Create),
    rule("Mutation", "endMatterKind", "matter-kind", Change),
    rule("Query", "matter", "matter", Read),
    rule("Query", "matters", "matter", Read),
    rule("Query", "matterQueue", "matter", Read),
    rule("Grid", "matters", "matter", Read),
    rule("Building", "matters", "matter", Read),
    rule("Resident", "matters", "matter", Read),
    rule("Matter", "point", "matter", Read),
    rule("Matter", "actions", "matter", Read),
    rule("Matter", "kind", "matter-kind", Read),
    rule("Matter", "grid", "grid", Read),
    rule("Matter", "building", "building", Read),
    rule("Matter", "dwelling", "dwelling", Read),
    rule("Matter", "served", "resident", Read),
    rule("Matter", "joinedTo", "matter", Read),
    rule("Matter", "post", "post", Read),
    rule("Matter", "askedPost", "post", Read),
    rule("Matter", "attachments", "matter-file", Read),
    rule("Matter", "history", "matter-history", Read),
    rule("Matter", "steps", "matter", Read),
    rule("Matter", "sheets", "work-sheet", Read),
    rule("MatterStep", "signs", "matter", Read),
    rule("MatterStep", "post", "post", Read),
    rule("MatterStep", "toPost", "post", Read),
    rule("WorkSheet", "matter", "matter", Read),
    rule("Mutation", "reportMatter", "matter", Create),
    rule("Mutation", "settleMatter", "matter-handle", Change),
    rule("Mutation", "acceptMatter", "matter-accept", Change),
    rule("Mutation", "refuseMatter", "matter-accept", Change),
    rule("Mutation", "escalateMatter", "matter-accept", Change),
    rule("Mutation", "joinMatter", "matter-accept", Change),
    rule("Mutation", "dispatchMatter", "matter-dispatch", Change),
    rule("Mutation", "trackMatter", "matter-handle", Change),
    rule("Mutation", "finishMatter", "matter-handle", Change),
    rule("Mutation", "returnMatter", "matter-handle", Change),
    rule("Mutation", "handOverMatter", "matter-handle", Change),
    rule("Mutation", "receiveMatter", "matter-handle", Change),
    rule("Mutation", "declineMatter", "matter-handle", Change),
    rule("Mutation", "arbitrateMatter", "matter-arbitrate", Decide),
    rule("Mutation", "verifyMatter", "matter-verify", Decide),
    rule("Mutation", "verifyMatters", "matter-verify", Decide),
    rule("Mutation", "reworkMatter", "matter-verify", Decide),
    rule("Mutation", "fileMatter", "matter-file-away", Change),
    rule("Mutation", "passMatter", "matter-desk", Decide),
    rule("Mutation", "denyMatter", "matter-desk", Decide),
    rule("Mutation", "grantMatter", "matter-decide", Decide),
    rule("Mutation", "urgeMatter", "matter-supervise", Change),
    rule("Mutation", "takeOverMatter", "matter-supervise", Change),
    rule("Mutation", "askMatterPause", "matter-handle", Change),
    rule("Mutation", "allowMatterPause", "matter-supervise", Change),
    rule("Mutation", "denyMatterPause", "matter-supervise", Change),
    rule("Mutation", "resumeMatter", "matter-handle", Change),
    rule("Mutation", "cancelMatter", "matter", Change),
    rule("Mutation", "rateMatter", "matter", Change),
    rule("Mutation", "reopenMatter", "matter", Change),
    rule("Mutation", "appealMatter", "matter", Change),
    rule("Query", "matterStatistics", "matter-statistics", Read),
    rule("Division", "matterStatistics", "matter-statistics", Read),
    rule("Grid", "matterStatistics", "matter-statistics", Read),
];
