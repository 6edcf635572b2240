//! Entering and changing accounts.

use super::scene::{Scene, account};
use crate::harness::on_each_database;
use crate::people::village::number;
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

#[tokio::test]
async fn who_holds_an_account_of_staff_is_kept_as_a_hash_that_nobody_sees() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let holder = "SELECT COALESCE(holder_mac, '-') FROM account WHERE name = ";
        let mut of_new = new("li.si", "371102100001");
        of_new["input"]["identityNumber"] = json!(number("1980-01-01", 61));
        scene.ask("security", CREATE, of_new).await;
        let first = scene.text(&format!("{holder}'li.si'")).await;
        assert!(first.len() > 30 && !first.contains("19800101"), "{first}");
        let say = |version: i32, number: Value| {
            json!({ "input": { "id": account("leader"), "version": version, "identityNumber": number } })
        };
        // also in the old form of 15 digits; a title is changed without it
        let old = number("1980-01-01", 61);
        let old = format!("{}{}", &old[..6], &old[8..17]);
        scene.ask("security", CHANGE, say(1, json!(old))).await;
        let titled = json!({ "input": { "id": account("leader"), "version": 2, "title": "网格长甲" } });
        scene.ask("security", CHANGE, titled).await;
        assert_eq!(scene.text(&format!("{holder}'leader'")).await, first);
        let told = format!("SELECT CAST(count(*) AS text) FROM history WHERE changes LIKE '%{first}%'");
        assert_eq!(scene.text(&told).await, "0");
        scene.ask("security", CHANGE, say(3, Value::Null)).await;
        assert_eq!(scene.text(&format!("{holder}'leader'")).await, "-");
        scene.ask("security", CHANGE, say(4, json!(number("1980-01-01", 63)))).await;
        let close = "mutation($input: AccountStatusInput!) { closeAccount(input: $input) { account { status } } }";
        let input = json!({ "input": { "id": account("leader"), "version": 5 } });
        scene.ask("security", close, input).await;
        assert_eq!(scene.text(&format!("{holder}'leader'")).await, "-", "of a closed account nothing is kept");
    })
    .await;
}

#[tokio::test]
async fn who_holds_an_account_is_said_by_who_manages_it_and_of_staff_alone() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let say = |name: &str, number: Value| {
            json!({ "input": { "id": account(name), "version": 1, "identityNumber": number } })
        };
        let good = json!(number("1980-01-01", 61));
        for (who, whom, sent, code) in [
            ("anonymous", "leader", &good, "UNAUTHENTICATED"),
            ("leader", "leader", &good, "FORBIDDEN"),
            ("director", "leader", &good, "FORBIDDEN"),
            ("security", "elsewhere", &good, "NOT_FOUND"),
            ("security", "high", &good, "FORBIDDEN"),
            ("security", "security", &good, "FORBIDDEN"),
            ("security", "security", &Value::Null, "FORBIDDEN"),
            ("security", "leader", &json!("990101198001010001"), "BAD_USER_INPUT"),
        ] {
            let told = scene.denied(who, CHANGE, say(whom, sent.clone()), code).await;
            assert!(!told.contains("990101"), "{told}");
        }
        for kind in ["RESIDENT", "SERVICE"] {
            let mut other = new("li.si", "371102100001");
            other["input"]["kind"] = json!(kind);
            other["input"]["identityNumber"] = good.clone();
            scene.denied("security", CREATE, other, "BAD_USER_INPUT").await;
        }
    })
    .await;
}
