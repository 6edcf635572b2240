//! The keys of files: wrapped anew by a new key of the ring, while the objects stay.

use super::desk::at_the_desk;
use super::pictures::plain;
use crate::harness::platform::{Hands, secrets_with};
use crate::places::town::COMMUNITY;

#[tokio::test]
async fn a_new_ring_key_wraps_the_keys_of_files_and_touches_no_object() {
    at_the_desk(async |desk| {
        let grid = desk.stage.grids().await.remove(0);
        let director = desk.stage.caller("community-director", COMMUNITY).await;
        let building = desk.building(&grid).await;
        let attached = desk.attach(&director, &building, "PHOTO", &plain()).await;
        let objects = desk.objects().await;
        let secrets = secrets_with(&["00000008", "00000007"]);
        let policy = desk.stage.platform.policy().clone();
        let rotated = desk.stage.database.platform_with(policy, &Hands::default(), secrets).await;
        rotated.rewrap(&mut |_| ()).await.unwrap();
        let keys = "SELECT DISTINCT key_id FROM stored_file";
        assert_eq!(desk.stage.database.texts(keys).await, ["00000008"]);
        assert_eq!(desk.objects().await, objects);
        let path = attached["url"].as_str().unwrap().trim_start_matches("/files/");
        // the links of a platform are signed by the index key, which stays
        let served = files::serve::serve(&rotated, &desk.stage.carriers, &desk.store, path).await.unwrap();
        assert_eq!(served.bytes, files::content::read(plain().into(), 1_000_000).unwrap().bytes);
        rotated.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_object_that_somebody_changed_is_not_given_out() {
    at_the_desk(async |desk| {
        let grid = desk.stage.grids().await.remove(0);
        let director = desk.stage.caller("community-director", COMMUNITY).await;
        let building = desk.building(&grid).await;
        let attached = desk.attach(&director, &building, "PHOTO", &plain()).await;
        desk.objects_are_changed().await;
        let got = desk.get(attached["url"].as_str().unwrap()).await;
        assert_eq!(got.status.as_u16(), 500);
        let told: serde_json::Value = serde_json::from_slice(&got.bytes).unwrap();
        let message = told["errors"][0]["message"].as_str().unwrap();
        assert!(message.starts_with("internal error; tell the operator its id"), "{message}");
    })
    .await;
}
