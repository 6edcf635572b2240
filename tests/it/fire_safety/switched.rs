//! The module off and on again: nothing is lost, and what happened meanwhile is caught up with.

use super::scene::{HAZARD, in_the_office, of};
use crate::places::stage::Stage;
use crate::places::town::COMMUNITY;
use kit::schema::build;
use serde_json::json;

#[tokio::test]
async fn off_it_is_not_there_and_on_again_it_has_everything() {
    let off = api::modules::modules(&["fire-safety".to_owned()]).unwrap();
    let sdl = build(&off, |builder| builder).sdl();
    for word in ["fireSafety", "FireHazard", "FirePremises", "reportFireHazard", "fireChecklists"] {
        assert!(!sdl.contains(word), "{word}");
    }
    let policy = kit::access::print(off.policy());
    for word in ["fire-clerk", "fire-hazard", "fire-premises"] {
        assert!(!policy.contains(word), "{word}");
    }
    in_the_office(async |office| {
        let building = office.building().await;
        let unit = office.unit(&building).await;
        let premises = office.premises(&building, json!({ "unit": unit["id"] })).await;
        let hazard = office.confirmed("MAJOR", json!({ "premises": premises["id"] })).await;
        let hazard = office.step(&office.reviewer, "notifyFireHazard", &hazard, office.notice(5)).await;
        office.told().await;
        // no id is made twice
        office.stage.clock.forward(60_000);
        // meanwhile it is off: the unit closes, and the building goes to another grid
        let stage = Stage::with(office.stage.database, off.clone(), office.stage.clock.clone()).await;
        let community = stage.caller("community-clerk", COMMUNITY).await;
        let close = "mutation($input: RetireInput!) { retireUnit(input: $input) { unit { id } } }";
        stage.ask_with(&community, close, json!({ "input": of(&unit, json!({})) })).await;
        let go = "mutation($input: MoveBuildingInput!) { moveBuilding(input: $input) { building { id } } }";
        let moved = of(&building, json!({ "grid": office.grids[1] }));
        stage.ask_with(&community, go, json!({ "input": moved })).await;
        stage.platform.sequence("off").await.unwrap();
        stage.platform.run_hooks(&stage.modules).await.unwrap();
        let state = "SELECT state FROM fire_hazard";
        assert_eq!(office.stage.database.texts(state).await, ["notified"]);
        // on again, it hears of the unit, and the record lies where the building does
        office.platform.run_hooks(&office.modules).await.unwrap();
        let now = office.now(&office.clerk, &hazard, "FireHazard", HAZARD).await;
        assert_eq!((&now["state"], &now["matter"]["id"]), (&json!("CONFIRMED"), &hazard["matter"]["id"]));
        let there = office.stage.caller("grid-member", &office.grids[1]).await;
        assert_eq!(office.nodes(&there, "fireHazards", "state").await, [json!({ "state": "CONFIRMED" })]);
        stage.platform.close().await.unwrap();
    })
    .await;
}
