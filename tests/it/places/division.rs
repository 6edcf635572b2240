//! Divisions in the graph.

use super::deed::{document, of};
use super::stage::{Stage, on_the_demo};
use crate::harness::before::Before;
use kit::access::Access;
use kit::node::GlobalId;
use serde_json::{Value, json};

const WALK: &str = r#"{ division(code: "34") { name level
    children(first: 200) { nodes { code
        children(first: 200) { nodes { code
            children(first: 200) { nodes { code
                children(first: 200) { nodes { code name villageKind } } } } } } } } } }"#;

#[tokio::test]
async fn a_province_is_walked_to_its_villages_with_a_statement_for_each_level() {
    on_the_demo(async |stage| {
        let (answer, statements) = stage.send(&stage.platform.anonymous(), WALK, json!({})).await;
        assert!(answer.get("errors").is_none(), "{answer:#}");
        assert_eq!(statements, 5);
        let mut level = vec![&answer["data"]["division"]];
        for _ in 0..4 {
            level = level.iter().flat_map(|d| d["children"]["nodes"].as_array().unwrap()).collect();
        }
        let villages = "SELECT CAST(count(*) AS text) FROM division WHERE level = 5 AND code LIKE '34%'";
        assert_eq!(vec![level.len().to_string()], stage.database.texts(villages).await);
        assert!(level.iter().any(|village| village["villageKind"] == "VILLAGERS_COMMITTEE"));
    })
    .await;
}

#[tokio::test]
async fn a_division_knows_its_parts_and_its_place() {
    on_the_demo(async |stage| {
        let data = stage
            .ask(
                &stage.caller("district-command", "340705").await,
                r#"{ division(code: "340705005002") { level parent { code } ancestors { code level }
                    setting { levels sizeKinds } view { kind } boundary centre { longitude } changes { kind } aliases { code }
                    grids(first: 5, kind: RESIDENTIAL) { nodes { code kind } } } }"#,
            )
            .await;
        let division = &data["division"];
        assert_eq!(division["level"], "COMMUNITY");
        assert_eq!(division["parent"]["code"], "340705005");
        let ancestors = division["ancestors"].as_array().unwrap();
        let codes: Vec<_> = ancestors.iter().map(|d| d["code"].as_str().unwrap()).collect();
        assert_eq!(codes, ["34", "3407", "340705", "340705005"]);
        assert_eq!(division["setting"], json!({ "levels": 5, "sizeKinds": ["RESIDENTIAL"] }));
        assert_eq!(division["view"].as_array().unwrap().len(), 5);
        assert_eq!(division["view"][3]["kind"], "COMPOUND");
        let grids = division["grids"]["nodes"].as_array().unwrap();
        assert!(!grids.is_empty() && grids.iter().all(|g| g["kind"] == "RESIDENTIAL"));
    })
    .await;
}

#[tokio::test]
async fn grids_of_many_communities_take_one_statement_and_stay_within_reach() {
    on_the_demo(async |stage| {
        let document = r#"{ divisions(under: "340705", level: COMMUNITY, first: 200) { nodes { code
            grids(first: 200) { nodes { code } } } } }"#;
        let count = |answer: &Value| -> usize {
            let communities = answer["data"]["divisions"]["nodes"].as_array().unwrap();
            communities.iter().map(|c| c["grids"]["nodes"].as_array().unwrap().len()).sum()
        };
        let command = stage.caller("district-command", "340705").await;
        let (all, statements) = stage.send(&command, document, json!({})).await;
        assert_eq!((count(&all), statements), (wangge_core::demo::TOTALS.tongguan_grids, 2));
        let leader = stage.caller("grid-leader", "340705005002001").await;
        let (own, _) = stage.send(&leader, document, json!({})).await;
        assert_eq!(count(&own), 1);
        let (none, _) = stage.send(&stage.platform.anonymous(), document, json!({})).await;
        assert!(super::stage::codes(&none).iter().all(|code| code == "UNAUTHENTICATED"));
    })
    .await;
}

#[tokio::test]
async fn a_division_is_found_by_one_character() {
    on_the_demo(async |stage| {
        let anonymous = stage.platform.anonymous();
        let find = async |name: &str| {
            let document =
                format!(r#"{{ divisions(name: "{name}", first: 200) {{ nodes {{ code name }} }} }}"#);
            let mut data = stage.ask(&anonymous, &document).await;
            data["divisions"]["nodes"].take()
        };
        let found = find("河山").await;
        assert!(found.as_array().unwrap().iter().any(|d| d["code"] == "371102100"), "{found:#}");
        let one = find("铜").await;
        let nodes = one.as_array().unwrap();
        assert!(!nodes.is_empty() && nodes.iter().all(|d| d["name"].as_str().unwrap().contains('铜')));
        assert_eq!(find("山河山河").await, json!([]));
        let bad = r#"{ divisions(name: "  ") { nodes { code } } }"#;
        assert_eq!(stage.codes(&anonymous, bad, json!({})).await, ["BAD_USER_INPUT"]);
    })
    .await;
}

const CREATE: &str = "mutation($input: CreateDivisionInput!) { createDivision(input: $input) {
    division { id code version edition changes { kind newName } } } }";
