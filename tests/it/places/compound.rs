//! Compounds.

use super::deed::document;
use super::town::{COMMUNITY, on_a_copy};
use serde_json::json;

const FIELDS: &str = "id version name kind status grids { nodes { code } }";

#[tokio::test]
async fn a_compound_lies_in_the_grids_that_are_named() {
    on_a_copy(async |stage| {
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let grids = stage.grids().await;
        let input =
            json!({ "grids": grids[..2], "name": "新华苑", "kind": "PROPERTY_MANAGED", "age": "NEW" });
        let made = stage.does(&clerk, "createCompound", FIELDS, input).await;
        assert_eq!(made["grids"]["nodes"], json!([{ "code": grids[0] }, { "code": grids[1] }]));
        let leader = stage.caller("grid-leader", &grids[1]).await;
        let document = format!(
            r#"{{ node(id: {}) {{ ... on Compound {{ name grids {{ nodes {{ code }} }} }} }} }}"#,
            made["id"]
        );
        let seen = stage.ask(&leader, &document).await;
        assert_eq!(seen["node"], json!({ "name": "新华苑", "grids": { "nodes": [{ "code": grids[1] }] } }));
        let other = stage.caller("grid-leader", &grids[2]).await;
        assert_eq!(stage.ask(&other, &document).await["node"], json!(null));
        let change = json!({ "id": made["id"], "version": 1, "grids": [grids[2]], "address": "一号" });
        let changed = stage.does(&clerk, "changeCompound", FIELDS, change).await;
        assert_eq!(changed["version"], 2);
        assert_eq!(changed["grids"]["nodes"], json!([{ "code": grids[2] }]));
        assert_eq!(stage.ask(&leader, &document).await["node"], json!(null));
        assert_eq!(stage.ask(&other, &document).await["node"]["name"], "新华苑");
        let document =
            format!(r#"{{ grid(code: "{}") {{ compounds(first: 100) {{ nodes {{ name }} }} }} }}"#, grids[2]);
        let of_grid = stage.ask(&other, &document).await;
        assert!(
            of_grid["grid"]["compounds"]["nodes"].as_array().unwrap().contains(&json!({ "name": "新华苑" }))
        );
    })
    .await;
}

#[tokio::test]
async fn a_compound_is_refused_outside_one_community_or_reach() {
    on_a_copy(async |stage| {
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let grids = stage.grids().await;
        let far =
            "SELECT min(grid_code) FROM grid WHERE district_code = '340705' AND grid_code > '340705005003'";
        let far = stage.database.texts(far).await.remove(0);
        let input = |grids: &[&str]| json!({ "grids": grids, "name": "甲", "kind": "UNIT", "age": "OLD" });
        stage.refused(&clerk, "createCompound", input(&[]), "BAD_USER_INPUT").await;
        stage.refused(&clerk, "createCompound", input(&[&grids[0], &far]), "NOT_FOUND").await;
        let command = stage.caller("district-command", "340705").await;
        stage.refused(&command, "createCompound", input(&[&grids[0], &far]), "BAD_USER_INPUT").await;
        let leader = stage.caller("grid-leader", &grids[0]).await;
        stage.refused(&leader, "createCompound", input(&[&grids[0]]), "FORBIDDEN").await;
    })
    .await;
}

#[tokio::test]
async fn a_compound_with_buildings_stays() {
    on_a_copy(async |stage| {
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let grids = stage.grids().await;
        let input =
            json!({ "grids": grids[..2], "name": "乙", "kind": "SELF_MANAGED", "age": "RESETTLEMENT" });
        let made = stage.does(&clerk, "createCompound", FIELDS, input).await;
        let input =
            json!({ "grid": grids[0], "compound": made["id"], "name": "1号楼", "management": "RESIDENTIAL" });
        let building = stage.does(&clerk, "createBuilding", "id version compound { name }", input).await;
        assert_eq!(building["compound"]["name"], "乙");
        let input =
            json!({ "grid": grids[2], "compound": made["id"], "name": "2号楼", "management": "RESIDENTIAL" });
        stage.refused(&clerk, "createBuilding", input, "BAD_USER_INPUT").await;
        let end = json!({ "id": made["id"], "version": 1 });
        stage.refused(&clerk, "retireCompound", end.clone(), "CONFLICT").await;
        let change = json!({ "id": made["id"], "version": 1, "grids": [grids[1]] });
        stage.refused(&clerk, "changeCompound", change, "CONFLICT").await;
        let retired = json!({ "id": building["id"], "version": 1 });
        stage.does(&clerk, "retireBuilding", "status", retired).await;
        let retired = stage.does(&clerk, "retireCompound", FIELDS, end).await;
        assert_eq!((&retired["status"], &retired["version"]), (&json!("RETIRED"), &json!(2)));
    })
    .await;
}

#[tokio::test]
async fn no_building_comes_into_a_compound_that_ends_meanwhile() {
    on_a_copy(async |stage| {
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let grids = stage.grids().await;
        for at in 0..4 {
            let input = json!({ "grids": grids[..1], "name": format!("苑{at}"), "kind": "UNIT", "age": "OLD" });
            let made = stage.does(&clerk, "createCompound", "id", input).await;
            let building =
                json!({ "grid": grids[0], "compound": made["id"], "name": "1号楼", "management": "RESIDENTIAL" });
            let send = async |mutation: &str, input: serde_json::Value| {
                stage.codes(&clerk, &document(mutation, "id"), json!({ "input": input })).await
            };
            let (ended, entered) = tokio::join!(
                send("retireCompound", json!({ "id": made["id"], "version": 1 })),
                send("createBuilding", building)
            );
            let first_was = (ended.first().map(String::as_str), entered.first().map(String::as_str));
            let either = [(Some("CONFLICT"), None), (None, Some("BAD_USER_INPUT"))];
            assert!(either.contains(&first_was), "{ended:?} {entered:?}");
        }
        let astray = "SELECT b.code FROM building b JOIN compound c ON c.id = b.compound_id \
            WHERE b.status = 'active' AND c.status <> 'active'";
        assert!(stage.database.texts(astray).await.is_empty());
    })
    .await;
}
