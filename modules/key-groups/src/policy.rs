//! Who may do what with files of key groups, and how far. Each authority has roles of its own, and no role has two
//! authorities but who helps where an authority assigns it.

use kit::access::policy::Action::{Change, Create, Decide, Read};
use kit::access::policy::Reach::{Area, Own};
use kit::access::policy::{Action, BREAK_GLASS, FieldRule, Grant, Part, RESIDENT, Resource, Role};
use kit::code::AreaLevel::{self, Community, District, Town};

/// What key groups add to the policy.
pub(crate) const PART: Part =
    Part { resources: RESOURCES, roles: ROLES, departments: &[], grants: GRANTS, fields: FIELDS };

/// Files of the authority of justice.
pub(crate) const JUSTICE: &str = "key-file-justice";
/// Files of the authority of health.
pub(crate) const HEALTH: &str = "key-file-health";
/// Files of the authority of drug rehabilitation.
pub(crate) const REHABILITATION: &str = "key-file-rehabilitation";
/// Helping where the authority of justice assigns one.
pub(crate) const HELP_JUSTICE: &str = "key-help-justice";
/// Helping where the authority of health assigns one.
pub(crate) const HELP_HEALTH: &str = "key-help-health";
/// Helping where the authority of drug rehabilitation assigns one.
pub(crate) const HELP_REHABILITATION: &str = "key-help-rehabilitation";
/// Files of one's own authority in an area that was opened by broken glass.
pub(crate) const GLASS: &str = "key-file-glass";
/// Visits of a care plan.
pub(crate) const VISIT: &str = "key-visit";
/// What is put on record of who saw a file.
pub(crate) const VIEW: &str = "key-view";
/// The file about oneself.
pub(crate) const OWN_FILE: &str = "key-file-own";

/// The role that helps with files of each authority, as the demo names it.
pub(crate) const POLICE_OFFICER: &str = "police-officer";

/// Asking for a file at all.
const FILE: &str = "key-file";
/// The list of an authority.
const REGISTER: &str = "key-register";
/// The list of who helps.
const HELP: &str = "key-help";
/// Following the files that one keeps or helps with.
const CHANGES: &str = "key-changes";

const RESOURCES: &[Resource] = &[
    Resource {
        code: FILE,
        title: "asking for a file of a key group; each authority has its own right to its files",
    },
    Resource { code: JUSTICE, title: "files that the authority of justice keeps" },
    Resource { code: HEALTH, title: "files that the authority of health keeps" },
    Resource { code: REHABILITATION, title: "files that the authority of drug rehabilitation keeps" },
    Resource { code: REGISTER, title: "ids and review dates of the files that one's authority keeps" },
    Resource {
        code: HELP,
        title: "ids and review dates of the files of people whom one is assigned to help",
    },
    Resource { code: HELP_JUSTICE, title: "helping people whose file justice keeps, where one is assigned" },
    Resource { code: HELP_HEALTH, title: "helping people whose file health keeps, where one is assigned" },
    Resource {
        code: HELP_REHABILITATION,
        title: "helping people whose file drug rehabilitation keeps, where one is assigned",
    },
    Resource {
        code: GLASS,
        title: "files of one's own authority, in an area that was opened in an emergency",
    },
    Resource { code: VISIT, title: "visits of care plans" },
    Resource { code: VIEW, title: "being put on record as who saw a file" },
    Resource { code: CHANGES, title: "following the files that one keeps or helps with" },
    Resource { code: OWN_FILE, title: "the file about oneself, and objecting to it" },
];

const AUTHORITY: &[AreaLevel] = &[District];
const NEAR: &[AreaLevel] = &[Community, Town];
const COMMAND: &[&str] = &["district-command"];

const fn keeper(code: &'static str, title: &'static str, chinese: &'static str) -> Role {
    Role::new(code, title, chinese, AUTHORITY).with_second_factor().restricted().appointed_by(COMMAND)
}

const fn helper(code: &'static str, title: &'static str, chinese: &'static str) -> Role {
    Role::new(code, title, chinese, NEAR).restricted().appointed_by(COMMAND)
}

const fn system(code: &'static str, title: &'static str, chinese: &'static str) -> Role {
    Role::new(code, title, chinese, AUTHORITY).for_programs().restricted().appointed_by(COMMAND)
}

const ROLES: &[Role] = &[
    keeper("justice-custodian", "custodian of justice", "司法档案保管人"),
    keeper("justice-deputy", "second person of justice", "司法档案复核人"),
    helper("justice-helper", "helper of justice", "司法帮教人员"),
    system("justice-system", "system of justice", "司法业务系统"),
    keeper("health-custodian", "custodian of health", "卫健档案保管人"),
    keeper("health-deputy", "second person of health", "卫健档案复核人"),
    helper("health-helper", "helper of health", "卫健随访人员"),
    system("health-system", "system of health", "卫健业务系统"),
    keeper("rehabilitation-custodian", "custodian of drug rehabilitation", "戒毒康复档案保管人"),
    keeper("rehabilitation-deputy", "second person of drug rehabilitation", "戒毒康复档案复核人"),
    helper("rehabilitation-helper", "helper of drug rehabilitation", "戒毒康复帮扶人员"),
    system("rehabilitation-system", "system of drug rehabilitation", "戒毒康复业务系统"),
];

