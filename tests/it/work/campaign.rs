//! Campaigns: "9+X" (requirement W12).

use super::town::{DISTRICT, TOWN, Town, Worker, in_a_town};
use crate::places::stage::codes;
use crate::places::town::COMMUNITY;
use serde_json::{Value, json};

impl Town<'_> {
    async fn start(&self, who: &Worker, area: &str, days: [&str; 2]) -> Value {
        let document = "mutation($input: StartCampaignInput!) { startCampaign(input: $input) { campaign { id version \
             actions { nodes { id fixed areaCode } } } } }";
        let action = |title: &str| json!({ "title": title, "chinese": "行动", "kind": "lamp" });
        let input = json!({ "area": area, "title": "Clean-up", "chinese": "整治", "fromOn": days[0], "toOn": days[1],
            "actions": [action("heaps"), action("stalls")] });
        self.stage.send(&who.access, document, json!({ "input": input })).await.0
    }

    async fn record(&self, who: &Worker, action: &Value, grid: &str, done: bool, result: Value) -> Value {
        let document = "mutation($input: RecordCampaignTaskInput!) { recordCampaignTask(input: $input) { campaignTask { id state version } } }";
        let input = json!({ "action": action, "grid": grid, "done": done, "result": result });
        self.stage.send(&who.access, document, json!({ "input": input })).await.0
    }

    async fn progress(&self, who: &Worker, campaign: &Value, level: &str) -> Value {
        let document = format!(
            "{{ campaigns {{ nodes {{ id progress(level: {level}) {{ code grids tasks begun done }} }} }} }}"
        );
        let data = self.stage.ask(&who.access, &document).await;
        let nodes = data["campaigns"]["nodes"].as_array().unwrap();
        nodes.iter().find(|node| node["id"] == *campaign).unwrap()["progress"].clone()
    }
}

const LONG: [&str; 2] = ["2020-01-01", "2099-12-31"];

#[tokio::test]
async fn grids_do_fixed_and_local_actions_and_each_level_sees_how_far_they_are() {
    in_a_town(async |town| {
        let made = town.start(&town.command, DISTRICT, LONG).await;
        let campaign = made["data"]["startCampaign"]["campaign"].clone();
        let fixed = campaign["actions"]["nodes"].as_array().unwrap_or_else(|| panic!("{made:#}")).clone();
        assert_eq!((fixed.len(), &fixed[0]["fixed"]), (2, &json!(true)));
        let add = "mutation($input: AddCampaignActionInput!) { addCampaignAction(input: $input) { campaign { actions { nodes { id fixed areaCode } } } } }";
        let local = |area: &str| json!({ "input": { "campaign": campaign["id"], "area": area, "action": { "title": "wells", "chinese": "井" } } });
        let (answer, _) = town.stage.send(&town.director.access, add, local(TOWN)).await;
        assert_eq!(codes(&answer), ["NOT_FOUND"], "not beyond one's own area");
        let data = town.stage.ask_with(&town.director.access, add, local(COMMUNITY)).await;
        let local = data["addCampaignAction"]["campaign"]["actions"]["nodes"][2].clone();
        assert_eq!((&local["fixed"], &local["areaCode"]), (&json!(false), &json!(COMMUNITY)));

        let here = town.progress(&town.director, &campaign["id"], "COMMUNITY").await;
        let grids = here[0]["grids"].as_i64().unwrap();
        assert_eq!(here, json!([{ "code": COMMUNITY, "grids": grids, "tasks": grids * 3, "begun": 0, "done": 0 }]));

        let begun = town.record(&town.leader, &fixed[0]["id"], &town.grid, false, Value::Null).await;
        let task = begun["data"]["recordCampaignTask"]["campaignTask"].clone();
        assert_eq!((&task["state"], &task["version"]), (&json!("BEGUN"), &json!(1)), "{begun:#}");
        let done = town.record(&town.leader, &fixed[0]["id"], &town.grid, true, json!("two heaps gone")).await;
        assert_eq!(done["data"]["recordCampaignTask"]["campaignTask"], json!({ "id": task["id"], "state": "DONE", "version": 2 }));
        town.record(&town.leader, &local["id"], &town.grid, false, Value::Null).await;

        let of_grid = town.progress(&town.leader, &campaign["id"], "GRID").await;
        assert_eq!(of_grid, json!([{ "code": town.grid, "grids": 1, "tasks": 3, "begun": 1, "done": 1 }]));
        let of_district = town.progress(&town.command, &campaign["id"], "DISTRICT").await;
        let all = of_district[0]["grids"].as_i64().unwrap();
        let wanted = json!([{ "code": DISTRICT, "grids": all, "tasks": all * 2 + grids, "begun": 1, "done": 1 }]);
        assert_eq!(of_district, wanted, "the local action counts in its community alone");

        town.define("heap", "GENERAL", json!({ "reporters": ["STAFF", "CAMPAIGN"] })).await;
        let found = town.report(&town.leader, "heap", json!({ "campaignTask": task["id"] })).await;
        let asked = format!("{{ grid(code: \"{}\") {{ campaignTasks {{ nodes {{ state action {{ title }} matters {{ nodes {{ id source }} }} }} }} }} }}", town.grid);
        let data = town.stage.ask(&town.leader.access, &asked).await;
        assert_eq!(
            data["grid"]["campaignTasks"]["nodes"],
            json!([
                { "state": "DONE", "action": { "title": "heaps" }, "matters": { "nodes": [{ "id": found["id"], "source": "CAMPAIGN" }] } },
                { "state": "BEGUN", "action": { "title": "wells" }, "matters": { "nodes": [] } },
            ])
        );
    })
    .await;
}

