//! Letting in, and ending what goes on when somebody may not stay.

use super::town::{Town, keys, rules};
use crate::harness::{TestDatabase, on_each_database};
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
