//! Grids through the graph.

use super::stage::{Stage, codes, on_the_demo};
use super::town::on_a_copy;
use crate::harness::before::Before;
use kit::node::GlobalId;
use serde_json::{Value, json};

const CREATE: &str = "mutation($input: CreateGridInput!) { createGrid(input: $input) {
    grid { id code name kind status version unitChecks { nodes { able checkedOn } } centre { longitude } } } }";
const CHANGE: &str = "mutation($input: ChangeGridInput!) { changeGrid(input: $input) {
    grid { name declaredHouseholds police kind version } } }";
const RETIRE: &str =
    "mutation($input: RetireGridInput!) { retireGrid(input: $input) { grid { status retiredOn version } } }";
const COMMUNITY: &str = "340705005002";
const DISTRICT: &str = "340705";

fn named(name: &str) -> Value {
    json!({ "input": { "community": COMMUNITY, "name": name, "kind": "RESIDENTIAL" } })
}

async fn a_grid(stage: &Stage<'_>, access: &kit::access::Access) -> Value {
    let query = format!(r#"{{ grids(area: "{COMMUNITY}", first: 1) {{ nodes {{ id code version }} }} }}"#);
    stage.ask(access, &query).await["grids"]["nodes"][0].clone()
}

#[tokio::test]
async fn numbers_are_given_in_order_and_never_again() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", DISTRICT).await;
        let last = format!("SELECT max(grid_code) FROM grid WHERE grid_code LIKE '{COMMUNITY}%'");
        let last: u64 = stage.database.texts(&last).await[0].parse().unwrap();
        let first = stage.ask_with(&command, CREATE, named("甲")).await["createGrid"]["grid"].clone();
        assert_eq!(first["code"], (last + 1).to_string());
        let retire = json!({ "input": { "id": first["id"], "version": 1 } });
        let retired = stage.ask_with(&command, RETIRE, retire).await;
        assert_eq!(retired["retireGrid"]["grid"]["status"], "RETIRED");
        let second = stage.ask_with(&command, CREATE, named("乙")).await;
        assert_eq!(second["createGrid"]["grid"]["code"], (last + 2).to_string());
        let traces = "SELECT action FROM history WHERE record_type = 'Grid' ORDER BY id";
        assert_eq!(stage.database.texts(traces).await, ["create", "retire", "create"]);
        let audited = "SELECT action FROM audit WHERE record_type = 'Grid' ORDER BY id";
        assert_eq!(stage.database.texts(audited).await, ["create", "retire", "create"]);
        let told = "SELECT event FROM outbox WHERE record_type = 'Grid' ORDER BY id";
        assert_eq!(stage.database.texts(told).await, ["create", "retire", "create"]);
    })
    .await;
}

#[tokio::test]
async fn a_unit_grid_needs_its_five_conditions() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", DISTRICT).await;
        let check = |able: bool| {
            json!({ "wholeAndLarge": true, "nonResidential": true, "clearBorders": true, "stable": true, "able": able,
                "checkedOn": "2026-01-02" })
        };
        let unit = |check: Option<Value>| {
            let mut input = named("学校");
            input["input"]["kind"] = json!("UNIT");
            input["input"]["unitCheck"] = json!(check);
            input
        };
        let before = Before::now(stage.database, &[]).await;
        for wrong in [unit(None), unit(Some(check(false)))] {
            assert_eq!(stage.codes(&command, CREATE, wrong).await, ["BAD_USER_INPUT"]);
        }
        before.assert_same().await;
        let made = stage.ask_with(&command, CREATE, unit(Some(check(true)))).await;
        let wanted = json!([{ "able": true, "checkedOn": "2026-01-02" }]);
        assert_eq!(made["createGrid"]["grid"]["unitChecks"]["nodes"], wanted);
    })
    .await;
}

