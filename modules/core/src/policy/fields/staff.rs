//! What the fields of staff ask.

use super::rule;
use kit::access::policy::{Action, FieldRule};

/// The rules of accounts, posts, roles and the audit.
pub(super) const STAFF: &[FieldRule] = &[
    rule("Query", "me", "self", Action::Read),
    rule("Query", "account", "account", Action::Read),
    rule("Query", "accounts", "account", Action::Read),
    rule("Account", "posts", "post", Action::Read),
    rule("Account", "history", "staff-history", Action::Read),
    rule("Mutation", "createAccount", "account", Action::Create),
    rule("Mutation", "changeAccount", "account", Action::Change),
    rule("Mutation", "suspendAccount", "account", Action::Change),
    rule("Mutation", "reactivateAccount", "account", Action::Change),
    rule("Mutation", "closeAccount", "account", Action::Change),
    rule("Mutation", "resetAccountPassword", "account", Action::Change),
    rule("Query", "post", "post", Action::Read),
    rule("Query", "posts", "post", Action::Read),
    rule("Post", "role", "role", Action::Read),
    rule("Post", "account", "account", Action::Read),
    rule("Post", "standsInFor", "post", Action::Read),
    rule("Post", "grantedBy", "account", Action::Read),
    rule("Post", "history", "staff-history", Action::Read),
    rule("Mutation", "appoint", "post", Action::Create),
    rule("Mutation", "changePost", "post", Action::Change),
    rule("Mutation", "removePost", "post", Action::Change),
    rule("Post", "coveredBy", "post", Action::Read),
    rule("Post", "leaves", "leave", Action::Read),
    rule("Mutation", "pairPosts", "post-pair", Action::Change),
    rule("Mutation", "unpairPost", "post-pair", Action::Change),
    rule("Grid", "team", "post", Action::Read),
    rule("Query", "leaves", "leave", Action::Read),
    rule("Leave", "post", "post", Action::Read),
    rule("Leave", "enteredBy", "account", Action::Read),
    rule("Leave", "history", "staff-history", Action::Read),
    rule("Mutation", "enterLeave", "leave", Action::Create),
    rule("Mutation", "endLeave", "leave", Action::Change),
    rule("Query", "roles", "role", Action::Read),
    rule("Query", "audit", "audit", Action::Read),
];
