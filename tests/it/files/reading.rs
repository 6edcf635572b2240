//! An attachment is as readable as its record, at the moment at which it is read.

use super::desk::{REMOVE, at_the_desk};
use super::pictures::{form, plain};
use crate::harness::before::Before;
use crate::places::town::COMMUNITY;
use http::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn a_file_is_read_by_who_reads_its_record_and_by_no_one_else() {
    at_the_desk(async |desk| {
        let stage = desk.stage;
        let grids = stage.grids().await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let building = desk.building(&grids[0]).await;
        let attached = desk.attach(&director, &building, "PHOTO", &plain()).await;
        assert_eq!(attached["kind"], "PHOTO");
        let leader = stage.caller("grid-leader", &grids[0]).await;
        let shown = desk.attachments(&leader, &building).await;
        assert_eq!(shown.as_array().unwrap().len(), 1);
        assert_eq!((&shown[0]["id"], &shown[0]["name"]), (&attached["id"], &json!("照片 1")));
        let path = shown[0]["url"].as_str().unwrap();
        let content = desk.file(path).await.unwrap();
        assert_eq!(content, files::content::read(plain().into(), 1_000_000).unwrap().bytes);

        let neighbour = stage.caller("grid-leader", &grids[1]).await;
        let police = stage.caller("police-officer", &grids[0]).await;
        assert_eq!(desk.attachments(&neighbour, &building).await, Value::Null);
        for who in [&director, &neighbour, &stage.platform.anonymous()] {
            let node = "query ($id: ID!) { node(id: $id) { __typename } }";
            let answer = desk.client(who).query(node, json!({ "id": attached["id"] })).await;
            assert_eq!(answer["node"], Value::Null, "an attachment is read through its record alone");
        }
        let input = json!({ "input": { "id": attached["id"], "version": 1 } });
        let before = Before::now(stage.database, &[]).await;
        desk.client(&neighbour).expect_error(REMOVE, input.clone(), "NOT_FOUND", "removeAttachment").await;
        assert!(
            desk.file(desk.attachments(&police, &building).await[0]["url"].as_str().unwrap()).await.is_some()
        );
        desk.client(&police).expect_error(REMOVE, input, "FORBIDDEN", "removeAttachment").await;
        before.assert_same().await;
    })
    .await;
}

#[tokio::test]
async fn a_path_is_signed_and_does_not_last() {
    at_the_desk(async |desk| {
        let grid = desk.stage.grids().await.remove(0);
        let director = desk.stage.caller("community-director", COMMUNITY).await;
        let building = desk.building(&grid).await;
        let attached = desk.attach(&director, &building, "PHOTO", &plain()).await;
        let path = attached["url"].as_str().unwrap().to_owned();
        let (said, mac) = path.rsplit_once('.').unwrap();
        let last = said.rfind('.').unwrap();
        let later = format!("{}.9999999999999.{mac}", &said[..last]);
        let changed =
            |mac: &str| format!("{}{}", &mac[..mac.len() - 1], if mac.ends_with('0') { '1' } else { '0' });
        for wrong in [later, format!("{said}.{}", changed(mac)), format!("{said}."), "/files/x".to_owned()] {
            assert_eq!(desk.file(&wrong).await, None, "{wrong}");
        }
        desk.stage.clock.forward(files::link::LASTS - 1);
        assert!(desk.file(&path).await.is_some());
        desk.stage.clock.forward(1);
        assert_eq!(desk.file(&path).await, None);
    })
    .await;
}

