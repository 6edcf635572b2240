//! Changing posts.

use super::scene::{Scene, account, post};
use crate::harness::on_each_database;
use serde_json::{Value, json};

const APPOINT: &str = "mutation($input: AppointInput!) { appoint(input: $input) { post { id } } }";
const CHANGE: &str = "mutation($input: ChangePostInput!) { changePost(input: $input) {
    post { fromOn toOn line version } } }";

fn of(id: &str, more: Value) -> Value {
    let mut input = json!({ "id": id, "version": 1 });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "input": input })
}

#[tokio::test]
async fn the_last_day_is_set_and_taken_back() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let told = scene.ask("director", CHANGE, of(&post("leader"), json!({ "toOn": "2026-01-06" }))).await;
        let wanted = json!({ "fromOn": "2026-01-01", "toOn": "2026-01-06", "line": null, "version": 2 });
        assert_eq!(told["changePost"]["post"], wanted);
        let back = json!({ "version": 2, "toOn": null });
        let told = scene.ask("director", CHANGE, of(&post("leader"), back)).await;
        assert_eq!(told["changePost"]["post"]["toOn"], json!(null));
        scene.clock.forward(3 * 86_400_000);
        assert_eq!(scene.roles("leader").await, Some(vec!["grid-leader".to_owned()]));
    })
    .await;
}

#[tokio::test]
async fn a_post_that_has_not_begun_can_begin_another_day() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let input = json!({ "input": { "account": account("free"), "role": "line-officer",
            "area": "371102100", "line": "fire-safety", "fromOn": "2026-03-01" } });
        let told = scene.ask("command", APPOINT, input).await;
        let id = told["appoint"]["post"]["id"].as_str().unwrap().to_owned();
        assert_eq!(scene.roles("free").await, Some(vec![]));
        let early = json!({ "fromOn": "2026-01-04" });
        scene.denied("command", CHANGE, of(&id, early), "BAD_USER_INPUT").await;
        let today = json!({ "fromOn": "2026-01-05", "line": "police" });
        let told = scene.ask("command", CHANGE, of(&id, today)).await;
        assert_eq!(told["changePost"]["post"]["line"], "police");
        assert_eq!(scene.roles("free").await, Some(vec!["line-officer".to_owned()]));
    })
    .await;
}

#[tokio::test]
async fn a_post_that_ran_out_does_not_come_back() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        scene.ask("director", CHANGE, of(&post("leader"), json!({ "toOn": "2026-01-06" }))).await;
        scene.clock.forward(2 * 86_400_000);
        assert_eq!(scene.roles("leader").await, Some(vec![]));
        for more in [json!({ "toOn": null }), json!({ "toOn": "2026-12-31" }), json!({ "employment": null })]
        {
            let mut input = of(&post("leader"), more);
            input["input"]["version"] = json!(2);
            let told = scene.denied("director", CHANGE, input, "CONFLICT").await;
            assert!(told.starts_with("the post has ended"), "{told}");
        }
        assert_eq!(scene.roles("leader").await, Some(vec![]));
    })
    .await;
}

#[tokio::test]
async fn no_change_gives_an_account_the_same_post_twice() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        scene.ask("director", CHANGE, of(&post("leader"), json!({ "toOn": "2026-01-06" }))).await;
        let input = json!({ "input": { "account": account("leader"), "role": "grid-leader",
            "area": "371102100001001", "fromOn": "2026-02-01" } });
        let told = scene.ask("director", APPOINT, input).await;
        let second = told["appoint"]["post"]["id"].as_str().unwrap().to_owned();
        for to in [json!(null), json!("2026-02-01")] {
            let input = of(&post("leader"), json!({ "version": 2, "toOn": to }));
            let told = scene.denied("director", CHANGE, input, "CONFLICT").await;
            assert_eq!(told, "the account has this post already on some of these days");
        }
        scene.denied("director", CHANGE, of(&second, json!({ "fromOn": "2026-01-06" })), "CONFLICT").await;
        let before = json!({ "version": 2, "toOn": "2026-01-31" });
        let told = scene.ask("director", CHANGE, of(&post("leader"), before)).await;
        assert_eq!(told["changePost"]["post"]["toOn"], "2026-01-31");
        let line = async |of_line: &str, days: Value| {
            let mut input = json!({ "account": account("free"), "role": "line-officer", "area": "371102100",
                "line": of_line });
            input.as_object_mut().unwrap().extend(days.as_object().unwrap().clone());
            let told = scene.ask("command", APPOINT, json!({ "input": input })).await;
            told["appoint"]["post"]["id"].as_str().unwrap().to_owned()
        };
        line("police", json!({})).await;
        let fire = line("fire-safety", json!({ "fromOn": "2026-03-01" })).await;
        scene.denied("command", CHANGE, of(&fire, json!({ "line": "police" })), "CONFLICT").await;
        let free = "SELECT line FROM post WHERE role = 'line-officer' ORDER BY from_on";
        assert_eq!(scene.text(free).await, "police fire-safety");
    })
    .await;
}

#[tokio::test]
async fn posts_are_changed_by_those_who_may_appoint_to_them_only() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let to = json!({ "toOn": "2026-01-06" });
        for (who, whose, more, code) in [
            ("anonymous", "leader", &to, "UNAUTHENTICATED"),
            ("leader", "leader", &to, "FORBIDDEN"),
            ("auditor", "leader", &to, "FORBIDDEN"),
            // the own role does not name it
            ("town", "leader", &to, "FORBIDDEN"),
            ("command", "director", &to, "FORBIDDEN"),
            // beyond the own area
            ("director", "next-door", &to, "NOT_FOUND"),
            ("security", "high", &to, "NOT_FOUND"),
            ("security", "elsewhere", &to, "NOT_FOUND"),
            // the own one
            ("security", "security", &to, "FORBIDDEN"),
            // what cannot be
            ("director", "leader", &json!({ "toOn": "2026-01-04" }), "BAD_USER_INPUT"),
            ("director", "leader", &json!({ "fromOn": "2026-01-06" }), "BAD_USER_INPUT"),
            ("director", "leader", &json!({ "line": "fire-safety" }), "BAD_USER_INPUT"),
            ("director", "leader", &json!({ "version": 9, "toOn": "2026-01-06" }), "CONFLICT"),
        ] {
            scene.denied(who, CHANGE, of(&post(whose), more.clone()), code).await;
        }
    })
    .await;
}
