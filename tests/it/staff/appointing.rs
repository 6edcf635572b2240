//! Appointing within one's own reach, to the roles that one's own role names.

use super::scene::{Scene, account, post};
use crate::harness::on_each_database;
use futures_util::future::join_all;
use serde_json::{Value, json};

const APPOINT: &str = "mutation($input: AppointInput!) { appoint(input: $input) { post {
    roleCode areaCode line fromOn toOn endedAt version account { name } grantedBy { name }
    standsInFor { roleCode } role { code title } } } }";

fn new(whom: &str, role: &str, area: &str) -> Value {
    json!({ "account": account(whom), "role": role, "area": area })
}

/// The input with more in it.
fn with(mut input: Value, more: Value) -> Value {
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    input
}

#[tokio::test]
async fn a_director_appoints_in_the_own_community() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let input = with(new("free", "grid-member", "371102100001002"), json!({ "idempotencyKey": "1" }));
        let told = scene.ask("director", APPOINT, json!({ "input": input })).await;
        let wanted = json!({ "roleCode": "grid-member", "areaCode": "371102100001002", "line": null,
            "fromOn": "2026-01-05", "toOn": null, "endedAt": null, "version": 1,
            "account": { "name": "free" }, "grantedBy": { "name": "director" }, "standsInFor": null,
            "role": { "code": "grid-member", "title": "grid member" } });
        assert_eq!(told["appoint"]["post"], wanted);
        assert_eq!(scene.roles("free").await, Some(vec!["grid-member".to_owned()]));
        assert_eq!(scene.ask("director", APPOINT, json!({ "input": input })).await, told);
        let traced = scene.text("SELECT action || ' ' || post_id || ' ' || area_code FROM audit").await;
        assert_eq!(traced, "create 105 371102100001002");
        let again = new("free", "grid-member", "371102100001002");
        scene.denied("director", APPOINT, json!({ "input": again }), "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn each_level_appoints_the_one_below() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        for (who, role, area, line) in [
            ("town", "community-clerk", "371102100001", None),
            ("command", "town-leader", "371102100", None),
            ("command", "line-officer", "371102100", Some("urban-management")),
            ("command", "district-command", "371102", None),
            ("security", "grid-leader", "371102100001001", None),
            ("city-security", "security-administrator", "371102", None),
        ] {
            let input = with(new("free", role, area), json!({ "line": line }));
            let told = scene.ask(who, APPOINT, json!({ "input": input })).await;
            assert_eq!(told["appoint"]["post"]["roleCode"], role);
        }
        assert_eq!(scene.roles("free").await.map(|roles| roles.len()), Some(6));
    })
    .await;
}

#[tokio::test]
async fn nobody_appoints_beyond_their_own_post() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        for (who, whom, role, area, code) in [
            ("anonymous", "free", "grid-member", "371102100001001", "UNAUTHENTICATED"),
            ("leader", "free", "grid-member", "371102100001001", "FORBIDDEN"),
            ("auditor", "free", "grid-member", "371102100001001", "FORBIDDEN"),
            ("system", "free", "grid-member", "371102100001001", "FORBIDDEN"),
            // the own role does not name it
            ("director", "free", "community-clerk", "371102100001", "FORBIDDEN"),
            ("town", "free", "grid-member", "371102100001001", "FORBIDDEN"),
            ("town", "free", "town-clerk", "371102100", "FORBIDDEN"),
            ("command", "free", "security-administrator", "371102", "FORBIDDEN"),
            // who makes accounts makes none that appoints those who see what is restricted
            ("security", "free", "district-command", "371102", "FORBIDDEN"),
            ("city-security", "free", "district-command", "371102", "FORBIDDEN"),
            // beyond the own area
            ("director", "free", "grid-member", "371102100002001", "NOT_FOUND"),
            ("security", "free", "city", "3711", "NOT_FOUND"),
            ("security", "free", "security-administrator", "3711", "NOT_FOUND"),
            ("security", "free", "grid-leader", "340705001001001", "NOT_FOUND"),
            // whom one does not see
            ("director", "next-door", "grid-member", "371102100001001", "NOT_FOUND"),
            ("security", "elsewhere", "grid-member", "371102100001001", "NOT_FOUND"),
            // oneself
            ("security", "security", "district-command", "371102", "FORBIDDEN"),
            ("director", "director", "grid-leader", "371102100001001", "FORBIDDEN"),
        ] {
            scene.denied(who, APPOINT, json!({ "input": new(whom, role, area) }), code).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_post_fits_its_role_and_its_days() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let member = || new("free", "grid-member", "371102100001001");
        let officer = || new("free", "line-officer", "371102100");
        for (who, input, field) in [
            ("director", new("free", "dog-catcher", "371102100001001"), "input.role"),
            ("director", new("free", "grid-leader", "371102100001"), "input.area"),
            ("security", new("free", "district-command", "371102100"), "input.area"),
            ("director", new("free", "grid-member", "371102100001009"), "input.area"),
            ("director", with(member(), json!({ "line": "fire-safety" })), "input.line"),
            ("command", officer(), "input.line"),
            ("command", with(officer(), json!({ "line": "fire-brigade" })), "input.line"),
            ("director", with(member(), json!({ "fromOn": "2026-01-04" })), "input.fromOn"),
            ("director", with(member(), json!({ "fromOn": "2100-01-01" })), "input.fromOn"),
            ("director", with(member(), json!({ "toOn": "2026-01-04" })), "input.toOn"),
            (
                "director",
                with(member(), json!({ "fromOn": "2026-02-02", "toOn": "2026-02-01" })),
                "input.toOn",
            ),
        ] {
            let told = scene.denied(who, APPOINT, json!({ "input": input }), "BAD_USER_INPUT").await;
            assert!(told.starts_with(&format!("{field}: ")), "{told}");
        }
        database.execute("UPDATE account SET status = 'suspended' WHERE name = 'free'").await;
        scene.denied("director", APPOINT, json!({ "input": member() }), "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn a_role_is_for_one_kind_of_account() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let be = async |kind: &str| {
            database.execute(&format!("UPDATE account SET kind = '{kind}' WHERE name = 'free'")).await
        };
        let program = new("free", "service", "371102");
        let resident = new("free", "resident", "371102100001");
        let member = new("free", "grid-member", "371102100001001");
        for (kind, wrong) in [
            ("staff", [&program, &resident]),
            ("service", [&member, &resident]),
            ("resident", [&member, &program]),
        ] {
            be(kind).await;
            for input in wrong {
                let told =
                    scene.denied("security", APPOINT, json!({ "input": input }), "BAD_USER_INPUT").await;
                assert!(told.starts_with("input.role: "), "{told}");
            }
        }
        for (kind, right, role) in [("service", program, "service"), ("resident", resident, "resident")] {
            be(kind).await;
            scene.ask("security", APPOINT, json!({ "input": right })).await;
            // a post of a role for others, however it came there, gives no right
            assert_eq!(scene.roles("free").await, Some(vec![role.to_owned()]));
        }
        be("staff").await;
        assert_eq!(scene.roles("free").await, Some(vec![]));
    })
    .await;
}

