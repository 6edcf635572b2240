//! Logging in. The walk brings no token: who may do these learns that there is no login without one, and nothing
//! changes; what they do is seen in `tests/it/auth`.

use super::{Deed, On, deed};
use serde_json::Value;

const fn own(field: &'static str, arguments: &'static str) -> Deed {
    deed(field, On::Own(arguments), |_, _| Value::Null, |_| (String::new(), String::new()))
}

/// The mutations of logins.
pub(super) const DEEDS: &[Deed] = &[
    own("login", r#"(input: { name: "tongguan-city", password: "wrong", client: "walk" })"#),
    own("refresh", r#"(input: { refreshToken: "wrong" })"#),
    own("logout", ""),
    own("endSession", r#"(input: { id: "U2Vzc2lvbjo6MQ" })"#),
    own("endAllSessions", ""),
    own("changePassword", r#"(input: { password: "wrong", newPassword: "a lamp in each window" })"#),
    own("enrolTotp", r#"(input: { password: "wrong" })"#),
    own("confirmTotp", r#"(input: { code: "000000" })"#),
];