const OF_JUSTICE: &[&str] = &["justice-custodian", "justice-deputy"];
const OF_HEALTH: &[&str] = &["health-custodian", "health-deputy"];
const OF_REHABILITATION: &[&str] = &["rehabilitation-custodian", "rehabilitation-deputy"];
/// The two people of each authority.
const KEEPERS: &[&str] = &[
    "justice-custodian",
    "justice-deputy",
    "health-custodian",
    "health-deputy",
    "rehabilitation-custodian",
    "rehabilitation-deputy",
];
/// Those whom an authority has for helping.
const HELPERS: &[&str] = &["justice-helper", "health-helper", "rehabilitation-helper"];
/// Who helps where it is assigned, of whichever authority, and sees nothing of any other file.
const POLICE: &[&str] = &[POLICE_OFFICER];
const SYSTEMS: &[&str] = &["justice-system", "health-system", "rehabilitation-system"];

const ALL: &[Action] = &[Read, Create, Change, Decide];

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
    may(KEEPERS, &[Read], &["resident", "post", REGISTER, CHANGES]),
    may(KEEPERS, ALL, &[FILE]),
    may(OF_JUSTICE, ALL, &[JUSTICE]),
    may(OF_HEALTH, ALL, &[HEALTH]),
    may(OF_REHABILITATION, ALL, &[REHABILITATION]),
    may(KEEPERS, &[Create, Change], &[VISIT]),
    may(KEEPERS, &[Create], &[VIEW, "binding-confirmation"]),
    own(KEEPERS, &[Read, Create], &["break-glass"]),
    may(HELPERS, &[Read], &["resident", FILE, HELP, CHANGES]),
    may(HELPERS, &[Create, Change], &[VISIT]),
    may(HELPERS, &[Create], &[VIEW]),
    may(&["justice-helper"], &[Read], &[HELP_JUSTICE]),
    may(&["health-helper"], &[Read], &[HELP_HEALTH]),
    may(&["rehabilitation-helper"], &[Read], &[HELP_REHABILITATION]),
    may(POLICE, &[Read], &[FILE, HELP, CHANGES, HELP_JUSTICE, HELP_HEALTH, HELP_REHABILITATION]),
    may(POLICE, &[Create, Change], &[VISIT]),
    may(POLICE, &[Create], &[VIEW]),
    // a person is named by the identity number that the authority's own register has
    may(SYSTEMS, &[Read], &["resident", FILE]),
    may(SYSTEMS, &[Create], &[VIEW]),
    may(&["justice-system"], &[Read], &[JUSTICE]),
    may(&["health-system"], &[Read], &[HEALTH]),
    may(&["rehabilitation-system"], &[Read], &[REHABILITATION]),
    // only with a role of the same authority elsewhere; see `sight`
    may(&[BREAK_GLASS], &[Read], &[GLASS]),
    may(&[BREAK_GLASS], &[Create], &[VIEW]),
    own(&[RESIDENT], &[Read, Create], &[OWN_FILE]),
];

const fn rule(on: &'static str, field: &'static str, resource: &'static str, action: Action) -> FieldRule {
    FieldRule { on, field, resource, action }
}

const FIELDS: &[FieldRule] = &[
    rule("Query", "keyFile", FILE, Read),
    rule("Query", "keyFiles", REGISTER, Read),
    rule("Query", "assignedKeyFiles", HELP, Read),
    rule("Query", "myKeyFiles", OWN_FILE, Read),
    rule("Resident", "keyFiles", CHANGES, Read),
    rule("Mutation", "proposeKeyFile", FILE, Create),
    rule("Mutation", "confirmKeyFile", FILE, Decide),
    rule("Mutation", "acceptKeyFile", FILE, Decide),
    rule("Mutation", "proposeKeyRenewal", FILE, Change),
    rule("Mutation", "closeKeyFile", FILE, Change),
    rule("Mutation", "setKeyPlan", FILE, Change),
    rule("Mutation", "recordKeyInformed", FILE, Change),
    rule("Mutation", "setKeyHelpers", FILE, Change),
    rule("Mutation", "planKeyVisit", VISIT, Create),
    rule("Mutation", "recordKeyVisit", VISIT, Change),
    rule("Mutation", "objectToKeyFile", OWN_FILE, Create),
    rule("Mutation", "decideKeyObjection", FILE, Decide),
    rule("Subscription", "keyFileChanged", CHANGES, Read),
];
