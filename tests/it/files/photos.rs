//! The photo of a contact card: set by who may change the card, seen by everybody while the card is on its board.

use super::desk::{ATTACH, REMOVE, at_the_desk};
use super::pictures::{form, photo, plain};
use crate::harness::before::Before;
use crate::places::town::COMMUNITY;
use kit::node::GlobalId;
use serde_json::{Value, json};

const CARD: &str = "query ($post: ID!) { contactCard(post: $post) { name gridCentre { longitude }
    photo { url mediaType width height } } }";
const BOARD: &str = "query ($grid: GridCode!) { noticeBoard(grid: $grid) { cards { name photo { url } } } }";
const CHANGE: &str =
    "mutation ($input: ChangeContactCardInput!) { changeContactCard(input: $input) { post { version } } }";

#[tokio::test]
async fn everybody_sees_the_photo_of_a_card_that_is_on_its_board() {
    at_the_desk(async |desk| {
        let stage = desk.stage;
        let grid = stage.grids().await.remove(0);
        let holder = stage.caller("grid-leader", &grid).await;
        let post = GlobalId::global("Post", holder.account().unwrap()).to_string();
        let director = stage.caller("community-director", COMMUNITY).await;
        let neighbour = stage.caller("community-director", "340705005003").await;
        let nobody = desk.client(&stage.platform.anonymous());
        let ask = || async { nobody.query(CARD, json!({ "post": post })).await["contactCard"].clone() };

        let first = desk.attach(&director, &post, "PHOTO", &plain()).await;
        assert_eq!(ask().await, Value::Null, "the card is not on the board yet");
        assert_eq!(first["name"], "照片 1");
        let version = || async {
            let sql = format!("SELECT CAST(version AS text) FROM post WHERE account_id = {}", holder.account().unwrap());
            stage.database.texts(&sql).await[0].parse::<i32>().unwrap()
        };
        let input = json!({ "input": { "id": post, "version": version().await, "onBoard": true, "publicName": "网格长" } });
        desk.client(&director).query(CHANGE, input).await;

        let second = desk.attach(&director, &post, "PHOTO", &photo()).await;
        let card = ask().await;
        assert_eq!(card["photo"]["mediaType"], "image/jpeg");
        assert!(card["gridCentre"]["longitude"].is_number(), "with a map");
        let path = card["photo"]["url"].as_str().unwrap();
        let got = desk.get(path).await;
        assert_eq!((got.status.as_u16(), &got.headers["cache-control"]), (200, &"public, max-age=300".parse().unwrap()));
        let states = "SELECT status FROM attachment ORDER BY id";
        assert_eq!(stage.database.texts(states).await, ["removed", "active"], "one takes the place of the other");
        let mut board = nobody.query(BOARD, json!({ "grid": grid })).await;
        if !board["noticeBoard"].is_null() {
            let cards = board["noticeBoard"]["cards"].take();
            assert!(cards.as_array().unwrap().iter().any(|card| card["photo"]["url"].is_string()));
        }

        let before = Before::now(stage.database, &["stored_file"]).await;
        let upload = desk.upload(&neighbour, &plain()).await;
        let theirs = json!({ "input": { "record": post, "upload": upload, "kind": "PHOTO", "name": "a" } });
        desk.client(&neighbour).expect_error(ATTACH, theirs, "NOT_FOUND", "attachFile").await;
        let upload = desk.upload(&director, &form()).await;
        let paper = json!({ "input": { "record": post, "upload": upload, "kind": "FORM", "name": "a" } });
        desk.client(&director).expect_error(ATTACH, paper, "BAD_USER_INPUT", "attachFile").await;
        before.assert_same().await;

        let input = json!({ "input": { "id": post, "version": version().await, "onBoard": false } });
        desk.client(&director).query(CHANGE, input).await;
        assert_eq!(desk.file(path).await, None, "off the board it is nobody's");
        let mine = "query ($id: ID!) { post(id: $id) { photo { url } } }";
        let mine = desk.client(&director).query(mine, json!({ "id": post })).await;
        assert!(desk.file(mine["post"]["photo"]["url"].as_str().unwrap()).await.is_some());
        let remove = json!({ "input": { "id": second["id"], "version": 1 } });
        desk.client(&director).query(REMOVE, remove).await;
        let photo = "SELECT CAST(count(photo_id) AS text) FROM post";
        assert_eq!(stage.database.texts(photo).await, ["0"]);
    })
    .await;
}
