//! Who may do what with civil affairs, and how far.

use kit::access::policy::Action::{Change, Create, Decide, Read, Reveal};
use kit::access::policy::Reach::{All, Area, Own};
use kit::access::policy::{ACCOUNT, Action, FieldRule, Grant, Part, RESIDENT, Resource, Role};

/// What civil affairs add to the policy.
pub(crate) const PART: Part =
    Part { resources: RESOURCES, roles: ROLES, departments: &[], grants: GRANTS, fields: FIELDS };

/// What civil affairs does for somebody; each part has a right of its own.
pub(crate) const CIVIL: &str = "civil-affairs";
/// Changes of the records of an area; each is told to who may read the record.
pub(crate) const CHANGES: &str = "civil-affairs-changes";
/// Who is in the ledgers of grids because of a grant.
pub(crate) const ASSISTED: &str = "assisted-people";

const RESOURCES: &[Resource] = &[
    Resource {
        code: CHANGES,
        title: "changes of records of civil affairs, each told to who may read the record",
    },
    Resource { code: CIVIL, title: "what civil affairs does for somebody; each part has a right of its own" },
    Resource {
        code: ASSISTED,
        title: "who is in the ledgers of grids because of a grant, without the grant",
    },
    Resource { code: "assistance-programme", title: "programmes of social assistance" },
    Resource {
        code: "assistance-application",
        title: "applications for assistance, income and means masked",
    },
    Resource { code: "household-visit", title: "visits at home before applications are decided" },
    Resource { code: "assistance-grant", title: "grants of assistance, accounts masked" },
    Resource { code: "assistance-review", title: "periodic reviews of grants" },
    Resource { code: "assistance-batch", title: "monthly batches of payments" },
    Resource { code: "assistance-payment", title: "payments of grants" },
    Resource { code: "care-record", title: "care records of people, health and needs masked" },
    Resource { code: "care-visit", title: "visits to people who are cared for" },
    Resource { code: "civil-affairs-file", title: "forms and photos of applications and visits at home" },
    Resource { code: "civil-affairs-history", title: "earlier versions of records of civil affairs" },
    Resource {
        code: "civil-affairs-statistics",
        title: "what is counted of civil affairs in areas, exactly",
    },
];

const ROLES: &[Role] = &[
    Role::clerk("civil-affairs", "civil-affairs-clerk", "civil affairs clerk", "民政专干"),
    Role::reviewer("civil-affairs", "civil-affairs-reviewer", "civil affairs reviewer", "民政审核员")
        .with_second_factor(),
    Role::decider("civil-affairs", "civil-affairs-decider", "civil affairs decider", "民政审批员")
        .with_second_factor(),
    Role::reader("civil-affairs", "civil-affairs-reader", "civil affairs reader", "民政查阅员"),
    Role::system("civil-affairs", "civil-affairs-system", "system of civil affairs", "民政业务系统"),
];

/// Those who deal with cases of civil affairs.
const STAFF: &[&str] = &["civil-affairs-clerk", "civil-affairs-reviewer", "civil-affairs-decider"];
/// Those who review and decide.
const REVIEW: &[&str] = &["civil-affairs-reviewer", "civil-affairs-decider"];
const CLERK: &[&str] = &["civil-affairs-clerk"];
const DECIDER: &[&str] = &["civil-affairs-decider"];
const READER: &[&str] = &["civil-affairs-reader"];
const SYSTEM: &[&str] = &["civil-affairs-system"];
/// Those at whose desks applications come by.
const DESKS: &[&str] =
    &["community-clerk", "community-director", "town-clerk", "town-leader", "district-command"];
/// Those who take in applications in a community, beside the department.
const COUNTER: &[&str] = &["community-clerk"];
/// Those who visit people.
const VISIT: &[&str] = &["grid-leader", "grid-member", "community-clerk"];
/// Those who see that people are visited.
const ANSWER: &[&str] = &["community-director"];
/// Those of a grid who know who is entitled to care.
const GRID: &[&str] = &["grid-leader", "grid-member"];

const CASES: &[&str] =
    &["assistance-application", "household-visit", "assistance-grant", "assistance-review"];
