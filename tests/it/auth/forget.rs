//! Old sessions and known networks are deleted, and no others.

use super::town::{ELSEWHERE, PASSWORD, Town};
use crate::harness::on_each_database;
use serde_json::json;

const DAY: i64 = 86_400_000;

#[tokio::test]
async fn ended_sessions_go_after_thirty_days() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let one = town.clerk("wang.fang").await;
        town.visitor("wang.fang").await;
        one.client.query("mutation { logout { ended } }", json!({})).await;
        let left = "SELECT COALESCE(ended_because, 'live') FROM session ORDER BY id";
        town.clock.forward(30 * DAY);
        assert_eq!(town.auth.desk.forget("one").await.unwrap(), 0);
        town.clock.forward(1);
        assert_eq!(town.auth.desk.forget("another").await.unwrap(), 0, "the lease is another's");
        assert_eq!(town.auth.desk.forget("one").await.unwrap(), 1);
        assert_eq!(database.texts(left).await, ["live"]);
        let expires = "SELECT CAST(expires_at AS text) FROM session";
        let expires: i64 = database.texts(expires).await[0].parse().unwrap();
        town.clock.forward(expires - town.platform.sources().now() + 30 * DAY);
        assert_eq!(town.auth.desk.forget("another").await.unwrap(), 0);
        town.clock.forward(1);
        assert_eq!(town.auth.desk.forget("another").await.unwrap(), 1);
        assert_eq!(database.texts(left).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn networks_go_four_hundred_days_after_the_last_login() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        town.clerk("wang.fang").await;
        town.clock.forward(DAY);
        town.login_from(ELSEWHERE, json!({ "name": "wang.fang", "password": PASSWORD })).await;
        let known = async || database.texts("SELECT network_mac FROM known_network ORDER BY id").await;
        let both = known().await;
        assert_eq!(both.len(), 2);
        town.clock.forward(399 * DAY);
        town.auth.desk.forget("one").await.unwrap();
        assert_eq!(known().await, both);
        town.clock.forward(1);
        town.auth.desk.forget("one").await.unwrap();
        assert_eq!(known().await, both[1..]);
    })
    .await;
}
