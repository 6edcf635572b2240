//! The module off and on again: nothing is lost, and what happened meanwhile is caught up with.

use super::scene::{HAZARD, in_the_office, of};
use crate::places::stage::Stage;
use crate::places::town::COMMUNITY;
use kit::node::GlobalId;
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
        let moved = of(&building, json!({ "grid": office.grids[1], "position": null }));
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

#[tokio::test]
async fn while_it_is_off_an_erasure_clears_what_its_tables_hold_of_the_person() {
    let off = api::modules::modules(&["fire-safety".to_owned()]).unwrap();
    in_the_office(async |office| {
        let database = office.stage.database;
        let person = office.person("甲").await;
        office.premises(&office.building().await, json!({ "manager": person["id"] })).await;
        let resident = office.resident(&person).await;
        let gas =
            json!({ "grid": office.grids[0], "kind": "GAS", "detail": "我家隔壁漏气", "place": "甲家" });
        office.reports(&resident, gas).await;
        // a case that serves the person, and one of somebody else
        let case = office.confirmed("GENERAL", json!({ "note": "当事人甲" })).await;
        let (matter, served): (GlobalId, GlobalId) = (
            case["matter"]["id"].as_str().unwrap().parse().unwrap(),
            person["id"].as_str().unwrap().parse().unwrap(),
        );
        let serves = format!(
            "UPDATE matter SET served_district_code = '{}', served_id = {} WHERE id = {}",
            served.district, served.key, matter.key
        );
        database.execute(&serves).await;
        office.reported(json!({ "place": "乙家", "detail": "别人的事" })).await;
        office.told().await;
        let tables: [(&str, &[&str]); 3] = [
            ("fire_premises", &["manager_name", "manager_telephone", "manager_district_code", "manager_id"]),
            ("fire_hazard", &["place", "detail", "reporter_district_code", "reporter_id", "account_id"]),
            ("fire_hazard_step", &["note"]),
        ];
        let held = async || {
            let mut held = Vec::new();
            for (table, columns) in tables {
                for column in columns {
                    let count = format!("SELECT CAST(count({column}) AS text) FROM {table}");
                    held.push(database.texts(&count).await.remove(0));
                }
            }
            held.join(" ")
        };
        assert_eq!(held().await, "1 1 1 1 3 3 1 1 3 1");
        office.stage.clock.forward(60_000);
        let stage = Stage::with(database, off.clone(), office.stage.clock.clone()).await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let ask = json!({ "id": person["id"], "ground": "PURPOSE_OVER" });
        let asked = stage.does(&clerk, "requestErasure", "id version", ask).await;
        stage.does(&director, "decideErasure", "state", of(&asked, json!({ "decision": "ERASE" }))).await;
        stage.told().await;
        assert_eq!(held().await, "0 0 0 0 1 1 0 0 1 0");
        let left = "SELECT place || detail FROM fire_hazard WHERE place IS NOT NULL";
        assert_eq!(database.texts(left).await, ["乙家别人的事"]);
        // on again, it hears of the same and goes on
        office.stage.clock.forward(60_000);
        office.told().await;
        assert_eq!(held().await, "0 0 0 0 1 1 0 0 1 0");
        let now = office.nodes(&office.clerk, "firePremises", "managerName status").await;
        assert_eq!(now, [json!({ "managerName": null, "status": "ACTIVE" })]);
        stage.platform.close().await.unwrap();
    })
    .await;
}
