//! Refresh tokens: each works once, and an old one ends the session.

use super::town::{Town, Visitor};
use crate::harness::before::Before;
use crate::harness::on_each_database;
use futures_util::future::join_all;
use serde_json::json;

const DAY: i64 = 86_400_000;

#[tokio::test]
async fn a_refresh_token_is_replaced_each_time() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let first = town.clerk("wang.fang").await;
        let second = refreshed(&town, &first.refresh).await;
        let third = refreshed(&town, &second.refresh).await;
        for visitor in [&first, &second, &third] {
            assert_eq!(visitor.bell().await, 12);
        }
        assert_eq!(database.texts("SELECT 'one' FROM session").await, ["one"]);
    })
    .await;
}

#[tokio::test]
async fn an_old_refresh_token_ends_the_session() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let thief = town.clerk("wang.fang").await;
        let other = town.visitor("wang.fang").await;
        let owner = refreshed(&town, &thief.refresh).await;
        assert_eq!(town.refresh(&thief.refresh).await["outcome"], "REFUSED");
        thief.is_out().await;
        owner.is_out().await;
        assert_eq!(town.refresh(&owner.refresh).await["outcome"], "REFUSED");
        assert_eq!(other.bell().await, 12, "another session of the account goes on");
        assert_eq!(database.texts("SELECT ended_because FROM session").await, ["reuse"]);
        let audit = "SELECT reason FROM audit WHERE action = 'refresh-reused'";
        assert_eq!(database.texts(audit).await, ["an old refresh token was presented"]);
    })
    .await;
}

#[tokio::test]
async fn an_invented_token_changes_nothing() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        let before = Before::now(database, &[]).await;
        let mut invented = clerk.refresh.clone().into_bytes();
        invented[20] = if invented[20] == b'A' { b'B' } else { b'A' };
        for token in [String::from_utf8(invented).unwrap(), "AAAA".into(), clerk.token[..150].into()] {
            assert_eq!(town.refresh(&token).await, json!({ "outcome": "REFUSED", "tokens": null }));
        }
        before.assert_same().await;
        assert_eq!(clerk.bell().await, 12);
    })
    .await;
}

#[tokio::test]
async fn the_same_token_twice_at_once_is_used_once() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        let outcomes = join_all((0..4).map(|_| town.refresh(&clerk.refresh))).await;
        let refreshed = outcomes.iter().filter(|payload| payload["outcome"] == "REFRESHED").count();
        assert!(refreshed <= 1, "{outcomes:?}");
        assert_eq!(database.texts("SELECT ended_because FROM session").await, ["reuse"]);
        clerk.is_out().await;
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_by_itself() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let mut visitor = town.clerk("wang.fang").await;
        for _ in 0..6 {
            town.clock.forward(29 * DAY);
            visitor = refreshed(&town, &visitor.refresh).await;
        }
        // 174 days after the login: six are left, however often it is refreshed
        let payload = town.refresh(&visitor.refresh).await;
        assert_eq!(payload["tokens"]["refreshExpiresAt"], "2026-07-04T01:00:00.000Z");
        town.clock.forward(6 * DAY);
        assert_eq!(town.refresh(&town.holder(&payload).refresh).await["outcome"], "REFUSED");
    })
    .await;
}

#[tokio::test]
async fn a_suspended_account_cannot_refresh() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        database.execute("UPDATE account SET status = 'suspended'").await;
        database.execute("UPDATE rights_epoch SET epoch = epoch + 1").await;
        town.platform.poll_rights().await.unwrap();
        assert_eq!(town.refresh(&clerk.refresh).await["outcome"], "REFUSED");
        clerk.is_out().await;
    })
    .await;
}

async fn refreshed(town: &Town, token: &str) -> Visitor {
    let payload = town.refresh(token).await;
    assert_eq!(payload["outcome"], "REFRESHED", "{payload}");
    town.holder(&payload)
}
