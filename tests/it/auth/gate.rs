//! Letting in, and ending what goes on when somebody may not stay.

use super::town::{Town, keys, rules};
use crate::harness::{TestDatabase, on_each_database};
use api::auth::token::{TokenRules, Tokens};
use api::http::{Admission, Gate};
use serde_json::json;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// Somebody inside, as a stream or a socket is.
async fn inside(town: &Town, token: &str) -> Admission {
    town.auth.gate.admit(Some(token)).await.unwrap()
}

#[tokio::test]
async fn bad_tokens_let_nobody_in() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        let stranger = Town::with(database, town.clock.clone(), keys(9, &town.clock), rules()).await;
        let forged = stranger.auth.desk.token_for("wang.fang", "x").await.unwrap();
        for token in ["nonsense", "a.b.c", &forged, &clerk.token[..clerk.token.len() - 4]] {
            let client = town.nobody().with_token(token);
            client.expect_error("{ bell }", json!({}), "UNAUTHENTICATED", "").await;
        }
        assert_eq!(clerk.bell().await, 12);
    })
    .await;
}

#[tokio::test]
async fn scopes_and_the_users_rights_are_needed_both() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        town.clerk("wang.fang").await;
        town.account("li.na").await;
        town.visitor("li.na").await;
        let sources = town.platform.sources().clone();
        let tokens = Tokens::new(TokenRules::default(), town.keys.clone(), sources).unwrap();
        let sessions = "SELECT CAST(account_id AS TEXT) || ' ' || CAST(id AS TEXT) FROM session ORDER BY id";
        let sessions = database.texts(sessions).await;
        let with = |holder: usize, scope: &str| {
            let (account, session) = sessions[holder].split_once(' ').unwrap();
            let token = tokens.issue(account.parse().unwrap(), session.parse().unwrap(), Some(scope.into()));
            town.nobody().with_token(token.unwrap().0)
        };
        for scope in ["bell", "openid bell:read"] {
            assert_eq!(with(0, scope).query("{ bell }", json!({})).await["bell"], 12);
            with(1, scope).expect_error("{ bell }", json!({}), "FORBIDDEN", "bell").await;
        }
        for scope in ["", "openid", "bell:change", "account"] {
            with(0, scope).expect_error("{ bell }", json!({}), "FORBIDDEN", "bell").await;
        }
        with(0, "bell").expect_error("mutation { logout { ended } }", json!({}), "FORBIDDEN", "logout").await;
        assert!(database.texts("SELECT ended_because FROM session").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_removal_ends_what_goes_on() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        let admission = inside(&town, &clerk.token).await;
        town.auth.gate.review(true).await.unwrap();
        assert!(!admission.ended.is_cancelled());
        remove_posts(database).await;
        town.platform.poll_rights().await.unwrap();
        town.auth.gate.review(true).await.unwrap();
        assert!(admission.ended.is_cancelled());
        clerk.has_no_post().await;
        let again = inside(&town, &clerk.token).await;
        assert!(!again.ended.is_cancelled(), "who comes in anew comes in with what is left");
    })
    .await;
}

#[tokio::test]
async fn a_new_post_ends_nothing() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        let admission = inside(&town, &clerk.token).await;
        let id: i64 = database.texts("SELECT CAST(id AS TEXT) FROM account").await[0].parse().unwrap();
        town.appoint(id, "clerk", "340705002").await;
        town.auth.gate.review(true).await.unwrap();
        assert!(!admission.ended.is_cancelled());
    })
    .await;
}

#[tokio::test]
async fn a_session_that_ended_in_another_process_ends_here() {
    on_each_database(async |database| {
        let here = Town::new(database).await;
        let there = Town::with(database, here.clock.clone(), here.keys.clone(), rules()).await;
        let clerk = here.clerk("wang.fang").await;
        there.platform.poll_rights().await.unwrap();
        let admission = inside(&there, &clerk.token).await;
        let client = there.nobody().with_token(&clerk.token);
        assert_eq!(client.query("{ bell }", json!({})).await["bell"], 12);
        clerk.client.query("mutation { logout { ended } }", json!({})).await;
        there.platform.poll_rights().await.unwrap();
        there.auth.gate.review(true).await.unwrap();
        assert!(admission.ended.is_cancelled());
        client.expect_error("{ bell }", json!({}), "UNAUTHENTICATED", "").await;
    })
    .await;
}

#[tokio::test]
async fn without_a_poll_nothing_that_is_kept_counts() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        assert_eq!(clerk.bell().await, 12);
        database.execute("UPDATE session SET ended_at = 1, ended_because = 'ended'").await;
        assert_eq!(
            clerk.bell().await,
            12,
            "changed behind the platform's back, and the last poll still counts"
        );
        town.clock.forward(1_001);
        clerk.is_out().await;
    })
    .await;
}

#[tokio::test]
async fn what_goes_on_ends_with_its_token() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        let admission = inside(&town, &clerk.token).await;
        town.clock.forward(599_000);
        town.auth.gate.review(false).await.unwrap();
        assert!(!admission.ended.is_cancelled());
        town.clock.forward(1_000);
        town.auth.gate.review(false).await.unwrap();
        assert!(admission.ended.is_cancelled());
    })
    .await;
}

#[tokio::test]
async fn what_goes_on_ends_with_a_post_that_ends_by_itself() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        database.execute("UPDATE post SET to_on = '2026-01-05'").await;
        database.execute("UPDATE rights_epoch SET epoch = epoch + 1").await;
        town.platform.poll_rights().await.unwrap();
        // nine in the morning in China: the last moment of the day is fifteen hours away
        town.clock.forward(15 * 3_600_000 - 60_000);
        let token = town.visitor("wang.fang").await.token;
        let admission = inside(&town, &token).await;
        town.auth.gate.review(false).await.unwrap();
        assert!(!admission.ended.is_cancelled());
        town.clock.forward(60_000);
        town.auth.gate.review(false).await.unwrap();
        assert!(admission.ended.is_cancelled());
        drop(clerk);
    })
    .await;
}

#[tokio::test]
async fn the_watch_ends_what_goes_on_by_itself() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        let stop = CancellationToken::new();
        let watch = tokio::spawn(town.auth.gate.clone().watch(stop.clone()));
        let admission = inside(&town, &clerk.token).await;
        remove_posts(database).await;
        town.platform.poll_rights().await.unwrap();
        let ended = tokio::time::timeout(Duration::from_secs(10), admission.ended.cancelled()).await;
        assert!(ended.is_ok());
        stop.cancel();
        watch.await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_request_reads_the_session_once_between_changes() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        clerk.bell().await;
        database.execute("ALTER TABLE session RENAME TO session_away").await;
        assert_eq!(clerk.bell().await, 12, "neither session nor rights are read again");
        database.execute("ALTER TABLE session_away RENAME TO session").await;
    })
    .await;
}

async fn remove_posts(database: &TestDatabase) {
    database.execute("UPDATE post SET ended_at = 1").await;
    database.execute("UPDATE rights_epoch SET epoch = epoch + 1").await;
}
