//! A licence lies where its owner lives: it goes along with the building, and with the owner to the next residence.

use super::case::modules;
use super::entity::TABLE;
use crate::harness::database::on_each_demo;
use crate::places::deed::of;
use crate::places::stage::{Stage, later};
use crate::places::town::COMMUNITY;
use serde_json::json;

/// Residence and grid of the licence, and of its owner as the owner lives now.
const LICENCE: &str = "SELECT CAST(resident_id AS text) || ' ' || grid_code FROM dog_licence";
const OWNER: &str =
    "SELECT CAST(id AS text) || ' ' || grid_code FROM resident WHERE name = '孔七' AND status = 'active'";
const LICENSED: &str = "INSERT INTO dog_licence (district_code, id, grid_code, grid_id, resident_id, person_id, matter_id, \
    name, version, created_at, changed_at) SELECT district_code, 7, grid_code, grid_id, id, person_id, 1, '旺财', 1, 0, 0 \
    FROM resident WHERE name = '孔七'";

#[tokio::test]
async fn a_licence_follows_its_owner_and_the_building_within_the_district() {
    on_each_demo(async |database| {
        database.execute(TABLE).await;
        let stage = Stage::with(database, modules(true), later(1)).await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let grids = stage.grids().await;
        let first = format!("{{ buildings(area: \"{}\", first: 1) {{ nodes {{ id }} }} }}", grids[0]);
        let building = stage.ask(&clerk, &first).await["buildings"]["nodes"][0]["id"].take();
        let dwelling = json!({ "building": building, "number": "1", "usage": "VACANT" });
        let dwelling = stage.does(&clerk, "createDwelling", "id", dwelling).await;
        let home = json!({ "dwelling": dwelling["id"] });
        let person =
            json!({ "grid": grids[0], "kind": "REGISTERED", "name": "孔七", "sex": "MALE", "home": home });
        let person = stage.does(&clerk, "registerResident", "id version", person).await;
        database.execute(LICENSED).await;
        let lies = async |grid: &str| {
            let licence = database.texts(LICENCE).await;
            assert_eq!(licence, database.texts(OWNER).await, "with its owner");
            assert!(licence[0].ends_with(&format!(" {grid}")), "{licence:?} in {grid}");
        };
        lies(&grids[0]).await;
        let moved = json!({ "id": building, "version": 1, "grid": grids[1], "position": null });
        stage.does(&clerk, "moveBuilding", "id", moved).await;
        lies(&grids[1]).await;
        stage.does(&clerk, "moveResident", "id", of(&person, json!({ "grid": grids[0] }))).await;
        lies(&grids[0]).await;
        stage.platform.close().await.unwrap();
    })
    .await;
}
