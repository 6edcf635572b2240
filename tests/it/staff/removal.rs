//! Taking posts away.

use super::scene::{Scene, id, post};
use crate::harness::on_each_database;
use serde_json::{Value, json};

const REMOVE: &str = "mutation($input: RemovePostInput!) { removePost(input: $input) {
    post { endedAt version } } }";

fn of(whose: &str, version: i32) -> Value {
    json!({ "input": { "id": post(whose), "version": version, "reason": "届满" } })
}

#[tokio::test]
async fn a_removal_is_known_to_another_instance_with_its_next_look() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let other = Scene::over(database, true).await;
        other.platform.poll_rights().await.unwrap();
        assert_eq!(other.roles("leader").await, Some(vec!["grid-leader".to_owned()]));
        let told = scene.ask("director", REMOVE, of("leader", 1)).await;
        let wanted = json!({ "endedAt": "2026-01-05T01:00:00.000Z", "version": 2 });
        assert_eq!(told["removePost"]["post"], wanted);
        assert_eq!(scene.roles("leader").await, Some(vec![]));
        other.platform.poll_rights().await.unwrap();
        assert_eq!(other.roles("leader").await, Some(vec![]));
        let traced = scene.text("SELECT action || reason || account_id FROM audit").await;
        assert_eq!(traced, format!("remove届满{}", id("director")));
        scene.denied("director", REMOVE, of("leader", 2), "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn posts_are_taken_away_by_those_who_may_appoint_to_them_only() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        for (who, whose, code) in [
            ("anonymous", "leader", "UNAUTHENTICATED"),
            ("leader", "leader", "FORBIDDEN"),
            ("town", "leader", "FORBIDDEN"),
            ("command", "leader", "FORBIDDEN"),
            ("director", "town", "NOT_FOUND"),
            ("director", "next-door", "NOT_FOUND"),
            ("security", "high", "NOT_FOUND"),
            ("security", "city-security", "NOT_FOUND"),
        ] {
            scene.denied(who, REMOVE, of(whose, 1), code).await;
        }
        scene.denied("director", REMOVE, of("leader", 3), "CONFLICT").await;
        scene.ask("security", REMOVE, of("command", 1)).await;
        assert_eq!(scene.roles("command").await, Some(vec![]));
    })
    .await;
}
