//! The seventh department at work: a case from start to end by its own roles, and what goes when it is off.

use super::Dogs;
use super::entity::TABLE;
use crate::harness::database::on_each_demo;
use crate::places::deed::of;
use crate::places::feed::{begin, next};
use crate::places::stage::{Stage, codes, later};
use crate::places::town::{COMMUNITY, ELSEWHERE};
use kit::access::{Access, print};
use kit::module::Modules;
use kit::schema::build;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const TOWN: &str = "340705005";
const DISTRICT: &str = "340705";

pub(super) fn modules(on: bool) -> Modules {
    api::modules::modules(&[]).unwrap().with(Dogs, on).unwrap()
}

#[test]
fn off_nothing_of_it_is_there_and_the_rest_is_unchanged() {
    let offer = |modules: &Modules| build(modules, |builder| builder).sdl();
    let (none, off, on) =
        (offer(&api::modules::modules(&[]).unwrap()), offer(&modules(false)), offer(&modules(true)));
    assert_eq!(none, off);
    let all: BTreeSet<&str> = on.lines().collect();
    let lost: Vec<&str> = off.lines().filter(|line| !all.contains(line)).collect();
    assert_eq!(lost, [""; 0]);
    assert!(on.contains("dogLicences") && !off.contains("dogLicences"));
    assert_eq!(print(modules(false).policy()), print(api::modules::modules(&[]).unwrap().policy()));
}

/// Does a mutation, and answers the record of its payload.
async fn does(stage: &Stage<'_>, who: &Access, mutation: &str, payload: &str, input: Value) -> Value {
    let name = mutation[..1].to_uppercase() + &mutation[1..];
    let input_type = match mutation {
        "passMatter" => "MatterActInput".to_owned(),
        "grantMatter" => "FinishMatterInput".to_owned(),
        _ => format!("{name}Input"),
    };
    let document = format!("mutation($input: {input_type}!) {{ {mutation}(input: $input) {{ {payload} }} }}");
    let mut data = stage.ask_with(who, &document, json!({ "input": input })).await;
    data[mutation].as_object_mut().unwrap().values_mut().next().unwrap().take()
}

#[tokio::test]
async fn a_case_of_a_department_that_was_made_by_the_steps() {
    on_each_demo(async |database| {
        database.execute(TABLE).await;
            let stage = Stage::with(database, modules(true), later(1)).await;
        let stage = &stage;
        let command = stage.caller("district-command", DISTRICT).await;
        let kind = json!({
            "area": DISTRICT, "code": "dog-licence", "title": "dog licence", "chinese": "养犬登记", "category": "approval",
            "line": "dogs", "procedure": "APPROVAL", "chain": "line", "announced": false, "standard": "done",
            "reporters": ["STAFF"], "limits": {},
        });
        does(stage, &command, "defineMatterKind", "matterKind { id }", kind).await;
        let (clerk, reviewer) = (stage.officer("dogs-clerk", "dogs", COMMUNITY).await, stage.officer("dogs-reviewer", "dogs", TOWN).await);
        let decider = stage.officer("dogs-decider", "dogs", DISTRICT).await;
        let keeper = stage.caller("community-clerk", COMMUNITY).await;
        let grid = stage.grids().await.remove(0);
        let leader = stage.caller("grid-leader", &grid).await;
        let person = json!({ "grid": grid, "kind": "REGISTERED", "name": "甲", "sex": "MALE" });
        let person = does(stage, &keeper, "registerResident", "resident { id version }", person).await;

        let following = format!("subscription {{ dogsChanged(area: \"{TOWN}\") {{ event record {{ id }} }} }}");
        let mut told = stage.follow(&reviewer, &following);
        begin(stage, &mut told).await;
        let apply = json!({ "resident": person["id"], "name": "旺财" });
        let licence = "licence { id version number matter { id version stage } }";
        let dog = does(stage, &clerk, "applyForDogLicence", licence, apply.clone()).await;
        let matter = "matter { id version stage }";
        let early = json!({ "input": of(&dog, json!({ "number": 7 })) });
        let issue = "mutation($input: IssueDogLicenceInput!) { issueDogLicence(input: $input) { licence { number } } }";
        assert_eq!(codes(&stage.send(&decider, issue, early).await.0), ["CONFLICT"]);
        let passed = does(stage, &keeper, "passMatter", matter, of(&dog["matter"], json!({}))).await;
        let passed = does(stage, &reviewer, "passMatter", matter, of(&passed, json!({}))).await;
        does(stage, &decider, "grantMatter", matter, of(&passed, json!({ "result": "同意" }))).await;
        let refused = json!({ "input": of(&dog, json!({ "number": 7 })) });
        assert_eq!(codes(&stage.send(&reviewer, issue, refused).await.0), ["FORBIDDEN"]);
        let issued = does(stage, &decider, "issueDogLicence", licence, of(&dog, json!({ "number": 7 }))).await;
        assert_eq!((&issued["number"], &issued["version"]), (&json!(7), &json!(2)));

        // who follows hears of both, and the grid knows how many
        stage.platform.sequence("test").await.unwrap();
        for event in ["create", "issue"] {
            let answer = next(&mut told).await.unwrap();
            assert_eq!(answer["data"]["dogsChanged"], json!({ "event": event, "record": { "id": dog["id"] } }));
        }
        let count = format!("{{ grid(code: \"{grid}\") {{ dogs }} dogLicences {{ nodes {{ name }} }} }}");
        let (seen, _) = stage.send(&leader, &count, json!({})).await;
        assert_eq!(seen["data"], json!({ "grid": { "dogs": null }, "dogLicences": null }));
        assert_eq!(codes(&seen), ["FORBIDDEN"]);
        let seen = stage.ask(&clerk, &count).await;
        assert_eq!(seen, json!({ "grid": { "dogs": 1 }, "dogLicences": { "nodes": [{ "name": "旺财" }] } }));
        let near = format!(
            "{{ node(id: {}) {{ ... on Resident {{ dogLicences {{ nodes {{ name resident {{ name }} }} }} }} }} }}",
            person["id"]
        );
        let seen = stage.ask(&clerk, &near).await;
        let dogs = json!({ "nodes": [{ "name": "旺财", "resident": { "name": "甲" } }] });
        assert_eq!(seen["node"]["dogLicences"], dogs);

        // to another district: over here, and nobody there learns of it
        let account = keeper.account().unwrap();
        stage.post(account, "community-clerk", &ELSEWHERE[..12]).await;
        let mover = stage.platform.caller(account).await.unwrap().unwrap();
        does(stage, &mover, "moveResident", "resident { id }", of(&person, json!({ "grid": ELSEWHERE }))).await;
        stage.told().await;
        let seen = stage.ask(&decider, "{ dogLicences { nodes { number endedOn } } }").await;
        let today = stage.day(0);
        assert_eq!(seen["dogLicences"]["nodes"], json!([{ "number": 7, "endedOn": today }]));
        let there = stage.officer("dogs-decider", "dogs", &ELSEWHERE[..6]).await;
        assert_eq!(stage.ask(&there, "{ dogLicences { nodes { number } } }").await["dogLicences"]["nodes"], json!([]));
        stage.platform.close().await.unwrap();
    })
    .await;
}
