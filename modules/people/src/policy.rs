//! Who may do what with people's records, and how far.

use kit::access::policy::Action::{Change, Create, Decide, Export, Read, Reveal};
use kit::access::policy::Reach::{All, Area, Own};
use kit::access::policy::{ACCOUNT, Action, FieldRule, Grant, Part, Resource};

/// What people add to the policy.
pub(crate) const PART: Part = Part { resources: RESOURCES, roles: &[], grants: GRANTS, fields: FIELDS };

const RESOURCES: &[Resource] = &[
    Resource { code: "resident", title: "residences of people, sensitive values masked" },
    Resource { code: "household", title: "households" },
    Resource { code: "resident-history", title: "earlier versions of residences and households" },
    Resource {
        code: "reveal",
        title: "asking for sensitive values; each record has its own right to reveal",
    },
    Resource {
        code: "erasure",
        title: "requests to erase what is known of a person, and what a law has kept",
    },
    Resource { code: "standard", title: "code tables of national standards" },
];

/// Those in a grid who know its people.
const KNOW: &[&str] = &["grid-leader", "grid-member", "police-officer"];
/// Those who keep the records of a grid's people.
const KEEP: &[&str] = &[
    "grid-leader",
    "grid-member",
    "community-clerk",
    "community-director",
    "town-clerk",
    "town-leader",
    "service",
];
/// Those above the grids who work with them.
const OFFICES: &[&str] =
    &["community-clerk", "community-director", "town-clerk", "town-leader", "district-command", "service"];
/// Those who answer for a community or a town: they see sensitive values, for a stated purpose.
const ANSWER: &[&str] = &["community-director", "town-leader"];

const GRANTS: &[Grant] = &[
    Grant { roles: KNOW, actions: &[Read], resources: &["resident", "household"], reach: Area },
    Grant { roles: OFFICES, actions: &[Read], resources: &["resident", "household"], reach: Area },
    Grant { roles: KEEP, actions: &[Create, Change], resources: &["resident", "household"], reach: Area },
    Grant { roles: ANSWER, actions: &[Reveal, Decide], resources: &["resident"], reach: Area },
    Grant { roles: ANSWER, actions: &[Read], resources: &["resident-history"], reach: Area },
    Grant { roles: &["resident"], actions: &[Read], resources: &["resident"], reach: Own },
    Grant { roles: ANSWER, actions: &[Export], resources: &["resident"], reach: Area },
    Grant { roles: KEEP, actions: &[Read, Create], resources: &["erasure"], reach: Area },
    Grant { roles: ANSWER, actions: &[Decide], resources: &["erasure"], reach: Area },
    Grant { roles: &["resident"], actions: &[Read, Create], resources: &["erasure"], reach: Own },
    Grant { roles: &[ACCOUNT], actions: &[Change], resources: &["reveal"], reach: Own },
    Grant { roles: &[ACCOUNT], actions: &[Read], resources: &["standard"], reach: All },
];

const fn rule(on: &'static str, field: &'static str, resource: &'static str, action: Action) -> FieldRule {
    FieldRule { on, field, resource, action }
}

const FIELDS: &[FieldRule] = &[
    rule("Query", "standardCodes", "standard", Read),
    rule("Query", "residents", "resident", Read),
    rule("Resident", "grid", "grid", Read),
    rule("Resident", "building", "building", Read),
    rule("Resident", "household", "household", Read),
    rule("Resident", "history", "resident-history", Read),
    rule("Grid", "residents", "resident", Read),
    rule("Building", "residents", "resident", Read),
    rule("Mutation", "registerResident", "resident", Create),
    rule("Mutation", "changeResident", "resident", Change),
    rule("Mutation", "moveResident", "resident", Change),
    rule("Mutation", "endResidence", "resident", Change),
    rule("Mutation", "verifyResident", "resident", Change),
    rule("Mutation", "reveal", "reveal", Change),
    rule("Mutation", "mergeResidents", "resident", Decide),
    rule("Mutation", "exportResidents", "resident", Export),
    rule("Query", "erasures", "erasure", Read),
    rule("Erasure", "resident", "resident", Read),
    rule("Mutation", "requestErasure", "erasure", Create),
    rule("Mutation", "holdResident", "erasure", Decide),
    rule("Mutation", "decideErasure", "erasure", Decide),
    rule("Query", "households", "household", Read),
    rule("Household", "grid", "grid", Read),
    rule("Household", "building", "building", Read),
    rule("Household", "head", "resident", Read),
    rule("Household", "members", "resident", Read),
    rule("Household", "history", "resident-history", Read),
    rule("Grid", "households", "household", Read),
    rule("Building", "households", "household", Read),
    rule("Mutation", "createHousehold", "household", Create),
    rule("Mutation", "changeHousehold", "household", Change),
    rule("Mutation", "retireHousehold", "household", Change),
];