#[tokio::test]
async fn a_repeat_does_nothing_again() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", DISTRICT).await;
        let mut input = named("甲");
        input["input"]["idempotencyKey"] = json!("k1");
        let first = stage.ask_with(&command, CREATE, input.clone()).await;
        let again = stage.ask_with(&command, CREATE, input.clone()).await;
        assert_eq!(first, again);
        let made = "SELECT name FROM grid WHERE name = '甲'";
        assert_eq!(stage.database.texts(made).await.len(), 1);
        input["input"]["name"] = json!("乙");
        assert_eq!(stage.codes(&command, CREATE, input.clone()).await, ["CONFLICT"]);
        stage.clock.forward(kit::once::KEPT + 1);
        let other = stage.ask_with(&command, CREATE, input).await;
        assert_eq!(other["createGrid"]["grid"]["name"], "乙");
    })
    .await;
}

#[tokio::test]
async fn a_key_that_cannot_be_kept_is_no_conflict() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", DISTRICT).await;
        let mut input = named("甲");
        input["input"]["idempotencyKey"] = json!("k1");
        // what was kept is still looked up, and nothing can be kept
        stage.database.execute("ALTER TABLE idempotency DROP COLUMN outcome").await;
        let before = Before::now(stage.database, &[]).await;
        assert_eq!(stage.codes(&command, CREATE, input).await, ["INTERNAL"]);
        before.assert_same().await;
    })
    .await;
}

#[tokio::test]
async fn a_change_names_the_version_that_it_is_based_on() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", DISTRICT).await;
        let grid = a_grid(stage, &command).await;
        let change = |version: i64, name: &str| {
            json!({ "input": { "id": grid["id"], "version": version, "name": name, "declaredHouseholds": null,
                "serviceAreas": { "police": "城东派出所" } } })
        };
        let changed = stage.ask_with(&command, CHANGE, change(1, "新名")).await;
        let changed = &changed["changeGrid"]["grid"];
        assert_eq!([&changed["name"], &changed["police"]], [&json!("新名"), &json!("城东派出所")]);
        assert_eq!([&changed["declaredHouseholds"], &changed["version"]], [&Value::Null, &json!(2)]);
        assert_eq!(stage.codes(&command, CHANGE, change(1, "另一个")).await, ["CONFLICT"]);
        let same = stage.ask_with(&command, CHANGE, change(2, "新名")).await;
        assert_eq!(same["changeGrid"]["grid"]["version"], 2, "what is already so is left alone");
        let found =
            stage.ask(&command, r#"{ places(area: "340705", name: "新名") { __typename name } }"#).await;
        assert_eq!(found["places"], json!([{ "__typename": "Grid", "name": "新名" }]));
    })
    .await;
}

#[tokio::test]
async fn a_grid_with_buildings_is_not_retired() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", DISTRICT).await;
        let grid = a_grid(stage, &command).await;
        let retire = json!({ "input": { "id": grid["id"], "version": 1 } });
        assert_eq!(stage.codes(&command, RETIRE, retire).await, ["CONFLICT"]);
    })
    .await;
}