const RENAME: &str = "mutation($input: RenameDivisionInput!) { renameDivision(input: $input) {
    division { name nameEdition version } } }";
const RETIRE: &str = "mutation($input: RetireDivisionInput!) { retireDivision(input: $input) {
    division { retiredEdition } } }";

fn village(code: &str) -> Value {
    json!({ "input": { "code": code, "name": "新桥村" } })
}

#[tokio::test]
async fn a_division_is_entered_renamed_and_retired_between_editions() {
    on_the_demo(async |stage| {
        let admin = stage.caller("system-administrator", "340705").await;
        let made = stage.ask_with(&admin, CREATE, village("340705005299")).await;
        let made = &made["createDivision"]["division"];
        assert_eq!((&made["edition"], &made["version"]), (&json!("local"), &json!(1)));
        assert_eq!(made["changes"], json!([{ "kind": "CREATED", "newName": "新桥村" }]));
        let input = json!({ "input": { "id": made["id"], "version": 1, "name": "新渡村" } });
        let renamed = stage.ask_with(&admin, RENAME, input.clone()).await;
        let wanted = json!({ "name": "新渡村", "nameEdition": "local", "version": 2 });
        assert_eq!(renamed["renameDivision"]["division"], wanted);
        assert_eq!(stage.codes(&admin, RENAME, input).await, ["CONFLICT"], "version 1 is gone");
        let found = r#"{ divisions(name: "新渡", under: "340705") { nodes { code } } }"#;
        let found = stage.ask(&admin, found).await;
        assert_eq!(found["divisions"]["nodes"], json!([{ "code": "340705005299" }]));
        let old = r#"{ divisions(name: "新桥村", under: "340705") { nodes { code } } }"#;
        assert_eq!(stage.ask(&admin, old).await["divisions"]["nodes"], json!([]));
        stage.ask_with(&admin, RETIRE, json!({ "input": { "id": made["id"], "version": 2 } })).await;
        let again = stage.codes(&admin, CREATE, village("340705005299")).await;
        assert_eq!(again, ["CONFLICT"], "its code is never given again");
    })
    .await;
}

#[tokio::test]
async fn what_a_division_was_before_is_told_to_those_who_look_back() {
    on_the_demo(async |stage| {
        let id = stage.account("system-administrator", "340705").await;
        let admin = stage.platform.caller(id).await.unwrap().unwrap();
        let account = json!(GlobalId::global("Account", id).to_string());
        let create = json!({ "code": "340705005299", "name": "新桥村" });
        let made = stage.does(&admin, "createDivision", "id version", create).await;
        stage.does(&admin, "renameDivision", "id", of(&made, json!({ "name": "新渡村" }))).await;
        let document = format!(
            "{{ node(id: {}) {{ ... on Division {{ name history {{ nodes {{ version action changes accountId }} }} }} }} }}",
            made["id"]
        );
        for (role, area) in [("district-command", "340705"), ("town-leader", "340705005")] {
            let found = stage.ask(&stage.caller(role, area).await, &document).await["node"].take();
            let entries = &found["history"]["nodes"];
            let renamed = json!({ "version": 2, "action": "rename", "changes": { "name": "新渡村" }, "accountId": account });
            assert_eq!(entries[0], renamed);
            assert_eq!((&entries[1]["action"], &entries[1]["accountId"]), (&json!("create"), &account));
            assert_eq!(entries[2], Value::Null);
        }
        let beside = stage.caller("town-leader", "371102100").await;
        let found = stage.ask(&beside, &document).await["node"].take();
        assert_eq!(found, json!({ "name": "新渡村", "history": { "nodes": [] } }), "everybody reads its name");
        let clerk = stage.caller("community-clerk", "340705005002").await;
        let (answer, _) = stage.send(&clerk, &document, json!({})).await;
        assert_eq!(super::stage::codes(&answer), ["FORBIDDEN"]);
        assert_eq!(answer["data"]["node"], json!({ "name": "新渡村", "history": null }));
    })
    .await;
}

#[tokio::test]
async fn what_is_refused_changes_nothing() {
    on_the_demo(async |stage| {
        let admin = stage.caller("system-administrator", "340705").await;
        let command = stage.caller("district-command", "340705").await;
        let community = id(stage, "340705005002").await;
        let town = id(stage, "340705005").await;
        let before = Before::now(stage.database, &[]).await;
        let refused = [
            (&admin, CREATE, village("371102100299"), "NOT_FOUND"),
            (&command, CREATE, village("340705005299"), "FORBIDDEN"),
            (&admin, CREATE, village("340705999299"), "BAD_USER_INPUT"),
            (&admin, CREATE, village("340705005002"), "CONFLICT"),
            (&admin, RETIRE, json!({ "input": { "id": community, "version": 1 } }), "CONFLICT"),
            (&admin, RETIRE, json!({ "input": { "id": town, "version": 1 } }), "CONFLICT"),
            (&command, RETIRE, json!({ "input": { "id": community, "version": 1 } }), "FORBIDDEN"),
        ];
        for (access, document, variables, code) in refused {
            assert_eq!(stage.codes(access, document, variables.clone()).await, [code], "{variables}");
        }
        before.assert_same().await;
    })
    .await;
}

