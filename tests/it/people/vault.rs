//! The keys of people: bound to their person, wrapped anew while values stay.

use super::village::number;
use crate::harness::platform::{Hands, secrets_with};
use crate::places::town::{COMMUNITY, on_a_copy};
use serde_json::json;

#[tokio::test]
async fn a_new_ring_key_wraps_the_keys_of_people_and_touches_no_value() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let input = json!({ "grid": grid, "kind": "REGISTERED", "name": "卫五", "identityNumber": number("1970-01-02", 51) });
        let made = stage.enter(&member, input).await;
        let ciphers = "SELECT identity_number_cipher FROM resident WHERE name = '卫五'";
        let before = stage.database.texts(ciphers).await;
        let rotated = stage.database.platform_with(stage.platform.policy().clone(), &Hands::default(), secrets_with(&["00000008", "00000007"])).await;
        let wrapped = rotated.rewrap(&mut |_| ()).await.unwrap();
        assert!(wrapped > 0);
        assert_eq!(rotated.rewrap(&mut |_| ()).await.unwrap(), 0, "nothing is left");
        let keys = "SELECT DISTINCT key_id FROM person WHERE data_key IS NOT NULL";
        assert_eq!(stage.database.texts(keys).await, ["00000008"]);
        assert_eq!(stage.database.texts(ciphers).await, before);
        let leader = stage.account("town-leader", &COMMUNITY[..9]).await;
        let leader = rotated.caller(leader).await.unwrap().unwrap();
        let ask = json!({ "ids": [made["id"]], "fields": ["identityNumber"], "purpose": "after the rotation" });
        let shown = stage.act(&leader, "reveal", "values { value }", ask.clone()).await;
        assert_eq!(shown["values"][0]["value"], json!(number("1970-01-02", 51)));
        let old = stage.caller("town-leader", &COMMUNITY[..9]).await;
        stage.denied(&old, "reveal", ask, "INTERNAL").await;
        rotated.close().await.unwrap();
    })
    .await;
}
