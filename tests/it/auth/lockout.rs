//! The lock-out rule where it meets logins; the rule itself is tested beside it.

use super::town::{ELSEWHERE, HERE, PASSWORD, Town};
use crate::harness::on_each_database;
use serde_json::json;

#[tokio::test]
async fn guessing_is_slowed_where_it_comes_from() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        town.account("wang.fang").await;
        let wrong = json!({ "name": "wang.fang", "password": "a guess" });
        let right = json!({ "name": "wang.fang", "password": PASSWORD });
        for _ in 0..5 {
            assert_eq!(town.login_from(ELSEWHERE, wrong.clone()).await["outcome"], "REFUSED");
        }
        let waiting = town.login_from(ELSEWHERE, right.clone()).await;
        assert_eq!((&waiting["outcome"], &waiting["waitSeconds"]), (&json!("WAIT"), &json!(2)));
        assert_eq!(waiting["tokens"], json!(null), "not even with the right password");
        assert_eq!(town.login_from(HERE, right.clone()).await["outcome"], "LOGGED_IN");
        town.clock.forward(2_000);
        assert_eq!(town.login_from(ELSEWHERE, right).await["outcome"], "LOGGED_IN");
    })
    .await;
}

#[tokio::test]
async fn a_name_that_does_not_exist_waits_alike() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let guess = json!({ "name": "nobody", "password": "a guess" });
        for _ in 0..5 {
            assert_eq!(town.login(guess.clone()).await["outcome"], "REFUSED");
        }
        assert_eq!(town.login(guess).await["waitSeconds"], 2);
    })
    .await;
}

#[tokio::test]
async fn a_device_is_never_shut_out_by_its_neighbours() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        town.account("wang.fang").await;
        let right = json!({ "name": "wang.fang", "password": PASSWORD });
        let device = town.login(right.clone()).await["deviceToken"].clone();
        assert!(device.is_string());
        for _ in 0..6 {
            town.login(json!({ "name": "wang.fang", "password": "a guess" })).await;
        }
        assert_eq!(town.login(right).await["outcome"], "WAIT", "the same network without the device's token");
        let with_device = json!({ "name": "wang.fang", "password": PASSWORD, "deviceToken": device });
        let answer = town.login(with_device).await;
        assert_eq!((&answer["outcome"], &answer["deviceToken"]), (&json!("LOGGED_IN"), &json!(null)));
    })
    .await;
}

#[tokio::test]
async fn a_known_network_is_spared_what_unknown_ones_wait() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        town.account("wang.fang").await;
        let right = json!({ "name": "wang.fang", "password": PASSWORD });
        assert_eq!(town.login(right.clone()).await["outcome"], "LOGGED_IN");
        for n in 0..50 {
            let guess = json!({ "name": "wang.fang", "password": "a guess" });
            assert_eq!(town.login_from(&format!("10.0.{n}.1"), guess).await["outcome"], "REFUSED");
        }
        assert_eq!(town.login_from(ELSEWHERE, right.clone()).await["waitSeconds"], 30);
        assert_eq!(town.login_from(HERE, right.clone()).await["outcome"], "LOGGED_IN");
        town.clock.forward(30_000);
        assert_eq!(town.login_from(ELSEWHERE, right).await["outcome"], "LOGGED_IN", "a wait is never more");
    })
    .await;
}

#[tokio::test]
async fn one_request_is_one_attempt() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        town.account("wang.fang").await;
        let guess = r#"login(input: { name: "wang.fang", password: "a guess", client: "test" }) { outcome }"#;
        let many: String = (0..30).map(|n| format!("g{n}: {guess} ")).collect();
        let answer = town.nobody().send(&format!("mutation {{ {many} }}"), json!({})).await;
        assert_eq!(answer.body["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{}", answer.body);
        assert!(answer.body.get("data").is_none(), "none was tried");
        let refresh = r#"refresh(input: { refreshToken: "x" }) { outcome }"#;
        let answer = town.nobody().send(&format!("mutation {{ {guess} {refresh} }}"), json!({})).await;
        assert!(answer.body.get("data").is_none(), "{}", answer.body);
        let right = json!({ "name": "wang.fang", "password": PASSWORD });
        assert_eq!(town.login(right).await["outcome"], "LOGGED_IN", "no failure was counted");
    })
    .await;
}
