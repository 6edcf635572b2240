//! Leading groups, the five in one of a community and the bodies of party building.

use super::scene::{Scene, account};
use crate::harness::on_each_database;
use serde_json::{Value, json};

const CREATE: &str =
    "mutation($input: CreateBodyInput!) { createBody(input: $input) { body { id kind areaCode name subject
    parent { name } } } }";
const CHANGE: &str =
    "mutation($input: ChangeBodyInput!) { changeBody(input: $input) { body { name version } } }";
const DISSOLVE: &str =
    "mutation($input: EndPeriodInput!) { dissolveBody(input: $input) { body { endedAt version
    members { nodes { endedAt } } } } }";
const ADD: &str =
    "mutation($input: AddBodyMemberInput!) { addBodyMember(input: $input) { bodyMember { id function name
    represents account { name } body { name } } } }";
const LEAVE: &str =
    "mutation($input: EndPeriodInput!) { endBodyMember(input: $input) { bodyMember { version } } }";
const FORGET: &str =
    "mutation($input: EraseBodyMemberNameInput!) { eraseBodyMemberName(input: $input) { bodyMember {
    name represents version } } }";
const COMMUNITY: &str = "371102100001";

fn new(kind: &str, area: &str, more: Value) -> Value {
    let mut input = json!({ "kind": kind, "area": area, "name": "名" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "input": input })
}

async fn created(scene: &Scene<'_>, who: &str, kind: &str, area: &str, more: Value) -> String {
    let told = scene.ask(who, CREATE, new(kind, area, more)).await;
    told["createBody"]["body"]["id"].as_str().unwrap().to_owned()
}

fn member(body: &str, function: &str, more: Value) -> Value {
    let mut input = json!({ "body": body, "function": function });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "input": input })
}

#[tokio::test]
async fn five_bodies_of_a_community_say_who_represents_each() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        for kind in
            ["RESIDENTS_COMMITTEE", "OWNERS_COMMITTEE", "PROPERTY_COMPANY", "RESIDENT_UNIT", "POLICE_OFFICE"]
        {
            let body = created(&scene, "director", kind, COMMUNITY, json!({})).await;
            let more = json!({ "name": "王某", "represents": "全体业主" });
            scene.ask("director", ADD, member(&body, "REPRESENTATIVE", more)).await;
            let more = json!({ "account": account("leader") });
            let told = scene.ask("director", ADD, member(&body, "MEMBER", more)).await;
            let mut wanted = json!({ "function": "MEMBER", "name": "人7", "represents": null,
                "account": { "name": "leader" }, "body": { "name": "名" } });
            wanted["id"] = told["addBodyMember"]["bodyMember"]["id"].clone();
            assert_eq!(told["addBodyMember"]["bodyMember"], wanted);
        }
        let document =
            "query($code: DivisionCode!, $kind: BodyKind) { division(code: $code) { bodies(kind: $kind) {
            nodes { kind members { nodes { name represents account { name } } } } } } }";
        let told =
            scene.ask("town", document, json!({ "code": COMMUNITY, "kind": "OWNERS_COMMITTEE" })).await;
        let members = json!({ "nodes": [{ "name": "王某", "represents": "全体业主", "account": null },
            { "name": "人7", "represents": null, "account": { "name": "leader" } }] });
        let wanted = json!([{ "kind": "OWNERS_COMMITTEE", "members": members }]);
        assert_eq!(told["division"]["bodies"]["nodes"], wanted);
        let told = scene.ask("director", document, json!({ "code": COMMUNITY })).await;
        assert_eq!(told["division"]["bodies"]["nodes"].as_array().unwrap().len(), 5);
        let told = scene.ask("neighbour", document, json!({ "code": COMMUNITY })).await;
        assert_eq!(told["division"]["bodies"]["nodes"], json!([]));
        let told = scene.text("SELECT changes FROM history WHERE record_type = 'BodyMember'").await;
        assert!(!told.contains("王某"), "no name of a person in the history");
    })
    .await;
}

