//! Kinds of matter that cannot be.

use super::scene::{Scene, on_the_scene};
use serde_json::json;

#[tokio::test]
async fn what_is_discreet_is_not_announced() {
    on_the_scene(async |scene| {
        let both = json!({ "chain": "district", "announced": true, "discreet": true });
        scene
            .unchanged(async || {
                let input = Scene::defined("relief", "APPROVAL", both);
                let error = scene.refused(scene.command(), "defineMatterKind", input, "BAD_USER_INPUT").await;
                assert!(error["message"].as_str().unwrap().contains("announced or discreet"), "{error}");
            })
            .await;
    })
    .await;
}