const CARE: &[&str] = &["care-record", "care-visit"];
const MONEY: &[&str] = &["assistance-batch", "assistance-payment"];

const fn may(
    roles: &'static [&'static str],
    actions: &'static [Action],
    resources: &'static [&'static str],
) -> Grant {
    Grant { roles, actions, resources, reach: Area }
}

const fn own(actions: &'static [Action], resources: &'static [&'static str]) -> Grant {
    Grant { roles: &[RESIDENT], actions, resources, reach: Own }
}

const GRANTS: &[Grant] = &[
    Grant { roles: &[ACCOUNT], actions: &[Read], resources: &["assistance-programme"], reach: All },
    may(STAFF, &[Read], &["resident", "household"]),
    may(READER, &[Read], &["resident"]),
    may(SYSTEM, &[Read], &["resident"]),
    may(STAFF, &[Read], &[CIVIL, CHANGES, ASSISTED, "civil-affairs-statistics"]),
    may(STAFF, &[Read], CASES),
    may(STAFF, &[Read], CARE),
    may(STAFF, &[Read], &["assistance-payment"]),
    may(REVIEW, &[Read], &["assistance-batch", "civil-affairs-history"]),
    may(STAFF, &[Read, Change], &["civil-affairs-file"]),
    may(REVIEW, &[Reveal], CARE),
    may(STAFF, &[Create], &["household-visit"]),
    may(CLERK, &[Create], &["assistance-application"]),
    may(CLERK, &[Create, Change], &["care-record"]),
    may(CLERK, &[Create], &["care-visit"]),
    may(REVIEW, &[Reveal], CASES),
    may(REVIEW, &[Create], &["assistance-review"]),
    may(REVIEW, &[Change], &["assistance-grant"]),
    may(REVIEW, &[Create, Change, Decide], &["assistance-batch"]),
    may(REVIEW, &[Change], &["assistance-payment"]),
    may(DECIDER, &[Create], &["assistance-grant"]),
    may(DECIDER, &[Create, Change], &["assistance-programme"]),
    may(READER, &[Read], &[CIVIL, CHANGES, ASSISTED, "civil-affairs-statistics"]),
    may(READER, &[Read], CASES),
    may(READER, &[Read], CARE),
    may(READER, &[Read], MONEY),
    may(SYSTEM, &[Read], &[CIVIL, CHANGES, "assistance-application", "assistance-grant"]),
    may(SYSTEM, &[Read], MONEY),
    may(SYSTEM, &[Create], &["assistance-application"]),
    may(SYSTEM, &[Change], &["assistance-payment"]),
    may(DESKS, &[Read], &[CIVIL, CHANGES, ASSISTED]),
    may(DESKS, &[Read], &["assistance-application", "household-visit", "assistance-grant"]),
    may(DESKS, &[Read], &["civil-affairs-file"]),
    may(COUNTER, &[Create], &["assistance-application", "household-visit", "care-record"]),
    may(COUNTER, &[Change], &["civil-affairs-file", "care-record"]),
    may(GRID, &[Read], &[CIVIL, CHANGES, ASSISTED]),
    may(VISIT, &[Read], CARE),
    may(VISIT, &[Create], &["care-visit"]),
    may(ANSWER, &[Read], CARE),
    own(
        &[Read],
        &[CIVIL, "assistance-application", "assistance-grant", "assistance-review", "assistance-payment"],
    ),
    own(&[Read], &["care-record"]),
    own(&[Create], &["assistance-application"]),
];

const fn rule(on: &'static str, field: &'static str, resource: &'static str, action: Action) -> FieldRule {
    FieldRule { on, field, resource, action }
}

const FIELDS: &[FieldRule] = &[
    rule("Query", "assistanceProgrammes", "assistance-programme", Read),
    rule("AssistanceProgramme", "history", "civil-affairs-history", Read),
    rule("Mutation", "createAssistanceProgramme", "assistance-programme", Create),
    rule("Mutation", "changeAssistanceProgramme", "assistance-programme", Change),
    rule("Mutation", "retireAssistanceProgramme", "assistance-programme", Change),
    rule("Query", "assistanceApplications", "assistance-application", Read),
    rule("AssistanceApplication", "programme", "assistance-programme", Read),
    rule("AssistanceApplication", "resident", "resident", Read),
    rule("AssistanceApplication", "household", "household", Read),
    rule("AssistanceApplication", "matter", "matter", Read),
    rule("AssistanceApplication", "visits", "household-visit", Read),
    rule("AssistanceApplication", "grants", "assistance-grant", Read),
    rule("AssistanceApplication", "attachments", "civil-affairs-file", Read),
    rule("AssistanceApplication", "history", "civil-affairs-history", Read),
    rule("HouseholdVisit", "application", "assistance-application", Read),
    rule("HouseholdVisit", "attachments", "civil-affairs-file", Read),
    rule("Mutation", "applyForAssistance", "assistance-application", Create),
    rule("Mutation", "recordHouseholdVisit", "household-visit", Create),
    rule("Query", "assistanceGrants", "assistance-grant", Read),
    rule("AssistanceGrant", "programme", "assistance-programme", Read),
    rule("AssistanceGrant", "application", "assistance-application", Read),
    rule("AssistanceGrant", "resident", "resident", Read),
    rule("AssistanceGrant", "household", "household", Read),
    rule("AssistanceGrant", "matter", "matter", Read),
    rule("AssistanceGrant", "reviews", "assistance-review", Read),
    rule("AssistanceGrant", "payments", "assistance-payment", Read),
    rule("AssistanceGrant", "history", "civil-affairs-history", Read),
    rule("AssistanceReview", "grant", "assistance-grant", Read),
    rule("Mutation", "grantAssistance", "assistance-grant", Create),
    rule("Mutation", "changeGrantAccount", "assistance-grant", Change),
    rule("Mutation", "suspendGrant", "assistance-grant", Change),
    rule("Mutation", "resumeGrant", "assistance-grant", Change),
    rule("Mutation", "stopGrant", "assistance-grant", Change),
    rule("Mutation", "reviewGrant", "assistance-review", Create),
    rule("Mutation", "claimOverpayment", "assistance-grant", Change),
    rule("Mutation", "recordRecovery", "assistance-grant", Change),
    rule("Query", "assistanceBatches", "assistance-batch", Read),
    rule("Query", "assistancePayments", "assistance-payment", Read),
    rule("AssistanceBatch", "programme", "assistance-programme", Read),
    rule("AssistanceBatch", "payments", "assistance-payment", Read),
    rule("AssistanceBatch", "history", "civil-affairs-history", Read),
    rule("AssistancePayment", "batch", "assistance-batch", Read),
    rule("AssistancePayment", "grant", "assistance-grant", Read),
    rule("AssistancePayment", "resident", "resident", Read),
    rule("Mutation", "draftAssistanceBatch", "assistance-batch", Create),
    rule("Mutation", "checkAssistanceBatch", "assistance-batch", Decide),
    rule("Mutation", "sendAssistanceBatch", "assistance-batch", Change),
    rule("Mutation", "discardAssistanceBatch", "assistance-batch", Change),
    rule("Mutation", "returnAssistancePayment", "assistance-payment", Change),
    rule("Query", "careRecords", "care-record", Read),
    rule("CareRecord", "resident", "resident", Read),
    rule("CareRecord", "visits", "care-visit", Read),
    rule("CareRecord", "history", "civil-affairs-history", Read),
    rule("Query", "careVisits", "care-visit", Read),
    rule("CareVisit", "careRecord", "care-record", Read),
    rule("Mutation", "openCareRecord", "care-record", Create),
    rule("Mutation", "changeCareRecord", "care-record", Change),
    rule("Mutation", "closeCareRecord", "care-record", Change),
    rule("Mutation", "recordCareVisit", "care-visit", Create),
    rule("Resident", "civilAffairs", CIVIL, Read),
    rule("Household", "civilAffairs", CIVIL, Read),
    rule("Grid", "civilAffairs", CIVIL, Read),
    rule("Division", "civilAffairsStatistics", "civil-affairs-statistics", Read),
    rule("Query", "civilAffairsStatistics", "civil-affairs-statistics", Read),
    rule("Subscription", "civilAffairsChanged", CHANGES, Read),
];
