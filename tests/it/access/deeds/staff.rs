//! Mutations of accounts and posts.

use super::super::oracle::{Kind, Row, View, global_id, int, text};
use super::On::{About, Area, Record};
use super::{Deed, deed};
use crate::people::village::number;
use serde_json::json;

/// The role that the walk appoints to, in a community.
const APPOINTED: &str = "cleaner";

/// The mutations of accounts and posts.
pub(super) const DEEDS: &[Deed] = &[
    deed(
        "createAccount",
        Area("Division"),
        |_, at| {
            let number = number("1980-01-01", 61);
            json!({ "name": "walked", "title": "Walked", "kind": "STAFF", "area": at["code"], "identityNumber": number })
        },
        |_| {
            let held = "SELECT title FROM account WHERE name = 'walked' AND holder_mac IS NOT NULL";
            (held.into(), "Walked".into())
        },
    )
    .fits(|_, at| at["retired_edition"].is_null()),
    deed(
        "changeAccount",
        Record("Account"),
        |_, _| json!({ "title": "Walked" }),
        |row| account(row, "title", "Walked"),
    )
    .fits(|_, row| row["status"] == "active"),
    deed("suspendAccount", Record("Account"), |_, _| json!({}), |row| account(row, "status", "suspended"))
        .fits(|_, row| row["status"] == "active")
        .unless(own_or_beyond),
    deed("reactivateAccount", Record("Account"), |_, _| json!({}), |row| account(row, "status", "active"))
        .fits(|_, row| row["status"] == "suspended")
        .unless(own_or_beyond),
    deed("closeAccount", Record("Account"), |_, _| json!({}), |row| account(row, "status", "closed"))
        .fits(|_, row| row["status"] == "active")
        .unless(own_or_beyond),
    deed(
        "resetAccountPassword",
        Record("Account"),
        |_, _| json!({ "initialPassword": "a lamp in each window" }),
        |row| account(row, "password_hash", "hashed"),
    )
    .fits(|_, row| row["status"] == "active")
    .unless(own_or_beyond),
    deed(
        "appoint",
        Area("Division"),
        |view, at| {
            let free = global_id(Kind::of("Account"), free(view, at).unwrap());
            json!({ "account": free, "role": APPOINTED, "area": at["code"] })
        },
        |at| {
            let code = text(at, "code");
            (
                format!("SELECT role FROM post WHERE area_code = '{code}' AND account_id IN (503, 504)"),
                APPOINTED.into(),
            )
        },
    )
    .fits(|view, at| free(view, at).is_some())
    .unless(|view, _| appoints(view, APPOINTED)),
    deed(
        "changePost",
        Record("Post"),
        |_, _| json!({ "toOn": "2027-01-01" }),
        |row| {
            (
                format!("SELECT CAST(to_on AS text) FROM post WHERE id = {}", int(row, "id")),
                "2027-01-01".into(),
            )
        },
    )
    .unless(|view, row| {
        let own = view.who.account == Some(int(row, "account_id"));
        appoints(view, text(row, "role")).or_else(|| own.then_some("FORBIDDEN"))
    }),
    deed(
        "removePost",
        Record("Post"),
        |_, _| json!({}),
        |row| {
            let id = int(row, "id");
            (format!("SELECT 'removed' FROM post WHERE id = {id} AND ended_at IS NOT NULL"), "removed".into())
        },
    )
    .unless(|view, row| removes(view, text(row, "role"))),
    deed(
        "transferPost",
        Record("Post"),
        |_, row| json!({ "area": format!("{}800", &text(row, "area_code")[..12]) }),
        |row| {
            let id = int(row, "id");
            (
                format!("SELECT 'new' FROM post WHERE transferred_from = {id} AND length(area_code) = 15"),
                "new".into(),
            )
        },
    )
    .fits(|_, row| ["grid-leader", "group-leader"].contains(&text(row, "role")) && in_home(row))
    .unless(|view, row| {
        let own = view.who.account == Some(int(row, "account_id"));
        appoints(view, text(row, "role")).or_else(|| own.then_some("FORBIDDEN"))
    }),
    deed(
        "changeContactCard",
        Record("Post"),
        |_, _| json!({ "serviceTelephone": "0000" }),
        |row| post(row, "service_telephone = '0000'"),
    ),
    deed(
        "setNoticeBoard",
        Area("Grid"),
        |_, at| json!({ "grid": at["grid_code"], "notice": "Walked" }),
        |at| {
            let code = text(at, "grid_code");
            (format!("SELECT notice FROM notice_board WHERE grid_code = '{code}'"), "Walked".into())
        },
    )
    .fits(|view, at| {
        let board = view.facts.rows("notice_board").iter().any(|board| board["grid_id"] == at["id"]);
        !board && at["status"] == "active"
    }),
    deed(
        "pairPosts",
        Record("Post"),
        |view, row| {
            let partner = |post: &&Row| post["covered_by"] == row["id"];
            let partner = view.facts.rows("post").iter().find(partner).unwrap();
            json!({ "partner": global_id(Kind::of("Post"), partner), "partnerVersion": partner["version"] })
        },
        |row| post(row, "covered_by IS NOT NULL"),
    )
    .fits(|_, row| int(row, "id") == 1905),
    deed("unpairPost", Record("Post"), |_, _| json!({}), |row| post(row, "covered_by IS NULL"))
        .fits(|_, row| row["covered_by"] == 1905),
    deed(
        "enterLeave",
        About("Post"),
        |_, row| {
            let id = global_id(Kind::of("Post"), row);
            json!({ "post": id, "kind": "OTHER", "fromOn": "2026-03-01", "toOn": "2026-03-02" })
        },
        |row| {
            let id = int(row, "id");
            let sql = "SELECT 'away' FROM post_leave WHERE from_on = '2026-03-01' AND post_id";
            (format!("{sql} = {id}"), "away".into())
        },
    ),
    deed(
        "endLeave",
        Record("Leave"),
        |_, _| json!({}),
        |row| {
            let id = int(row, "id");
            (
                format!("SELECT 'ended' FROM post_leave WHERE id = {id} AND ended_at IS NOT NULL"),
                "ended".into(),
            )
        },
    )
    .fits(|_, row| row["ended_at"].is_null()),
];

