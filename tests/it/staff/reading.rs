//! What each sees of accounts and posts.

use super::scene::{Scene, account, id, post};
use crate::harness::on_each_database;
use serde_json::{Value, json};

const NAMES: &str = "query($area: AreaCode, $prefix: String) {
    accounts(area: $area, namePrefix: $prefix) { nodes { name } totalCount } }";

async fn names(scene: &Scene<'_>, who: &str, variables: Value) -> Vec<String> {
    let told = scene.ask(who, NAMES, variables).await;
    let nodes = told["accounts"]["nodes"].as_array().unwrap();
    assert_eq!(told["accounts"]["totalCount"], nodes.len());
    nodes.iter().map(|node| node["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn accounts_are_seen_within_reach() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let own = ["director", "free", "leader"];
        assert_eq!(names(&scene, "director", json!({})).await, own);
        assert_eq!(names(&scene, "security", json!({ "area": "371102100001" })).await, own);
        assert_eq!(names(&scene, "security", json!({ "prefix": "ne" })).await, ["neighbour", "next-door"]);
        assert_eq!(names(&scene, "security", json!({})).await.len(), 11);
        for alone in ["leader", "auditor", "system", "elsewhere"] {
            assert_eq!(names(&scene, alone, json!({})).await, [alone]);
        }
        scene.denied("anonymous", "{ accounts { nodes { name } } }", json!({}), "UNAUTHENTICATED").await;
    })
    .await;
}

#[tokio::test]
async fn an_account_out_of_reach_is_absent() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let by_id = "query($id: ID!) { account(id: $id) { name } node(id: $id) { id } }";
        let by_name = "query($name: String!) { account(name: $name) { title status } }";
        for (who, whom, seen) in [
            ("security", "free", true),
            ("security", "elsewhere", false),
            ("director", "next-door", false),
            ("leader", "free", false),
            ("leader", "leader", true),
            ("auditor", "free", false),
            ("system", "free", false),
        ] {
            let told = scene.ask(who, by_id, json!({ "id": account(whom) })).await;
            assert_eq!((!told["account"].is_null(), !told["node"].is_null()), (seen, seen), "{who} {whom}");
            let told = scene.ask(who, by_name, json!({ "name": whom })).await;
            assert_eq!(!told["account"].is_null(), seen, "{who} {whom}");
        }
        let told = scene.denied("security", "{ account { name } }", json!({}), "BAD_USER_INPUT").await;
        assert_eq!(told, "id: give either id or name");
        let wrong = json!({ "id": post("leader") });
        scene
            .denied("security", "query($id: ID!) { account(id: $id) { name } }", wrong, "BAD_USER_INPUT")
            .await;
    })
    .await;
}

#[tokio::test]
async fn pages_of_accounts_follow_each_other() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let page = "query($after: String) { accounts(first: 4, after: $after) {
            edges { node { name } } pageInfo { hasNextPage endCursor } } }";
        let (mut after, mut all) = (Value::Null, Vec::new());
        loop {
            let told = scene.ask("security", page, json!({ "after": after })).await;
            let edges = told["accounts"]["edges"].as_array().unwrap();
            all.extend(edges.iter().map(|edge| edge["node"]["name"].as_str().unwrap().to_owned()));
            let info = &told["accounts"]["pageInfo"];
            after = info["endCursor"].clone();
            if info["hasNextPage"] == false {
                break;
            }
        }
        assert_eq!(all, names(&scene, "security", json!({})).await);
    })
    .await;
}

#[tokio::test]
async fn posts_are_found_by_area_role_account_and_day() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let document = "query($area: AreaCode, $role: String, $account: ID, $day: Date) {
            posts(area: $area, role: $role, account: $account, inForceOn: $day) { nodes { account { name } } } }";
        let holders = async |who: &str, variables: Value| {
            let told = scene.ask(who, document, variables).await;
            let nodes = told["posts"]["nodes"].as_array().unwrap().clone();
            nodes.iter().map(|n| n["account"]["name"].as_str().unwrap_or("?").to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(holders("director", json!({})).await, ["director", "leader"]);
        assert_eq!(holders("leader", json!({})).await, ["leader"]);
        assert_eq!(holders("security", json!({ "role": "grid-leader" })).await, ["leader", "next-door"]);
        assert_eq!(holders("security", json!({ "area": "371102100002" })).await, ["neighbour", "next-door"]);
        assert_eq!(holders("security", json!({ "account": account("town") })).await, ["town"]);
        let on = |day: &str| json!({ "account": account("town"), "day": day });
        assert_eq!(holders("security", on("2025-12-31")).await, [""; 0]);
        assert_eq!(holders("security", on("2026-01-01")).await, ["town"]);
        let now = "ended_at = 1767574800000, to_on = '2026-01-10'";
        database.execute(&format!("UPDATE post SET {now} WHERE account_id = {}", id("town"))).await;
        assert_eq!(holders("security", on("2026-01-04")).await, ["town"]);
        assert_eq!(holders("security", on("2026-01-05")).await, [""; 0]);
        let unknown = json!({ "role": "dog-catcher" });
        scene.denied("security", document, unknown, "BAD_USER_INPUT").await;
        scene.denied("anonymous", document, json!({}), "UNAUTHENTICATED").await;
    })
    .await;
}

#[tokio::test]
async fn administrators_see_no_places() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        for who in ["security", "auditor", "system"] {
            scene.denied(who, "{ grids { nodes { name } } }", json!({}), "FORBIDDEN").await;
        }
        for who in ["security", "system", "command"] {
            scene.denied(who, "{ audit { nodes { action } } }", json!({}), "FORBIDDEN").await;
        }
    })
    .await;
}
