//! A dwelling is let and let no longer; units have one code in the nation; people are found by what they have.

use crate::places::town::{COMMUNITY, on_a_copy};
use serde_json::json;

#[tokio::test]
async fn a_tenancy_lets_the_dwelling_and_its_end_does_not() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let before = stage.property(&grid).await;
        let building = stage.building(&clerk, &grid).await;
        let input = json!({ "building": building, "number": "2-301", "usage": "VACANT", "areaDm2": 8950 });
        let made = stage.does(&clerk, "createDwelling", "id version areaDm2", input.clone()).await;
        assert_eq!((&made["version"], &made["areaDm2"]), (&json!(1), &json!(8950)));
        assert_eq!(stage.fails(&clerk, "createDwelling", input).await, ["CONFLICT"]);
        let person = json!({ "grid": grid, "kind": "FLOATING", "name": "吴十", "sex": "MALE", "home": { "dwelling": made["id"] } });
        let person = stage.does(&clerk, "registerResident", "id", person).await;
        let start = json!({ "dwelling": made["id"], "landlord": { "name": "房东" }, "tenants": [person["id"]], "purpose": "LIVING" });
        let fields = "id version checkDueOn landlordKind landlordName dwelling { usage } tenants { nodes { name } }";
        let tenancy = stage.does(&clerk, "startTenancy", fields, start.clone()).await;
        assert_eq!((&tenancy["landlordKind"], &tenancy["dwelling"]["usage"]), (&json!("NAMED"), &json!("LET")));
        assert_eq!(tenancy["tenants"]["nodes"], json!([{ "name": "吴十" }]));
        assert_eq!(stage.fails(&clerk, "startTenancy", start).await, ["CONFLICT"]);
        let now = stage.property(&grid).await;
        assert_eq!((now[0] - before[0], now[1] - before[1], now[2] - before[2]), (1, 0, 1));
        let found = "{ residents(filter: { dwellingUsage: LET, name: \"吴\" }) { nodes { name dwelling { number } } } }";
        let found = stage.ask(&clerk, found).await;
        assert_eq!(found["residents"]["nodes"], json!([{ "name": "吴十", "dwelling": { "number": "2-301" } }]));
        let due = "{ tenancies(checkDueTo: \"2030-01-01\") { nodes { id } } }";
        assert_eq!(stage.ask(&clerk, due).await["tenancies"]["nodes"], json!([{ "id": tenancy["id"] }]));
        let check = json!({ "id": tenancy["id"], "version": 1, "fire": "PASSED", "electricity": "HAZARD", "gas": "NONE",
            "structure": "PASSED", "exits": "PASSED", "crowding": "PASSED", "hazards": "私拉电线", "nextDueOn": "2031-01-01" });
        let checked = stage.does(&clerk, "checkTenancy", "checkDueOn checks { nodes { electricity hazards } }", check).await;
        assert_eq!(checked, json!({ "checkDueOn": "2031-01-01", "checks": { "nodes": [{ "electricity": "HAZARD", "hazards": "私拉电线" }] } }));
        assert_eq!(stage.ask(&clerk, due).await["tenancies"]["nodes"], json!([]));
        let gone = json!({ "id": person["id"], "version": 1, "reason": "LEFT" });
        stage.does(&clerk, "endResidence", "id", gone).await;
        assert_eq!(stage.database.texts("SELECT 'x' FROM tenancy_tenant").await.len(), 0);
        let end = json!({ "id": tenancy["id"], "version": 2 });
        let ended = stage.does(&clerk, "endTenancy", "status checkDueOn dwelling { usage version }", end).await;
        assert_eq!(ended, json!({ "status": "RETIRED", "checkDueOn": null, "dwelling": { "usage": "VACANT", "version": 3 } }));
        let now = stage.property(&grid).await;
        assert_eq!((now[1] - before[1], now[2] - before[2]), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn shares_of_a_dwelling_are_a_whole_at_most() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let building = stage.building(&clerk, &grid).await;
        let input = json!({ "building": building, "number": "9", "usage": "OWN" });
        let made = stage.does(&clerk, "createDwelling", "id", input).await;
        let own = |share: i32| json!({ "dwelling": made["id"], "owner": { "name": "业主" }, "share": share });
        stage.does(&clerk, "recordOwnership", "share", own(600)).await;
        assert_eq!(stage.fails(&clerk, "recordOwnership", own(401)).await, ["BAD_USER_INPUT"]);
        stage.does(&clerk, "recordOwnership", "share", own(400)).await;
    })
    .await;
}

