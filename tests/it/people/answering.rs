//! One residence answers for a person: who keeps another one does nothing that is about the person, and learns whom to ask.

use super::village::number;
use crate::places::stage::Stage;
use crate::places::town::{COMMUNITY, ELSEWHERE, on_a_copy};
use kit::access::Access;
use serde_json::{Value, json};

/// A residence of 孔一 in a grid.
async fn lives(stage: &Stage<'_>, member: &Access, grid: &str, sequence: u16) -> Value {
    let number = number("1969-09-09", sequence);
    let input = json!({ "grid": grid, "kind": "FLOATING", "name": "孔一", "identityNumber": number, "besideAnother": true });
    stage.enter(member, input).await
}

/// A mutation is refused with the office to ask, and nothing changes.
async fn sent_to(stage: &Stage<'_>, town: &str, access: &Access, mutation: &str, input: Value) {
    let told = stage.denied(access, mutation, input, "CONFLICT").await;
    let message = told["errors"][0]["message"].as_str().unwrap();
    assert!(message.contains(town), "{mutation}: {message}");
}

/// The version of a residence.
async fn version(stage: &Stage<'_>, access: &Access, id: &Value) -> Value {
    let document = format!("{{ node(id: {id}) {{ ... on Resident {{ version }} }} }}");
    stage.ask(access, &document).await["node"]["version"].take()
}

/// The town that who enters a number is told of.
async fn told(stage: &Stage<'_>, member: &Access, grid: &str, sequence: u16) -> Value {
    let number = number("1969-09-09", sequence);
    let input = json!({ "grid": grid, "kind": "FLOATING", "name": "孔一", "identityNumber": number });
    let fields = "resident { id } registeredElsewhere { code }";
    stage.act(member, "registerResident", fields, input).await["registeredElsewhere"]["code"].take()
}

#[tokio::test]
async fn who_enters_a_person_beside_another_residence_does_not_answer_for_the_person() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let town = &COMMUNITY[..9];
        let here = stage.caller("grid-member", &grid).await;
        let there = stage.caller("grid-member", ELSEWHERE).await;
        let director = stage.caller("community-director", &ELSEWHERE[..12]).await;
        let home = lives(stage, &here, &grid, 1).await;
        let beside = lives(stage, &there, ELSEWHERE, 1).await;
        assert_eq!(beside["name"], "孔一");
        let code = json!({ "resident": beside["id"] });
        sent_to(stage, town, &there, "issueBindingCode", code.clone()).await;
        let owner = stage.resident().await;
        stage.bind(&owner, &here, &home).await;
        let unbind = json!({ "resident": beside["id"], "reason": "she says so" });
        sent_to(stage, town, &director, "unbindAccount", unbind).await;
        let act = |more: Value| {
            let mut input = json!({ "id": beside["id"], "version": 2 });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        sent_to(stage, town, &there, "endResidence", act(json!({ "reason": "DIED" }))).await;
        for more in [
            json!({ "name": "孔二" }),
            json!({ "particulars": { "telephone": "15400003333" } }),
            json!({ "particulars": { "usedName": "孔三" } }),
            json!({ "identityNumber": number("1969-09-09", 3) }),
        ] {
            sent_to(stage, town, &there, "changeResident", act(more)).await;
        }
        assert_eq!(stage.spent(&there).await, 1, "the look when the residence was entered, and no other");
        let asked = json!({ "resident": beside["id"], "values": [{ "field": "NAME", "value": "孔二" }] });
        sent_to(stage, town, &owner, "requestCorrection", asked).await;
        let other = json!({ "grid": ELSEWHERE, "kind": "FLOATING", "name": "孔一", "sex": "MALE" });
        let other = stage.enter(&there, other).await;
        for (keep, gone) in [((&other["id"], 1), (&beside["id"], 2)), ((&beside["id"], 2), (&other["id"], 1))] {
            let merge = json!({
                "keep": keep.0, "keepVersion": keep.1, "gone": gone.0, "goneVersion": gone.1, "reason": "the same person",
            });
            sent_to(stage, town, &director, "mergeResidents", merge).await;
        }
        // what is of the residence is changed where it is
        let work = act(json!({ "particulars": { "occupation": "木工" } }));
        let work = stage.act(&there, "changeResident", "resident { occupation version }", work).await;
        assert_eq!(work["resident"], json!({ "occupation": "木工", "version": 3 }));
        // and a move of it makes it answer for nobody
        let clerk = stage.caller("town-clerk", &ELSEWHERE[..9]).await;
        let next = format!(
            "SELECT min(grid_code) FROM grid WHERE grid_code LIKE '{}%' AND grid_code <> '{ELSEWHERE}'",
            &ELSEWHERE[..9]
        );
        let next = stage.database.texts(&next).await.remove(0);
        let to = json!({ "id": beside["id"], "version": 3, "grid": next });
        let moved = stage.act(&clerk, "moveResident", "resident { id }", to).await["resident"]["id"].take();
        let unbind = json!({ "resident": moved });
        let leader = stage.caller("town-leader", &ELSEWHERE[..9]).await;
        sent_to(stage, town, &leader, "unbindAccount", unbind.clone()).await;
        // the account is the person's own, and lets go wherever it likes
        stage.act(&owner, "unbindAccount", "__typename", unbind).await;
        sent_to(stage, town, &clerk, "issueBindingCode", json!({ "resident": moved })).await;
        // who answers does all of it, everywhere
        stage.bind(&owner, &here, &home).await;
        let version = version(stage, &here, &home["id"]).await;
        let died = json!({ "id": home["id"], "version": version, "reason": "DIED" });
        stage.act(&here, "endResidence", "resident { id }", died).await;
        let states = "SELECT DISTINCT status FROM resident WHERE name = '孔一' AND account_id IS NOT NULL";
        assert_eq!(stage.database.texts(states).await, ["ended"]);
    })
    .await;
}

