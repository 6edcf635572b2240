//! What property holds of a person follows the person, and goes with who was erased; a building is not retired while
//! something lies in it.

use crate::access::modules;
use crate::places::stage::Stage;
use crate::places::town::{COMMUNITY, on_a_copy};
use kit::access::Access;
use serde_json::{Value, json};

const TENANCY: &str = "landlordKind landlordName landlordResident { id } tenants { nodes { id } }";

/// Tells the modules what happened.
async fn told(stage: &Stage<'_>) {
    stage.platform.sequence("test").await.unwrap();
    stage.platform.run_hooks(&modules::all()).await.unwrap();
}

async fn person(stage: &Stage<'_>, clerk: &Access, grid: &str, home: &Value) -> Value {
    let input = json!({ "grid": grid, "kind": "FLOATING", "name": "孟九", "sex": "MALE", "home": { "dwelling": home } });
    stage.does(clerk, "registerResident", "id version", input).await
}

/// A dwelling that `person` owns, lets and rents, with its tenancy.
struct Let {
    dwelling: Value,
    person: Value,
    tenancy: Value,
    ownership: Value,
}

async fn a_let_dwelling(stage: &Stage<'_>, clerk: &Access, grid: &str) -> Let {
    let building = stage.building(clerk, grid).await;
    let input = json!({ "building": building, "number": "5-501", "usage": "VACANT" });
    let dwelling = stage.does(clerk, "createDwelling", "id", input).await["id"].take();
    let person = person(stage, clerk, grid, &dwelling).await;
    let own = json!({ "dwelling": dwelling, "owner": { "resident": person["id"] } });
    let ownership = stage.does(clerk, "recordOwnership", "id", own).await["id"].take();
    let start = json!({
        "dwelling": dwelling, "landlord": { "resident": person["id"] }, "tenants": [person["id"]], "purpose": "LIVING",
    });
    let tenancy = stage.does(clerk, "startTenancy", "id", start).await["id"].take();
    Let { dwelling, person, tenancy, ownership }
}

async fn seen(stage: &Stage<'_>, clerk: &Access, record_type: &str, id: &Value, fields: &str) -> Value {
    let document = format!("{{ node(id: {id}) {{ ... on {record_type} {{ {fields} }} }} }}");
    stage.ask(clerk, &document).await["node"].take()
}

#[tokio::test]
async fn who_was_merged_owns_lets_and_rents_as_who_stays() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let home = a_let_dwelling(stage, &clerk, &grid).await;
        let keep = person(stage, &clerk, &grid, &home.dwelling).await;
        let merge = json!({
            "keep": keep["id"], "keepVersion": keep["version"], "gone": home.person["id"],
            "goneVersion": home.person["version"], "reason": "entered twice",
        });
        stage.does(&director, "mergeResidents", "id", merge).await;
        told(stage).await;
        let tenancy = seen(stage, &clerk, "Tenancy", &home.tenancy, TENANCY).await;
        let now = json!({
            "landlordKind": "RESIDENT", "landlordName": null, "landlordResident": { "id": keep["id"] },
            "tenants": { "nodes": [{ "id": keep["id"] }] },
        });
        assert_eq!(tenancy, now);
        let owner = seen(stage, &clerk, "Ownership", &home.ownership, "ownerKind ownerResident { id }").await;
        assert_eq!(owner, json!({ "ownerKind": "RESIDENT", "ownerResident": { "id": keep["id"] } }));
        told(stage).await;
        assert_eq!(seen(stage, &clerk, "Tenancy", &home.tenancy, TENANCY).await, now, "once is enough");
    })
    .await;
}