#[tokio::test]
async fn a_refusal_to_retire_a_grid_counts_what_lies_in_it() {
    on_a_copy(async |stage| {
        let command = stage.caller("district-command", DISTRICT).await;
        let made = stage.ask_with(&command, CREATE, named("空网格")).await["createGrid"]["grid"].take();
        let code = made["code"].clone();
        let compound = json!({ "grids": [code], "name": "甲", "kind": "UNIT", "age": "OLD" });
        let compound = stage.does(&command, "createCompound", "id", compound).await;
        let mut roads = Vec::new();
        for name in ["乙路", "丙路"] {
            let road = json!({ "grids": [code], "name": name, "kind": "LANE" });
            roads.push(stage.does(&command, "createRoad", "id", road).await);
        }
        let at = json!({ "longitude": 117.8, "latitude": 30.9 });
        let facility = json!({ "grid": code, "name": "灯", "kind": "STREET_LAMP", "position": at });
        let facility = stage.does(&command, "createFacility", "id", facility).await;
        let building = json!({ "grid": code, "name": "1号楼", "management": "RESIDENTIAL" });
        let building = stage.does(&command, "createBuilding", "id", building).await;
        let retire = json!({ "input": { "id": made["id"], "version": 1 } });
        let left = async || {
            let (answer, _) = stage.send(&command, RETIRE, retire.clone()).await;
            assert_eq!(codes(&answer), ["CONFLICT"]);
            answer["errors"][0]["message"].as_str().unwrap().to_owned()
        };
        let all = left().await;
        assert!(all.contains("1 building, 1 facility, 1 compound, 2 roads"), "{all}");
        let end = |place: &Value| json!({ "id": place["id"], "version": 1 });
        stage.does(&command, "retireBuilding", "status", end(&building)).await;
        stage.does(&command, "retireFacility", "status", end(&facility)).await;
        stage.does(&command, "retireCompound", "status", end(&compound)).await;
        stage.does(&command, "retireRoad", "status", end(&roads[0])).await;
        let one = left().await;
        assert!(one.contains("still has 1 road;"), "{one}");
        let elsewhere = json!({ "id": roads[1]["id"], "version": 1, "grids": [stage.grids().await[0]] });
        stage.does(&command, "changeRoad", "version", elsewhere).await;
        let retired = stage.ask_with(&command, RETIRE, retire.clone()).await;
        assert_eq!(retired["retireGrid"]["grid"]["status"], "RETIRED");
    })
    .await;
}

#[tokio::test]
async fn a_grid_begins_and_ends_on_no_day_that_is_still_to_come() {
    on_a_copy(async |stage| {
        let command = stage.caller("district-command", DISTRICT).await;
        let opened = |day: i64| {
            let mut input = named("新网格")["input"].take();
            input["openedOn"] = json!(stage.day(day));
            input
        };
        stage.wrong(&command, "createGrid", opened(1), "input.openedOn").await;
        let fields = "id version status openedOn retiredOn";
        let made = stage.does(&command, "createGrid", fields, opened(-1)).await;
        assert_eq!(made["openedOn"], stage.day(-1));
        let end = |day: i64| json!({ "id": made["id"], "version": 1, "on": stage.day(day) });
        for day in [1, -2] {
            stage.wrong(&command, "retireGrid", end(day), "input.on").await;
        }
        let retired = stage.does(&command, "retireGrid", fields, end(-1)).await;
        assert_eq!((&retired["status"], &retired["retiredOn"]), (&json!("RETIRED"), &json!(stage.day(-1))));
    })
    .await;
}

/// As an earlier version took it.
#[tokio::test]
async fn a_grid_that_is_still_to_begin_is_retired() {
    on_a_copy(async |stage| {
        let command = stage.caller("district-command", DISTRICT).await;
        let made = stage.does(&command, "createGrid", "id version", named("新网格")["input"].take()).await;
        let later = format!("UPDATE grid SET opened_on = '{}' WHERE name = '新网格'", stage.day(9));
        stage.database.execute(&later).await;
        let end = |day: i64| json!({ "id": made["id"], "version": 1, "on": stage.day(day) });
        for day in [1, -1] {
            stage.wrong(&command, "retireGrid", end(day), "input.on").await;
        }
        let end = json!({ "id": made["id"], "version": 1 });
        let retired = stage.does(&command, "retireGrid", "status retiredOn", end).await;
        assert_eq!(retired, json!({ "status": "RETIRED", "retiredOn": stage.day(0) }));
    })
    .await;
}

