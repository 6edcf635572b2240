//! Corrections: asked for by residents, decided by who answers for the area.

use super::village::number;
use crate::places::town::{COMMUNITY, ELSEWHERE, on_a_copy};
use serde_json::{Value, json};

const STATE: &str = "correction { id version state answer values { field value } resident { id disputed } }";

#[tokio::test]
async fn a_correction_is_asked_for_and_accepted() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let member = stage.caller("grid-member", &grids[0]).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let abroad = stage.caller("community-director", "371102100260").await;
        let input = json!({ "grid": grids[0], "kind": "REGISTERED", "name": "陈五", "identityNumber": number("1980-01-01", 71) });
        let made = stage.enter(&member, input).await;
        let resident = stage.resident().await;
        let ask = |values: Value| json!({ "resident": made["id"], "values": values, "note": "my name is written so" });
        let values = json!([{ "field": "NAME", "value": "陈伍" }, { "field": "TELEPHONE", "value": "154 0000 8888" }]);
        stage.denied(&resident, "requestCorrection", ask(values.clone()), "NOT_FOUND").await;
        stage.bind(&resident, &member, &made).await;
        stage.denied(&member, "requestCorrection", ask(values.clone()), "FORBIDDEN").await;
        for wrong in [
            json!([]),
            json!([{ "field": "NAME", "value": null }]),
            json!([{ "field": "NAME", "value": "a" }, { "field": "NAME", "value": "b" }]),
            json!([{ "field": "SEX", "value": "2" }]),
            json!([{ "field": "TELEPHONE", "value": "12" }]),
            json!([{ "field": "BIRTH_ON", "value": "yesterday" }]),
            json!([{ "field": "IDENTITY_NUMBER", "value": "990101198001010000" }]),
        ] {
            let told = stage.denied(&resident, "requestCorrection", ask(wrong), "BAD_USER_INPUT").await;
            assert_eq!(told["errors"][0]["extensions"]["fields"][0]["path"], "input.values", "{told}");
        }
        let asked = stage.act(&resident, "requestCorrection", STATE, ask(values.clone())).await;
        let asked = &asked["correction"];
        let shown = json!([{ "field": "NAME", "value": "陈伍" }, { "field": "TELEPHONE", "value": "154*******88" }]);
        assert_eq!(asked["values"][0], shown[0]);
        assert!(!asked.to_string().contains("0000 8888") && !asked.to_string().contains("00008888"), "{asked}");
        assert_eq!(asked["resident"]["disputed"], true);
        let stored = stage.database.texts("SELECT proposal_cipher FROM correction").await;
        assert!(!stored[0].contains("陈"), "sealed");
        stage.denied(&resident, "requestCorrection", ask(values), "CONFLICT").await;
        let queue = "{ corrections(filter: { state: OPEN }) { nodes { id } totalCount } }";
        let waiting = json!({ "nodes": [{ "id": asked["id"] }], "totalCount": 1 });
        assert_eq!(stage.ask(&director, queue).await["corrections"], waiting);
        assert_eq!(stage.ask(&abroad, queue).await["corrections"]["totalCount"], 0);
        assert_eq!(stage.codes(&member, queue, json!({})).await, ["FORBIDDEN"]);
        let decide = json!({ "id": asked["id"], "version": 1, "accept": true });
        stage.denied(&abroad, "decideCorrection", decide.clone(), "NOT_FOUND").await;
        stage.denied(&resident, "decideCorrection", decide.clone(), "FORBIDDEN").await;
        let done = stage.act(&director, "decideCorrection", STATE, decide.clone()).await;
        let done = &done["correction"];
        assert_eq!((&done["state"], &done["resident"]["disputed"]), (&json!("ACCEPTED"), &json!(false)));
        stage.denied(&director, "decideCorrection", json!({ "id": asked["id"], "version": 2, "accept": true }), "CONFLICT").await;
        let viewers = "{ recordViews { nodes { action viewer { roleCode } } } }";
        let viewers = stage.ask(&resident, viewers).await["recordViews"]["nodes"].take();
        let by = |action: &str| json!({ "action": action, "viewer": { "roleCode": "community-director" } });
        for action in ["accept", "correct"] {
            assert!(viewers.as_array().unwrap().contains(&by(action)), "{action} {viewers}");
        }
        let own = "{ myResidences { nodes { name telephone corrections { nodes { state } } } } }";
        let own = stage.ask(&resident, own).await;
        let row = json!({ "name": "陈伍", "telephone": "154****8888", "corrections": { "nodes": [{ "state": "ACCEPTED" }] } });
        assert_eq!(own["myResidences"]["nodes"][0], row);
        let found = stage.ask(&member, "{ residents(filter: { name: \"伍\" }) { nodes { id } } }").await;
        assert_eq!(found["residents"]["nodes"], json!([{ "id": made["id"] }]), "the index follows");
        let history = format!("{{ node(id: {}) {{ ... on Resident {{ history {{ nodes {{ action }} }} }} }} }}", made["id"]);
        let history = stage.ask(&director, &history).await;
        let actions: Vec<_> = history["node"]["history"]["nodes"].as_array().unwrap().iter().map(|row| &row["action"]).collect();
        assert_eq!(actions, ["correct", "dispute", "bind", "create"]);
    })
    .await;
}