#[tokio::test]
async fn a_credit_code_is_of_one_unit_in_the_nation() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let here = stage.caller("grid-member", &grid).await;
        let there = stage.caller("grid-member", "371102100260001").await;
        let before = stage.property(&grid).await;
        let unit = |grid: &str, code: &str| {
            json!({ "grid": grid, "kind": "COLLECTIVE", "name": "集体", "creditCode": code, "keyPlace": "MARKET", "trade": "F" })
        };
        let code = "N2990101MF00000130";
        let made = stage.does(&here, "createUnit", "id version creditCode", unit(&grid, code)).await;
        assert_eq!(made["creditCode"], code);
        let other = unit("371102100260001", code);
        assert_eq!(stage.fails(&there, "createUnit", other.clone()).await, ["CONFLICT"]);
        let bad = unit(&grid, "N2990101MF00000131");
        assert_eq!(stage.fails(&here, "createUnit", bad).await, ["BAD_USER_INPUT"]);
        let now = stage.property(&grid).await;
        assert_eq!((now[3] - before[3], now[4] - before[4]), (1, 1));
        let person = json!({ "grid": grid, "kind": "REGISTERED", "name": "钱八", "sex": "MALE" });
        let person = stage.does(&here, "registerResident", "id", person).await;
        let works = json!({ "id": person["id"], "version": 1, "unit": made["id"] });
        let works = stage.does(&here, "setWorkplace", "trade unit { workers { nodes { name } } }", works).await;
        assert_eq!(works, json!({ "trade": "F", "unit": { "workers": { "nodes": [{ "name": "钱八" }] } } }));
        let end = json!({ "id": made["id"], "version": 1 });
        stage.does(&here, "retireUnit", "status", end).await;
        stage.does(&there, "createUnit", "id", other).await;
        assert_eq!(stage.property(&grid).await, before);
    })
    .await;
}

#[tokio::test]
async fn certificates_go_along_with_their_person() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let person = json!({ "grid": grids[0], "kind": "FLOATING", "name": "沈九", "sex": "MALE" });
        let person = stage.does(&clerk, "registerResident", "id", person).await;
        let input = json!({ "resident": person["id"], "kind": "RESIDENCE_PERMIT", "number": "990101000012345678", "expiresOn": "2026-06-30" });
        let made = stage.does(&clerk, "addCertificate", "id number", input).await;
        assert_eq!(made["number"], "******************", "it may be the identity number");
        let kept = stage.database.texts("SELECT number_cipher FROM resident_certificate").await;
        assert!(!kept[0].contains("12345678"));
        let moved = json!({ "id": person["id"], "version": 1, "grid": grids[1] });
        stage.does(&clerk, "moveResident", "id", moved).await;
        let found = "{ residents(filter: { certificate: RESIDENCE_PERMIT, certificateExpiresTo: \"2026-12-31\" }) \
                     { nodes { name grid { code } certificates { nodes { kind } } } } }";
        let expected = json!([{ "name": "沈九", "grid": { "code": grids[1] }, "certificates": { "nodes": [{ "kind": "RESIDENCE_PERMIT" }] } }]);
        assert_eq!(stage.ask(&clerk, found).await["residents"]["nodes"], expected);
    })
    .await;
}

#[tokio::test]
async fn what_is_entered_is_verified_until_somebody_looks_again() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let member = stage.caller("grid-member", &grids[0]).await;
        let other = stage.caller("grid-member", &grids[1]).await;
        let named = format!("UPDATE account SET title = '核查员' WHERE id = {}", member.account().unwrap());
        stage.database.execute(&named).await;
        let building = stage.building(&clerk, &grids[0]).await;
        let dwelling = json!({ "building": building, "number": "9", "usage": "OWN" });
        let dwelling = stage.does(&clerk, "createDwelling", "id", dwelling).await;
        let household = json!({ "grid": grids[0], "kind": "FAMILY" });
        let household = stage.does(&clerk, "createHousehold", "id", household).await;
        let unit = json!({ "grid": grids[0], "kind": "SHOP", "name": "小店" });
        let unit = stage.does(&clerk, "createUnit", "id", unit).await;
        stage.clock.forward(86_400_000);
        for (kind, made) in [("Dwelling", &dwelling), ("Household", &household), ("Unit", &unit)] {
            let fields = "version createdAt verifiedAt verifiedBy";
            let document = format!("{{ node(id: {}) {{ ... on {kind} {{ {fields} }} }} }}", made["id"]);
            let entered = stage.ask(&other, &document).await["node"].take();
            assert_eq!(entered, json!(null), "{kind}: beside the own grid");
            let entered = stage.ask(&member, &document).await["node"].take();
            assert_eq!(
                (&entered["verifiedAt"], &entered["verifiedBy"]),
                (&entered["createdAt"], &json!("a")),
                "{kind}"
            );
            let (verify, looked) = (format!("verify{kind}"), json!({ "id": made["id"], "version": 1 }));
            assert_eq!(stage.fails(&other, &verify, looked.clone()).await, ["NOT_FOUND"], "{kind}");
            let now = stage.does(&member, &verify, fields, looked.clone()).await;
            assert_eq!((&now["version"], &now["verifiedBy"]), (&json!(2), &json!("核查员")), "{kind}");
            assert_ne!(now["verifiedAt"], entered["verifiedAt"], "{kind}");
            assert_eq!(stage.fails(&member, &verify, looked).await, ["CONFLICT"], "{kind}");
            let over = json!({ "id": made["id"], "version": 2 });
            stage.does(&clerk, &format!("retire{kind}"), "status", over).await;
            let gone = json!({ "id": made["id"], "version": 3 });
            assert_eq!(stage.fails(&member, &verify, gone).await, ["CONFLICT"], "{kind}");
        }
        let looks = "SELECT record_type FROM audit WHERE action = 'verify' ORDER BY id";
        assert_eq!(stage.database.texts(looks).await, ["Dwelling", "Household", "Unit"]);
    })
    .await;
}
