//! What lies in a building goes with it to another grid, and is counted there.

use crate::harness::on_each_database;
use crate::places::town::{COMMUNITY, on_a_copy};
use crate::storage::catalog;
use entities::{Kind, TABLES, Tie};
use serde_json::json;

/// Tables of people themselves, which say on their own what goes along.
const OF_PEOPLE: [&str; 4] = ["resident_certificate", "correction", "erasure", "tenancy_tenant"];

/// Does a tie need this column?
fn needs(tie: Tie, column: &str) -> bool {
    match tie {
        Tie::Building => column == "building_id",
        Tie::Resident => column == "resident_id",
        Tie::Person => column == "resident_id" || column == "person_id",
        Tie::Matter => column == "matter_id",
        Tie::Unit => column == "unit_id",
    }
}

#[tokio::test]
async fn every_placed_table_says_what_it_lies_with() {
    on_each_database(async |database| {
        let tables = catalog::read(database).await;
        let mut wrong = Vec::new();
        for known in TABLES.iter().filter(|known| known.kind == Kind::Placed || known.tie.is_some()) {
            let table = tables.iter().find(|table| table.name == known.name).unwrap();
            let columns = ["building_id", "resident_id", "person_id", "matter_id", "unit_id"];
            let lacks = |tie| columns.iter().any(|column| needs(tie, column) && !table.has_column(column));
            let of_a_person = table.has_column("resident_id") && known.name != "resident";
            let fits = match known.tie {
                None => !of_a_person && !table.has_column("building_id"),
                Some(tie) if of_a_person && !OF_PEOPLE.contains(&known.name) => tie == Tie::Person,
                Some(_) => true,
            };
            if known.kind != Kind::Placed || known.tie.is_some_and(lacks) || !fits {
                wrong.push(known.name);
            }
        }
        assert_eq!(wrong, [""; 0], "see Tie in entities");
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
        let moved = json!({ "id": building, "version": 1, "grid": grids[1], "position": null });
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