#[tokio::test]
async fn one_is_refused_with_an_answer_and_another_moves_along() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let member = stage.caller("grid-member", &grids[0]).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let wide = stage.account("community-clerk", COMMUNITY).await;
        stage
            .database
            .execute(&format!(
                "INSERT INTO post (id, account_id, role, area_code, from_on, version, created_at, changed_at) \
                 VALUES ({}, {wide}, 'community-clerk', '371102100260', '2020-01-01', 1, 0, 0)",
                wide + 1
            ))
            .await;
        let clerk = stage.platform.caller(wide).await.unwrap().unwrap();
        let input = json!({ "grid": grids[0], "kind": "REGISTERED", "name": "陈六", "sex": "MALE" });
        let made = stage.enter(&member, input).await;
        let resident = stage.resident().await;
        stage.bind(&resident, &member, &made).await;
        let ask = |id: &Value| json!({ "resident": id, "values": [{ "field": "BIRTH_ON", "value": "1990-02-03" }] });
        let asked = stage.act(&resident, "requestCorrection", STATE, ask(&made["id"])).await;
        let id = &asked["correction"]["id"];
        let refuse = |id: &Value, answer: Value| json!({ "id": id, "version": 1, "accept": false, "answer": answer });
        stage.denied(&director, "decideCorrection", refuse(id, Value::Null), "BAD_USER_INPUT").await;
        let refused = stage.act(&director, "decideCorrection", STATE, refuse(id, json!("bring the certificate"))).await;
        let refused = &refused["correction"];
        assert_eq!((&refused["state"], &refused["answer"]), (&json!("REFUSED"), &json!("bring the certificate")));
        assert_eq!(refused["resident"]["disputed"], false);
        stage.act(&resident, "requestCorrection", STATE, ask(&made["id"])).await;
        let residence = "{ myResidences(last: 1) { nodes { id version disputed birthOn } } }";
        let mut now = stage.ask(&resident, "{ myResidences { nodes { id version } } }").await["myResidences"]["nodes"][0].take();
        for grid in [grids[1].as_str(), "371102100260001"] {
            let to = json!({ "id": now["id"], "version": now["version"], "grid": grid });
            now = stage.act(&clerk, "moveResident", "resident { id version disputed }", to).await["resident"].take();
            assert_eq!(now["disputed"], true);
        }
        let states = "{ corrections { nodes { state resident { id } } } }";
        let states = stage.ask(&resident, states).await;
        let open: Vec<_> = states["corrections"]["nodes"].as_array().unwrap().iter().filter(|row| row["state"] == "OPEN").collect();
        assert_eq!(open, [&json!({ "state": "OPEN", "resident": { "id": now["id"] } })]);
        let there = stage.caller("community-director", "371102100260").await;
        let queue = stage.ask(&there, "{ corrections(filter: { state: OPEN }) { nodes { id } } }").await;
        let decide = json!({ "id": queue["corrections"]["nodes"][0]["id"], "version": 1, "accept": true });
        stage.act(&there, "decideCorrection", STATE, decide).await;
        let own = stage.ask(&resident, residence).await;
        assert_eq!(own["myResidences"]["nodes"][0]["birthOn"], "1990-02-03");
        assert_eq!(own["myResidences"]["nodes"][0]["disputed"], false);
    })
    .await;
}

#[tokio::test]
async fn a_number_that_another_record_has_is_not_corrected_to_and_the_office_is_named() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let member = stage.caller("grid-member", &grids[0]).await;
        let far = stage.caller("grid-member", ELSEWHERE).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let (taken, free) = (number("1980-01-01", 73), number("1980-01-01", 75));
        let other = json!({ "grid": ELSEWHERE, "kind": "REGISTERED", "name": "陈八", "identityNumber": taken });
        stage.enter(&far, other).await;
        let input = json!({ "grid": grids[0], "kind": "REGISTERED", "name": "陈七", "sex": "MALE" });
        let made = stage.enter(&member, input).await;
        let resident = stage.resident().await;
        stage.bind(&resident, &member, &made).await;
        let ask = |number: &str| {
            json!({ "resident": made["id"], "values": [{ "field": "IDENTITY_NUMBER", "value": number }] })
        };
        let asked = stage.act(&resident, "requestCorrection", STATE, ask(&taken)).await["correction"].take();
        assert_eq!(asked["values"], json!([{ "field": "IDENTITY_NUMBER", "value": "990101************" }]));
        let decide = |id: &Value| json!({ "id": id, "version": 1, "accept": true });
        for looks in [1, 2] {
            let told = stage.turned_away(&director, "decideCorrection", decide(&asked["id"]), "CONFLICT").await;
            assert!(told["errors"][0]["message"].as_str().unwrap().contains(&ELSEWHERE[..9]), "{told}");
            let on_record = vec![ELSEWHERE.to_owned(); looks];
            assert_eq!(stage.looks(&director).await, on_record, "though it was refused");
            assert_eq!(stage.spent(&director).await, i64::try_from(looks).unwrap());
        }
        let document = format!("{{ node(id: {}) {{ ... on Correction {{ state version }} }} }}", asked["id"]);
        let open = json!({ "state": "OPEN", "version": 1 });
        assert_eq!(stage.ask(&director, &document).await["node"], open);
        let numbers = "SELECT 'x' FROM resident WHERE name = '陈七' AND identity_number_mask IS NOT NULL";
        assert_eq!(stage.database.texts(numbers).await, [""; 0]);
        let mut refuse = decide(&asked["id"]);
        (refuse["accept"], refuse["answer"]) = (json!(false), json!("somebody has this number already"));
        stage.act(&director, "decideCorrection", STATE, refuse).await;
        let asked = stage.act(&resident, "requestCorrection", STATE, ask(&free)).await["correction"].take();
        let done = stage.act(&director, "decideCorrection", STATE, decide(&asked["id"])).await;
        assert_eq!(done["correction"]["state"], "ACCEPTED");
        assert_eq!(stage.database.texts(numbers).await, ["x"]);
    })
    .await;
}