#[tokio::test]
async fn a_post_can_stand_in_for_another_for_a_time() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let stand_in = json!({ "standsInFor": post("leader"), "toOn": "2026-01-20" });
        let fits = with(new("free", "grid-leader", "371102100001001"), stand_in.clone());
        let other_role = with(new("free", "grid-member", "371102100001001"), stand_in.clone());
        let other_grid = with(new("free", "grid-leader", "371102100001002"), stand_in.clone());
        let endless = with(fits.clone(), json!({ "toOn": null }));
        let unseen = with(fits.clone(), json!({ "standsInFor": post("next-door") }));
        for (input, code) in [
            (other_role, "BAD_USER_INPUT"),
            (other_grid, "BAD_USER_INPUT"),
            (endless, "BAD_USER_INPUT"),
            (unseen, "NOT_FOUND"),
        ] {
            scene.denied("director", APPOINT, json!({ "input": input }), code).await;
        }
        let told = scene.ask("director", APPOINT, json!({ "input": fits })).await;
        assert_eq!(told["appoint"]["post"]["standsInFor"], json!({ "roleCode": "grid-leader" }));
        assert_eq!(scene.roles("free").await, Some(vec!["grid-leader".to_owned()]));
        scene.clock.forward(16 * 86_400_000);
        assert_eq!(scene.roles("free").await, Some(vec![]));
    })
    .await;
}

#[tokio::test]
async fn of_many_who_appoint_to_the_same_post_at_once_one_does() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let input = json!({ "input": new("free", "grid-member", "371102100001002") });
        let answers = join_all((0..8).map(|_| scene.send("director", APPOINT, input.clone()))).await;
        let refused: Vec<&Value> = answers.iter().filter_map(|answer| answer.get("errors")).collect();
        assert_eq!(refused.len(), 7, "{answers:?}");
        for errors in refused {
            assert_eq!(errors[0]["extensions"]["code"], "CONFLICT", "{errors}");
        }
        assert_eq!(scene.text("SELECT role FROM post WHERE account_id = 8").await, "grid-member");
    })
    .await;
}

#[tokio::test]
async fn more_mutations_than_connections_come_to_an_end() {
    on_each_database(async |database| {
        let mut scene = Scene::new(database).await;
        scene.platform = database.narrow_platform(scene.platform.policy().clone(), &scene.clock).await;
        let roles = ["grid-leader", "grid-member"];
        let areas = ["371102100001001", "371102100001002"];
        let posts = roles.iter().flat_map(|role| areas.map(|area| new("free", role, area)));
        let inputs: Vec<Value> = posts.map(|input| json!({ "input": input })).collect();
        join_all(inputs.iter().map(|input| scene.ask("director", APPOINT, input.clone()))).await;
        assert_eq!(scene.roles("free").await.map(|roles| roles.len()), Some(4));
        scene.platform.close().await.unwrap();
    })
    .await;
}
