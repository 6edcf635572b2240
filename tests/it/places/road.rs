//! Roads and boundaries.

use super::town::{COMMUNITY, on_a_copy};
use serde_json::json;

const FIELDS: &str = "id version name lengthM line(tolerance: 0) grids { nodes { code } }";

#[tokio::test]
async fn a_road_has_the_length_of_its_line() {
    on_a_copy(async |stage| {
        let leader = stage.caller("town-leader", &COMMUNITY[..9]).await;
        let grids = stage.grids().await;
        let line = json!({ "type": "LineString", "coordinates": [[117.8, 30.9], [117.8, 30.91]] });
        let input = json!({ "grids": grids[..2], "name": "新桥巷", "kind": "LANE", "line": line });
        let made = stage.does(&leader, "createRoad", FIELDS, input).await;
        let metres = made["lengthM"].as_i64().unwrap();
        assert!((1_105..1_112).contains(&metres), "{metres}");
        assert_eq!(made["line"]["type"], "LineString");
        let member = stage.caller("grid-member", &grids[1]).await;
        let document = format!("{{ node(id: {}) {{ ... on Road {{ line lengthM }} }} }}", made["id"]);
        assert_eq!(stage.ask(&member, &document).await["node"]["lengthM"], made["lengthM"]);
        assert!(!stage.ask(&member, &document).await["node"]["line"].is_null(), "in reach through its grid");
        let erase = json!({ "id": made["id"], "version": 1, "geometry": null });
        let road = "... on Road { version lengthM line }";
        let erased = stage.does(&leader, "setBoundary", road, erase.clone()).await;
        assert_eq!(erased, json!({ "version": 2, "lengthM": null, "line": null }));
        stage.refused(&leader, "setBoundary", erase, "CONFLICT").await;
        stage.refused(&member, "setBoundary", json!({ "id": made["id"], "version": 2 }), "FORBIDDEN").await;
        let end = json!({ "id": made["id"], "version": 2 });
        assert_eq!(stage.does(&leader, "retireRoad", "status", end).await["status"], "RETIRED");
    })
    .await;
}

#[tokio::test]
async fn grids_are_not_drawn_over_each_other() {
    on_a_copy(async |stage| {
        let leader = stage.caller("town-leader", &COMMUNITY[..9]).await;
        let grids = stage.grids().await;
        let document =
            |code: &str| format!(r#"{{ grid(code: "{code}") {{ id version boundary(tolerance: 0) }} }}"#);
        let one = stage.ask(&leader, &document(&grids[0])).await["grid"].take();
        let two = stage.ask(&leader, &document(&grids[1])).await["grid"].take();
        let over = json!({ "id": one["id"], "version": one["version"], "geometry": two["boundary"] });
        let answer = stage.refused(&leader, "setBoundary", over, "CONFLICT").await;
        assert!(answer["message"].as_str().unwrap().contains(&grids[1]));
        let same = json!({ "id": one["id"], "version": one["version"], "geometry": one["boundary"] });
        let grid = "... on Grid { version boundary(tolerance: 0) }";
        let again = stage.does(&leader, "setBoundary", grid, same).await;
        assert_eq!(again["boundary"], one["boundary"]);
        assert_eq!(again["version"].as_i64(), one["version"].as_i64().map(|version| version + 1));
        let line = json!({ "type": "LineString", "coordinates": [[117.8, 30.9], [117.8, 30.91]] });
        let line = json!({ "id": two["id"], "version": two["version"], "geometry": line });
        stage.refused(&leader, "setBoundary", line, "BAD_USER_INPUT").await;
    })
    .await;
}
