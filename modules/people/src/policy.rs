//! Who may do what with people's records, and how far.

use kit::access::policy::Action::{Change, Create, Decide, Export, Read, Reveal};
use kit::access::policy::Reach::{All, Area, Own};
use kit::access::policy::{ACCOUNT, Action, BREAK_GLASS, FieldRule, Grant, Part, RESIDENT, Resource};

/// What people add to the policy.
pub(crate) const PART: Part =
    Part { resources: RESOURCES, roles: &[], departments: &[], grants: GRANTS, fields: FIELDS };

/// One's own record.
pub(crate) const OWN_RECORD: &str = "own-record";
/// One's own household.
pub(crate) const OWN_HOUSEHOLD: &str = "own-household";
/// Who did something with one's own record.
pub(crate) const RECORD_VIEWER: &str = "record-viewer";
/// Which account is bound to a person.
pub(crate) const BINDING: &str = "binding";
/// That the account which is bound to a person is the person's own; departments whose records are restricted grant it.
pub(crate) const CONFIRMATION: &str = "binding-confirmation";

const RESOURCES: &[Resource] = &[
    Resource { code: "resident", title: "residences of people, sensitive values masked" },
    Resource { code: "household", title: "households" },
    Resource { code: "people-file", title: "photos and forms of residents and households" },
    Resource { code: "resident-history", title: "earlier versions of residences and households" },
    Resource {
        code: "reveal",
        title: "asking for sensitive values; each record has its own right to reveal",
    },
    Resource {
        code: "erasure",
        title: "requests to erase what is known of a person, and what a law has kept",
    },
    Resource {
        code: OWN_RECORD,
        title: "one's own record: binding an account to it, and what was done with it",
    },
    Resource { code: OWN_HOUSEHOLD, title: "number, address and size of one's own household" },
    Resource { code: RECORD_VIEWER, title: "role and office of who did something with one's own record" },
    Resource { code: BINDING, title: "which account is bound to a person" },
    Resource { code: CONFIRMATION, title: "that the account which is bound to a person is the person's own" },
    Resource { code: "correction", title: "corrections that residents ask for" },
    Resource { code: "certificate", title: "certificates of people, numbers masked" },
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
/// Those who know the residents in person.
const MEET: &[&str] =
    &["grid-leader", "grid-member", "community-clerk", "community-director", "town-clerk", "town-leader"];
/// Those above the grids who work with them.
const OFFICES: &[&str] =
    &["community-clerk", "community-director", "town-clerk", "town-leader", "district-command", "service"];
/// Those who answer for a community or a town: they see sensitive values, for a stated purpose.
const ANSWER: &[&str] = &["community-director", "town-leader"];

const GRANTS: &[Grant] = &[
    Grant { roles: KNOW, actions: &[Read], resources: &["resident", "household"], reach: Area },
    Grant { roles: OFFICES, actions: &[Read], resources: &["resident", "household"], reach: Area },
    Grant { roles: KEEP, actions: &[Create, Change], resources: &["resident", "household"], reach: Area },
    Grant { roles: KNOW, actions: &[Read], resources: &["certificate"], reach: Area },
    Grant { roles: OFFICES, actions: &[Read], resources: &["certificate"], reach: Area },
    Grant { roles: KEEP, actions: &[Create, Change], resources: &["certificate"], reach: Area },
    Grant { roles: ANSWER, actions: &[Reveal], resources: &["certificate"], reach: Area },
    Grant { roles: ANSWER, actions: &[Reveal, Decide], resources: &["resident"], reach: Area },
    Grant { roles: ANSWER, actions: &[Read], resources: &["resident-history"], reach: Area },
    Grant { roles: ANSWER, actions: &[Export], resources: &["resident"], reach: Area },
    Grant { roles: KEEP, actions: &[Read, Create], resources: &["erasure"], reach: Area },
    Grant { roles: ANSWER, actions: &[Decide], resources: &["erasure"], reach: Area },
    Grant { roles: &[RESIDENT], actions: &[Read, Create], resources: &["erasure"], reach: Own },
    Grant { roles: KEEP, actions: &[Read, Change], resources: &["people-file"], reach: Area },
    Grant { roles: &["resident"], actions: &[Read], resources: &["resident", "people-file"], reach: Own },
    Grant { roles: &[RESIDENT], actions: &[Read], resources: &["resident", "certificate"], reach: Own },
    Grant {
        roles: &[RESIDENT],
        actions: &[Read, Create],
        resources: &[OWN_RECORD, "correction"],
        reach: Own,
    },
    Grant { roles: &[RESIDENT], actions: &[Read], resources: &[OWN_HOUSEHOLD, RECORD_VIEWER], reach: All },
    Grant { roles: &[RESIDENT], actions: &[Change], resources: &[BINDING], reach: Own },
    Grant { roles: MEET, actions: &[Create], resources: &[BINDING], reach: Area },
    Grant { roles: ANSWER, actions: &[Change], resources: &[BINDING], reach: Area },
    Grant { roles: ANSWER, actions: &[Read, Decide], resources: &["correction"], reach: Area },
    Grant { roles: &[BREAK_GLASS], actions: &[Read], resources: &["resident", "household"], reach: Area },
    Grant { roles: &[BREAK_GLASS], actions: &[Reveal], resources: &["resident"], reach: Area },
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
    rule("Resident", "verifiedBy", "resident", Read),
    rule("Resident", "residences", "resident", Read),
    rule("Resident", "attachments", "people-file", Read),
    rule("Resident", "history", "resident-history", Read),
    rule("Grid", "residents", "resident", Read),
    rule("Grid", "ledgers", "resident", Read),
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
    rule("Household", "attachments", "people-file", Read),
    rule("Household", "verifiedBy", "household", Read),
    rule("Household", "history", "resident-history", Read),
    rule("Grid", "households", "household", Read),
    rule("Building", "households", "household", Read),
    rule("Mutation", "createHousehold", "household", Create),
    rule("Mutation", "changeHousehold", "household", Change),
    rule("Mutation", "verifyHousehold", "household", Change),
    rule("Mutation", "retireHousehold", "household", Change),
    rule("Query", "myResidences", OWN_RECORD, Read),
    rule("Resident", "ownHousehold", OWN_RECORD, Read),
    rule("Query", "recordViews", OWN_RECORD, Read),
    rule("RecordView", "viewer", RECORD_VIEWER, Read),
    rule("RecordView", "byYou", OWN_RECORD, Read),
    rule("RecordView", "inEmergency", OWN_RECORD, Read),
    rule("Mutation", "issueBindingCode", BINDING, Create),
    rule("Mutation", "bindAccount", OWN_RECORD, Create),
    rule("Mutation", "confirmBinding", CONFIRMATION, Create),
    rule("Mutation", "unbindAccount", BINDING, Change),
    rule("Query", "corrections", "correction", Read),
    rule("Resident", "corrections", "correction", Read),
    rule("Correction", "resident", "resident", Read),
    rule("Correction", "values", "correction", Read),
    rule("Correction", "history", "resident-history", Read),
    rule("Mutation", "requestCorrection", "correction", Create),
    rule("Mutation", "decideCorrection", "correction", Decide),
    rule("Query", "certificates", "certificate", Read),
    rule("Certificate", "resident", "resident", Read),
    rule("Certificate", "history", "resident-history", Read),
    rule("Resident", "certificates", "certificate", Read),
    rule("Mutation", "addCertificate", "certificate", Create),
    rule("Mutation", "changeCertificate", "certificate", Change),
    rule("Mutation", "retireCertificate", "certificate", Change),
];
