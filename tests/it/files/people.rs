//! Files about people: sealed with the person's key, their reading on record, and gone with the key.

use super::desk::at_the_desk;
use super::pictures::{form, holds, photo};
use crate::places::town::COMMUNITY;
use serde_json::{Value, json};

const ENTER: &str = "mutation ($input: RegisterResidentInput!) { registerResident(input: $input) { resident { id version } } }";
const MOVE: &str =
    "mutation ($input: MoveResidentInput!) { moveResident(input: $input) { resident { id } } }";

fn newcomer(grid: &str) -> Value {
    json!({ "input": { "grid": grid, "kind": "FLOATING", "name": "卫五", "sex": "FEMALE" } })
}

#[tokio::test]
async fn a_form_of_a_resident_is_sealed_with_the_person_s_key() {
    at_the_desk(async |desk| {
        let stage = desk.stage;
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let entered = desk.client(&member).query(ENTER, newcomer(&grid)).await;
        let resident = entered["registerResident"]["resident"]["id"].as_str().unwrap();
        let attached = desk.attach(&member, resident, "FORM", &form()).await;
        assert_eq!(desk.file(attached["url"].as_str().unwrap()).await.unwrap(), form());
        assert!(desk.objects().await.iter().all(|object| !holds(object, b"%PDF")));
        let sealed = "SELECT CAST(key_id IS NULL AND data_key IS NOT NULL AND person_id IS NOT NULL AS text) FROM stored_file";
        assert!(["1", "true"].contains(&stage.database.texts(sealed).await[0].as_str()));
        let read = "SELECT action FROM audit WHERE record_type = 'Attachment' ORDER BY id";
        assert_eq!(stage.database.texts(read).await, ["create", "read"], "the reading is on record");
        let posts = "SELECT count(DISTINCT post_id) || ' ' || count(post_id) FROM audit WHERE record_type = 'Attachment'";
        assert_eq!(stage.database.texts(posts).await, ["1 2"], "with the post that gave the right");

        let police = stage.caller("police-officer", &grid).await;
        let asked = "query ($id: ID!) { node(id: $id) { ... on Resident { id attachments { nodes { id } } } } }";
        let answer = desk.client(&police).send(asked, json!({ "id": resident })).await;
        assert_eq!(answer.errors(), [("FORBIDDEN".to_owned(), "node.attachments".to_owned())]);
        assert_eq!(answer.body["data"]["node"]["id"], resident, "the record is in reach, its files are not");

        let path = desk.attachments(&member, resident).await[0]["url"].as_str().unwrap().to_owned();
        stage.database.execute("UPDATE person SET data_key = NULL").await;
        assert_eq!(desk.file(&path).await, None, "with the key of the person the file is gone");
    })
    .await;
}

#[tokio::test]
async fn files_go_with_the_person_to_another_grid_and_out_of_the_first_one_s_reach() {
    at_the_desk(async |desk| {
        let stage = desk.stage;
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let entered = desk.client(&clerk).query(ENTER, newcomer(&grids[0])).await;
        let resident = &entered["registerResident"]["resident"];
        desk.attach(&clerk, resident["id"].as_str().unwrap(), "PHOTO", &photo()).await;
        let first = stage.caller("grid-leader", &grids[0]).await;
        let path = desk.attachments(&first, resident["id"].as_str().unwrap()).await[0]["url"].clone();
        assert!(desk.file(path.as_str().unwrap()).await.is_some());
        let input =
            json!({ "input": { "id": resident["id"], "version": resident["version"], "grid": grids[1] } });
        let moved = desk.client(&clerk).query(MOVE, input).await;
        let moved = moved["moveResident"]["resident"]["id"].as_str().unwrap();
        let second = stage.caller("grid-leader", &grids[1]).await;
        let shown = desk.attachments(&second, moved).await;
        assert!(desk.file(shown[0]["url"].as_str().unwrap()).await.is_some());
        assert_eq!(desk.file(path.as_str().unwrap()).await, None);
        assert_eq!(desk.attachments(&first, resident["id"].as_str().unwrap()).await, json!([]));
        let codes = "SELECT grid_code FROM attachment";
        assert_eq!(stage.database.texts(codes).await, [grids[1].clone()]);
    })
    .await;
}

#[tokio::test]
async fn files_go_with_a_building_to_another_grid() {
    at_the_desk(async |desk| {
        let stage = desk.stage;
        let grids = stage.grids().await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let building = desk.building(&grids[0]).await;
        desk.attach(&director, &building, "PHOTO", &photo()).await;
        let version = "query ($id: ID!) { node(id: $id) { ... on Building { version } } }";
        let version =
            desk.client(&director).query(version, json!({ "id": building })).await["node"]["version"].clone();
        let input =
            json!({ "input": { "id": building, "version": version, "grid": grids[1], "position": null } });
        let document =
            "mutation ($input: MoveBuildingInput!) { moveBuilding(input: $input) { building { id } } }";
        desk.client(&director).query(document, input).await;
        let leader = stage.caller("grid-leader", &grids[1]).await;
        assert_eq!(desk.attachments(&leader, &building).await.as_array().unwrap().len(), 1);
        let codes = "SELECT grid_code FROM attachment";
        assert_eq!(stage.database.texts(codes).await, [grids[1].clone()]);
    })
    .await;
}