#[tokio::test]
async fn a_division_that_somebody_serves_is_not_retired() {
    on_the_demo(async |stage| {
        let admin = stage.caller("system-administrator", "340705").await;
        let leader = stage.caller("town-leader", "340705005").await;
        let (area, fields) = ("340705005299", "id version retiredEdition");
        let made = json!({ "code": area, "name": "新桥村" });
        let made = stage.does(&admin, "createDivision", fields, made).await;
        let clerk = stage.account("community-clerk", area).await;
        // what has run out is in nobody's way
        let over = stage.account("community-clerk", area).await;
        stage.database.execute(&format!("UPDATE post SET to_on = '2024-12-31' WHERE id = {over}")).await;
        let contacts = format!(
            "INSERT INTO liaison (id, account_id, area_code, from_on, version, created_at, changed_at) \
             VALUES ({clerk}, {clerk}, '{area}', '2020-01-01', 1, 0, 0)"
        );
        stage.database.execute(&contacts).await;
        let end = of(&made, json!({}));
        let left = stage.refused(&admin, "retireDivision", end.clone(), "CONFLICT").await;
        let message = left["message"].as_str().unwrap();
        assert!(message.contains("the division still has 1 post, 1 liaison;"), "{message}");
        stage.database.execute("UPDATE liaison SET ended_at = 1").await;
        let post = json!({ "id": GlobalId::global("Post", clerk).to_string(), "version": 1 });
        stage.does(&leader, "removePost", "endedAt", post).await;
        let retired = stage.does(&admin, "retireDivision", fields, end).await;
        assert_eq!(retired["retiredEdition"], "local");
        let account = GlobalId::global("Account", over).to_string();
        let back = json!({ "account": account, "role": "community-clerk", "area": area });
        stage.wrong(&leader, "appoint", back, "input.area").await;
    })
    .await;
}

async fn id(stage: &Stage<'_>, code: &str) -> Value {
    let document = format!(r#"{{ division(code: "{code}") {{ id }} }}"#);
    stage.ask(&stage.platform.anonymous(), &document).await["division"]["id"].take()
}

#[tokio::test]
async fn nothing_comes_below_a_division_that_ends_meanwhile() {
    on_the_demo(async |stage| {
        let admin = stage.caller("system-administrator", "340705").await;
        let command = stage.caller("district-command", "340705").await;
        let send = async |who: &Access, mutation: &str, input: Value| {
            stage.codes(who, &document(mutation, "id"), json!({ "input": input })).await
        };
        for at in 0..3 {
            let (town, village) = (format!("34070580{at}"), format!("34070580{at}201"));
            let create = |code: &str| json!({ "code": code, "name": "新设" });
            let of_town = stage.does(&admin, "createDivision", "id version", create(&town)).await;
            let end = of(&of_town, json!({}));
            let (ended, entered) = tokio::join!(
                send(&admin, "retireDivision", end),
                send(&admin, "createDivision", create(&village))
            );
            one_of_two(&ended, &entered);
            if !ended.is_empty() {
                let grid = json!({ "community": village, "name": "新网格", "kind": "RESIDENTIAL" });
                let find = format!("{{ division(code: \"{village}\") {{ id version }} }}");
                let made = stage.ask(&admin, &find).await["division"].take();
                let end = of(&made, json!({}));
                let (ended, entered) =
                    tokio::join!(send(&admin, "retireDivision", end), send(&command, "createGrid", grid));
                one_of_two(&ended, &entered);
            }
        }
        let astray = "SELECT g.grid_code FROM grid g JOIN division d ON d.code = substr(g.grid_code, 1, 12) \
            WHERE g.status = 'active' AND d.retired_edition IS NOT NULL";
        assert!(stage.database.texts(astray).await.is_empty());
        let astray = "SELECT d.code FROM division d JOIN division p ON p.code = d.parent_code \
            WHERE d.retired_edition IS NULL AND p.retired_edition IS NOT NULL";
        assert!(stage.database.texts(astray).await.is_empty());
    })
    .await;
}

/// Either the end was refused, or what came below.
fn one_of_two(ended: &[String], entered: &[String]) {
    let told = (ended.first().map(String::as_str), entered.first().map(String::as_str));
    let either = [(Some("CONFLICT"), None), (None, Some("BAD_USER_INPUT"))];
    assert!(either.contains(&told), "{ended:?} {entered:?}");
}
