//! Fires with the grid's help, drills and publicity.

use super::scene::{in_the_office, of};
use serde_json::json;

const FIRE: &str = "id version status cause lossFen steps { nodes { kind people } }";

#[tokio::test]
async fn a_fire_is_investigated_with_the_help_of_the_grid_and_closed() {
    in_the_office(async |office| {
        let building = office.building().await;
        let now = kit::scalar::Instant(office.stage.platform.system().now() - 3_600_000);
        let at = async_graphql::ScalarType::to_value(&now).to_string().replace('"', "");
        let fire = json!({ "building": building["id"], "occurredAt": at, "kind": "DWELLING", "injured": 1 });
        office.refused(&office.member, "recordFireIncident", fire.clone(), "FORBIDDEN").await;
        let mut early = fire.clone();
        early["occurredAt"] = json!("2036-01-01T00:00:00Z");
        office.wrong(&office.clerk, "recordFireIncident", early, "input.occurredAt").await;
        let fire = office.does(&office.clerk, "recordFireIncident", FIRE, fire).await;
        for kind in ["EVACUATION", "WITNESSES", "RELIEF"] {
            let help = json!({ "incident": fire["id"], "kind": kind, "people": 4, "note": "协助" });
            office.does(&office.member, "recordFireHelp", "id", help).await;
        }
        let help = json!({ "incident": fire["id"], "kind": "RELIEF" });
        office.refused(&office.reader, "recordFireHelp", help.clone(), "FORBIDDEN").await;
        office.refused(&office.decider, "closeFireIncident", of(&fire, json!({})), "CONFLICT").await;
        let found =
            json!({ "cause": "ELECTRICITY", "finding": "插座短路", "burntDm2": 500, "lossFen": 1_250_000 });
        let fire = office.does(&office.clerk, "investigateFireIncident", FIRE, of(&fire, found)).await;
        assert_eq!((&fire["cause"], &fire["lossFen"]), (&json!("ELECTRICITY"), &json!(1_250_000)));
        assert_eq!(fire["steps"]["nodes"].as_array().unwrap().len(), 3);
        office.refused(&office.clerk, "closeFireIncident", of(&fire, json!({})), "FORBIDDEN").await;
        let fire = office.does(&office.decider, "closeFireIncident", FIRE, of(&fire, json!({}))).await;
        assert_eq!(fire["status"], "ENDED");
        office.refused(&office.member, "recordFireHelp", help, "CONFLICT").await;
        assert_eq!(office.how_many("fireIncidents(filter: { cause: ELECTRICITY, status: ENDED })").await, 1);
    })
    .await;
}

#[tokio::test]
async fn drills_and_publicity_count_whom_they_reached() {
    in_the_office(async |office| {
        let drill = json!({ "kind": "EVACUATION_DRILL", "grid": office.grids[0], "subject": "疏散演练", "people": 40 });
        let letters = json!({ "kind": "LEAFLETS", "grid": office.grids[0], "subject": "告居民书", "people": 200,
            "materials": 180 });
        let drill = office.does(&office.member, "recordFireActivity", "id version people", drill).await;
        office.does(&office.member, "recordFireActivity", "id", letters).await;
        let more = of(&drill, json!({ "people": 45 }));
        office.refused(&office.member, "changeFireActivity", more.clone(), "FORBIDDEN").await;
        office.does(&office.clerk, "changeFireActivity", "id", more).await;
        let wrong = json!({ "kind": "LECTURE", "grid": office.grids[0], "subject": "讲座", "people": -1 });
        office.wrong(&office.member, "recordFireActivity", wrong, "input.people").await;
        assert_eq!(office.how_many("fireActivities(filter: { drill: true })").await, 1);
        let counts = format!(
            "{{ fireSafetyStatistics(area: \"{}\") {{ activities {{ drills tookPart publicity reached materials }} }} }}",
            super::scene::TOWN
        );
        let counted = office.stage.ask(&office.reader, &counts).await;
        let wanted = json!({ "drills": 1, "tookPart": 45, "publicity": 1, "reached": 200, "materials": 180 });
        assert_eq!(counted["fireSafetyStatistics"][0]["activities"], wanted);
    })
    .await;
}
