//! The hierarchy as districts look at it.

use super::stage::on_the_demo;
use super::town::COMMUNITY;
use serde_json::{Value, json};

/// One query for every view.
const DOWN: &str = "query($code: DivisionCode!) { division(code: $code) { nextLevel {
    level { kind chinese }
    divisions(first: 200) { nodes { code } }
    grids(first: 200) { nodes { code } }
    compounds(first: 200) { nodes { name buildings(first: 200) { nodes { code } } } } } } }";

#[tokio::test]
async fn one_query_walks_down_each_districts_view() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", "340705").await;
        let below = async |code: &str| {
            stage.ask_with(&command, DOWN, json!({ "code": code })).await["division"]["nextLevel"].take()
        };
        for levels in [3, 4, 5] {
            stage.database.execute(&format!("UPDATE district_setting SET levels = {levels}")).await;
            let town = below("340705").await;
            assert_eq!(town["level"]["chinese"], if levels == 5 { "办事处" } else { "街道" });
            assert!(town["divisions"]["nodes"].as_array().unwrap().contains(&json!({ "code": "340705005" })));
            assert_eq!((&town["grids"], &town["compounds"]), (&Value::Null, &Value::Null));
            let community = below("340705005").await;
            assert_eq!(community["level"]["kind"], "COMMUNITY");
            assert!(
                community["divisions"]["nodes"].as_array().unwrap().contains(&json!({ "code": COMMUNITY }))
            );
            let last = below(COMMUNITY).await;
            assert_eq!(last["divisions"], Value::Null);
            if levels < 5 {
                assert_eq!(last["level"]["kind"], "GRID");
                let codes: Vec<Value> =
                    stage.grids().await.into_iter().map(|code| json!({ "code": code })).collect();
                assert_eq!((&last["grids"]["nodes"], &last["compounds"]), (&json!(codes), &Value::Null));
            } else {
                assert_eq!((&last["level"]["kind"], &last["grids"]), (&json!("COMPOUND"), &Value::Null));
                let compounds = last["compounds"]["nodes"].as_array().unwrap();
                let names =
                    format!("SELECT name FROM compound WHERE grid_code LIKE '{COMMUNITY}%' ORDER BY id");
                let named: Vec<_> = compounds.iter().map(|compound| compound["name"].clone()).collect();
                assert_eq!(named, stage.database.texts(&names).await);
                assert!(!compounds[0]["buildings"]["nodes"].as_array().unwrap().is_empty());
            }
        }
        assert_eq!(below("3407").await, Value::Null, "a view begins at the district");
    })
    .await;
}

#[tokio::test]
async fn the_next_level_keeps_to_the_callers_reach() {
    on_the_demo(async |stage| {
        let grid = format!("{COMMUNITY}001");
        let leader = stage.caller("grid-leader", &grid).await;
        let document = format!(
            r#"{{ division(code: "{COMMUNITY}") {{ nextLevel {{ grids {{ nodes {{ code }} }} compounds {{ nodes {{
            grids {{ nodes {{ code }} }} }} }} }} }} }}"#
        );
        stage.database.execute("UPDATE district_setting SET levels = 3").await;
        let seen = stage.ask(&leader, &document).await["division"]["nextLevel"].take();
        assert_eq!(seen["grids"]["nodes"], json!([{ "code": grid }]));
        stage.database.execute("UPDATE district_setting SET levels = 5").await;
        let seen = stage.ask(&leader, &document).await["division"]["nextLevel"].take();
        let compounds = seen["compounds"]["nodes"].as_array().unwrap();
        assert!(!compounds.is_empty());
        assert!(compounds.iter().all(|one| one["grids"]["nodes"] == json!([{ "code": grid }])), "{seen:#}");
        let auditor = stage.caller("auditor", "340705").await;
        assert_eq!(stage.codes(&auditor, &document, json!({})).await, ["FORBIDDEN"]);
        let anonymous = stage.platform.anonymous();
        assert_eq!(stage.codes(&anonymous, &document, json!({})).await, ["UNAUTHENTICATED"]);
    })
    .await;
}

#[tokio::test]
async fn the_levels_of_many_divisions_take_one_statement_each() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", "340705").await;
        let document = r#"{ division(code: "340705") { nextLevel { divisions(first: 200) { nodes {
            nextLevel { divisions(first: 200) { nodes { nextLevel { grids(first: 200) { nodes { code } } } } } } } } } } }"#;
        stage.database.execute("UPDATE district_setting SET levels = 4").await;
        let (answer, statements) = stage.send(&command, document, json!({})).await;
        assert!(answer.get("errors").is_none(), "{:#}", answer["errors"]);
        assert_eq!(statements, 5, "the district, its setting, and a page of each of three levels");
    })
    .await;
}
