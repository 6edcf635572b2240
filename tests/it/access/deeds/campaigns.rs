//! Mutations of campaigns and service teams.

use super::super::oracle::{Kind, Row, View, global_id, int, text};
use super::On::{Area, Belonging, Record};
use super::{Deed, deed};
use serde_json::json;

/// The mutations of campaigns and service teams.
pub(super) const DEEDS: &[Deed] = &[
    deed(
        "startCampaign",
        Area("Division"),
        |_, at| {
            let action = json!({ "title": "walk", "chinese": "走" });
            json!({ "area": at["code"], "title": "Walked", "chinese": "走", "toOn": "2099-01-01", "actions": [action] })
        },
        |at| found("campaign", &format!("area_code = '{}' AND title = 'Walked'", text(at, "code"))),
    )
    .fits(|_, at| text(at, "code").len() > 2),
    deed(
        "addCampaignAction",
        Area("Division"),
        |view, at| {
            let campaign = global_id(Kind::of("Campaign"), over(view, at).unwrap());
            json!({ "campaign": campaign, "area": at["code"], "action": { "title": "Walked", "chinese": "走" } })
        },
        |at| found("campaign_action", &format!("area_code = '{}' AND title = 'Walked' AND NOT fixed", text(at, "code"))),
    )
    .fits(|view, at| over(view, at).is_some()),
    deed("endCampaign", Record("Campaign"), |_, _| json!({}), |row| is("campaign", row, "status = 'ended'"))
        .fits(|_, row| row["status"] == "running"),
    deed(
        "recordCampaignTask",
        Area("Grid"),
        |view, grid| {
            let action = global_id(Kind::of("CampaignAction"), action(view, grid).unwrap());
            json!({ "action": action, "grid": grid["grid_code"], "done": false })
        },
        |grid| found("campaign_task", &format!("grid_id = {} AND action_id > 0", int(grid, "id"))),
    )
    .fits(|view, grid| grid["status"] == "active" && action(view, grid).is_some()),
    deed(
        "createServiceTeam",
        Area("Division"),
        |_, at| json!({ "area": at["code"], "name": "Walked", "services": "walks" }),
        |at| found("service_team", &format!("area_code = '{}' AND name = 'Walked'", text(at, "code"))),
    ),
    deed(
        "changeServiceTeam",
        Record("ServiceTeam"),
        |_, _| json!({ "services": "Walked" }),
        |row| is("service_team", row, "services = 'Walked'"),
    )
    .fits(|_, row| row["status"] == "active"),
    deed("retireServiceTeam", Record("ServiceTeam"), |_, _| json!({}), |row| is("service_team", row, "status = 'retired'"))
        .fits(|_, row| row["status"] == "active"),
    deed(
        "addServiceRound",
        Belonging("ServiceTeam", "service-team", "change"),
        |_, team| {
            let id = global_id(Kind::of("ServiceTeam"), team);
            json!({ "team": id, "area": team["area_code"], "weekday": 1, "begins": "09:00", "ends": "10:00", "place": "Walked" })
        },
        |team| found("service_round", &format!("team_id = {} AND place = 'Walked'", int(team, "id"))),
    )
    .fits(|_, row| row["status"] == "active"),
    deed("retireServiceRound", Record("ServiceRound"), |_, _| json!({}), |row| is("service_round", row, "status = 'retired'"))
        .fits(|_, row| row["status"] == "active"),
];

/// The campaign that goes on and holds in this division.
fn over<'a>(view: &View<'a>, at: &Row) -> Option<&'a Row> {
    let holds =
        |row: &&Row| row["status"] == "running" && text(at, "code").starts_with(text(row, "area_code"));
    view.facts.rows("campaign").iter().find(holds)
}

/// A fixed action that holds in this grid and for which nothing is recorded there.
fn action<'a>(view: &View<'a>, grid: &Row) -> Option<&'a Row> {
    let holds =
        |row: &&Row| row["fixed"] == true && text(grid, "grid_code").starts_with(text(row, "area_code"));
    let action =
        view.facts.rows("campaign_action").iter().filter(holds).find(|row| int(row, "campaign_id") != 723)?;
    let recorded = |task: &Row| task["grid_id"] == grid["id"] && task["action_id"] == action["id"];
    (!view.facts.rows("campaign_task").iter().any(recorded)).then_some(action)
}

fn found(table: &str, condition: &str) -> (String, String) {
    (format!("SELECT DISTINCT 'so' FROM {table} WHERE {condition}"), "so".to_owned())
}

fn is(table: &str, row: &Row, condition: &str) -> (String, String) {
    found(table, &format!("id = {} AND {condition}", int(row, "id")))
}
