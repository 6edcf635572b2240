//! What everybody reads of a sensitive value, to the letter, and who is shown none, whatever the role says.

use crate::places::town::{COMMUNITY, on_a_copy};
use serde_json::json;

#[tokio::test]
async fn masks_are_these_to_the_letter() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let leader = stage.caller("town-leader", &COMMUNITY[..9]).await;
        for (telephone, number, masks) in [
            ("15400007771", "E12345678", ["154****7771", "*****5678"]),
            ("9558812", "E1234567", ["******", "****4567"]),
            ("95588", "E123", ["******", "******"]),
        ] {
            let person = json!({
                "grid": grid, "kind": "REGISTERED", "name": "冯五", "sex": "MALE", "particulars": { "telephone": telephone },
            });
            let made = stage.enter(&clerk, person).await;
            let certificate = json!({ "resident": made["id"], "kind": "HEALTH", "number": number });
            stage.act(&clerk, "addCertificate", "certificate { id }", certificate).await;
            let document =
                format!("{{ node(id: {}) {{ ... on Resident {{ telephone certificates {{ nodes {{ number }} }} }} }} }}", made["id"]);
            let wanted = json!({ "telephone": masks[0], "certificates": { "nodes": [{ "number": masks[1] }] } });
            // also for who may be shown the value
            for who in [&clerk, &director, &leader] {
                assert_eq!(stage.ask(who, &document).await["node"], wanted, "{telephone} {number}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn without_a_second_factor_nobody_is_shown_a_value() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let person = json!({
            "grid": grid, "kind": "REGISTERED", "name": "冯六", "sex": "MALE", "particulars": { "telephone": "15400007772" },
        });
        let made = stage.enter(&clerk, person).await;
        let ask = json!({ "ids": [made["id"]], "fields": ["telephone"], "purpose": "call about the roof" });
        for (role, area) in [("community-director", COMMUNITY), ("town-leader", &COMMUNITY[..9])] {
            let without = stage.account(role, area).await;
            let factor = format!("UPDATE account SET totp_confirmed_at = NULL WHERE id = {without}");
            stage.database.execute(&factor).await;
            let without = stage.platform.caller(without).await.unwrap().unwrap();
            stage.denied(&without, "reveal", ask.clone(), "FORBIDDEN").await;
            let with = stage.caller(role, area).await;
            let shown = stage.act(&with, "reveal", "values { value }", ask.clone()).await;
            assert_eq!(shown["values"], json!([{ "value": "15400007772" }]), "{role}");
        }
    })
    .await;
}
