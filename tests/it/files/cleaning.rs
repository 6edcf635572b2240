//! No object stays that nothing needs, whatever was cut off.

use super::desk::{ATTACH, at_the_desk};
use super::pictures::plain;
use crate::harness::before::Before;
use crate::places::town::COMMUNITY;
use serde_json::json;

const HOUR: i64 = 3_600_000;

#[tokio::test]
async fn an_upload_waits_a_day_and_no_longer() {
    at_the_desk(async |desk| {
        let grid = desk.stage.grids().await.remove(0);
        let director = desk.stage.caller("community-director", COMMUNITY).await;
        let kept = desk.building(&grid).await;
        desk.attach(&director, &kept, "PHOTO", &plain()).await;
        let upload = desk.upload(&director, &plain()).await;
        desk.stage.clock.forward(24 * HOUR - 1);
        assert_eq!((desk.clean().await, desk.objects().await.len()), (0, 2));
        desk.stage.clock.forward(1);
        let input = json!({ "input": { "record": kept, "upload": upload, "kind": "PHOTO", "name": "late" } });
        let before = Before::now(desk.stage.database, &[]).await;
        desk.client(&director).expect_error(ATTACH, input, "NOT_FOUND", "attachFile").await;
        before.assert_same().await;
        assert_eq!((desk.clean().await, desk.objects().await.len()), (1, 1));
        assert_eq!((desk.clean().await, desk.objects().await.len()), (0, 1));
        desk.stage.clock.forward(24 * HOUR);
        desk.clean().await;
        let states = "SELECT state FROM stored_file";
        assert_eq!(desk.stage.database.texts(states).await, ["attached"], "what is gone is forgotten");
    })
    .await;
}

#[tokio::test]
async fn a_process_that_ends_while_it_writes_leaves_nothing_for_ever() {
    at_the_desk(async |desk| {
        let director = desk.stage.caller("community-director", COMMUNITY).await;
        desk.upload(&director, &plain()).await;
        // as it stands between the object and the row that says so
        desk.stage
            .database
            .execute(&format!(
                "UPDATE stored_file SET state = 'writing', expires_at = {}",
                desk.stage.platform.sources().now() + HOUR
            ))
            .await;
        assert_eq!((desk.clean().await, desk.objects().await.len()), (0, 1));
        desk.stage.clock.forward(HOUR);
        assert_eq!((desk.clean().await, desk.objects().await.len()), (1, 0));
        // and before the object was written
        desk.upload(&director, &plain()).await;
        desk.store_is_emptied().await;
        desk.stage.clock.forward(24 * HOUR);
        assert_eq!(desk.clean().await, 1);
    })
    .await;
}

#[tokio::test]
async fn one_process_cleans_at_a_time() {
    at_the_desk(async |desk| {
        let director = desk.stage.caller("community-director", COMMUNITY).await;
        desk.upload(&director, &plain()).await;
        desk.stage.clock.forward(24 * HOUR);
        assert!(desk.stage.platform.lease("clean-files", "000000", "other", HOUR).await.unwrap());
        assert_eq!((desk.clean().await, desk.objects().await.len()), (0, 1));
        desk.stage.clock.forward(HOUR + 1);
        assert_eq!((desk.clean().await, desk.objects().await.len()), (1, 0));
    })
    .await;
}
