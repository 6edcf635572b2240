//! Who may do what with family planning, and how far.

use kit::access::policy::Action::{Change, Create, Decide, Read, Reveal};
use kit::access::policy::Reach::{Area, Own};
use kit::access::policy::{Action, FieldRule, Grant, Part, RESIDENT, Resource, Role};
use kit::code::AreaLevel::{Community, Town};

/// What family planning adds to the policy.
pub(crate) const PART: Part =
    Part { resources: RESOURCES, roles: ROLES, departments: &[], grants: GRANTS, fields: FIELDS };

/// What family planning has for somebody; each part has a right of its own.
pub(crate) const FAMILY: &str = "family-planning";
/// The consent to care at home, which its nurse and its person may withdraw.
pub(crate) const CONSENT: &str = "health-care-consent";
/// Services that tell of the family.
pub(crate) const DISCREET: &str = "family-service-discreet";
/// Figures of care at home.
pub(crate) const FIGURES: &str = "health-care-figures";
/// The household map.
pub(crate) const MAP: &str = "family-planning-map";
/// What is counted in areas.
pub(crate) const STATISTICS: &str = "family-planning-statistics";
/// Following the changes of an area.
pub(crate) const CHANGES: &str = "family-planning-changes";

const RESOURCES: &[Resource] = &[
    Resource {
        code: FAMILY,
        title: "what family planning has for somebody; each part has a right of its own",
    },
    Resource { code: "birth-registration", title: "births that parents registered" },
    Resource { code: "family-certificate", title: "certificates of families, and their check" },
    Resource { code: "family-support", title: "applications for family support, and support" },
    Resource { code: "family-support-payment", title: "yearly payments of family support" },
    Resource { code: "family-service", title: "services that are offered to floating families" },
    Resource { code: DISCREET, title: "services that tell of the family, as far as services are read" },
    Resource {
        code: "health-care-plan",
        title: "plans of care at home, for the nurse whom the consent names and the person",
    },
    Resource {
        code: "health-care-visit",
        title: "visits of care at home, for the nurse who made them and the person",
    },
    Resource { code: CONSENT, title: "consents to care at home, to be withdrawn by the person or the nurse" },
    Resource { code: FIGURES, title: "figures of care at home, in tens, of quarters that are over" },
    Resource { code: MAP, title: "the household map by compound, in tens" },
    Resource { code: "family-planning-history", title: "earlier versions of records of family planning" },
    Resource { code: CHANGES, title: "following what changes in family planning, but care at home" },
    Resource { code: STATISTICS, title: "what is counted of family planning in areas, but care at home" },
];

const LINE: &str = "family-planning";

const ROLES: &[Role] = &[
    Role::clerk(LINE, "family-planning-clerk", "family planning clerk", "计生专干"),
    Role::reviewer(LINE, "family-planning-reviewer", "family planning reviewer", "计生审核员"),
    Role::decider(LINE, "family-planning-decider", "family planning decider", "计生审批员"),
    Role::reader(LINE, "family-planning-reader", "family planning reader", "计生查阅员"),
    Role::system(LINE, "family-planning-system", "system of family planning", "计生业务系统"),
    Role::new("family-planning-nurse", "visiting nurse", "访视护士", &[Town, Community])
        .of_department(LINE)
        .with_second_factor()
        .restricted()
        .appointed_by(&["district-command"]),
];

/// Those who deal with families.
const STAFF: &[&str] = &["family-planning-clerk", "family-planning-reviewer", "family-planning-decider"];
/// Those at the windows of communities and towns.
const WINDOW: &[&str] = &["family-planning-clerk", "family-planning-reviewer"];
/// Those who review and decide.
const REVIEW: &[&str] = &["family-planning-reviewer", "family-planning-decider"];
const CLERK: &[&str] = &["family-planning-clerk"];
const DECIDER: &[&str] = &["family-planning-decider"];
const READER: &[&str] = &["family-planning-reader"];
const SYSTEM: &[&str] = &["family-planning-system"];
/// Those who care for people at home, with their consent.
const NURSE: &[&str] = &["family-planning-nurse"];
/// Those at whose desks applications come by.
const DESKS: &[&str] =
    &["community-clerk", "community-director", "town-clerk", "town-leader", "district-command"];