#[tokio::test]
async fn a_grid_with_posts_is_not_retired() {
    on_a_copy(async |stage| {
        let command = stage.caller("district-command", DISTRICT).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let made = stage.does(&command, "createGrid", "id code version", named("新网格")["input"].take()).await;
        let area = made["code"].as_str().unwrap();
        let (leader, cleaner) =
            (stage.account("grid-leader", area).await, stage.account("cleaner", area).await);
        // what has ended, and what is for another area, is in nobody's way
        stage.account("cleaner", COMMUNITY).await;
        let over = stage.account("cleaner", area).await;
        stage.database.execute(&format!("UPDATE post SET to_on = '2024-12-31' WHERE id = {over}")).await;
        let end = json!({ "id": made["id"], "version": 1 });
        let left = stage.refused(&command, "retireGrid", end.clone(), "CONFLICT").await;
        let message = left["message"].as_str().unwrap();
        assert!(message.contains("still has 2 posts;"), "{message}");
        let post = |id: i64| json!({ "id": GlobalId::global("Post", id).to_string(), "version": 1 });
        stage.does(&director, "removePost", "endedAt", post(cleaner)).await;
        let left = stage.refused(&command, "retireGrid", end.clone(), "CONFLICT").await;
        let message = left["message"].as_str().unwrap();
        assert!(message.contains("still has 1 post;"), "{message}");
        let mut elsewhere = post(leader);
        elsewhere["area"] = json!(stage.grids().await[0]);
        stage.does(&director, "transferPost", "areaCode", elsewhere).await;
        let retired = stage.does(&command, "retireGrid", "status", end).await;
        assert_eq!(retired["status"], "RETIRED");
        let back = json!({ "account": GlobalId::global("Account", over).to_string(), "role": "cleaner", "area": area });
        stage.wrong(&director, "appoint", back, "input.area").await;
    })
    .await;
}

#[tokio::test]
async fn a_grid_leader_sees_one_grid_and_changes_none() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", DISTRICT).await;
        let grid = a_grid(stage, &command).await;
        let leader = stage.caller("grid-leader", grid["code"].as_str().unwrap()).await;
        let all = stage.ask(&leader, "{ grids { totalCount nodes { code } } }").await;
        assert_eq!(all["grids"], json!({ "totalCount": 1, "nodes": [{ "code": grid["code"] }] }));
        let beside = stage.caller("grid-leader", "371102100260001").await;
        let director = stage.caller("community-director", "371102100260").await;
        let before = Before::now(stage.database, &[]).await;
        let change = json!({ "input": { "id": grid["id"], "version": 1, "name": "x" } });
        assert_eq!(stage.codes(&leader, CHANGE, change.clone()).await, ["FORBIDDEN"]);
        assert_eq!(stage.codes(&director, CHANGE, change).await, ["NOT_FOUND"]);
        let hidden =
            format!("{{ node(id: {}) {{ id }} grid(code: {}) {{ name }} }}", grid["id"], grid["code"]);
        assert_eq!(stage.ask(&beside, &hidden).await, json!({ "node": null, "grid": null }));
        before.assert_same().await;
    })
    .await;
}

#[tokio::test]
async fn a_point_tells_its_grid_to_everybody() {
    on_the_demo(async |stage| {
        let anonymous = stage.platform.anonymous();
        let drawn = "SELECT grid_code || ' ' || lon || ' ' || lat FROM place_shape WHERE record_type = 'Grid' ORDER BY id LIMIT 5";
        for line in stage.database.texts(drawn).await {
            let parts: Vec<&str> = line.split(' ').collect();
            let query = format!("{{ gridAt(longitude: {}, latitude: {}) }}", parts[1], parts[2]);
            assert_eq!(stage.ask(&anonymous, &query).await["gridAt"], parts[0]);
        }
        assert_eq!(stage.ask(&anonymous, "{ gridAt(longitude: 0, latitude: 0) }").await["gridAt"], Value::Null);
        let wrong = stage.codes(&anonymous, "{ gridAt(longitude: 200, latitude: 0) }", json!({})).await;
        assert_eq!(wrong, ["BAD_USER_INPUT"]);
    })
    .await;
}