/// Is it of one of the two communities that have an empty grid?
fn in_home(row: &Row) -> bool {
    ["340705005002", "371102100260"].iter().any(|home| text(row, "area_code").starts_with(home))
}

/// Whether a post is so now.
fn post(row: &Row, condition: &str) -> (String, String) {
    (format!("SELECT 'so' FROM post WHERE id = {} AND {condition}", int(row, "id")), "so".to_owned())
}

fn account(row: &Row, column: &str, wanted: &str) -> (String, String) {
    (format!("SELECT {column} FROM account WHERE id = {}", int(row, "id")), wanted.to_owned())
}

/// One's own account is managed by others, and one with a post beyond the area by those beyond.
fn own_or_beyond(view: &View<'_>, row: &Row) -> Option<&'static str> {
    let (id, reach) = (int(row, "id"), view.reach("account", "change"));
    let mut posts = view.facts.rows("post").iter().filter(|post| int(post, "account_id") == id);
    let beyond = posts.any(|post| !reach.covers(text(post, "area_code")));
    (beyond || view.who.account == Some(id)).then_some("FORBIDDEN")
}

/// May the caller appoint to this role?
fn appoints(view: &View<'_>, role: &str) -> Option<&'static str> {
    let own = view.who.posts.iter().any(|(own, _)| view.facts.policy.appoints(own, role));
    (!own).then_some("FORBIDDEN")
}

/// May the caller remove from this role?
fn removes(view: &View<'_>, role: &str) -> Option<&'static str> {
    let own = view.who.posts.iter().any(|(own, _)| view.facts.policy.removes(own, role));
    (!own).then_some("FORBIDDEN")
}

/// An account without a post whose area this is.
fn free<'a>(view: &View<'a>, at: &Row) -> Option<&'a Row> {
    view.facts.free().find(|row| row["area_code"] == at["code"])
}
