//! Who works in the demo, as the graph shows it.

use super::stage::on_the_demo;
use serde_json::{Value, json};
use wangge_core::demo::TOTALS;

fn total(data: &Value, list: &str) -> usize {
    usize::try_from(data[list]["totalCount"].as_u64().unwrap()).unwrap()
}

#[tokio::test]
async fn the_graph_shows_the_totals() {
    on_the_demo(async |stage| {
        let [mut accounts, mut posts, mut leaves, mut liaisons, mut bodies] = [0; 5];
        for district in ["340705", "371102", "410185"] {
            let security = stage.caller("security-administrator", district).await;
            let data = stage.ask(&security, "{ accounts { totalCount } posts { totalCount } }").await;
            // its own account and post are none of the demo's
            accounts += total(&data, "accounts") - 1;
            posts += total(&data, "posts") - 1;
            let command = stage.caller("district-command", district).await;
            let document =
                "{ leaves(on: \"2026-01-05\") { totalCount } liaisons { totalCount } bodies { totalCount } }";
            let data = stage.ask(&command, document).await;
            leaves += total(&data, "leaves");
            liaisons += total(&data, "liaisons");
            bodies += total(&data, "bodies");
        }
        assert_eq!((accounts, posts, leaves), (TOTALS.accounts, TOTALS.posts, TOTALS.leaves));
        assert_eq!((liaisons, bodies), (TOTALS.liaisons, TOTALS.bodies));
    })
    .await;
}

#[tokio::test]
async fn each_grid_has_a_team_with_a_pair_and_a_board() {
    on_the_demo(async |stage| {
        let town = stage.caller("town-leader", "371102100").await;
        let document = "{ grids(first: 200) { nodes { code team { name roleCode mark onDuty } } } }";
        let (answer, statements) = stage.send(&town, document, json!({})).await;
        assert_eq!(statements, 2, "the grids, and all their teams");
        let grids = answer["data"]["grids"]["nodes"].as_array().unwrap();
        assert_eq!(grids.len(), TOTALS.heshan_grids);
        let nobody = stage.platform.anonymous();
        for grid in grids {
            let code = grid["code"].as_str().unwrap();
            let board = "query($grid: GridCode!) { noticeBoard(grid: $grid) { notice cards { name serviceTelephone } } }";
            let data = stage.ask_with(&nobody, board, json!({ "grid": code })).await;
            assert!(data["noticeBoard"]["notice"].is_string(), "{code}");
            // the team of the first is made of the accounts for each role
            if code == "371102100260001" {
                continue;
            }
            let marks: Vec<_> = grid["team"].as_array().unwrap().iter().map(|member| &member["mark"]).collect();
            assert_eq!(marks.len() - marks.iter().filter(|mark| **mark == "B").count(), 7, "{code}");
            assert!(code == "371102100260002" || marks.contains(&&json!("B")), "{code}");
            assert_eq!(data["noticeBoard"]["cards"].as_array().unwrap().len(), 3, "{code}");
        }
    })
    .await;
}

#[tokio::test]
async fn one_acts_for_a_neighbour_who_is_on_leave() {
    on_the_demo(async |stage| {
        let (own, other) = ("371102100260004", "371102100260003");
        let sql = format!("SELECT CAST(id AS text) FROM account WHERE name = 'grid-{own}-leader'");
        let id: i64 = stage.database.texts(&sql).await[0].parse().unwrap();
        let b = stage.platform.caller(id).await.unwrap().unwrap();
        let data = stage.ask(&b, "{ grids { nodes { code } } me { actsFor { areaCode } } }").await;
        assert_eq!(data["grids"]["nodes"], json!([{ "code": other }, { "code": own }]));
        assert_eq!(data["me"]["actsFor"], json!([{ "areaCode": other }]));
    })
    .await;
}
