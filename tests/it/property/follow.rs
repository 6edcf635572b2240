//! What lies in a building goes with it to another grid, and is counted there.

use crate::harness::on_each_database;
use crate::places::town::{COMMUNITY, on_a_copy};
use crate::storage::catalog;
use entities::{Kind, TABLES};
use people::resident::ALONG;
use serde_json::json;
use wangge_core::places::building::FOLLOWERS;

#[tokio::test]
async fn every_placed_table_of_a_building_or_a_person_follows() {
    on_each_database(async |database| {
        let tables = catalog::read(database).await;
        let tied = tables.iter().filter(|table| {
            let placed = TABLES.iter().any(|t| t.name == table.name && t.kind == Kind::Placed);
            placed && (table.has_column("building_id") || table.has_column("resident_id"))
        });
        let missing: Vec<_> = tied
            .map(|t| t.name.as_str())
            .filter(|name| !FOLLOWERS.iter().any(|(table, _)| table == name))
            .collect();
        assert_eq!(missing, [""; 0], "add them to FOLLOWERS of core/places/building/follow.rs");
        let of_people = ["resident", "resident_certificate", "correction", "erasure", "tenancy_tenant"];
        let of_departments = tables.iter().filter(|table| {
            let placed = TABLES.iter().any(|t| t.name == table.name && t.kind == Kind::Placed);
            placed && table.has_column("resident_id") && !of_people.contains(&table.name.as_str())
        });
        let missing: Vec<_> =
            of_departments.map(|t| t.name.as_str()).filter(|name| !ALONG.contains(name)).collect();
        assert_eq!(missing, [""; 0], "add them to ALONG of people/resident/along.rs");
    })
    .await;
}

#[tokio::test]
async fn a_moved_building_takes_everything_along() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let (first, second) = (stage.property(&grids[0]).await, stage.property(&grids[1]).await);
        let building = stage.building(&clerk, &grids[0]).await;
        let input = json!({ "building": building, "number": "1", "usage": "VACANT" });
        let made = stage.does(&clerk, "createDwelling", "id", input).await;
        let person = json!({ "grid": grids[0], "kind": "FLOATING", "name": "孔七", "sex": "MALE", "home": { "dwelling": made["id"] } });
        let person = stage.does(&clerk, "registerResident", "id", person).await;
        let certificate = json!({ "resident": person["id"], "kind": "HEALTH" });
        stage.does(&clerk, "addCertificate", "id", certificate).await;
        let start = json!({ "dwelling": made["id"], "landlord": { "name": "房东" }, "tenants": [person["id"]], "purpose": "LIVING" });
        stage.does(&clerk, "startTenancy", "id", start).await;
        let moved = json!({ "id": building, "version": 1, "grid": grids[1] });
        stage.does(&clerk, "moveBuilding", "id", moved).await;
        for table in ["dwelling", "tenancy", "tenancy_tenant", "resident", "resident_certificate"] {
            let codes = stage.database.texts(&format!("SELECT DISTINCT grid_code FROM {table}")).await;
            assert_eq!(codes, [grids[1].clone()], "{table}");
        }
        assert_eq!(stage.property(&grids[0]).await, first);
        let now = stage.property(&grids[1]).await;
        assert_eq!((now[0] - second[0], now[2] - second[2]), (1, 1));
        let member = stage.caller("grid-member", &grids[1]).await;
        let found = "{ residents(filter: { name: \"孔\" }) { nodes { name } } }";
        assert_eq!(stage.ask(&member, found).await["residents"]["nodes"], json!([{ "name": "孔七" }]));
    })
    .await;
}
