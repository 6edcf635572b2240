//! Campaigns, and service teams with their rounds.

use super::super::oracle::{Kind, Row, View, global_id, int, text};
use super::staff::one;
use super::{Call, Case, active, call, case, listed, page};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The cases of campaigns and service teams.
pub(super) const CASES: &[Case] = &[
    case("Query", "campaigns", |probes| {
        let mut calls = vec![around("(first: 200, status: null)", "", |_| true)];
        let running = |row: &Row| row["status"] == "running";
        let of = |area: &String| around(&format!("(first: 200, area: \"{area}\")"), area, running);
        calls.extend(probes.areas.iter().map(of));
        calls
    }),
    case("Campaign", "actions", |_| {
        vec![page("CampaignAction", |_, of, row| row["campaign_id"] == of["id"])]
    }),
    case("Campaign", "progress", |_| vec![progress()]),
    case("CampaignAction", "campaign", |_| vec![one("Campaign", "campaign_id")]),
    case("CampaignTask", "campaign", |_| vec![one("Campaign", "campaign_id")]),
    case("CampaignTask", "action", |_| vec![one("CampaignAction", "action_id")]),
    case("CampaignTask", "grid", |_| vec![one("Grid", "grid_id")]),
    case("CampaignTask", "matters", |_| {
        vec![page("Matter", |_, task, row| {
            row["campaign_task_id"] == task["id"] && row["district_code"] == task["district_code"]
        })]
    }),
    case("Grid", "campaignTasks", |_| {
        vec![page("CampaignTask", |_, grid, row| row["grid_id"] == grid["id"])]
    }),
    case("Matter", "campaignTask", |_| vec![one("CampaignTask", "campaign_task_id")]),
    case("Query", "serviceTeams", |probes| listed("ServiceTeam", probes)),
    case("Query", "servicePlan", |probes| probes.areas.iter().cloned().map(plan).collect()),
    case("ServiceTeam", "rounds", |_| {
        vec![page("ServiceRound", |_, team, row| active(row) && row["team_id"] == team["id"])]
    }),
    case("ServiceTeam", "lead", |_| vec![one("Post", "lead_post_id")]),
    case("ServiceRound", "team", |_| vec![one("ServiceTeam", "team_id")]),
    case("Matter", "team", |_| vec![one("ServiceTeam", "team_id")]),
];

/// The campaigns of an area, of those around it and of what lies in it.
fn around(arguments: &str, area: &str, which: fn(&Row) -> bool) -> Call {
    let area = area.to_owned();
    call(format!("{arguments} {{ nodes {{ id }} totalCount }}"), move |view, _| {
        let near =
            |row: &Row| text(row, "area_code").starts_with(&area) || area.starts_with(text(row, "area_code"));
        let ids = view.ids("Campaign", |row| near(row) && which(row));
        json!({ "nodes": ids, "totalCount": ids.len() })
    })
}

/// Grids, tasks and what was done of them in each community that is wholly within reach.
fn progress() -> Call {
    call("(level: COMMUNITY) { code grids tasks begun done }", |view: &View<'_>, campaign: &Row| {
        if text(campaign, "area_code").len() > 12 {
            return json!(null);
        }
        let tasks = view.rule("Campaign", "progress").unwrap();
        let grids = view.of(Kind::of("Grid"), "read");
        let of_campaign = |row: &&Row| row["campaign_id"] == campaign["id"];
        let mut areas: BTreeMap<String, [usize; 4]> = BTreeMap::new();
        for grid in view.facts.rows("grid").iter().filter(|row| active(row)) {
            let code = &text(grid, "grid_code")[..12];
            if !code.starts_with(text(campaign, "area_code")) || !grids.covers(code) {
                continue;
            }
            let holds = |row: &&Row| code.starts_with(text(row, "area_code"));
            let actions = view.facts.rows("campaign_action").iter().filter(of_campaign).filter(holds).count();
            let mine = view
                .facts
                .rows("campaign_task")
                .iter()
                .filter(of_campaign)
                .filter(|row| row["grid_id"] == grid["id"] && tasks.covers(code));
            let sum = areas.entry(code.to_owned()).or_default();
            sum[0] += 1;
            sum[1] += actions;
            sum[2] += mine.clone().filter(|row| row["state"] == "begun").count();
            sum[3] += mine.filter(|row| row["state"] == "done").count();
        }
        let line = |(code, [grids, tasks, begun, done]): (String, [usize; 4])| json!({ "code": code, "grids": grids, "tasks": tasks, "begun": begun, "done": done });
        areas.into_iter().map(line).collect()
    })
}

/// The rounds of a week that begins on a Monday.
fn plan(area: String) -> Call {
    let text_of =
        format!("(area: \"{area}\", from: \"2026-07-06\", to: \"2026-07-12\") {{ on round {{ id }} }}");
    call(text_of, move |view: &View<'_>, _: &Row| -> Value {
        let kind = Kind::of("ServiceRound");
        let mut rounds = view.list("ServiceRound", |row| active(row) && view.lies_in(kind, row, &area));
        rounds.sort_by_key(|row| (int(row, "weekday"), int(row, "id")));
        let day = |row: &&Row| json!({ "on": format!("2026-07-{:02}", 5 + int(row, "weekday")), "round": { "id": global_id(kind, row) } });
        rounds.iter().map(day).collect()
    })
}
