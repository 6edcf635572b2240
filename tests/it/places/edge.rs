//! The queries of places that README.md and docs/ tell, through the edge, with the limits that are so by default.

use super::stage::on_the_demo;
use crate::files::desk::Desk;
use crate::start::readme;
use serde_json::json;
use wangge_core::demo::TOTALS;

#[tokio::test]
async fn a_province_is_walked_to_a_village_in_one_query() {
    on_the_demo(async |stage| {
        let client = Desk::of(stage).client(&stage.platform.anonymous());
        let walk = readme::query("docs/divisions.md", "division(code: \"34\")");
        let data = client.query(&walk, json!({})).await;
        assert_eq!(data["division"]["name"], "安徽省");
        let mut level = vec![&data["division"]];
        for _ in 0..4 {
            level =
                level.iter().flat_map(|division| division["children"]["nodes"].as_array().unwrap()).collect();
        }
        assert!(!level.is_empty() && level.len() <= 8 * 8 * 8 * 8);
        assert!(level.iter().all(|village| village["code"].as_str().is_some_and(|code| code.len() == 12)));
        let pages = walk.replace("first: 8", "first: 200");
        client.expect_error(&pages, json!({}), "LIMIT_EXCEEDED", "").await;
    })
    .await;
}

#[tokio::test]
async fn the_map_of_a_district_is_one_query() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", "340705").await;
        let client = Desk::of(stage).client(&command);
        let data = client.query(&readme::query("README.md", "map(area: \"340705\""), json!({})).await;
        let grids = data["map"]["layers"][0]["features"].as_array().unwrap();
        assert_eq!(grids.len(), TOTALS.tongguan_grids);
        assert!(grids.iter().all(|grid| grid["centre"]["longitude"].is_f64()), "{:#}", grids[0]);
        assert_eq!(data["map"]["geoJson"]["features"].as_array().unwrap().len(), TOTALS.tongguan_grids);
        let maps = |number: usize| {
            let map = |n| format!("m{n}: map(area: \"340705005002\", layers: [GRIDS]) {{ level }}");
            format!("{{ {} }}", (0..number).map(map).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(client.query(&maps(7), json!({})).await["m6"]["level"], "COMMUNITY");
        client.expect_error(&maps(8), json!({}), "LIMIT_EXCEEDED", "").await;
    })
    .await;
}
