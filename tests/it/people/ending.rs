//! What ends with a residence: the head of a household is its head no longer, and a correction that is open is closed.

use crate::places::stage::Stage;
use crate::places::town::{COMMUNITY, on_a_copy};
use kit::access::Access;
use serde_json::{Value, json};

/// A household in a grid with a head; answers the household and the head.
async fn household(stage: &Stage<'_>, clerk: &Access, grid: &str) -> (Value, Value) {
    let made = json!({ "grid": grid, "kind": "FAMILY" });
    let made = stage.act(clerk, "createHousehold", "household { id }", made).await["household"].take();
    let person = json!({
        "grid": grid, "kind": "REGISTERED", "name": "户主", "sex": "MALE", "home": { "household": made["id"], "relation": "02" },
    });
    let head = stage.enter(clerk, person).await;
    let change = json!({ "id": made["id"], "version": 1, "head": head["id"] });
    stage.act(clerk, "changeHousehold", "household { id }", change).await;
    (made["id"].clone(), head)
}

async fn seen(stage: &Stage<'_>, clerk: &Access, household: &Value) -> Value {
    let fields = "version people head { id } history { nodes { action version } }";
    let document = format!("{{ node(id: {household}) {{ ... on Household {{ {fields} }} }} }}");
    stage.ask(clerk, &document).await["node"].take()
}

#[tokio::test]
async fn who_is_gone_is_no_head() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let other = json!({ "grid": grids[0], "kind": "FAMILY" });
        let other = stage.act(&clerk, "createHousehold", "household { id }", other).await["household"]["id"].take();
        let leave = |id: &Value, more: Value| {
            let mut input = json!({ "id": id, "version": 1 });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        for (mutation, more) in [
            ("endResidence", json!({ "reason": "DIED" })),
            ("endResidence", json!({ "reason": "LEFT" })),
            ("changeResident", json!({ "home": { "household": null } })),
            ("changeResident", json!({ "home": { "household": other } })),
            ("moveResident", json!({ "grid": grids[1], "home": { "household": null } })),
        ] {
            let (household, head) = household(stage, &clerk, &grids[0]).await;
            stage.act(&clerk, mutation, "resident { id }", leave(&head["id"], more.clone())).await;
            let now = seen(stage, &director, &household).await;
            assert_eq!((&now["head"], &now["people"]), (&Value::Null, &json!(0)), "{mutation} {more}");
            let changes = json!([
                { "action": "change", "version": 3 }, { "action": "change", "version": 2 }, { "action": "create", "version": 1 },
            ]);
            assert_eq!((&now["version"], &now["history"]["nodes"]), (&json!(3), &changes), "{mutation} {more}");
        }
        // who moves and stays a member is the head still, by the residence that came after
        let (household, head) = household(stage, &clerk, &grids[0]).await;
        let moved = leave(&head["id"], json!({ "grid": grids[1] }));
        let moved = stage.act(&clerk, "moveResident", "resident { id }", moved).await["resident"].take();
        let now = seen(stage, &director, &household).await;
        assert_eq!((&now["head"]["id"], &now["people"]), (&moved["id"], &json!(1)));
    })
    .await;
}

#[tokio::test]
async fn an_open_correction_is_over_with_the_residence() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let person = json!({ "grid": grid, "kind": "REGISTERED", "name": "陈六", "sex": "MALE" });
        let made = stage.enter(&member, person).await;
        let resident = stage.resident().await;
        stage.bind(&resident, &member, &made).await;
        let ask = json!({ "resident": made["id"], "values": [{ "field": "NAME", "value": "陈陆" }] });
        let asked =
            stage.act(&resident, "requestCorrection", "correction { id }", ask).await["correction"].take();
        let version = stage
            .ask(&member, &format!("{{ node(id: {}) {{ ... on Resident {{ version }} }} }}", made["id"]))
            .await;
        let end = json!({ "id": made["id"], "version": version["node"]["version"], "reason": "LEFT" });
        let ended = stage.act(&member, "endResidence", "resident { status disputed }", end).await;
        assert_eq!(ended["resident"], json!({ "status": "ENDED", "disputed": false }));
        let open = "{ corrections(filter: { state: OPEN }) { totalCount } }";
        assert_eq!(stage.ask(&director, open).await["corrections"]["totalCount"], 0);
        let closed =
            format!("{{ node(id: {}) {{ ... on Correction {{ state answer version }} }} }}", asked["id"]);
        let closed = stage.ask(&director, &closed).await["node"].take();
        assert_eq!((&closed["state"], &closed["version"]), (&json!("REFUSED"), &json!(2)));
        assert!(closed["answer"].as_str().unwrap().contains("residence is over"));
        let decide = json!({ "id": asked["id"], "version": 2, "accept": true });
        stage.denied(&director, "decideCorrection", decide, "CONFLICT").await;
    })
    .await;
}
