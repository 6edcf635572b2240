//! The team of a grid in one query.

use super::scene::{Scene, account, post};
use crate::harness::on_each_database;
use async_graphql::{Request, Variables};
use kit::schema::prepare;
use serde_json::{Value, json};

const APPOINT: &str = "mutation($input: AppointInput!) { appoint(input: $input) { post { id } } }";
const PAIR: &str = "mutation($input: PairPostsInput!) { pairPosts(input: $input) { post { id } } }";
const ENTER: &str = "mutation($input: EnterLeaveInput!) { enterLeave(input: $input) { leave { id } } }";
const TEAM: &str =
    "{ grids { nodes { code team { name roleCode role { title } mark onDuty areaCode employment
    account { name } post { roleCode } } } } }";

async fn appointed(scene: &Scene<'_>, whom: &str, role: &str, area: &str, employment: &str) -> String {
    let input = json!({ "account": account(whom), "role": role, "area": area, "employment": employment });
    let told = scene.ask("security", APPOINT, json!({ "input": input })).await;
    told["appoint"]["post"]["id"].as_str().unwrap().to_owned()
}

/// Who is in the team of the grid at this place of an answer, shortly told.
fn told(answer: &Value, at: usize) -> Vec<String> {
    let team = answer["grids"]["nodes"][at]["team"].as_array().unwrap();
    let member = |member: &Value| {
        let word = |field: &str| member[field].as_str().unwrap_or("-").to_owned();
        let duty = if member["onDuty"] == true { "on duty" } else { "off duty" };
        format!("{} {} {} {duty} {}", word("name"), word("roleCode"), word("mark"), word("employment"))
    };
    team.iter().map(member).collect()
}

#[tokio::test]
async fn a_grid_has_many_members_and_a_member_many_functions() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let two = "371102100001002";
        let other = appointed(&scene, "free", "grid-leader", two, "FULL_TIME").await;
        for role in ["mediator", "police-officer", "cleaner", "economic-instructor"] {
            appointed(&scene, "free", role, "371102100001001", "PART_TIME").await;
        }
        let input = json!({ "id": post("leader"), "version": 1, "partner": other, "partnerVersion": 1 });
        scene.ask("director", PAIR, json!({ "input": input })).await;
        let answer = scene.ask("director", TEAM, json!({})).await;
        let wanted = [
            "人7 grid-leader A on duty -",
            "人8 grid-leader B off duty FULL_TIME",
            "人8 mediator - on duty PART_TIME",
            "人8 police-officer - on duty PART_TIME",
            "人8 cleaner - on duty PART_TIME",
            "人8 economic-instructor - on duty PART_TIME",
        ];
        assert_eq!(told(&answer, 0), wanted);
        assert_eq!(told(&answer, 1), ["人8 grid-leader A on duty FULL_TIME", "人7 grid-leader B off duty -"]);
        let input =
            json!({ "post": post("leader"), "kind": "SICK", "fromOn": "2026-01-05", "toOn": "2026-01-06" });
        scene.ask("director", ENTER, json!({ "input": input })).await;
        let answer = scene.ask("director", TEAM, json!({})).await;
        assert_eq!(
            told(&answer, 0)[..2],
            ["人7 grid-leader A off duty -", "人8 grid-leader B on duty FULL_TIME"]
        );
        assert_eq!(told(&answer, 1)[1], "人7 grid-leader B off duty -");
    })
    .await;
}

#[tokio::test]
async fn the_team_names_who_covers_from_beyond_the_own_grid_and_nothing_else_of_them() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let other = appointed(&scene, "free", "grid-leader", "371102100001002", "FULL_TIME").await;
        let input = json!({ "id": post("leader"), "version": 1, "partner": other, "partnerVersion": 1 });
        scene.ask("director", PAIR, json!({ "input": input })).await;
        let answer = scene.ask("leader", TEAM, json!({})).await;
        let b = json!({ "name": "人8", "roleCode": "grid-leader", "role": { "title": "grid leader" }, "mark": "B",
            "onDuty": false, "areaCode": "371102100001002", "employment": "FULL_TIME", "account": null, "post": null });
        assert_eq!(answer["grids"]["nodes"][0]["team"][1], b);
        scene.denied("anonymous", TEAM, json!({}), "UNAUTHENTICATED").await;
    })
    .await;
}

#[tokio::test]
async fn teams_of_any_number_of_grids_take_one_statement_a_level() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        for at in 2..200 {
            let code = format!("371102100001{:03}", at + 10);
            let columns = "district_code, id, grid_code, name, kind, opened_on, status, version, created_at, changed_at";
            let id = 5_000 + at;
            let values = format!("'371102', {id}, '{code}', 'g', 'residential', '2026-01-01', 'active', 1, 0, 0");
            database.execute(&format!("INSERT INTO grid ({columns}) VALUES ({values})")).await;
            let columns = "id, account_id, role, area_code, from_on, version, created_at, changed_at";
            let values = format!("{id}, 7, 'grid-leader', '{code}', '2026-01-01', 1, 0, 0");
            database.execute(&format!("INSERT INTO post ({columns}) VALUES ({values})")).await;
        }
        for (first, teams) in [(1, 1), (200, 200)] {
            let access = scene.platform.caller(super::scene::id("director")).await.unwrap().unwrap();
            let document = format!("{{ grids(first: {first}) {{ nodes {{ team {{ name account {{ name }} }} }} }} }}");
            let request = Request::new(document).variables(Variables::default());
            let answer = scene.schema.execute(prepare(request, &access)).await;
            let answer = serde_json::to_value(answer).unwrap();
            let nodes = answer["data"]["grids"]["nodes"].as_array().unwrap();
            assert_eq!(nodes.len(), teams);
            assert_eq!(access.meter().statements(), 3, "grids, teams, accounts");
        }
    })
    .await;
}
