//! First passwords, which somebody else chose.

use super::scene::{Scene, account, id};
use crate::harness::on_each_database;
use serde_json::{Value, json};

const CREATE: &str = "mutation($input: CreateAccountInput!) { createAccount(input: $input) {
    account { mustChangePassword } } }";
const RESET: &str = "mutation($input: ResetAccountPasswordInput!) { resetAccountPassword(input: $input) {
    account { mustChangePassword version } } }";
const PASSWORD: &str = "a first password";

fn reset(name: &str, password: &str) -> Value {
    json!({ "input": { "id": account(name), "version": 1, "initialPassword": password } })
}

fn new(password: &str) -> Value {
    json!({ "input": { "name": "li.si", "title": "李四", "kind": "STAFF", "area": "371102100001",
        "initialPassword": password } })
}

#[tokio::test]
async fn posts_have_no_effect_until_the_first_password_is_changed() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let told = scene.ask("security", RESET, reset("leader", PASSWORD)).await;
        let wanted = json!({ "mustChangePassword": true, "version": 2 });
        assert_eq!(told["resetAccountPassword"]["account"], wanted);
        let of = format!("account WHERE id = {}", id("leader"));
        let hash = scene.text(&format!("SELECT password_hash FROM {of}")).await;
        assert_eq!(hash, "hash of 16 for leader");
        let ended = format!("SELECT ended_because FROM session WHERE account_id = {}", id("leader"));
        assert_eq!(scene.text(&ended).await, "password");
        assert_eq!(scene.roles("leader").await, Some(vec![]));
        let kept = scene.text("SELECT changes FROM history").await;
        assert!(!kept.contains("hash"), "{kept}");
        database.execute("UPDATE account SET password_initial_at = NULL").await;
        assert_eq!(scene.roles("leader").await, Some(vec!["grid-leader".to_owned()]));
    })
    .await;
}

#[tokio::test]
async fn who_appoints_to_what_is_restricted_loses_the_post_where_no_second_factor_keeps_others_from_it() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let live = format!("SELECT role FROM post WHERE ended_at IS NULL AND account_id = {}", id("command"));
        scene.ask("security", RESET, reset("command", PASSWORD)).await;
        assert_eq!(scene.text(&live).await, "district-command");
        let without = "totp_confirmed_at = NULL, version = 1";
        database.execute(&format!("UPDATE account SET {without} WHERE name = 'command'")).await;
        scene.ask("security", RESET, reset("command", PASSWORD)).await;
        assert_eq!(scene.text(&live).await, "");
    })
    .await;
}

#[tokio::test]
async fn a_new_account_can_have_a_first_password() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let told = scene.denied("security", CREATE, new("weak"), "BAD_USER_INPUT").await;
        assert_eq!(told, "input.initialPassword: choose at least 12 characters");
        let told = scene.ask("security", CREATE, new(PASSWORD)).await;
        assert_eq!(told["createAccount"]["account"], json!({ "mustChangePassword": true }));
        let hash = scene.text("SELECT password_hash FROM account WHERE name = 'li.si'").await;
        assert_eq!(hash, "hash of 16 for li.si");
        let without = Scene::over(database, false).await;
        without.denied("security", RESET, reset("leader", PASSWORD), "UNAVAILABLE").await;
    })
    .await;
}

#[tokio::test]
async fn no_password_is_set_out_of_reach_or_on_oneself() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        for (who, whom, code) in [
            ("security", "security", "FORBIDDEN"),
            ("security", "high", "FORBIDDEN"),
            ("security", "elsewhere", "NOT_FOUND"),
            ("security", "city-security", "NOT_FOUND"),
            ("command", "leader", "FORBIDDEN"),
            ("leader", "leader", "FORBIDDEN"),
            ("anonymous", "leader", "UNAUTHENTICATED"),
        ] {
            scene.denied(who, RESET, reset(whom, PASSWORD), code).await;
        }
        scene.denied("security", RESET, reset("leader", "weak"), "BAD_USER_INPUT").await;
    })
    .await;
}
