//! Entering and changing accounts.

use super::scene::{Scene, account};
use crate::harness::on_each_database;
use serde_json::{Value, json};

const CREATE: &str = "mutation($input: CreateAccountInput!) { createAccount(input: $input) {
    account { id name title kind areaCode status secondFactor mustChangePassword version } } }";
const CHANGE: &str = "mutation($input: ChangeAccountInput!) { changeAccount(input: $input) {
    account { title areaCode version } } }";

fn new(name: &str, area: &str) -> Value {
    json!({ "input": { "name": name, "title": "李四", "kind": "STAFF", "area": area, "idempotencyKey": name } })
}

#[tokio::test]
async fn a_security_administrator_enters_an_account_once() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let first = scene.ask("security", CREATE, new("li.si", "371102100001")).await;
        let entered = &first["createAccount"]["account"];
        let wanted = json!({ "id": entered["id"], "name": "li.si", "title": "李四", "kind": "STAFF",
            "areaCode": "371102100001", "status": "ACTIVE", "secondFactor": false,
            "mustChangePassword": false, "version": 1 });
        assert_eq!(entered, &wanted);
        let again = scene.ask("security", CREATE, new("li.si", "371102100001")).await;
        assert_eq!(again, first);
        let other = json!({ "input": { "name": "wang.wu", "title": "王五", "kind": "STAFF",
            "area": "371102100001", "idempotencyKey": "li.si" } });
        scene.denied("security", CREATE, other, "CONFLICT").await;
        assert_eq!(scene.text("SELECT CAST(count(*) AS text) FROM account WHERE name = 'li.si'").await, "1");
        let traced = scene.text("SELECT action || account_id || area_code FROM audit").await;
        assert_eq!(traced, "create1371102100001");
        let kept = scene.text("SELECT changes FROM history").await;
        assert!(kept.contains(r#""name":"li.si""#) && !kept.contains("李四"), "{kept}");
    })
    .await;
}

#[tokio::test]
async fn nobody_else_enters_accounts_and_no_bad_ones_are_entered() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        for (who, name, area, code) in [
            ("anonymous", "li.si", "371102", "UNAUTHENTICATED"),
            ("director", "li.si", "371102100001", "FORBIDDEN"),
            ("command", "li.si", "371102", "FORBIDDEN"),
            ("system", "li.si", "371102", "FORBIDDEN"),
            ("auditor", "li.si", "371102", "FORBIDDEN"),
            ("security", "li.si", "340705", "NOT_FOUND"),
            ("security", "li.si", "3711", "NOT_FOUND"),
            ("security", "li.si", "371102999", "BAD_USER_INPUT"),
            ("security", "Li Si", "371102", "BAD_USER_INPUT"),
            ("security", "elsewhere", "371102", "CONFLICT"),
        ] {
            scene.denied(who, CREATE, new(name, area), code).await;
        }
        let untitled =
            json!({ "input": { "name": "li.si", "title": " ", "kind": "STAFF", "area": "371102" } });
        let told = scene.denied("security", CREATE, untitled, "BAD_USER_INPUT").await;
        assert_eq!(told, "input.title: must not be empty");
        for title in ["李\u{200b}四", "\u{202e}四李", "李\u{e000}", "李\n四"] {
            let hidden =
                json!({ "input": { "name": "li.si", "title": title, "kind": "STAFF", "area": "371102" } });
            scene.denied("security", CREATE, hidden, "BAD_USER_INPUT").await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_account_is_changed_from_its_present_version_only() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let input = json!({ "input": { "id": account("leader"), "version": 1, "title": "网格长甲",
            "area": "371102100002" } });
        let changed = scene.ask("security", CHANGE, input.clone()).await;
        let wanted = json!({ "title": "网格长甲", "areaCode": "371102100002", "version": 2 });
        assert_eq!(changed["changeAccount"]["account"], wanted);
        let stale = json!({ "input": { "id": account("leader"), "version": 1, "title": "乙" } });
        scene.denied("security", CHANGE, stale, "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn an_account_is_changed_within_reach_only() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let of = |name: &str, more: Value| {
            let mut input = json!({ "id": account(name), "version": 1 });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            json!({ "input": input })
        };
        for (who, whom, more, code) in [
            ("security", "elsewhere", json!({ "title": "乙" }), "NOT_FOUND"),
            ("security", "city-security", json!({ "title": "乙" }), "NOT_FOUND"),
            ("security", "leader", json!({ "area": "340705" }), "NOT_FOUND"),
            ("security", "leader", json!({ "area": "3711" }), "NOT_FOUND"),
            ("security", "leader", json!({ "area": "371102999" }), "BAD_USER_INPUT"),
            // its holder has a post beyond the district
            ("security", "high", json!({ "area": "371102100" }), "FORBIDDEN"),
            ("security", "security", json!({ "area": "371102100" }), "FORBIDDEN"),
            ("director", "leader", json!({ "title": "乙" }), "FORBIDDEN"),
            ("leader", "leader", json!({ "title": "乙" }), "FORBIDDEN"),
            ("anonymous", "leader", json!({ "title": "乙" }), "UNAUTHENTICATED"),
        ] {
            scene.denied(who, CHANGE, of(whom, more), code).await;
        }
        scene.ask("city-security", CHANGE, of("high", json!({ "area": "371102100" }))).await;
    })
    .await;
}