/// Those who take in what people bring to a community, beside the department.
const COUNTER: &[&str] = &["community-clerk"];
/// Those of a grid who offer services to who comes from elsewhere.
const GRID: &[&str] = &["grid-leader", "grid-member"];

/// What is entered of families.
const RECORDS: &[&str] = &["birth-registration", "family-certificate", "family-service"];
/// What is given to families.
const MONEY: &[&str] = &["family-support", "family-support-payment"];
/// Care at home.
const CARE: &[&str] = &["health-care-plan", "health-care-visit"];

const fn may(
    roles: &'static [&'static str],
    actions: &'static [Action],
    resources: &'static [&'static str],
) -> Grant {
    Grant { roles, actions, resources, reach: Area }
}

const fn own(
    roles: &'static [&'static str],
    actions: &'static [Action],
    resources: &'static [&'static str],
) -> Grant {
    Grant { roles, actions, resources, reach: Own }
}

const GRANTS: &[Grant] = &[
    may(STAFF, &[Read], &["resident", "household"]),
    may(STAFF, &[Read], &[FAMILY, CHANGES, MAP, STATISTICS]),
    may(STAFF, &[Read], RECORDS),
    may(STAFF, &[Read], &[DISCREET]),
    may(STAFF, &[Read], MONEY),
    may(WINDOW, &[Create, Change], RECORDS),
    may(CLERK, &[Create], &["family-support"]),
    may(REVIEW, &[Read], &["family-planning-history", FIGURES]),
    may(REVIEW, &[Decide], &["family-certificate"]),
    may(REVIEW, &[Change], &["family-support"]),
    may(REVIEW, &[Create, Change, Decide], &["family-support-payment"]),
    may(DECIDER, &[Decide], &["family-support"]),
    may(READER, &[Read], &["resident"]),
    may(READER, &[Read], &[FAMILY, CHANGES, MAP, STATISTICS, FIGURES]),
    may(READER, &[Read], RECORDS),
    may(READER, &[Read], &[DISCREET]),
    may(READER, &[Read], MONEY),
    may(SYSTEM, &[Read], &["resident", FAMILY, CHANGES, "birth-registration", "family-certificate"]),
    may(SYSTEM, &[Read], MONEY),
    may(SYSTEM, &[Create], &["birth-registration", "family-certificate"]),
    may(NURSE, &[Read], &["resident", FAMILY]),
    may(NURSE, &[Create], &["health-care-plan", "binding-confirmation"]),
    own(NURSE, &[Read, Reveal], CARE),
    own(NURSE, &[Change], &["health-care-plan", CONSENT]),
    own(NURSE, &[Create], &["health-care-visit"]),
    may(DESKS, &[Read], &[FAMILY, CHANGES, "family-support"]),
    may(COUNTER, &[Read], RECORDS),
    may(COUNTER, &[Read], &[DISCREET]),
    may(COUNTER, &[Read], &[MAP, STATISTICS]),
    may(COUNTER, &[Create], RECORDS),
    may(COUNTER, &[Create], &["family-support"]),
    may(GRID, &[Read], &[FAMILY, CHANGES]),
    may(GRID, &[Read, Create, Change], &["family-service"]),
    own(&[RESIDENT], &[Read], &[FAMILY]),
    own(&[RESIDENT], &[Read], RECORDS),
    own(&[RESIDENT], &[Read], &[DISCREET]),
    own(&[RESIDENT], &[Read], MONEY),
    own(&[RESIDENT], &[Read], CARE),
    own(&[RESIDENT], &[Create], &["birth-registration", "family-certificate", "family-support"]),
    own(&[RESIDENT], &[Change], &[CONSENT]),
];

