//! Who may do what with social security, and how far.

use kit::access::policy::Action::{Change, Create, Decide, Read};
use kit::access::policy::Reach::{All, Area, Own};
use kit::access::policy::{ACCOUNT, Action, FieldRule, Grant, Part, RESIDENT, Resource, Role};

/// What social security adds to the policy.
pub(crate) const PART: Part =
    Part { resources: RESOURCES, roles: ROLES, departments: &[], grants: GRANTS, fields: FIELDS };

/// What social security knows of somebody; each part has a right of its own.
pub(crate) const SOCIAL: &str = "social-security";
/// How much of an area is covered, and who is not.
pub(crate) const COVERAGE: &str = "insurance-coverage";
/// Notices to pensioners, and whether a pension is paid.
pub(crate) const SUSPENSION: &str = "pension-suspension";
/// Who is in the ledgers of grids because of a recognition.
pub(crate) const HARDSHIP_PEOPLE: &str = "job-hardship-people";
/// What is counted in areas.
pub(crate) const STATISTICS: &str = "social-security-statistics";

/// Following the changes of an area.
pub(crate) const CHANGES: &str = "social-security-changes";

const RESOURCES: &[Resource] = &[
    Resource {
        code: SOCIAL,
        title: "what social security knows of somebody; each part has a right of its own",
    },
    Resource { code: "insurance-enrolment", title: "enrolments in insurance schemes" },
    Resource { code: COVERAGE, title: "how much of an area is insured, and who is not" },
    Resource { code: "pension", title: "pensions that people receive, without the amount" },
    Resource { code: "pension-amount", title: "amounts of pensions" },
    Resource { code: SUSPENSION, title: "notices to pensioners, suspension and resumption of pensions" },
    Resource { code: "qualification-check", title: "yearly checks that pensioners are entitled" },
    Resource { code: "employment", title: "what people do for a living" },
    Resource { code: "unemployment", title: "registrations as unemployed" },
    Resource { code: "unemployment-benefit", title: "applications for unemployment benefit, and benefits" },
    Resource { code: "job-hardship", title: "recognitions as a person with difficulty finding work" },
    Resource {
        code: HARDSHIP_PEOPLE,
        title: "who is in the ledgers of grids because of a recognition, without the recognition",
    },
    Resource { code: "job-vacancy", title: "work that units offer" },
    Resource { code: "job-introduction", title: "introductions of people to vacancies" },
    Resource { code: "training-course", title: "courses of vocational training" },
    Resource { code: "training-attendance", title: "who takes part in courses" },
    Resource { code: "social-security-file", title: "documents of qualification checks" },
    Resource { code: "social-security-history", title: "earlier versions of records of social security" },
    Resource { code: CHANGES, title: "following what changes in social security" },
    Resource { code: STATISTICS, title: "what is counted of social security in areas, exactly" },
];

const LINE: &str = "social-security";

const ROLES: &[Role] = &[
    Role::clerk(LINE, "social-security-clerk", "social security clerk", "社保专干"),
    Role::reviewer(LINE, "social-security-reviewer", "social security reviewer", "社保审核员"),
    Role::decider(LINE, "social-security-decider", "social security decider", "社保审批员"),
    Role::reader(LINE, "social-security-reader", "social security reader", "社保查阅员"),
    Role::system(LINE, "social-security-system", "system of social security", "社保业务系统"),
];

/// Those who deal with social security.
const STAFF: &[&str] = &["social-security-clerk", "social-security-reviewer", "social-security-decider"];
/// Those at the windows of communities and towns.
const WINDOW: &[&str] = &["social-security-clerk", "social-security-reviewer"];
/// Those who review and decide.
const REVIEW: &[&str] = &["social-security-reviewer", "social-security-decider"];
const CLERK: &[&str] = &["social-security-clerk"];
const DECIDER: &[&str] = &["social-security-decider"];
const READER: &[&str] = &["social-security-reader"];
const SYSTEM: &[&str] = &["social-security-system"];
/// Those at whose desks applications come by.
const DESKS: &[&str] =
    &["community-clerk", "community-director", "town-clerk", "town-leader", "district-command"];
/// Those who take in what people bring to a community, beside the department.
const COUNTER: &[&str] = &["community-clerk"];
/// Those of a grid who know who is to be insured, checked and helped.
const GRID: &[&str] = &["grid-leader", "grid-member"];

