//! The levels of a district: how far up a matter is passed.

use super::town::{DISTRICT, LINE, TOWN, in_a_town, stands};
use crate::places::town::COMMUNITY;
use serde_json::json;

#[tokio::test]
async fn a_matter_is_passed_up_as_far_as_the_district_has_levels() {
    in_a_town(async |town| {
        let set = async |levels: i16| {
            let sql = format!("UPDATE district_setting SET levels = {levels} WHERE code = '{DISTRICT}'");
            town.stage.database.execute(&sql).await;
        };
        set(3).await;
        let matter = town.report(&town.member, "lamp", json!({})).await;
        let matter = town.step(&town.leader, "escalateMatter", &matter).await;
        assert_eq!(stands(&matter), ("ACCEPT", "OPEN", 2, COMMUNITY));
        let matter = town.step(&town.clerk, "escalateMatter", &matter).await;
        assert_eq!(stands(&matter), ("ACCEPT", "OPEN", 2, TOWN));
        let told = town.refused(&town.town_clerk, "escalateMatter", &matter, json!({}), "CONFLICT").await;
        assert_eq!(told, "this is the highest level of the district");
        set(4).await;
        let matter = town.step(&town.town_clerk, "escalateMatter", &matter).await;
        assert_eq!(stands(&matter), ("ACCEPT", "OPEN", 2, DISTRICT));
        town.refused(&town.command, "escalateMatter", &matter, json!({}), "CONFLICT").await;
        let matter = town.step(&town.command, "acceptMatter", &matter).await;
        assert_eq!(stands(&matter), ("HANDLE", "OPEN", 3, DISTRICT));
    })
    .await;
}

#[tokio::test]
async fn a_matter_is_dispatched_to_the_levels_that_the_district_has() {
    in_a_town(async |town| {
        let current = "{ districtSetting(code: \"340705\") { id version } }";
        let change =
            "mutation($input: ChangeDistrictSettingInput!) { changeDistrictSetting(input: $input) { setting { levels } } }";
        for levels in [3, 4, 5] {
            let now = town.stage.ask(&town.command.access, current).await;
            let input = json!({ "id": now["districtSetting"]["id"], "version": now["districtSetting"]["version"],
                "setting": { "levels": levels } });
            town.stage.ask_with(&town.command.access, change, json!({ "input": input })).await;
            let matter = town.report(&town.leader, "spoil", json!({})).await;
            let matter = town.step(&town.clerk, "acceptMatter", &matter).await;
            let unit = json!({ "unit": DISTRICT });
            if levels == 3 {
                let told = town.refused(&town.clerk, "dispatchMatter", &matter, unit, "BAD_USER_INPUT").await;
                assert_eq!(told, "input.unit: the district has no such level of units; name a unit below, or a line");
            } else {
                let matter = town.act(&town.clerk, "dispatchMatter", &matter, unit).await;
                assert_eq!(stands(&matter), ("HANDLE", "OPEN", 3, DISTRICT), "{levels}");
            }
            // each level below, and the desks of departments, are there in every district
            for unit in [json!({ "unit": TOWN }), json!({ "unit": town.grid }), json!({ "unit": DISTRICT, "line": LINE })] {
                let matter = town.report(&town.leader, "spoil", json!({})).await;
                let matter = town.step(&town.clerk, "acceptMatter", &matter).await;
                let to = unit["unit"].as_str().unwrap().to_owned();
                let matter = town.act(&town.clerk, "dispatchMatter", &matter, unit).await;
                assert_eq!(stands(&matter), ("HANDLE", "OPEN", 3, to.as_str()), "{levels}");
            }
            // from the workstation to the service centre, and where there is one to the command centre
            let matter = town.report(&town.leader, "lamp", json!({})).await;
            let matter = town.step(&town.leader, "escalateMatter", &matter).await;
            let matter = town.step(&town.clerk, "escalateMatter", &matter).await;
            assert_eq!(stands(&matter).3, TOWN);
            if levels == 3 {
                town.refused(&town.town_clerk, "escalateMatter", &matter, json!({}), "CONFLICT").await;
            } else {
                let matter = town.step(&town.town_clerk, "escalateMatter", &matter).await;
                assert_eq!(stands(&matter).3, DISTRICT, "{levels}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_returned_from_the_district_is_before_the_highest_centre_that_there_is() {
    in_a_town(async |town| {
        for (levels, centre, arbiter) in [(3, TOWN, &town.town_clerk), (4, DISTRICT, &town.command)] {
            let sql = format!("UPDATE district_setting SET levels = {levels} WHERE code = '{DISTRICT}'");
            town.stage.database.execute(&sql).await;
            let line = json!({ "unit": DISTRICT, "line": LINE });
            let matter = town.report(&town.leader, "spoil", json!({})).await;
            let matter = town.step(&town.clerk, "acceptMatter", &matter).await;
            let matter = town.act(&town.clerk, "dispatchMatter", &matter, line.clone()).await;
            let matter = town.step(&town.district_officer, "returnMatter", &matter).await;
            assert_eq!(stands(&matter), ("DISPATCH", "OPEN", 2, centre), "{levels}");
            let matter = town.act(arbiter, "dispatchMatter", &matter, line.clone()).await;
            let matter = town.step(&town.district_officer, "returnMatter", &matter).await;
            assert_eq!(stands(&matter), ("ARBITRATE", "OPEN", 2, centre), "{levels}");
            let matter = town.act(arbiter, "arbitrateMatter", &matter, json!({ "unit": town.grid })).await;
            assert_eq!(stands(&matter).0, "HANDLE");
        }
    })
    .await;
}

#[tokio::test]
async fn a_building_shows_the_matters_at_it_to_whom_they_are_shown() {
    in_a_town(async |town| {
        let ask = format!("{{ buildings(area: \"{}\", first: 2) {{ nodes {{ id }} }} }}", town.grid);
        let found = town.stage.ask(&town.clerk.access, &ask).await;
        let ids = [0, 1].map(|at| found["buildings"]["nodes"][at]["id"].clone());
        let at = |id| json!({ "building": id, "grid": null });
        let first = town.report(&town.leader, "lamp", at(&ids[0])).await;
        let second = town.report(&town.leader, "spoil", at(&ids[0])).await;
        let beside = town.report(&town.leader, "lamp", at(&ids[1])).await;
        let ask = format!(
            "{{ buildings(area: \"{}\", first: 2) {{ nodes {{ id matters {{ nodes {{ id }} }} \
             done: matters(status: CLOSED) {{ nodes {{ id }} }} }} }} }}",
            town.grid
        );
        let shown = |ids: &[&serde_json::Value]| {
            let nodes: Vec<_> = ids.iter().map(|matter| json!({ "id": matter["id"] })).collect();
            json!({ "nodes": nodes })
        };
        let nodes = town.stage.ask(&town.clerk.access, &ask).await["buildings"]["nodes"].take();
        assert_eq!(nodes[0]["matters"], shown(&[&second, &first]));
        assert_eq!(nodes[1]["matters"], shown(&[&beside]));
        assert_eq!(nodes[0]["done"], shown(&[]));
        // the officer of the line sees what is for the line, and nothing of the lamp
        let officer = town.stage.ask(&town.police.access, &ask).await["buildings"]["nodes"].take();
        assert_eq!(officer[0]["matters"], shown(&[]));
    })
    .await;
}
