//! Accounts, posts, roles, what was done, and logins.

use super::super::oracle::{Kind, Row, View, int, text};
use super::{Call, Case, Expected, call, case, column, history};
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};

/// The cases of staff.
pub(super) const CASES: &[Case] = &[
    case("Query", "me", |_| {
        vec![call("{ account { id } postsInForce { id } actsFor { id } secondFactorMissing }", |view, _| {
            let mine = |row: &Row, column: &str| Some(int(row, column)) == view.who.account;
            json!({
                "account": view.one("Account", |row| mine(row, "id")),
                "postsInForce": view.ids("Post", |row| mine(row, "account_id")),
                "actsFor": view.ids("Post", |row| row["covered_by"] == 1905 && view.who.account == Some(505)),
                "secondFactorMissing": false,
            })
        })]
    }),
    case("Query", "account", |probes| {
        let named = |name: &String| {
            let name = name.clone();
            call(format!("(name: \"{name}\") {{ id }}"), move |view, _| {
                view.one("Account", |row| text(row, "name") == name)
            })
        };
        probes.logins.iter().map(named).collect()
    }),
    case("Query", "accounts", |probes| {
        let mut calls = vec![some("Account", "(first: 200", "", |row| row["status"] == "active")];
        calls.extend(
            probes.areas.iter().map(|area| some("Account", "(first: 200, status: null", area, |_| true)),
        );
        calls
    }),
    case("Account", "posts", |_| {
        vec![super::page("Post", |_, account, post| post["account_id"] == account["id"])]
    }),
    case("Account", "history", |_| vec![history("Account")]),
    column("Account", "secondFactor", |_| {
        vec![call("", |_, row| json!(!row["totp_confirmed_at"].is_null()))]
    }),
    column("Account", "mustChangePassword", |_| {
        vec![call("", |_, row| json!(!row["password_initial_at"].is_null()))]
    }),
    case("Query", "post", |probes| {
        let of = |id: &i64| {
            let id = *id;
            let global = BASE64URL_NOPAD.encode(format!("Post::{id}").as_bytes());
            call(format!("(id: \"{global}\") {{ id }}"), move |view, _| {
                view.one("Post", |row| int(row, "id") == id)
            })
        };
        probes.posts.iter().map(of).collect()
    }),
    case("Query", "posts", |probes| {
        let mut calls = vec![some("Post", "(first: 200", "", |_| true)];
        calls.extend(probes.areas.iter().map(|area| some("Post", "(first: 200", area, |_| true)));
        let of_line = |row: &Row| row["line"] == "urban-management";
        calls.push(some("Post", "(first: 200, line: \"urban-management\"", "", of_line));
        calls
    }),
    case("Post", "role", |_| vec![call("{ code }", |_, post| json!({ "code": post["role"] }))]),
    case("Post", "department", |_| vec![department()]),
    case("Post", "account", |_| vec![one("Account", "account_id")]),
    case("Post", "standsInFor", |_| vec![one("Post", "stands_in_for")]),
    case("Post", "transferredFrom", |_| vec![one("Post", "transferred_from")]),
    case("Post", "coveredBy", |_| vec![one("Post", "covered_by")]),
    case("Post", "grantedBy", |_| vec![one("Account", "granted_by")]),
    case("Post", "history", |_| vec![history("Post")]),
    case("Query", "roles", |_| {
        vec![call("{ code }", |view, _| {
            view.facts.policy.roles().map(|code| json!({ "code": code })).collect::<Value>()
        })]
    }),
    case("Query", "departments", |_| {
        vec![call("{ code }", |view, _| {
            view.facts.policy.departments().map(|code| json!({ "code": code })).collect::<Value>()
        })]
    }),
    case("Query", "audit", |probes| {
        let mut calls = vec![some("AuditRow", "(first: 200", "", |_| true)];
        calls.extend(probes.areas.iter().map(|area| some("AuditRow", "(first: 200", area, |_| true)));
        calls
    }),
    column("AuditRow", "accountId", |_| vec![id_in("Account", "account_id")]),
    column("AuditRow", "postId", |_| vec![id_in("Post", "post_id")]),
    column("HistoryEntry", "accountId", |_| vec![id_in("Account", "account_id")]),
    column("HistoryEntry", "postId", |_| vec![id_in("Post", "post_id")]),
    // the walk brings no token: who may read sessions learns that there are none without one
    case("Query", "mySessions", |_| {
        vec![call("{ id }", |_, _| Expected {
            value: Value::Null,
            errors: vec![("UNAVAILABLE".into(), vec![])],
        })]
    }),
];

/// A page of the records of an area that `which` chooses, with their number.
pub(super) fn some(kind: &'static str, arguments: &str, area: &str, which: fn(&Row) -> bool) -> Call {
    let limited = if area.is_empty() { String::new() } else { format!(", area: \"{area}\"") };
    let area = area.to_owned();
    call(format!("{arguments}{limited}) {{ nodes {{ id }} totalCount }}"), move |view, _| {
        let ids = view.ids(kind, |row| view.lies_in(Kind::of(kind), row, &area) && which(row));
        json!({ "nodes": ids.iter().take(200).collect::<Vec<_>>(), "totalCount": ids.len() })
    })
}

/// The department of a row's line.
pub(super) fn department() -> Call {
    call("{ code }", |_, row| match &row["line"] {
        Value::Null => Value::Null,
        line => json!({ "code": line }),
    })
}

/// The record of `kind` that a column names, if the caller sees it.
pub(super) fn one(kind: &'static str, column: &'static str) -> Call {
    call("{ id }", move |view: &View<'_>, row: &Row| match row[column].as_i64() {
        Some(id) => view.one(kind, |other| int(other, "id") == id),
        None => Value::Null,
    })
}

/// The global id of what a column names.
fn id_in(kind: &'static str, column: &'static str) -> Call {
    call("", move |_, row| match row[column].as_i64() {
        Some(id) => json!(BASE64URL_NOPAD.encode(format!("{kind}::{id}").as_bytes())),
        None => Value::Null,
    })
}
