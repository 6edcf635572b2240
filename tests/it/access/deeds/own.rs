//! Mutations of residents' own records, of corrections and of broken glass.

use super::super::oracle::{Kind, Row, View, global_id, int, text};
use super::On::{About, Mine, Record};
use super::{Deed, deed};
use serde_json::{Value, json};

/// The mutations of residents' own records and of broken glass.
pub(super) const DEEDS: &[Deed] = &[
    deed(
        "issueBindingCode",
        About("Resident"),
        |_, row| json!({ "resident": global_id(Kind::of("Resident"), row) }),
        |row| {
            let id = &row["id"];
            (
                format!("SELECT CAST(resident_id AS text) FROM binding WHERE resident_id = {id} AND id <> 1"),
                id.to_string(),
            )
        },
    )
    .fits(|_, row| row["status"] == "active" && row["account_id"].is_null()),
    deed(
        "bindAccount",
        Mine("DistrictSetting"),
        |_, _| json!({ "code": "abcd-efgh-jklm-npqr" }),
        |_| {
            let used = "SELECT CASE WHEN used_at IS NULL THEN 'new' ELSE 'used' END FROM binding WHERE id = 1";
            (used.into(), "used".into())
        },
    )
    .unless(|view, _| (view.who.name == "tongguan-resident").then_some("CONFLICT")),
    deed(
        "confirmBinding",
        About("Resident"),
        |view, row| {
            let bound = person(view, row).map_or(&Value::Null, |person| &person["account_id"]);
            let account = view.facts.rows("account").iter().find(|account| account["id"] == *bound);
            json!({ "resident": global_id(Kind::of("Resident"), row), "account": account.map(|a| text(a, "name")) })
        },
        |row| {
            let when = "SELECT CASE WHEN account_confirmed_at > 1 THEN 'anew' ELSE 'before' END FROM person";
            (format!("{when} WHERE id = {}", row["person_id"]), "anew".into())
        },
    )
    .fits(|view, row| row["status"] == "active" && person(view, row).is_some()),
    deed(
        "unbindAccount",
        About("Resident"),
        |_, row| json!({ "resident": global_id(Kind::of("Resident"), row), "reason": "Walked" }),
        |row| {
            let bound = "SELECT CASE WHEN account_id IS NULL THEN 'none' ELSE 'bound' END FROM resident";
            (format!("{bound} WHERE id = {}", row["id"]), "none".into())
        },
    )
    .fits(|view, row| person(view, row).is_some()),
    deed(
        "requestCorrection",
        About("Resident"),
        |_, row| {
            let values = json!([{ "field": "OCCUPATION", "value": "Walker" }]);
            json!({ "resident": global_id(Kind::of("Resident"), row), "values": values, "note": "Walked" })
        },
        |row| {
            (format!("SELECT note FROM correction WHERE resident_id = {} AND note = 'Walked'", row["id"]), "Walked".into())
        },
    )
    .fits(|_, row| row["status"] == "active" && !super::super::oracle::flag(&row["disputed"])),
    deed(
        "decideCorrection",
        Record("Correction"),
        |_, _| json!({ "accept": true }),
        |row| (format!("SELECT state FROM correction WHERE id = {}", row["id"]), "accepted".into()),
    )
    .fits(|_, row| row["state"] == "open"),
    deed(
        "breakGlass",
        Mine("Division"),
        |_, row| json!({ "area": row["code"], "reason": "Walked for a test" }),
        |row| {
            let code = text(row, "code");
            (
                format!("SELECT reason FROM break_glass WHERE area_code = '{code}' AND reason = 'Walked for a test'"),
                "Walked for a test".into(),
            )
        },
    )
    .fits(|_, row| text(row, "code").len() > 6 && row["retired_edition"].is_null())
    .unless(opened),
    deed(
        "reviewBreakGlass",
        Record("BreakGlass"),
        |_, _| json!({ "finding": "Walked" }),
        |row| (format!("SELECT finding FROM break_glass WHERE id = {}", row["id"]), "Walked".into()),
    )
    .fits(|_, row| row["reviewed_at"].is_null())
    .unless(|view, row| {
        let reach = view.reach("break-glass", "decide");
        let own = Some(int(row, "account_id")) == view.who.account;
        (own || !reach.covers(text(row, "review_code"))).then_some("FORBIDDEN")
    }),
];

/// Glass is broken in the district of a post that allows it, with a second factor.
fn opened(view: &View<'_>, row: &Row) -> Option<&'static str> {
    let policy = &view.facts.policy;
    let allows = |role: &str| !policy.reaches("break-glass", "create", role).is_empty();
    let mut posts = view.who.posts.iter().filter(|(role, _)| allows(role));
    if !posts.any(|(_, area)| text(row, "code").starts_with(&area[..6])) {
        return Some("NOT_FOUND");
    }
    let mut accounts = view.facts.rows("account").iter();
    let account = accounts.find(|account| Some(int(account, "id")) == view.who.account)?;
    account["totp_confirmed_at"].is_null().then_some("FORBIDDEN")
}

/// The person of this residence, if an account is bound.
fn person<'a>(view: &View<'a>, residence: &Row) -> Option<&'a Row> {
    let bound = |person: &&Row| person["id"] == residence["person_id"] && !person["account_id"].is_null();
    view.facts.rows("person").iter().find(bound)
}
