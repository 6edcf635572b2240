//! Who reads the audit, and what it tells.

use super::scene::{Scene, account};
use crate::harness::on_each_database;
use serde_json::{Value, json};

const AUDIT: &str =
    "query($area: AreaCode, $account: ID, $type: String, $record: ID, $from: DateTime, $to: DateTime) {
    audit(area: $area, account: $account, recordType: $type, record: $record, from: $from, to: $to) { nodes {
        at accountId standsIn action recordType areaCode fields reason outcome } totalCount } }";

async fn changed(scene: &Scene<'_>, who: &str, whom: &str) {
    let change = "mutation($input: ChangeAccountInput!) { changeAccount(input: $input) { account { id } } }";
    let input = json!({ "input": { "id": account(whom), "version": 1, "title": "新名" } });
    scene.ask(who, change, input).await;
}

async fn areas(scene: &Scene<'_>, who: &str, variables: Value) -> Vec<String> {
    let told = scene.ask(who, AUDIT, variables).await;
    let nodes = told["audit"]["nodes"].as_array().unwrap();
    assert_eq!(told["audit"]["totalCount"], nodes.len());
    nodes.iter().map(|node| node["areaCode"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_audit_names_fields_and_no_values() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        changed(&scene, "security", "free").await;
        let told = scene.ask("auditor", AUDIT, json!({})).await;
        let wanted = json!({ "at": "2026-01-05T01:00:00.000Z", "accountId": account("security"),
            "standsIn": false, "action": "change", "recordType": "Account", "areaCode": "371102100001",
            "fields": "title", "reason": null, "outcome": "ok" });
        assert_eq!(told["audit"]["nodes"], json!([wanted]));
        scene.platform.sequence("one").await.unwrap();
        assert_eq!(scene.platform.verify_audit("371102").await.unwrap(), Ok(1));
    })
    .await;
}

#[tokio::test]
async fn the_audit_is_narrowed_and_stays_within_reach() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        changed(&scene, "security", "free").await;
        scene.clock.forward(60_000);
        changed(&scene, "city-security", "next-door").await;
        changed(&scene, "city-security", "city-security").await;
        let both = ["371102100002", "371102100001"];
        assert_eq!(areas(&scene, "auditor", json!({})).await, both, "newest first, none of the city");
        for (variables, wanted) in [
            (json!({ "area": "371102100001" }), &both[1..]),
            (json!({ "area": "340705" }), &[]),
            (json!({ "account": account("city-security") }), &both[..1]),
            (json!({ "type": "Account" }), &both[..]),
            (json!({ "type": "Post" }), &[]),
            (json!({ "record": account("free") }), &both[1..]),
            (json!({ "from": "2026-01-05T01:00:30Z" }), &both[..1]),
            (json!({ "to": "2026-01-05T01:01:00Z" }), &both[1..]),
        ] {
            assert_eq!(areas(&scene, "auditor", variables.clone()).await, wanted, "{variables}");
        }
        for (who, code) in
            [("anonymous", "UNAUTHENTICATED"), ("security", "FORBIDDEN"), ("town", "FORBIDDEN")]
        {
            scene.denied(who, AUDIT, json!({}), code).await;
        }
    })
    .await;
}