const fn rule(on: &'static str, field: &'static str, resource: &'static str, action: Action) -> FieldRule {
    FieldRule { on, field, resource, action }
}

const HISTORY: &str = "family-planning-history";

const FIELDS: &[FieldRule] = &[
    rule("Query", "birthRegistrations", "birth-registration", Read),
    rule("BirthRegistration", "resident", "resident", Read),
    rule("BirthRegistration", "history", HISTORY, Read),
    rule("Mutation", "registerBirth", "birth-registration", Create),
    rule("Mutation", "voidBirthRegistration", "birth-registration", Change),
    rule("Query", "familyCertificates", "family-certificate", Read),
    rule("FamilyCertificate", "resident", "resident", Read),
    rule("FamilyCertificate", "history", HISTORY, Read),
    rule("Mutation", "enterFamilyCertificate", "family-certificate", Create),
    rule("Mutation", "changeFamilyCertificate", "family-certificate", Change),
    rule("Mutation", "checkFamilyCertificate", "family-certificate", Decide),
    rule("Mutation", "voidFamilyCertificate", "family-certificate", Change),
    rule("Query", "familySupports", "family-support", Read),
    rule("FamilySupport", "resident", "resident", Read),
    rule("FamilySupport", "matter", "matter", Read),
    rule("FamilySupport", "payments", "family-support-payment", Read),
    rule("FamilySupport", "history", HISTORY, Read),
    rule("Mutation", "applyForFamilySupport", "family-support", Create),
    rule("Mutation", "grantFamilySupport", "family-support", Decide),
    rule("Mutation", "endFamilySupport", "family-support", Change),
    rule("Query", "familySupportPayments", "family-support-payment", Read),
    rule("FamilySupportPayment", "support", "family-support", Read),
    rule("FamilySupportPayment", "resident", "resident", Read),
    rule("FamilySupportPayment", "history", HISTORY, Read),
    rule("Mutation", "draftFamilySupportPayment", "family-support-payment", Create),
    rule("Mutation", "checkFamilySupportPayment", "family-support-payment", Decide),
    rule("Mutation", "payFamilySupport", "family-support-payment", Change),
    rule("Mutation", "returnFamilySupportPayment", "family-support-payment", Change),
    rule("Mutation", "discardFamilySupportPayment", "family-support-payment", Change),
    rule("Query", "familyServices", "family-service", Read),
    rule("FamilyService", "resident", "resident", Read),
    rule("FamilyService", "history", HISTORY, Read),
    rule("Mutation", "offerFamilyService", "family-service", Create),
    rule("Mutation", "answerFamilyService", "family-service", Change),
    rule("Mutation", "completeFamilyService", "family-service", Change),
    rule("Query", "healthCarePlans", "health-care-plan", Read),
    rule("HealthCarePlan", "resident", "resident", Read),
    rule("HealthCarePlan", "visits", "health-care-visit", Read),
    rule("HealthCareVisit", "plan", "health-care-plan", Read),
    rule("Mutation", "openHealthCare", "health-care-plan", Create),
    rule("Mutation", "changeHealthCare", "health-care-plan", Change),
    rule("Mutation", "closeHealthCare", "health-care-plan", Change),
    rule("Mutation", "withdrawHealthCareConsent", CONSENT, Change),
    rule("Mutation", "recordHealthCareVisit", "health-care-visit", Create),
    rule("Query", "healthCareFigures", FIGURES, Read),
    rule("Query", "familyPlanningMap", MAP, Read),
    rule("Resident", "familyPlanning", FAMILY, Read),
    rule("Grid", "familyPlanning", STATISTICS, Read),
    rule("Division", "familyPlanningStatistics", STATISTICS, Read),
    rule("Query", "familyPlanningStatistics", STATISTICS, Read),
    rule("Subscription", "familyPlanningChanged", CHANGES, Read),
];
