//! Kinds of matter that cannot be, and how editions follow each other.

use super::scene::{Scene, on_the_scene};
use super::town::{DISTRICT, in_a_town};
use crate::harness::before::Before;
use crate::places::stage::codes;
use serde_json::{Value, json};

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

#[tokio::test]
async fn an_edition_ends_before_the_next_begins() {
    const END: &str =
        "mutation($input: EndMatterKindInput!) { endMatterKind(input: $input) { matterKind { toOn } } }";
    in_a_town(async |town| {
        let first = town.define("kerb", "GENERAL", json!({})).await;
        town.define("kerb", "GENERAL", json!({ "fromOn": "2026-01-10", "line": "police" })).await;
        let end = async |on: &str| {
            let input = json!({ "id": first["id"], "version": 2, "on": on });
            town.stage.send(&town.command.access, END, json!({ "input": input })).await.0
        };
        let before = Before::now(town.stage.database, &[]).await;
        for on in ["2026-01-10", "2026-03-01"] {
            let refused = end(on).await;
            assert_eq!(codes(&refused), ["BAD_USER_INPUT"], "{refused:#}");
            assert_eq!(refused["errors"][0]["extensions"]["fields"][0]["path"], "input.on");
        }
        before.assert_same().await;
        let ended = end("2026-01-07").await;
        assert_eq!(ended["data"]["endMatterKind"]["matterKind"]["toOn"], "2026-01-07", "{ended:#}");
        let in_force: [(&str, &[i64]); 4] =
            [("2026-01-07", &[1]), ("2026-01-08", &[]), ("2026-01-10", &[2]), ("2026-03-01", &[2])];
        for (day, editions) in in_force {
            let ask = format!(
                "{{ matterKinds(area: \"{DISTRICT}\", code: \"kerb\", on: \"{day}\") {{ nodes {{ edition }} }} }}"
            );
            let kinds = town.stage.ask(&town.command.access, &ask).await;
            let wanted: Vec<Value> = editions.iter().map(|edition| json!({ "edition": edition })).collect();
            assert_eq!(kinds["matterKinds"]["nodes"], json!(wanted), "{day}");
        }
    })
    .await;
}