#[tokio::test]
async fn when_the_residence_that_answered_is_over_the_next_one_answers() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let third = "SELECT min(grid_code) FROM grid WHERE grid_code LIKE '410185%'";
        let third = stage.database.texts(third).await.remove(0);
        let here = stage.caller("grid-member", &grid).await;
        let there = stage.caller("grid-member", ELSEWHERE).await;
        let asker = stage.caller("grid-member", &third).await;
        let left = |id: &Value, version: i64| json!({ "id": id, "version": version, "reason": "LEFT" });
        // there is another one
        let first = lives(stage, &here, &grid, 11).await;
        let second = lives(stage, &there, ELSEWHERE, 11).await;
        assert_eq!(told(stage, &asker, &third, 11).await, COMMUNITY[..9]);
        stage.act(&here, "endResidence", "resident { id }", left(&first["id"], 1)).await;
        assert_eq!(told(stage, &asker, &third, 11).await, ELSEWHERE[..9]);
        stage.code(&there, &second).await;
        let answers = "SELECT r.grid_code FROM person p JOIN resident r ON r.district_code = p.district_code AND r.id = \
                       p.resident_id WHERE r.name = '孔一'";
        assert_eq!(stage.database.texts(answers).await, [ELSEWHERE]);
        // the person comes back elsewhere, after a while without any
        stage.act(&there, "endResidence", "resident { id }", left(&second["id"], 1)).await;
        let back = lives(stage, &here, &grid, 11).await;
        assert_eq!(stage.database.texts(answers).await, [grid.as_str()]);
        assert_eq!(told(stage, &asker, &third, 11).await, COMMUNITY[..9]);
        stage.code(&here, &back).await;
    })
    .await;
}

#[tokio::test]
async fn when_the_residence_that_answered_is_erased_the_next_one_answers() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let third = "SELECT min(grid_code) FROM grid WHERE grid_code LIKE '410185%'";
        let third = stage.database.texts(third).await.remove(0);
        let here = stage.caller("grid-member", &grid).await;
        let there = stage.caller("grid-member", ELSEWHERE).await;
        let asker = stage.caller("grid-member", &third).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let first = lives(stage, &here, &grid, 21).await;
        let second = lives(stage, &there, ELSEWHERE, 21).await;
        assert_eq!(told(stage, &asker, &third, 21).await, COMMUNITY[..9]);
        let ask = json!({ "id": first["id"], "ground": "PURPOSE_OVER" });
        let case = stage.act(&here, "requestErasure", "erasure { id }", ask).await["erasure"]["id"].take();
        let erase = json!({ "id": case, "version": 1, "decision": "ERASE" });
        stage.act(&director, "decideErasure", "erasure { state }", erase).await;
        assert_eq!(told(stage, &asker, &third, 21).await, ELSEWHERE[..9]);
        let answers = "SELECT r.grid_code FROM person p JOIN resident r ON r.district_code = p.district_code AND r.id = \
                       p.resident_id WHERE r.name = '孔一'";
        assert_eq!(stage.database.texts(answers).await, [ELSEWHERE]);
        // whoever keeps it hands over the code, and declares a death
        stage.code(&there, &second).await;
        let died = json!({ "id": second["id"], "version": 1, "reason": "DIED" });
        stage.act(&there, "endResidence", "resident { id }", died).await;
    })
    .await;
}
