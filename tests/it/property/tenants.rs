//! Who rents a dwelling changes by version, is in the history, and is on record of each person.

use crate::places::town::{COMMUNITY, on_a_copy};
use serde_json::{Value, json};

#[tokio::test]
async fn tenants_change_by_version_and_on_record() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let building = stage.building(&clerk, &grid).await;
        let input = json!({ "building": building, "number": "3-301", "usage": "VACANT" });
        let dwelling = stage.does(&clerk, "createDwelling", "id", input).await["id"].take();
        let mut people = Vec::new();
        for name in ["吴一", "吴二"] {
            let home = json!({ "dwelling": dwelling });
            let person = json!({ "grid": grid, "kind": "FLOATING", "name": name, "sex": "MALE", "home": home });
            people.push(stage.does(&clerk, "registerResident", "id", person).await["id"].take());
        }
        let start = json!({ "dwelling": dwelling, "landlord": { "name": "房东" }, "tenants": [people[0]], "purpose": "LIVING" });
        let tenancy = stage.does(&clerk, "startTenancy", "id version", start).await;
        let change = |tenants: Value| json!({ "id": tenancy["id"], "version": 1, "tenants": tenants });
        let same = stage.does(&clerk, "changeTenancy", "version", change(json!([people[0]]))).await;
        assert_eq!(same["version"], 1, "what is so already is no change");
        let seen = "version tenants { nodes { name } }";
        let now = stage.does(&clerk, "changeTenancy", seen, change(json!([people[1]]))).await;
        assert_eq!((&now["version"], &now["tenants"]["nodes"]), (&json!(2), &json!([{ "name": "吴二" }])));
        let entry = json!({ "action": "change", "version": 2, "changes": { "tenants": 1 } });
        let leader = stage.caller("town-leader", &COMMUNITY[..9]).await;
        let history = format!(
            "{{ node(id: {}) {{ ... on Tenancy {{ history {{ nodes {{ action version changes }} }} }} }} }}",
            tenancy["id"]
        );
        assert_eq!(stage.ask(&leader, &history).await["node"]["history"]["nodes"][0], entry);
        // who looked at the version before is told
        assert_eq!(stage.fails(&clerk, "changeTenancy", change(json!([]))).await, ["CONFLICT"]);
        let end = json!({ "id": tenancy["id"], "version": 2 });
        stage.does(&clerk, "endTenancy", "status", end).await;
        let told = "SELECT audit.action || ' ' || resident.name FROM audit \
                    JOIN resident ON resident.person_id = audit.person_id \
                    WHERE audit.record_type = 'Tenancy' AND audit.post_id IS NOT NULL ORDER BY audit.id";
        let wanted = ["add_tenant 吴一", "remove_tenant 吴一", "add_tenant 吴二", "remove_tenant 吴二"];
        assert_eq!(stage.database.texts(told).await, wanted);
    })
    .await;
}
