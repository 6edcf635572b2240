//! Notice boards and contact cards, which everybody may read, and nothing else of the posts on them.

use super::scene::{Scene, id, post};
use crate::harness::on_each_database;
use serde_json::{Value, json};

const ONE: &str = "371102100001001";
const SET: &str = "mutation($input: SetNoticeBoardInput!) { setNoticeBoard(input: $input) {
    noticeBoard { notice version } } }";
const CARD: &str = "mutation($input: ChangeContactCardInput!) { changeContactCard(input: $input) {
    post { onBoard publicName version } } }";
const BOARD: &str = "query($grid: GridCode!) { noticeBoard(grid: $grid) { gridCode gridName notice version
    gridCentre { longitude } cards { id name serviceTelephone workContent duties gridCode gridName } } }";
const ALONE: &str = "query($post: ID!) { contactCard(post: $post) { name gridName } }";

fn card(more: Value) -> Value {
    let mut input = json!({ "id": post("leader"), "version": 1 });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "input": input })
}

fn board(more: Value) -> Value {
    let mut input = json!({ "grid": ONE });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "input": input })
}

#[tokio::test]
async fn everybody_reads_a_board_with_its_cards() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let at = json!({ "grid": ONE });
        assert_eq!(scene.ask("anonymous", BOARD, at.clone()).await["noticeBoard"], Value::Null);
        let told = scene.ask("leader", SET, board(json!({ "notice": "网格公示\n请来电" }))).await;
        let wanted = json!({ "notice": "网格公示\n请来电", "version": 1 });
        assert_eq!(told["setNoticeBoard"]["noticeBoard"], wanted);
        assert_eq!(scene.ask("anonymous", BOARD, at.clone()).await["noticeBoard"]["cards"], json!([]));
        let shown = json!({ "onBoard": true, "serviceTelephone": "0633-8000000", "workContent": "走访、巡查",
            "duties": "第一责任人" });
        let told = scene.ask("leader", CARD, card(shown)).await;
        let wanted = json!({ "onBoard": true, "publicName": "人7", "version": 2 });
        assert_eq!(told["changeContactCard"]["post"], wanted);
        let card = json!({ "id": post("leader"), "name": "人7", "serviceTelephone": "0633-8000000",
            "workContent": "走访、巡查", "duties": "第一责任人", "gridCode": ONE, "gridName": ONE });
        let wanted = json!({ "gridCode": ONE, "gridName": ONE, "notice": "网格公示\n请来电", "version": 1,
            "gridCentre": null, "cards": [card] });
        assert_eq!(scene.ask("anonymous", BOARD, at.clone()).await["noticeBoard"], wanted);
        let alone = json!({ "post": post("leader") });
        let told = scene.ask("anonymous", ALONE, alone).await;
        assert_eq!(told["contactCard"], json!({ "name": "人7", "gridName": ONE }));
        // nothing else of the post is there without a login
        let node = "query($id: ID!) { node(id: $id) { id } }";
        let told = scene.ask("anonymous", node, json!({ "id": post("leader") })).await;
        assert_eq!(told["node"], Value::Null);
        let posts = "{ posts { nodes { publicName } } }";
        scene.denied("anonymous", posts, json!({}), "UNAUTHENTICATED").await;
    })
    .await;
}

#[tokio::test]
async fn who_left_or_was_taken_off_is_on_no_board() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let alone = || json!({ "post": post("leader") });
        let seen = async || !scene.ask("anonymous", ALONE, alone()).await["contactCard"].is_null();
        assert!(!seen().await, "nobody put it on the board");
        scene.ask("director", CARD, card(json!({ "onBoard": true }))).await;
        assert!(seen().await);
        let leader = id("leader");
        for (change, back) in [
            (
                "UPDATE post SET ended_at = 1 WHERE account_id",
                "UPDATE post SET ended_at = NULL WHERE account_id",
            ),
            (
                "UPDATE post SET to_on = '2026-01-04' WHERE account_id",
                "UPDATE post SET to_on = NULL WHERE account_id",
            ),
            (
                "UPDATE account SET status = 'suspended' WHERE id",
                "UPDATE account SET status = 'active' WHERE id",
            ),
        ] {
            database.execute(&format!("{change} = {leader}")).await;
            assert!(!seen().await, "{change}");
            database.execute(&format!("{back} = {leader}")).await;
            assert!(seen().await);
        }
        scene.ask("leader", CARD, card(json!({ "version": 2, "onBoard": false }))).await;
        assert!(!seen().await);
    })
    .await;
}

#[tokio::test]
async fn boards_and_cards_are_kept_by_those_of_the_grid_and_the_community() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let text = || board(json!({ "notice": "甲" }));
        for (who, code) in [
            ("anonymous", "UNAUTHENTICATED"),
            ("free", "FORBIDDEN"),
            ("auditor", "FORBIDDEN"),
            ("town", "FORBIDDEN"),
            ("next-door", "NOT_FOUND"),
            ("neighbour", "NOT_FOUND"),
        ] {
            scene.denied(who, SET, text(), code).await;
            scene.denied(who, CARD, card(json!({ "onBoard": true })), code).await;
        }
        scene
            .denied("leader", SET, board(json!({ "grid": "371102100001002", "notice": "甲" })), "NOT_FOUND")
            .await;
        for more in [json!({ "notice": "a\u{7}b" }), json!({ "notice": "长".repeat(4_001) })] {
            scene.denied("leader", SET, board(more), "BAD_USER_INPUT").await;
        }
        for more in [
            json!({ "serviceTelephone": "call me" }),
            json!({ "serviceTelephone": "1" }),
            json!({ "duties": "长".repeat(1_001) }),
        ] {
            scene.denied("leader", CARD, card(more), "BAD_USER_INPUT").await;
        }
        let high = json!({ "input": { "id": post("director"), "version": 1, "onBoard": true } });
        scene.denied("director", CARD, high, "BAD_USER_INPUT").await;
        scene.denied("leader", CARD, card(json!({ "version": 3, "duties": "x" })), "CONFLICT").await;
        scene.denied("leader", SET, board(json!({ "notice": "甲", "version": 1 })), "CONFLICT").await;
        scene.ask("leader", SET, text()).await;
        scene.denied("leader", SET, text(), "CONFLICT").await;
        scene.ask("director", SET, board(json!({ "notice": null, "version": 1 }))).await;
        assert_eq!(
            scene.text("SELECT 'empty' FROM notice_board WHERE notice IS NULL AND version = 2").await,
            "empty"
        );
    })
    .await;
}
