//! Sessions are listed and ended, one's own and, within reach, those of others.

use super::town::{Town, Visitor};
use crate::harness::before::Before;
use crate::harness::on_each_database;
use kit::node::GlobalId;
use serde_json::{Value, json};

#[tokio::test]
async fn logout_ends_the_session_and_no_other() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let one = town.clerk("wang.fang").await;
        let other = town.visitor("wang.fang").await;
        let payload = one.client.query("mutation { logout { ended } }", json!({})).await;
        assert_eq!(payload["logout"]["ended"], 1);
        one.is_out().await;
        assert_eq!(town.refresh(&one.refresh).await["outcome"], "REFUSED");
        assert_eq!(other.bell().await, 12);
        assert_eq!(database.texts("SELECT ended_because FROM session").await, ["logout"]);
    })
    .await;
}

#[tokio::test]
async fn own_sessions_are_listed_and_ended() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let one = town.clerk("wang.fang").await;
        let other = town.visitor("wang.fang").await;
        town.clerk("li.na").await;
        let sessions = list(&one).await;
        assert_eq!(sessions.iter().map(|s| s["current"].clone()).collect::<Vec<_>>(), [false, true]);
        for expected in [1, 0] {
            let ended = one.mutate("endSession", json!({ "id": sessions[0]["id"] }), "ended").await;
            assert_eq!(ended["ended"], expected, "ended once, and no error the second time");
        }
        other.is_out().await;
        assert_eq!(list(&one).await.len(), 1);
        let all = one.client.query("mutation { endAllSessions { ended } }", json!({})).await;
        assert_eq!(all["endAllSessions"]["ended"], 1);
        one.is_out().await;
    })
    .await;
}

#[tokio::test]
async fn a_guard_ends_the_sessions_of_the_district() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        let (guard, _) = town.guard("guard").await;
        let account = account_of(database, "wang.fang").await;
        let id = list(&clerk).await[0]["id"].clone();
        assert_eq!(guard.mutate("endSession", json!({ "id": id }), "ended").await["ended"], 1);
        clerk.is_out().await;
        let again = town.visitor("wang.fang").await;
        let ended = guard.mutate("endAllSessions", json!({ "account": account }), "ended").await;
        assert_eq!(ended["ended"], 1);
        again.is_out().await;
        assert_eq!(guard.bell().await, 12, "the guard's own goes on");
    })
    .await;
}

#[tokio::test]
async fn others_cannot_end_sessions() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        let neighbour = town.clerk("li.na").await;
        let (guard, _) = town.guard("guard").await;
        let far_id = town.account_in("far.away", "371102100").await;
        let far = town.visitor("far.away").await;
        let before = Before::now(database, &[]).await;
        let id = list(&neighbour).await[0]["id"].clone();
        clerk.mutation_error("endSession", json!({ "id": id }), "ended", "FORBIDDEN").await;
        let far_session = list(&far).await[0]["id"].clone();
        let far_account = GlobalId::global("Account", far_id).to_string();
        for visitor in [&clerk, &guard] {
            visitor.mutation_error("endSession", json!({ "id": far_session }), "ended", "NOT_FOUND").await;
            let input = json!({ "account": far_account });
            visitor.mutation_error("endAllSessions", input, "ended", "NOT_FOUND").await;
        }
        let unknown = GlobalId::global("Session", 77).to_string();
        guard.mutation_error("endSession", json!({ "id": unknown }), "ended", "NOT_FOUND").await;
        guard.mutation_error("endSession", json!({ "id": far_account }), "ended", "BAD_USER_INPUT").await;
        before.assert_same().await;
    })
    .await;
}

#[tokio::test]
async fn without_a_login_there_are_no_sessions() {
    on_each_database(async |database| {
        let town = Town::new(database).await;
        town.clerk("wang.fang").await;
        let before = Before::now(database, &[]).await;
        let nobody = town.nobody();
        for (document, path) in [
            ("{ mySessions { id } }", "mySessions"),
            ("mutation { logout { ended } }", "logout"),
            ("mutation { endAllSessions { ended } }", "endAllSessions"),
        ] {
            nobody.expect_error(document, json!({}), "UNAUTHENTICATED", path).await;
        }
        before.assert_same().await;
    })
    .await;
}

async fn list(visitor: &Visitor) -> Vec<Value> {
    let mut data = visitor.client.query("{ mySessions { id current } }", json!({})).await;
    data["mySessions"].take().as_array().unwrap().clone()
}

async fn account_of(database: &crate::harness::TestDatabase, name: &str) -> String {
    let query = format!("SELECT CAST(id AS TEXT) FROM account WHERE name = '{name}'");
    GlobalId::global("Account", &database.texts(&query).await[0]).to_string()
}