#[tokio::test]
async fn a_removal_of_the_reader_or_of_the_file_works_at_once() {
    at_the_desk(async |desk| {
        let stage = desk.stage;
        let grid = stage.grids().await.remove(0);
        let director = stage.caller("community-director", COMMUNITY).await;
        let building = desk.building(&grid).await;
        let attached = desk.attach(&director, &building, "FORM", &form()).await;
        let leader = stage.caller("grid-leader", &grid).await;
        let path = desk.attachments(&leader, &building).await[0]["url"].as_str().unwrap().to_owned();
        assert!(desk.file(&path).await.is_some());
        let account = leader.account().unwrap();
        stage.database.execute(&format!("UPDATE post SET ended_at = 1 WHERE account_id = {account}")).await;
        stage.database.execute("UPDATE rights_epoch SET epoch = epoch + 1").await;
        stage.platform.poll_rights().await.unwrap();
        assert_eq!(desk.file(&path).await, None, "who lost the post lost the file");

        let path = desk.attachments(&director, &building).await[0]["url"].as_str().unwrap().to_owned();
        let input = json!({ "input": { "id": attached["id"], "version": 1, "idempotencyKey": "once" } });
        let removed = desk.client(&director).query(REMOVE, input.clone()).await;
        assert_eq!(removed["removeAttachment"]["version"], 2);
        assert_eq!(desk.client(&director).query(REMOVE, input).await, removed);
        assert_eq!(desk.file(&path).await, None);
        assert_eq!(desk.attachments(&director, &building).await, json!([]));
        let history = "SELECT action FROM history WHERE record_type = 'Attachment' ORDER BY version";
        assert_eq!(stage.database.texts(history).await, ["create", "remove"]);
        assert_eq!((desk.clean().await, desk.objects().await.len()), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn a_file_comes_with_what_keeps_a_browser_safe_and_in_parts() {
    at_the_desk(async |desk| {
        let grid = desk.stage.grids().await.remove(0);
        let director = desk.stage.caller("community-director", COMMUNITY).await;
        let building = desk.building(&grid).await;
        let attached = desk.attach(&director, &building, "FORM", &form()).await;
        let path = attached["url"].as_str().unwrap();
        let got = desk.get(path).await;
        for (name, value) in [
            ("content-type", "application/pdf"),
            ("content-disposition", "attachment; filename*=UTF-8''%E7%85%A7%E7%89%87%201"),
            ("x-content-type-options", "nosniff"),
            ("cache-control", "private, no-store"),
            ("content-security-policy", "default-src 'none'; sandbox"),
            ("referrer-policy", "no-referrer"),
        ] {
            assert_eq!(got.headers[name], value, "{name}");
        }
        let part = desk.get_part(path, Some("bytes=1-3")).await;
        assert_eq!((part.status, &part.bytes[..]), (StatusCode::PARTIAL_CONTENT, &b"PDF"[..]));
        assert_eq!(part.headers["content-range"], format!("bytes 1-3/{}", got.bytes.len()));
        let beyond = desk.get_part(path, Some("bytes=9999-")).await;
        assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);
    })
    .await;
}

#[tokio::test]
async fn what_lies_in_several_grids_shows_its_files_in_each() {
    at_the_desk(async |desk| {
        let stage = desk.stage;
        let sql = |column: &str| {
            format!(
                "SELECT {column} FROM place_grid WHERE road_id = (SELECT road_id FROM place_grid WHERE road_id IS NOT \
                 NULL AND grid_code LIKE '{COMMUNITY}%' GROUP BY road_id HAVING count(*) > 1 ORDER BY road_id LIMIT 1) \
                 ORDER BY grid_code"
            )
        };
        let grids = stage.database.texts(&sql("grid_code")).await;
        let road: i64 = stage.database.texts(&sql("CAST(road_id AS text)")).await[0].parse().unwrap();
        let road = kit::node::GlobalId::placed("Road", &COMMUNITY[..6], road).to_string();
        let director = stage.caller("community-director", COMMUNITY).await;
        desk.attach(&director, &road, "PHOTO", &plain()).await;
        for grid in &grids {
            let leader = stage.caller("grid-leader", grid).await;
            let shown = desk.attachments(&leader, &road).await;
            assert!(desk.file(shown[0]["url"].as_str().unwrap()).await.is_some(), "{grid}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_files_of_a_list_take_one_statement() {
    at_the_desk(async |desk| {
        let stage = desk.stage;
        let grid = stage.grids().await.remove(0);
        let director = stage.caller("community-director", COMMUNITY).await;
        let building = desk.building(&grid).await;
        desk.attach(&director, &building, "PHOTO", &plain()).await;
        let document = |fields: &str| format!("{{ buildings(first: 200) {{ nodes {{ id {fields} }} }} }}");
        let (_, without) = stage.send(&director, &document(""), json!({})).await;
        let (answer, with) = stage
            .send(&director, &document("attachments(first: 3) { nodes { id name url } }"), json!({}))
            .await;
        assert!(answer.get("errors").is_none(), "{answer}");
        assert_eq!(with, without + 1);
    })
    .await;
}
