//! Facilities.

use super::town::on_a_copy;
use serde_json::json;

#[tokio::test]
async fn the_grid_is_found_from_the_position() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let member = stage.caller("grid-member", &grids[0]).await;
        let at = stage.inside(&grids[0]).await;
        let input = json!({ "name": "消火栓9", "kind": "FIRE_HYDRANT", "position": at });
        let fields = "id version kind grid { code } position { longitude latitude }";
        let made = stage.does(&member, "createFacility", fields, input).await;
        assert_eq!(made["grid"]["code"], json!(grids[0]));
        assert_eq!((&made["kind"], &made["position"]), (&json!("FIRE_HYDRANT"), &at));
        let there = stage.inside(&grids[1]).await;
        let input = json!({ "name": "路灯", "kind": "STREET_LAMP", "position": there });
        stage.refused(&member, "createFacility", input, "NOT_FOUND").await;
        let input = json!({ "name": "路灯", "kind": "STREET_LAMP", "position": there, "grid": grids[0] });
        stage.refused(&member, "createFacility", input, "BAD_USER_INPUT").await;
        let change = json!({ "id": made["id"], "version": 1, "kind": "MANHOLE", "name": "窨井" });
        let changed = stage.does(&member, "changeFacility", "kind name version", change).await;
        assert_eq!(changed, json!({ "kind": "MANHOLE", "name": "窨井", "version": 2 }));
        let cleaner = stage.caller("cleaner", &grids[0]).await;
        let end = json!({ "id": made["id"], "version": 2 });
        stage.refused(&cleaner, "retireFacility", end.clone(), "FORBIDDEN").await;
        assert_eq!(stage.does(&member, "retireFacility", "status", end).await["status"], "RETIRED");
    })
    .await;
}
