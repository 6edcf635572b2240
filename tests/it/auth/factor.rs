//! Two factors: without one, a role that asks for it has no effect.

use super::town::{PASSWORD, Town};
use crate::harness::before::Before;
use crate::harness::on_each_database;
use api::auth::totp::TotpSecret;
use serde_json::json;

#[tokio::test]
async fn a_guard_without_a_second_factor_can_only_enrol() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let id = town.account("guard").await;
        town.appoint(id, "guard", "340705").await;
        town.appoint(id, "clerk", "340705001").await;
        let payload = town.login(json!({ "name": "guard", "password": PASSWORD })).await;
        assert_eq!(payload["tokens"]["mustEnrolSecondFactor"], true);
        let guard = town.holder(&payload);
        let other = town.visitor("guard").await;
        guard.has_no_post().await;
        let begun = guard.mutate("enrolTotp", json!({ "password": PASSWORD }), "outcome secret url").await;
        assert!(begun["url"].as_str().unwrap().starts_with("otpauth://totp/Wangge:guard?secret="));
        guard.has_no_post().await;
        let secret = TotpSecret::from_base32(begun["secret"].as_str().unwrap()).unwrap();
        let code = secret.code_at(town.platform.sources().now()).to_string();
        let confirmed = guard.mutate("confirmTotp", json!({ "code": code }), "outcome recoveryCodes").await;
        assert_eq!(confirmed["recoveryCodes"].as_array().unwrap().len(), 10);
        assert_eq!(guard.bell().await, 12);
        other.is_out().await;
        let restricted =
            "SELECT ended_because || CAST(restricted AS TEXT) FROM session WHERE ended_at IS NULL";
        assert!(database.texts(restricted).await.is_empty());
        let actions = database.texts("SELECT action FROM audit ORDER BY id").await;
        assert_eq!(actions, ["login", "login", "enrol-begun", "enrol"]);
    })
    .await;
}

#[tokio::test]
async fn a_post_that_asks_for_two_factors_stops_a_session_with_one() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        let id: i64 = database.texts("SELECT CAST(id AS TEXT) FROM account").await[0].parse().unwrap();
        assert_eq!(clerk.bell().await, 12);
        town.appoint(id, "guard", "340705").await;
        clerk.has_no_post().await;
    })
    .await;
}

#[tokio::test]
async fn a_login_needs_a_code_that_works_once() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let (_, secret) = town.guard("guard").await;
        let with = |code: &str| json!({ "name": "guard", "password": PASSWORD, "code": code });
        let without = town.login(json!({ "name": "guard", "password": PASSWORD })).await;
        assert_eq!((&without["outcome"], &without["tokens"]), (&json!("SECOND_FACTOR_NEEDED"), &json!(null)));
        let used = secret.code_at(town.platform.sources().now()).to_string();
        assert_eq!(town.login(with(&used)).await["outcome"], "REFUSED", "it confirmed the app already");
        town.clock.forward(30_000);
        let code = secret.code_at(town.platform.sources().now()).to_string();
        let wrong_password = json!({ "name": "guard", "password": "a guess", "code": code });
        assert_eq!(town.login(wrong_password).await["outcome"], "REFUSED");
        assert_eq!(town.login(with(&code)).await["outcome"], "LOGGED_IN");
        assert_eq!(town.login(with(&code)).await["outcome"], "REFUSED");
    })
    .await;
}

#[tokio::test]
async fn a_recovery_code_works_once() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let guard = town.clerk("wang.fang").await;
        let begun = guard.mutate("enrolTotp", json!({ "password": PASSWORD }), "secret").await;
        let secret = TotpSecret::from_base32(begun["secret"].as_str().unwrap()).unwrap();
        let code = secret.code_at(town.platform.sources().now()).to_string();
        let confirmed = guard.mutate("confirmTotp", json!({ "code": code }), "recoveryCodes").await;
        let code = confirmed["recoveryCodes"][4].clone();
        let input = json!({ "name": "wang.fang", "password": PASSWORD, "recoveryCode": code });
        assert_eq!(town.login(input.clone()).await["outcome"], "LOGGED_IN");
        assert_eq!(town.login(input).await["outcome"], "REFUSED");
        let other =
            json!({ "name": "wang.fang", "password": PASSWORD, "recoveryCode": "AAAA-AAAA-AAAA-AAAA" });
        assert_eq!(town.login(other).await["outcome"], "REFUSED");
    })
    .await;
}

#[tokio::test]
async fn enrolling_asks_for_what_one_knows_and_has() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let (guard, secret) = town.guard("guard").await;
        let before = Before::now(database, &[]).await;
        town.clock.forward(30_000);
        let code = secret.code_at(town.platform.sources().now()).to_string();
        for input in [
            json!({ "password": "a guess", "code": code }),
            json!({ "password": PASSWORD, "code": "000000" }),
            json!({ "password": PASSWORD }),
        ] {
            assert_eq!(guard.mutate("enrolTotp", input, "outcome secret").await["outcome"], "REFUSED");
        }
        let confirmed = guard.mutate("confirmTotp", json!({ "code": code }), "outcome").await;
        assert_eq!(confirmed["outcome"], "REFUSED", "nothing was begun");
        before.assert_same().await;
        let input = json!({ "password": PASSWORD, "code": code });
        assert_eq!(guard.mutate("enrolTotp", input, "outcome").await["outcome"], "DONE");
        guard.has_no_post().await;
    })
    .await;
}

#[tokio::test]
async fn codes_cannot_be_guessed_in_a_session() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        clerk.mutate("enrolTotp", json!({ "password": PASSWORD }), "outcome").await;
        for _ in 0..5 {
            let refused = clerk.mutate("confirmTotp", json!({ "code": "000000" }), "outcome").await;
            assert_eq!(refused["outcome"], "REFUSED");
        }
        let waiting = clerk.mutate("confirmTotp", json!({ "code": "000000" }), "outcome waitSeconds").await;
        assert_eq!(waiting, json!({ "outcome": "WAIT", "waitSeconds": 2 }));
    })
    .await;
}
