//! Earlier versions of records.

use super::scene::{Scene, account, post};
use crate::harness::on_each_database;
use serde_json::{Value, json};

#[tokio::test]
async fn an_account_shows_its_posts_and_both_their_history() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let change = "mutation($input: ChangePostInput!) { changePost(input: $input) { post { version } } }";
        let input = json!({ "id": post("leader"), "version": 1, "toOn": "2026-02-01" });
        scene.ask("director", change, json!({ "input": input })).await;
        let document = "query($id: ID!) { account(id: $id) { posts { nodes { roleCode
            history { nodes { version action changes accountId postId } } } }
            history { nodes { version } } } }";
        let told = scene.ask("director", document, json!({ "id": account("leader") })).await;
        let entry = json!({ "version": 2, "action": "change", "changes": { "toOn": "2026-02-01" },
            "accountId": account("director"), "postId": post("director") });
        let posts = json!({ "nodes": [{ "roleCode": "grid-leader", "history": { "nodes": [entry] } }] });
        assert_eq!(told["account"], json!({ "posts": posts, "history": { "nodes": [] } }));
        let own = scene.send("leader", document, json!({ "id": account("leader") })).await;
        assert_eq!(own["data"]["account"]["posts"]["nodes"][0]["history"], Value::Null);
        assert_eq!(own["errors"][0]["extensions"]["code"], "FORBIDDEN");
    })
    .await;
}

#[tokio::test]
async fn a_grid_shows_its_history_to_those_who_may_look_back() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let found = "{ grid(code: \"371102100001001\") { id } }";
        let id = scene.ask("town", found, json!({})).await["grid"]["id"].take();
        let change = "mutation($input: ChangeGridInput!) { changeGrid(input: $input) { grid { version } } }";
        for (version, name) in [(1, "甲"), (2, "乙")] {
            let input = json!({ "id": id, "version": version, "name": name });
            scene.ask("town", change, json!({ "input": input })).await;
        }
        let document = "{ grids { nodes { code history(first: 1) { nodes { version action changes accountId }
            pageInfo { hasNextPage } } } } }";
        let told = scene.ask("director", document, json!({})).await;
        let entry = json!({ "version": 3, "action": "change", "changes": { "name": "乙" },
            "accountId": account("town") });
        let history =
            |nodes: Value, more: bool| json!({ "nodes": nodes, "pageInfo": { "hasNextPage": more } });
        let wanted = json!([
            { "code": "371102100001001", "history": history(json!([entry]), true) },
            { "code": "371102100001002", "history": history(json!([]), false) },
        ]);
        assert_eq!(told["grids"]["nodes"], wanted);
        let told = scene.send("leader", document, json!({})).await;
        assert_eq!(told["data"]["grids"]["nodes"][0]["history"], Value::Null);
        assert_eq!(told["errors"][0]["extensions"]["code"], "FORBIDDEN");
    })
    .await;
}