#[tokio::test]
async fn nothing_is_recorded_outside_a_campaign() {
    in_a_town(async |town| {
        assert_eq!(codes(&town.start(&town.leader, &town.grid[..12], LONG).await), ["FORBIDDEN"]);
        assert_eq!(codes(&town.start(&town.director, TOWN, LONG).await), ["NOT_FOUND"]);
        assert_eq!(
            codes(&town.start(&town.director, COMMUNITY, ["2026-02-01", "2026-01-01"]).await),
            ["BAD_USER_INPUT"]
        );
        let made = town.start(&town.director, COMMUNITY, LONG).await;
        let campaign = made["data"]["startCampaign"]["campaign"].clone();
        let action = campaign["actions"]["nodes"][0]["id"].clone();
        for (who, grid, done, code) in [
            (&town.leader, town.grid.as_str(), true, "BAD_USER_INPUT"),
            (&town.leader, "340705005002999", false, "NOT_FOUND"),
            (&town.supervisor, town.grid.as_str(), false, "FORBIDDEN"),
        ] {
            let answer = town.record(who, &action, grid, done, Value::Null).await;
            assert_eq!(codes(&answer), [code], "{answer:#}");
        }
        let end =
            "mutation($input: EndCampaignInput!) { endCampaign(input: $input) { campaign { status } } }";
        let input = json!({ "input": { "id": campaign["id"], "version": campaign["version"] } });
        let data = town.stage.ask_with(&town.director.access, end, input).await;
        assert_eq!(data["endCampaign"]["campaign"]["status"], "ENDED");
        let answer = town.record(&town.leader, &action, &town.grid, false, Value::Null).await;
        assert_eq!(codes(&answer), ["CONFLICT"]);
        let later = town.start(&town.director, COMMUNITY, ["2099-01-01", "2099-02-01"]).await;
        let action = later["data"]["startCampaign"]["campaign"]["actions"]["nodes"][0]["id"].clone();
        let answer = town.record(&town.leader, &action, &town.grid, false, Value::Null).await;
        assert_eq!(codes(&answer), ["CONFLICT"], "it has not begun");
        assert_eq!(
            town.stage.database.texts("SELECT CAST(count(*) AS text) FROM campaign_task").await,
            ["0"]
        );
    })
    .await;
}

#[tokio::test]
async fn the_progress_of_many_campaigns_costs_as_much_as_that_of_one() {
    in_a_town(async |town| {
        let ask = "{ campaigns { nodes { id progress(level: COMMUNITY) { code grids tasks begun done } } } }";
        let mut ran = Vec::new();
        let mut wanted = Vec::new();
        for (nth, area) in [DISTRICT, TOWN, COMMUNITY, TOWN].into_iter().enumerate() {
            let made = town.start(&town.command, area, LONG).await;
            let campaign = made["data"]["startCampaign"]["campaign"].clone();
            let action = &campaign["actions"]["nodes"][nth % 2]["id"];
            let done = town.record(&town.leader, action, &town.grid, nth > 0, json!("gone")).await;
            assert!(done.get("errors").is_none(), "{done:#}");
            wanted.insert(0, (campaign["id"].clone(), i64::from(nth == 0), i64::from(nth > 0)));
            let (answer, statements) = town.stage.send(&town.command.access, ask, json!({})).await;
            assert!(answer.get("errors").is_none(), "{answer:#}");
            ran.push(statements);
            let nodes = answer["data"]["campaigns"]["nodes"].as_array().unwrap();
            assert_eq!(nodes.len(), nth + 1);
            for (node, (id, begun, done)) in nodes.iter().zip(&wanted) {
                let here = node["progress"].as_array().unwrap().iter().find(|area| area["code"] == COMMUNITY);
                let grids = here.unwrap()["grids"].as_i64().unwrap();
                let figures = json!({ "code": COMMUNITY, "grids": grids, "tasks": grids * 2, "begun": begun, "done": done });
                assert_eq!((&node["id"], here.unwrap()), (id, &figures));
            }
        }
        assert!(ran.iter().all(|statements| *statements == ran[0]), "{ran:?}");
        assert!(ran[0] <= 5, "{ran:?}");
    })
    .await;
}

#[tokio::test]
async fn what_a_retired_grid_did_counts_no_more_than_the_grid() {
    in_a_town(async |town| {
        let made = town.start(&town.director, COMMUNITY, LONG).await;
        let campaign = made["data"]["startCampaign"]["campaign"].clone();
        for action in campaign["actions"]["nodes"].as_array().unwrap() {
            town.record(&town.leader, &action["id"], &town.grid, true, json!("gone")).await;
        }
        let before = town.progress(&town.director, &campaign["id"], "COMMUNITY").await;
        let grids = before[0]["grids"].as_i64().unwrap();
        assert_eq!(
            before,
            json!([{ "code": COMMUNITY, "grids": grids, "tasks": grids * 2, "begun": 0, "done": 2 }])
        );
        let retire = format!("UPDATE grid SET status = 'retired' WHERE grid_code = '{}'", town.grid);
        town.stage.database.execute(&retire).await;
        let after = town.progress(&town.director, &campaign["id"], "COMMUNITY").await;
        let left = grids - 1;
        assert_eq!(
            after,
            json!([{ "code": COMMUNITY, "grids": left, "tasks": left * 2, "begun": 0, "done": 0 }])
        );
    })
    .await;
}