/// What is known of the insurance of people.
const INSURANCE: &[&str] = &["insurance-enrolment", COVERAGE, "pension", "qualification-check"];
/// What is known of the work of people.
const WORK: &[&str] = &["employment", "unemployment", "job-introduction", "training-attendance"];
/// What is applied for as a case.
const CASES: &[&str] = &["unemployment-benefit", "job-hardship"];

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
    Grant { roles: &[ACCOUNT], actions: &[Read], resources: &["job-vacancy", "training-course"], reach: All },
    may(STAFF, &[Read], &["resident", "household", "unit"]),
    may(STAFF, &[Read], &[SOCIAL, CHANGES, "pension-amount", HARDSHIP_PEOPLE, STATISTICS]),
    may(STAFF, &[Read], INSURANCE),
    may(STAFF, &[Read], WORK),
    may(STAFF, &[Read], CASES),
    may(STAFF, &[Read, Change], &["social-security-file"]),
    may(STAFF, &[Create, Change], &["training-course"]),
    may(WINDOW, &[Create, Change], &["insurance-enrolment", "pension", "unemployment", "job-vacancy"]),
    may(WINDOW, &[Create], &["qualification-check", "employment", SUSPENSION]),
    may(WINDOW, &[Create, Change], &["job-introduction", "training-attendance"]),
    may(CLERK, &[Create], CASES),
    may(REVIEW, &[Decide], &[SUSPENSION]),
    may(REVIEW, &[Change], &["job-hardship"]),
    may(REVIEW, &[Read], &["social-security-history"]),
    may(DECIDER, &[Decide], CASES),
    may(READER, &[Read], &["resident"]),
    may(READER, &[Read], &[SOCIAL, CHANGES, STATISTICS]),
    may(READER, &[Read], INSURANCE),
    may(READER, &[Read], WORK),
    may(READER, &[Read], CASES),
    may(
        SYSTEM,
        &[Read],
        &["resident", SOCIAL, CHANGES, "insurance-enrolment", "pension", "qualification-check"],
    ),
    may(SYSTEM, &[Create, Change], &["insurance-enrolment"]),
    may(SYSTEM, &[Create], &["qualification-check"]),
    may(DESKS, &[Read], &[SOCIAL, CHANGES]),
    may(DESKS, &[Read], CASES),
    may(COUNTER, &[Read], INSURANCE),
    may(COUNTER, &[Read], WORK),
    may(COUNTER, &[Read], &[HARDSHIP_PEOPLE, STATISTICS]),
    may(COUNTER, &[Read, Change], &["social-security-file"]),
    may(COUNTER, &[Create, Change], &["insurance-enrolment", "unemployment"]),
    may(COUNTER, &[Create], &["qualification-check", "employment"]),
    may(COUNTER, &[Create], CASES),
    may(GRID, &[Read], &[SOCIAL, CHANGES, COVERAGE, "pension", "qualification-check"]),
    may(GRID, &[Read], &[HARDSHIP_PEOPLE, STATISTICS]),
    may(GRID, &[Read, Change], &["social-security-file"]),
    may(GRID, &[Create], &["qualification-check"]),
    own(&[Read], &[SOCIAL, "pension-amount", "insurance-enrolment", "pension", "qualification-check"]),
    own(&[Read], WORK),
    own(&[Read, Create], CASES),
];

const fn rule(on: &'static str, field: &'static str, resource: &'static str, action: Action) -> FieldRule {
    FieldRule { on, field, resource, action }
}

const HISTORY: &str = "social-security-history";

