//! The module off and on again: nothing is lost, and what happened meanwhile is caught up with.

use super::scene::{BATCH, in_the_office, of};
use crate::access::modules;
use crate::places::stage::Stage;
use crate::places::town::{COMMUNITY, ELSEWHERE};
use kit::schema::build;
use serde_json::json;

#[tokio::test]
async fn off_it_is_not_there_and_on_again_it_has_everything() {
    let off = api::modules::modules(&["civil-affairs".to_owned()]).unwrap();
    let sdl = build(&off, |builder| builder).sdl();
    for word in ["civilAffairs", "Assistance", "CareRecord", "RecordCareVisit", "HouseholdVisit"] {
        assert!(!sdl.contains(word), "{word}");
    }
    let policy = kit::access::print(off.policy());
    for word in ["civil-affairs-clerk", "assistance-grant", "care-record"] {
        assert!(!policy.contains(word), "{word}");
    }
    in_the_office(async |office| {
        let programme = office.programme("care", json!({})).await;
        let (one, two) = (office.person("甲", json!({})).await, office.person("乙", json!({})).await);
        let (first, second) = (
            office.granted(&programme, &one, json!({})).await,
            office.granted(&programme, &two, json!({})).await,
        );
        let batch = office.pays(&programme, &office.month()).await;
        office.told().await;
        // meanwhile it is off: the one moves to another district, the other within it
        let off = api::modules::modules(&["civil-affairs".to_owned()]).unwrap();
        // no id is made twice
        office.stage.clock.forward(3_600_000);
        let stage = Stage::with(office.stage.database, off, office.stage.clock.clone()).await;
        let mover = stage.mover(None).await;
        let document =
            "mutation($input: MoveResidentInput!) { moveResident(input: $input) { resident { id } } }";
        for (person, grid) in [(&one, ELSEWHERE), (&two, office.grids[1].as_str())] {
            stage.ask_with(&mover, document, json!({ "input": of(person, json!({ "grid": grid })) })).await;
        }
        stage.platform.sequence("off").await.unwrap();
        stage.platform.run_hooks(&stage.modules).await.unwrap();
        let state = "SELECT state FROM assistance_grant ORDER BY id";
        assert_eq!(stage.database.texts(state).await, ["active", "active"]);
        office.stage.clock.forward(3_600_000);
        // on again, it hears of both
        let on = modules::all();
        office.stage.platform.run_hooks(&on).await.unwrap();
        let now =
            async |grant| office.now(&office.decider, grant, "AssistanceGrant", "state stopReason").await;
        assert_eq!(now(&first).await, json!({ "state": "STOPPED", "stopReason": "MOVED" }));
        assert_eq!(now(&second).await["state"], "ACTIVE");
        let again = office.now(&office.decider, &batch, "AssistanceBatch", BATCH).await;
        assert_eq!(again, batch);
        let here = office.nodes(&office.clerk, "assistanceGrants", "id").await;
        assert_eq!(here.len(), 2);
        stage.platform.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn who_is_erased_while_it_is_off_leaves_nothing_in_it() {
    in_the_office(async |office| {
        let (one, two) = (office.person("甲", json!({})).await, office.person("乙", json!({})).await);
        for person in [&one, &two] {
            let care = json!({
                "resident": person["id"], "kind": "DISABLED", "grade": 2, "plan": "每周探访", "contact": "邻居",
                "needs": "高血压",
            });
            office.does(&office.clerk, "openCareRecord", "id", care).await;
        }
        let off = api::modules::modules(&["civil-affairs".to_owned()]).unwrap();
        // no id is made twice
        office.stage.clock.forward(3_600_000);
        let stage = Stage::with(office.stage.database, off, office.stage.clock.clone()).await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let ask = json!({ "id": one["id"], "ground": "PURPOSE_OVER" });
        let case = stage.does(&clerk, "requestErasure", "id version", ask).await;
        let erase = of(&case, json!({ "decision": "ERASE" }));
        assert_eq!(stage.does(&director, "decideErasure", "state", erase).await, json!({ "state": "DONE" }));
        let held = "SELECT CAST(count(grade) AS text) || ' ' || count(plan) || ' ' || count(contact) || ' ' || \
                    count(needs_cipher) || ' ' || count(needs_mask) FROM care_record";
        assert_eq!(stage.database.texts(held).await, ["1 1 1 1 1"], "of the other one nothing is erased");
        stage.platform.close().await.unwrap();
        // on again, it hears of it and closes what it kept
        office.stage.clock.forward(3_600_000);
        office.told().await;
        let closed = "SELECT status FROM care_record WHERE plan IS NULL";
        assert_eq!(office.stage.database.texts(closed).await, ["retired"]);
    })
    .await;
}
