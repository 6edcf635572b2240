//! Logging in with a password.

use super::town::{HERE, PASSWORD, Town, rules};
use crate::harness::before::Before;
use crate::harness::on_each_database;
use api::auth::AuthRules;
use api::auth::password::{Cost, Password};
use sea_orm::{ConnectionTrait, TransactionTrait};
use serde_json::{Value, json};

#[tokio::test]
async fn the_right_password_opens_a_session() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        assert_eq!(clerk.bell().await, 12);
        let sessions = clerk.client.query("{ mySessions { client current restricted } }", json!({})).await;
        let expected = json!([{ "client": "test", "current": true, "restricted": false }]);
        assert_eq!(sessions["mySessions"], expected);
        let audit = "SELECT action || ' ' || record_type || ' ' || area_code || ' ' || outcome FROM audit";
        assert_eq!(database.texts(audit).await, ["login Account 340705001 ok"]);
        assert_eq!(database.texts("SELECT 'one' FROM known_network").await, ["one"]);
    })
    .await;
}

#[tokio::test]
async fn no_secret_is_stored_as_it_is() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        let (_, secret) = town.guard("li.na").await;
        let stored = [
            database.texts("SELECT refresh_mac FROM session").await,
            database.texts("SELECT network_mac FROM known_network").await,
            database.texts("SELECT password_hash || coalesce(totp_secret, '') FROM account").await,
            database.texts("SELECT recovery_codes FROM account").await,
        ];
        let stored = stored.concat().join("\n");
        for open in [PASSWORD, &clerk.token, &clerk.refresh, secret.to_base32().as_str(), HERE] {
            assert!(!stored.contains(open), "{open}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_refusal_tells_nothing_and_changes_nothing() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        town.account("wang.fang").await;
        town.account("suspended").await;
        town.account("no.password").await;
        database.execute("UPDATE account SET status = 'suspended' WHERE name = 'suspended'").await;
        database.execute("UPDATE account SET password_hash = NULL WHERE name = 'no.password'").await;
        let before = Before::now(database, &[]).await;
        let refused =
            json!({ "outcome": "REFUSED", "waitSeconds": null, "deviceToken": null, "tokens": null });
        for (name, password) in [
            ("wang.fang", "another password"),
            ("nobody", PASSWORD),
            ("suspended", PASSWORD),
            ("no.password", PASSWORD),
        ] {
            assert_eq!(town.login(json!({ "name": name, "password": password })).await, refused, "{name}");
        }
        before.assert_same().await;
    })
    .await;
}

#[tokio::test]
async fn bad_input_is_named_by_field() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        for (field, value) in [
            ("name", json!(" ")),
            ("name", json!("x".repeat(101))),
            ("password", json!("")),
            ("password", json!("x".repeat(1_025))),
            ("client", json!("a\nb")),
            ("code", json!("1".repeat(21))),
        ] {
            let mut input = json!({ "name": "wang.fang", "password": PASSWORD, "client": "test" });
            input[field] = value;
            let document = "mutation ($input: LoginInput!) { login(input: $input) { outcome } }";
            let answer = town
                .nobody()
                .expect_error(document, json!({ "input": input }), "BAD_USER_INPUT", "login")
                .await;
            let path: &Value = &answer.body["errors"][0]["extensions"]["fields"][0]["path"];
            assert_eq!(path, &json!(format!("input.{field}")));
        }
    })
    .await;
}

#[tokio::test]
async fn an_outdated_hash_is_made_anew() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        town.clerk("wang.fang").await;
        let dearer = AuthRules { password: Cost { memory: 32, passes: 1, lanes: 1 }, ..rules() };
        let town = Town::with(database, town.clock.clone(), town.keys.clone(), dearer).await;
        town.visitor("wang.fang").await;
        let hashes = database.texts("SELECT password_hash FROM account").await;
        assert!(hashes[0].starts_with("$argon2id$v=19$m=32,"), "{hashes:?}");
        town.visitor("wang.fang").await;
        assert_eq!(database.texts("SELECT password_hash FROM account").await, hashes);
    })
    .await;
}

#[tokio::test]
async fn two_who_log_in_at_once_while_the_hash_is_outdated_both_do() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        town.clerk("wang.fang").await;
        let dearer = AuthRules { password: Cost { memory: 32, passes: 1, lanes: 1 }, ..rules() };
        let town = Town::with(database, town.clock.clone(), town.keys.clone(), dearer).await;
        let hash = town.auth.passwords.hash(Password::new(PASSWORD.into())).await.unwrap();
        // as the other login does it
        let first = database.connection().begin().await.unwrap();
        let anew = format!("UPDATE account SET password_hash = '{hash}'");
        first.execute_unprepared(&anew).await.unwrap();
        let committed = async {
            database.until_waiting(1).await;
            first.commit().await.unwrap();
        };
        let (second, ()) = tokio::join!(town.visitor("wang.fang"), committed);
        assert_eq!(second.bell().await, 12);
        assert_eq!(database.texts("SELECT password_hash FROM account").await, [hash], "that of the first");
    })
    .await;
}

#[tokio::test]
async fn a_command_makes_a_short_lived_token() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        town.clerk("wang.fang").await;
        let token = town.auth.desk.token_for("wang.fang", "wangge token").await.unwrap();
        let client = town.nobody().with_token(token);
        assert_eq!(client.query("{ bell }", json!({})).await["bell"], 12);
        town.clock.forward(606_000);
        town.platform.poll_rights().await.unwrap();
        client.expect_error("{ bell }", json!({}), "UNAUTHENTICATED", "").await;
        let error = town.auth.desk.token_for("nobody", "wangge token").await.unwrap_err();
        assert_eq!(error.code(), kit::Code::NotFound);
    })
    .await;
}