#[tokio::test]
async fn party_bodies_stand_below_each_other_on_four_levels() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let town = created(&scene, "town", "PARTY_WORKING_COMMITTEE", "371102100", json!({})).await;
        let below = |parent: &str| json!({ "parent": parent });
        let middle = created(&scene, "town", "PARTY_ORGANISATION", COMMUNITY, below(&town)).await;
        let grid = "371102100001001";
        let group = created(&scene, "director", "PARTY_GROUP", grid, below(&middle)).await;
        scene.ask("director", ADD, member(&group, "MEMBER", json!({ "name": "李某" }))).await;
        let document =
            "query($id: ID!) { body(id: $id) { children { nodes { kind children { nodes { kind areaCode
            members { nodes { name } } } } } } } }";
        let told = scene.ask("town", document, json!({ "id": town })).await;
        let members = json!({ "nodes": [{ "name": "李某" }] });
        let group_of = json!({ "kind": "PARTY_GROUP", "areaCode": grid, "members": members });
        let wanted =
            json!({ "nodes": [{ "kind": "PARTY_ORGANISATION", "children": { "nodes": [group_of] } }] });
        assert_eq!(told["body"]["children"], wanted);
        let told = scene
            .ask("leader", "{ grids { nodes { bodies { nodes { kind parent { kind } } } } } }", json!({}))
            .await;
        let wanted = json!([{ "kind": "PARTY_GROUP", "parent": null }]);
        assert_eq!(told["grids"]["nodes"][0]["bodies"]["nodes"], wanted, "the body above is beyond reach");
        let end = |id: &str| json!({ "input": { "id": id, "version": 1 } });
        scene.denied("town", DISSOLVE, end(&middle), "CONFLICT").await;
        let told = scene.ask("town", DISSOLVE, end(&group)).await;
        let ended = json!("2026-01-05T01:00:00.000Z");
        let wanted =
            json!({ "endedAt": ended, "version": 2, "members": { "nodes": [{ "endedAt": ended }] } });
        assert_eq!(told["dissolveBody"]["body"], wanted);
        scene.ask("town", DISSOLVE, end(&middle)).await;
    })
    .await;
}

#[tokio::test]
async fn a_leading_group_has_a_subject_and_one_leader() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let grids = || json!({ "subject": "网格化管理", "name": "领导小组" });
        let district = created(&scene, "command", "LEADING_GROUP", "371102", grids()).await;
        let mut below = grids();
        below["parent"] = json!(district);
        let town = created(&scene, "command", "LEADING_GROUP", "371102100", below).await;
        let leader = || member(&town, "LEADER", json!({ "name": "书记" }));
        let told = scene.ask("town", ADD, leader()).await;
        scene.denied("town", ADD, leader(), "CONFLICT").await;
        // who began before leads on the same days all the same
        let before = |to: Value| {
            member(&town, "LEADER", json!({ "name": "前书记", "fromOn": "2025-12-01", "toOn": to }))
        };
        for to in [Value::Null, json!("2026-01-05"), json!("2027-01-01")] {
            scene.denied("town", ADD, before(to), "CONFLICT").await;
        }
        scene.ask("town", ADD, before(json!("2026-01-04"))).await;
        for function in ["DEPUTY", "DEPUTY", "MEMBER", "OFFICE"] {
            scene.ask("town", ADD, member(&town, function, json!({ "account": account("town") }))).await;
        }
        let first = told["addBodyMember"]["bodyMember"]["id"].clone();
        scene.ask("town", LEAVE, json!({ "input": { "id": first, "version": 1 } })).await;
        scene.clock.forward(86_400_000);
        scene.ask("town", ADD, leader()).await;
        let document = "query($subject: String) { bodies(kind: LEADING_GROUP, subject: $subject, inForceOn: \"2026-01-06\") {
            totalCount nodes { parent { areaCode } } } }";
        let told = scene.ask("command", document, json!({ "subject": "网格化管理" })).await;
        let wanted = json!({ "totalCount": 2, "nodes": [{ "parent": null }, { "parent": { "areaCode": "371102" } }] });
        assert_eq!(told["bodies"], wanted);
        assert_eq!(scene.ask("command", document, json!({ "subject": "x" })).await["bodies"]["totalCount"], 0);
        let change = json!({ "input": { "id": town, "version": 1, "name": "新名" } });
        let told = scene.ask("town", CHANGE, change.clone()).await;
        assert_eq!(told["changeBody"]["body"], json!({ "name": "新名", "version": 2 }));
        scene.denied("town", CHANGE, change, "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn the_name_of_who_has_no_account_is_erased_and_the_membership_stays() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let owners = created(&scene, "director", "OWNERS_COMMITTEE", COMMUNITY, json!({})).await;
        let speaks = json!({ "name": "王某", "represents": "全体业主" });
        let named = scene.ask("director", ADD, member(&owners, "REPRESENTATIVE", speaks)).await;
        let staff = scene.ask("director", ADD, member(&owners, "MEMBER", json!({ "account": account("leader") }))).await;
        let of = |told: &Value, version: i32| {
            json!({ "input": { "id": told["addBodyMember"]["bodyMember"]["id"], "version": version } })
        };
        scene.denied("leader", FORGET, of(&named, 1), "FORBIDDEN").await;
        scene.denied("director", FORGET, of(&named, 2), "CONFLICT").await;
        scene.denied("director", FORGET, of(&staff, 1), "CONFLICT").await;
        let told = scene.ask("director", FORGET, of(&named, 1)).await;
        let wanted = json!({ "name": null, "represents": "全体业主", "version": 2 });
        assert_eq!(told["eraseBodyMemberName"]["bodyMember"], wanted);
        scene.denied("director", FORGET, of(&named, 2), "CONFLICT").await;
        let left = scene.text("SELECT changes FROM history WHERE action = 'erase'").await;
        assert!(!left.contains("王某"), "{left}");
    })
    .await;
}

