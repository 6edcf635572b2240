//! Who may log in, and do what with logins.

use crate::auth::session::{LOGIN, SESSIONS};
use kit::access::Action::{self, Change, Create, Read};
use kit::access::policy::{ACCOUNT, ANONYMOUS, FIRST_LOGIN, FieldRule, Grant, Part, Reach, Resource};

/// Resources, grants and rules of the module. The sessions of others are ended by who may change their account.
pub(super) const PART: Part = Part {
    resources: &[
        Resource { code: LOGIN, title: "Logging in" },
        Resource { code: SESSIONS, title: "Sessions" },
        Resource { code: CREDENTIAL, title: "Own password and second factor" },
    ],
    roles: &[],
    departments: &[],
    grants: &[
        Grant { roles: &[ANONYMOUS], resources: &[LOGIN], actions: &[Create], reach: Reach::All },
        Grant { roles: LOGGED_IN, resources: &[SESSIONS], actions: &[Read, Change], reach: Reach::Own },
        Grant { roles: LOGGED_IN, resources: &[CREDENTIAL], actions: &[Change], reach: Reach::Own },
    ],
    fields: &[
        rule("Query", "mySessions", SESSIONS, Read),
        rule("Mutation", "login", LOGIN, Create),
        rule("Mutation", "refresh", LOGIN, Create),
        rule("Mutation", "logout", SESSIONS, Change),
        rule("Mutation", "endSession", SESSIONS, Change),
        rule("Mutation", "endAllSessions", SESSIONS, Change),
        rule("Mutation", "changePassword", CREDENTIAL, Change),
        rule("Mutation", "enrolTotp", CREDENTIAL, Change),
        rule("Mutation", "confirmTotp", CREDENTIAL, Change),
    ],
};

/// Everybody who is logged in, also with a password that is still to be changed.
const LOGGED_IN: &[&str] = &[ACCOUNT, FIRST_LOGIN];

/// Resource of the policy that the own password and second factor are.
const CREDENTIAL: &str = "credential";

const fn rule(on: &'static str, field: &'static str, resource: &'static str, action: Action) -> FieldRule {
    FieldRule { on, field, resource, action }
}