const FIELDS: &[FieldRule] = &[
    rule("Query", "insuranceEnrolments", "insurance-enrolment", Read),
    rule("Query", "uninsured", COVERAGE, Read),
    rule("InsuranceEnrolment", "resident", "resident", Read),
    rule("InsuranceEnrolment", "history", HISTORY, Read),
    rule("Mutation", "putEnrolment", "insurance-enrolment", Create),
    rule("Mutation", "putEnrolments", "insurance-enrolment", Create),
    rule("Mutation", "voidEnrolment", "insurance-enrolment", Change),
    rule("Query", "pensions", "pension", Read),
    rule("Query", "qualificationChecks", "qualification-check", Read),
    rule("Pension", "resident", "resident", Read),
    rule("Pension", "checks", "qualification-check", Read),
    rule("Pension", "history", HISTORY, Read),
    rule("QualificationCheck", "pension", "pension", Read),
    rule("QualificationCheck", "attachments", "social-security-file", Read),
    rule("Mutation", "startPension", "pension", Create),
    rule("Mutation", "changePension", "pension", Change),
    rule("Mutation", "recordQualificationCheck", "qualification-check", Create),
    rule("Mutation", "servePensionNotice", SUSPENSION, Create),
    rule("Mutation", "suspendPension", SUSPENSION, Decide),
    rule("Mutation", "resumePension", SUSPENSION, Decide),
    rule("Mutation", "endPension", "pension", Change),
    rule("Query", "employments", "employment", Read),
    rule("EmploymentRecord", "resident", "resident", Read),
    rule("EmploymentRecord", "history", HISTORY, Read),
    rule("Mutation", "recordEmployment", "employment", Create),
    rule("Query", "unemploymentRegistrations", "unemployment", Read),
    rule("Query", "unemploymentBenefits", "unemployment-benefit", Read),
    rule("UnemploymentRegistration", "resident", "resident", Read),
    rule("UnemploymentRegistration", "benefits", "unemployment-benefit", Read),
    rule("UnemploymentRegistration", "history", HISTORY, Read),
    rule("UnemploymentBenefit", "resident", "resident", Read),
    rule("UnemploymentBenefit", "registration", "unemployment", Read),
    rule("UnemploymentBenefit", "matter", "matter", Read),
    rule("UnemploymentBenefit", "history", HISTORY, Read),
    rule("Mutation", "registerUnemployment", "unemployment", Create),
    rule("Mutation", "endUnemployment", "unemployment", Change),
    rule("Mutation", "applyForUnemploymentBenefit", "unemployment-benefit", Create),
    rule("Mutation", "grantUnemploymentBenefit", "unemployment-benefit", Decide),
    rule("Query", "jobHardships", "job-hardship", Read),
    rule("JobHardship", "resident", "resident", Read),
    rule("JobHardship", "matter", "matter", Read),
    rule("JobHardship", "history", HISTORY, Read),
    rule("Mutation", "applyForJobHardship", "job-hardship", Create),
    rule("Mutation", "recogniseJobHardship", "job-hardship", Decide),
    rule("Mutation", "endJobHardship", "job-hardship", Change),
    rule("Query", "jobVacancies", "job-vacancy", Read),
    rule("JobVacancy", "unit", "unit", Read),
    rule("JobVacancy", "open", "job-vacancy", Read),
    rule("JobVacancy", "introductions", "job-introduction", Read),
    rule("JobVacancy", "history", HISTORY, Read),
    rule("Unit", "vacancies", "job-vacancy", Read),
    rule("Mutation", "openVacancy", "job-vacancy", Create),
    rule("Mutation", "changeVacancy", "job-vacancy", Change),
    rule("Mutation", "closeVacancy", "job-vacancy", Change),
    rule("Query", "jobIntroductions", "job-introduction", Read),
    rule("JobIntroduction", "resident", "resident", Read),
    rule("JobIntroduction", "vacancy", "job-vacancy", Read),
    rule("JobIntroduction", "history", HISTORY, Read),
    rule("Mutation", "introduceToVacancy", "job-introduction", Create),
    rule("Mutation", "recordIntroductionResult", "job-introduction", Change),
    rule("Query", "trainingCourses", "training-course", Read),
    rule("Query", "trainingAttendances", "training-attendance", Read),
    rule("TrainingCourse", "attendances", "training-attendance", Read),
    rule("TrainingCourse", "history", HISTORY, Read),
    rule("TrainingAttendance", "resident", "resident", Read),
    rule("TrainingAttendance", "course", "training-course", Read),
    rule("TrainingAttendance", "history", HISTORY, Read),
    rule("Mutation", "createTrainingCourse", "training-course", Create),
    rule("Mutation", "changeTrainingCourse", "training-course", Change),
    rule("Mutation", "cancelTrainingCourse", "training-course", Change),
    rule("Mutation", "enterTraining", "training-attendance", Create),
    rule("Mutation", "recordTrainingResult", "training-attendance", Change),
    rule("Resident", "socialSecurity", SOCIAL, Read),
    rule("Grid", "socialSecurity", STATISTICS, Read),
    rule("Grid", "uninsured", COVERAGE, Read),
    rule("Division", "socialSecurityStatistics", STATISTICS, Read),
    rule("Query", "socialSecurityStatistics", STATISTICS, Read),
    rule("Subscription", "socialSecurityChanged", CHANGES, Read),
];
