//! Changing one's own password.

use super::town::{PASSWORD, Town};
use crate::harness::before::Before;
use crate::harness::on_each_database;
use sea_orm::{ConnectionTrait, TransactionTrait};
use serde_json::json;

const NEW: &str = "another lamp in the street";

#[tokio::test]
async fn a_new_password_ends_the_other_sessions() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        let other = town.visitor("wang.fang").await;
        let input = json!({ "password": PASSWORD, "newPassword": NEW });
        assert_eq!(clerk.mutate("changePassword", input, "outcome").await["outcome"], "CHANGED");
        assert_eq!(clerk.bell().await, 12);
        other.is_out().await;
        assert_eq!(town.refresh(&other.refresh).await["outcome"], "REFUSED");
        assert_eq!(
            town.login(json!({ "name": "wang.fang", "password": PASSWORD })).await["outcome"],
            "REFUSED"
        );
        assert_eq!(town.login(json!({ "name": "wang.fang", "password": NEW })).await["outcome"], "LOGGED_IN");
    })
    .await;
}

#[tokio::test]
async fn a_password_that_somebody_else_chose_must_be_changed() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        database.execute("UPDATE account SET password_initial_at = 1").await;
        database.execute("UPDATE rights_epoch SET epoch = epoch + 1").await;
        town.platform.poll_rights().await.unwrap();
        clerk.has_no_post().await;
        let input = json!({ "password": PASSWORD, "newPassword": NEW });
        assert_eq!(clerk.mutate("changePassword", input, "outcome").await["outcome"], "CHANGED");
        assert_eq!(clerk.bell().await, 12);
    })
    .await;
}

#[tokio::test]
async fn who_logs_in_while_the_password_is_changed_gets_no_session() {
    const LOGIN: &str = "mutation ($input: LoginInput!) { login(input: $input) { outcome } }";
    on_each_database(async |database| {
        let town = Town::new(database).await;
        town.clerk("wang.fang").await;
        // as the change does it
        let changing = database.connection().begin().await.unwrap();
        for sql in ["UPDATE account SET password_hash = NULL", "UPDATE session SET ended_at = 1"] {
            changing.execute_unprepared(sql).await.unwrap();
        }
        let changed = async {
            database.until_waiting(1).await;
            changing.commit().await.unwrap();
        };
        let input = json!({ "input": { "name": "wang.fang", "password": PASSWORD, "client": "test" } });
        let nobody = town.nobody();
        let (answer, ()) = tokio::join!(nobody.send(LOGIN, input), changed);
        let late = answer.body["data"]["login"]["outcome"] == "REFUSED";
        let conflict = answer.errors() == [("CONFLICT".to_owned(), "login".to_owned())];
        assert!(late || conflict, "{:#}", answer.body);
        let live = "SELECT CAST(id AS text) FROM session WHERE ended_at IS NULL";
        assert_eq!(database.texts(live).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_refused_change_changes_nothing() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        let before = Before::now(database, &[]).await;
        let wrong = json!({ "password": "a guess", "newPassword": NEW });
        assert_eq!(clerk.mutate("changePassword", wrong, "outcome").await["outcome"], "REFUSED");
        for bad in ["short", "wang.fang-2026", "password1234"] {
            let input = json!({ "password": PASSWORD, "newPassword": bad });
            clerk.mutation_error("changePassword", input, "outcome", "BAD_USER_INPUT").await;
        }
        before.assert_same().await;
    })
    .await;
}

#[tokio::test]
async fn the_password_cannot_be_guessed_with_a_stolen_token() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        let guess = json!({ "password": "a guess", "newPassword": NEW });
        for _ in 0..5 {
            clerk.mutate("changePassword", guess.clone(), "outcome").await;
        }
        let waiting = clerk.mutate("changePassword", guess, "outcome waitSeconds").await;
        assert_eq!(waiting, json!({ "outcome": "WAIT", "waitSeconds": 2 }));
        let owner = town.visitor("wang.fang").await;
        let input = json!({ "password": PASSWORD, "newPassword": NEW });
        assert_eq!(owner.mutate("changePassword", input, "outcome").await["outcome"], "CHANGED");
    })
    .await;
}