#[tokio::test]
async fn bodies_are_kept_by_those_of_the_area_and_fit_their_kind() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let owners = created(&scene, "director", "OWNERS_COMMITTEE", COMMUNITY, json!({})).await;
        let nothing = || json!({});
        for (who, input, code) in [
            ("anonymous", new("POLICE_OFFICE", COMMUNITY, nothing()), "UNAUTHENTICATED"),
            ("leader", new("PARTY_GROUP", "371102100001001", nothing()), "FORBIDDEN"),
            ("director", new("POLICE_OFFICE", "371102100002", nothing()), "NOT_FOUND"),
            ("director", new("PARTY_WORKING_COMMITTEE", COMMUNITY, nothing()), "BAD_USER_INPUT"),
            ("director", new("LEADING_GROUP", COMMUNITY, nothing()), "BAD_USER_INPUT"),
            ("director", new("POLICE_OFFICE", COMMUNITY, json!({ "subject": "x" })), "BAD_USER_INPUT"),
            ("director", new("POLICE_OFFICE", COMMUNITY, json!({ "parent": owners })), "BAD_USER_INPUT"),
            (
                "director",
                new("POLICE_OFFICE", COMMUNITY, json!({ "fromOn": "1900-01-01" })),
                "BAD_USER_INPUT",
            ),
        ] {
            scene.denied(who, CREATE, input, code).await;
        }
        for (who, input, code) in [
            ("leader", member(&owners, "MEMBER", json!({ "name": "x" })), "FORBIDDEN"),
            ("neighbour", member(&owners, "MEMBER", json!({ "name": "x" })), "NOT_FOUND"),
            ("director", member(&owners, "MEMBER", nothing()), "BAD_USER_INPUT"),
            (
                "director",
                member(&owners, "MEMBER", json!({ "name": "x", "account": account("free") })),
                "BAD_USER_INPUT",
            ),
            ("director", member(&owners, "MEMBER", json!({ "account": account("elsewhere") })), "NOT_FOUND"),
            ("director", member(&owners, "REPRESENTATIVE", json!({ "name": "x" })), "BAD_USER_INPUT"),
        ] {
            scene.denied(who, ADD, input, code).await;
        }
    })
    .await;
}
