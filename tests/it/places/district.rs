//! What districts decide.

use super::stage::{Stage, on_the_demo};
use crate::harness::before::Before;
use serde_json::{Value, json};

const OPEN: &str = "mutation($input: OpenDistrictInput!) { openDistrict(input: $input) {
    setting { id code levels zone sizeKinds householdsMin householdsMax peopleMin peopleMax version } } }";
const CHANGE: &str = "mutation($input: ChangeDistrictSettingInput!) { changeDistrictSetting(input: $input) {
    setting { levels zone sizeKinds householdsMin peopleMax version } } }";
const GRID: &str = "mutation($input: CreateGridInput!) { createGrid(input: $input) { grid { code } } }";

/// A district of Tongling that the demo does not open, and one of its communities.
const DISTRICT: &str = "340706";

async fn community(stage: &Stage<'_>) -> String {
    let first = format!(
        "SELECT code FROM division WHERE level = 5 AND code LIKE '{DISTRICT}%' ORDER BY code LIMIT 1"
    );
    stage.database.texts(&first).await.remove(0)
}

#[tokio::test]
async fn a_district_has_grids_once_it_is_open() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", DISTRICT).await;
        let grid = json!({ "input": { "community": community(stage).await, "name": "一网格", "kind": "RESIDENTIAL" } });
        assert_eq!(stage.codes(&command, GRID, grid.clone()).await, ["BAD_USER_INPUT"]);
        let other = Stage::open(stage.database).await;
        let opened = stage.ask_with(&command, OPEN, json!({ "input": { "code": DISTRICT } })).await;
        let setting = &opened["openDistrict"]["setting"];
        assert_eq!(setting["levels"], 3);
        assert_eq!(setting["sizeKinds"], json!(["RESIDENTIAL"]));
        let limits = ["householdsMin", "householdsMax", "peopleMin", "peopleMax"].map(|limit| &setting[limit]);
        assert_eq!(limits, [&json!(300), &json!(500), &json!(1_000), &json!(1_500)]);
        stage.ask_with(&command, GRID, grid).await;
        assert!(!other.platform.system().districts().contains(DISTRICT));
        other.platform.poll_rights().await.unwrap();
        assert!(other.platform.system().districts().contains(DISTRICT), "another process notices");
        let again = stage.codes(&command, OPEN, json!({ "input": { "code": DISTRICT } })).await;
        assert_eq!(again, ["CONFLICT"]);
    })
    .await;
}

#[tokio::test]
async fn a_setting_is_changed_with_its_history() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", "340705").await;
        let found = stage.ask(&command, r#"{ districtSetting(code: "340705005") { id levels view { kind chinese } } }"#);
        let found = found.await;
        let setting = &found["districtSetting"];
        assert_eq!(setting["view"][1], json!({ "kind": "TOWN", "chinese": "办事处" }));
        let decided = json!({ "levels": 4, "householdsMin": null, "peopleMax": 1_600, "sizeKinds": ["UNIT", "RESIDENTIAL"] });
        let input = json!({ "input": { "id": setting["id"], "version": 1, "setting": decided } });
        let changed = stage.ask_with(&command, CHANGE, input).await;
        let wanted = json!({ "levels": 4, "zone": "Asia/Shanghai", "sizeKinds": ["RESIDENTIAL", "UNIT"],
            "householdsMin": null, "peopleMax": 1_600, "version": 2 });
        assert_eq!(changed["changeDistrictSetting"]["setting"], wanted);
        let history = "SELECT changes FROM history WHERE record_type = 'DistrictSetting' AND version = 2";
        let history: Value = serde_json::from_str(&stage.database.texts(history).await[0]).unwrap();
        assert_eq!((&history["levels"], &history["peopleMax"]), (&json!(4), &json!(1_600)));
        let read = r#"{ districtSetting(code: "340705") { history { nodes { version action changes } } } }"#;
        let entry = stage.ask(&command, read).await["districtSetting"]["history"]["nodes"][0].take();
        assert_eq!(entry, json!({ "version": 2, "action": "change", "changes": history }));
    })
    .await;
}

#[tokio::test]
async fn what_is_refused_changes_nothing() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", "340705").await;
        let director = stage.caller("community-director", "340705005002").await;
        let found = stage.ask(&command, r#"{ districtSetting(code: "340705") { id } }"#).await;
        let other = stage.ask(&command, r#"{ districtSetting(code: "371102") { id } }"#).await;
        let change = |of: &Value, version: i32, setting: Value| {
            json!({ "input": { "id": of["districtSetting"]["id"], "version": version, "setting": setting } })
        };
        let before = Before::now(stage.database, &[]).await;
        let refused = [
            (&command, CHANGE, change(&found, 1, json!({ "levels": 6 })), "BAD_USER_INPUT"),
            (&command, CHANGE, change(&found, 1, json!({ "zone": "Beijing" })), "BAD_USER_INPUT"),
            (&command, CHANGE, change(&found, 1, json!({ "householdsMin": 501 })), "BAD_USER_INPUT"),
            (&command, CHANGE, change(&found, 9, json!({ "levels": 3 })), "CONFLICT"),
            (&command, CHANGE, change(&other, 1, json!({ "levels": 3 })), "FORBIDDEN"),
            (&director, CHANGE, change(&found, 1, json!({ "levels": 3 })), "FORBIDDEN"),
            (&command, OPEN, json!({ "input": { "code": DISTRICT } }), "NOT_FOUND"),
            (&command, OPEN, json!({ "input": { "code": "3407" } }), "BAD_USER_INPUT"),
        ];
        for (access, document, variables, code) in refused {
            assert_eq!(stage.codes(access, document, variables.clone()).await, [code], "{variables}");
        }
        before.assert_same().await;
        let anonymous = stage.platform.anonymous();
        let codes = stage.codes(&anonymous, r#"{ districtSetting(code: "340705") { levels } }"#, json!({})).await;
        assert_eq!(codes, ["UNAUTHENTICATED"]);
    })
    .await;
}
