//! Transfers: the old post ends, the new one begins, and nothing in between.

use super::scene::{Scene, account, post};
use crate::harness::on_each_database;
use serde_json::{Value, json};

const TRANSFER: &str =
    "mutation($input: TransferPostInput!) { transferPost(input: $input) { post { roleCode areaCode
    fromOn toOn employment grantedBy { name } transferredFrom { areaCode toOn endedAt version
    history { nodes { action } } } account { name } } } }";
const TWO: &str = "371102100001002";

fn to(area: &str, more: Value) -> Value {
    let mut input = json!({ "id": post("leader"), "version": 1, "area": area });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "input": input })
}

#[tokio::test]
async fn a_holder_goes_from_one_grid_to_another_at_once() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let told = scene
            .ask("director", TRANSFER, to(TWO, json!({ "reason": "轮岗", "idempotencyKey": "1" })))
            .await;
        let old = json!({ "areaCode": "371102100001001", "toOn": null, "endedAt": "2026-01-05T01:00:00.000Z",
            "version": 2, "history": { "nodes": [{ "action": "transfer" }] } });
        let wanted = json!({ "roleCode": "grid-leader", "areaCode": TWO, "fromOn": "2026-01-05", "toOn": null,
            "employment": null, "grantedBy": { "name": "director" }, "transferredFrom": old,
            "account": { "name": "leader" } });
        assert_eq!(told["transferPost"]["post"], wanted);
        let told = scene.ask("leader", "{ grids { nodes { code } } }", json!({})).await;
        assert_eq!(told["grids"]["nodes"], json!([{ "code": TWO }]));
        let traced = scene.text("SELECT action || reason FROM audit ORDER BY id").await;
        assert_eq!(traced, "transfer轮岗 create轮岗");
    })
    .await;
}

#[tokio::test]
async fn a_later_transfer_leaves_no_day_without_a_post_and_none_with_two() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let more = json!({ "fromOn": "2026-01-07", "role": "grid-member" });
        let told = scene.ask("director", TRANSFER, to(TWO, more)).await;
        assert_eq!(told["transferPost"]["post"]["transferredFrom"]["toOn"], "2026-01-06");
        let mut held = Vec::new();
        for _ in 0..3 {
            held.push(scene.roles("leader").await.unwrap());
            scene.clock.forward(86_400_000);
        }
        assert_eq!(held, [["grid-leader"], ["grid-leader"], ["grid-member"]]);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_transferred_to_a_role_for_another_kind_of_account() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let more = json!({ "role": "service" });
        let told = scene.denied("security", TRANSFER, to(TWO, more), "BAD_USER_INPUT").await;
        assert!(told.starts_with("input.role: "), "{told}");
    })
    .await;
}

#[tokio::test]
async fn a_transfer_asks_for_the_right_to_both_posts() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let nothing = || json!({});
        for (who, input, code) in [
            ("anonymous", to(TWO, nothing()), "UNAUTHENTICATED"),
            ("leader", to(TWO, nothing()), "FORBIDDEN"),
            ("town", to(TWO, nothing()), "FORBIDDEN"),
            ("neighbour", to("371102100002001", nothing()), "NOT_FOUND"),
            ("director", to("371102100002001", nothing()), "NOT_FOUND"),
            ("director", to("371102100001", json!({ "role": "community-clerk" })), "FORBIDDEN"),
            ("director", to("371102100001", nothing()), "BAD_USER_INPUT"),
            ("director", to("371102100001001", nothing()), "BAD_USER_INPUT"),
            ("director", to("371102100001009", nothing()), "BAD_USER_INPUT"),
            ("director", to(TWO, json!({ "fromOn": "2026-01-04" })), "BAD_USER_INPUT"),
            ("director", to(TWO, json!({ "version": 7 })), "CONFLICT"),
        ] {
            scene.denied(who, TRANSFER, input, code).await;
        }
        let appoint = "mutation($input: AppointInput!) { appoint(input: $input) { post { id } } }";
        let input = json!({ "account": account("leader"), "role": "grid-leader", "area": TWO });
        scene.ask("director", appoint, json!({ "input": input })).await;
        scene.denied("director", TRANSFER, to(TWO, nothing()), "CONFLICT").await;
    })
    .await;
}