#[tokio::test]
async fn who_was_erased_is_no_owner_landlord_or_tenant() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let home = a_let_dwelling(stage, &clerk, &grid).await;
        let ask = json!({ "id": home.person["id"], "ground": "PURPOSE_OVER" });
        let case = stage.does(&clerk, "requestErasure", "id", ask).await;
        let decide = json!({ "id": case["id"], "version": 1, "decision": "ERASE" });
        stage.does(&director, "decideErasure", "state", decide).await;
        told(stage).await;
        let tenancy = seen(stage, &clerk, "Tenancy", &home.tenancy, &format!("version {TENANCY}")).await;
        let nobody = json!({
            "version": 2, "landlordKind": "NAMED", "landlordName": null, "landlordResident": null, "tenants": { "nodes": [] },
        });
        assert_eq!(tenancy, nobody);
        let owner = seen(stage, &clerk, "Ownership", &home.ownership, "ownerKind ownerName ownerResident { id }").await;
        assert_eq!(owner, json!({ "ownerKind": "NAMED", "ownerName": null, "ownerResident": null }));
        let links = "SELECT 'x' FROM tenancy WHERE party_id IS NOT NULL UNION ALL \
                     SELECT 'x' FROM ownership WHERE party_id IS NOT NULL UNION ALL SELECT 'x' FROM tenancy_tenant";
        assert_eq!(stage.database.texts(links).await, [""; 0]);
        let rows = "SELECT record_type FROM audit WHERE action = 'erase' AND record_type IN ('Ownership', 'Tenancy') ORDER BY 1";
        assert_eq!(stage.database.texts(rows).await, ["Ownership", "Tenancy"]);
    })
    .await;
}

#[tokio::test]
async fn a_building_with_something_in_it_is_not_retired() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let input = json!({ "grid": grid, "name": "九号楼", "management": "RESIDENTIAL" });
        let made = stage.does(&clerk, "createBuilding", "id version", input).await;
        let retire = json!({ "id": made["id"], "version": 1 });
        let refused = async || {
            let document = "mutation($input: RetireInput!) { retireBuilding(input: $input) { __typename } }";
            let (answer, _) = stage.send(&clerk, document, json!({ "input": retire })).await;
            (answer["errors"][0]["extensions"]["code"].clone(), answer["errors"][0]["message"].clone())
        };
        let still = |what: &str| {
            let said = format!(
                "the building still has {what}; retire them, close them or move them out of it first"
            );
            (json!("CONFLICT"), json!(said))
        };
        let dwelling = json!({ "building": made["id"], "number": "1", "usage": "VACANT" });
        let dwelling = stage.does(&clerk, "createDwelling", "id", dwelling).await;
        assert_eq!(refused().await, still("1 dwelling"));
        let household = json!({ "grid": grid, "kind": "FAMILY", "building": made["id"] });
        let household = stage.does(&clerk, "createHousehold", "id", household).await;
        let unit = json!({ "grid": grid, "kind": "SHOP", "name": "小店", "building": made["id"] });
        let unit = stage.does(&clerk, "createUnit", "id", unit).await;
        let mut people = Vec::new();
        for _ in 0..2 {
            people.push(person(stage, &clerk, &grid, &dwelling["id"]).await);
        }
        assert_eq!(refused().await, still("1 household, 2 residences, 1 dwelling, 1 unit"));
        let kept = format!("{{ node(id: {}) {{ ... on Building {{ status version }} }} }}", made["id"]);
        assert_eq!(stage.ask(&clerk, &kept).await["node"], json!({ "status": "ACTIVE", "version": 1 }));
        for person in people {
            let end = json!({ "id": person["id"], "version": 1, "reason": "LEFT" });
            stage.does(&clerk, "endResidence", "id", end).await;
        }
        for (mutation, record) in
            [("retireHousehold", &household), ("retireUnit", &unit), ("retireDwelling", &dwelling)]
        {
            let end = json!({ "id": record["id"], "version": 1 });
            stage.does(&clerk, mutation, "id", end).await;
        }
        let done = stage.does(&clerk, "retireBuilding", "status", retire.clone()).await;
        assert_eq!(done["status"], "RETIRED");
        let late = json!({ "grid": grid, "kind": "FAMILY", "building": made["id"] });
        assert_eq!(stage.fails(&clerk, "createHousehold", late).await, ["BAD_USER_INPUT"]);
    })
    .await;
}
