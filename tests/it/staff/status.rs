//! Suspending, reactivating and closing accounts.

use super::scene::{Scene, account, id};
use crate::harness::on_each_database;
use serde_json::{Value, json};

const SUSPEND: &str = "mutation($input: AccountStatusInput!) { suspendAccount(input: $input) {
    account { status version } } }";
const REACTIVATE: &str = "mutation($input: AccountStatusInput!) { reactivateAccount(input: $input) {
    account { status version } } }";
const CLOSE: &str = "mutation($input: AccountStatusInput!) { closeAccount(input: $input) {
    account { status version posts { nodes { endedAt version } } } } }";

fn at(name: &str, version: i32) -> Value {
    json!({ "input": { "id": account(name), "version": version, "reason": "调离" } })
}

async fn live_sessions(scene: &Scene<'_>, name: &str) -> String {
    let of = format!("account_id = {} AND ended_at IS NULL", id(name));
    scene.text(&format!("SELECT CAST(count(*) AS text) FROM session WHERE {of}")).await
}

#[tokio::test]
async fn a_suspended_account_cannot_be_used_until_it_is_reactivated() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let suspended = scene.ask("security", SUSPEND, at("leader", 1)).await;
        assert_eq!(suspended["suspendAccount"]["account"], json!({ "status": "SUSPENDED", "version": 2 }));
        assert_eq!(scene.roles("leader").await, None);
        assert_eq!(live_sessions(&scene, "leader").await, "0");
        assert_eq!(live_sessions(&scene, "free").await, "1");
        assert_eq!(scene.text("SELECT action || reason FROM audit").await, "suspend调离");
        scene.denied("security", SUSPEND, at("leader", 2), "CONFLICT").await;
        scene.denied("security", REACTIVATE, at("leader", 1), "CONFLICT").await;
        let back = scene.ask("security", REACTIVATE, at("leader", 2)).await;
        assert_eq!(back["reactivateAccount"]["account"], json!({ "status": "ACTIVE", "version": 3 }));
        assert_eq!(scene.roles("leader").await, Some(vec!["grid-leader".to_owned()]));
        assert_eq!(live_sessions(&scene, "leader").await, "0");
    })
    .await;
}

#[tokio::test]
async fn a_closed_account_stays_closed_and_has_no_post() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let closed = scene.ask("security", CLOSE, at("leader", 1)).await;
        let posts = json!({ "nodes": [{ "endedAt": "2026-01-05T01:00:00.000Z", "version": 2 }] });
        let wanted = json!({ "status": "CLOSED", "version": 2, "posts": posts });
        assert_eq!(closed["closeAccount"]["account"], wanted);
        assert_eq!(scene.roles("leader").await, None);
        assert_eq!(live_sessions(&scene, "leader").await, "0");
        for again in [SUSPEND, REACTIVATE, CLOSE] {
            scene.denied("security", again, at("leader", 2), "CONFLICT").await;
        }
    })
    .await;
}

#[tokio::test]
async fn no_status_is_changed_out_of_reach_or_on_oneself() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        for document in [SUSPEND, REACTIVATE, CLOSE] {
            for (who, whom, code) in [
                ("security", "security", "FORBIDDEN"),
                ("security", "high", "FORBIDDEN"),
                ("security", "elsewhere", "NOT_FOUND"),
                ("security", "city-security", "NOT_FOUND"),
                ("command", "leader", "FORBIDDEN"),
                ("director", "free", "FORBIDDEN"),
                ("leader", "leader", "FORBIDDEN"),
                ("auditor", "leader", "FORBIDDEN"),
                ("anonymous", "leader", "UNAUTHENTICATED"),
            ] {
                scene.denied(who, document, at(whom, 1), code).await;
            }
        }
        scene.denied("security", SUSPEND, at("leader", 7), "CONFLICT").await;
    })
    .await;
}
