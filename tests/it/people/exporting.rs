//! Exports: masked, with a watermark, on record, and not too many.

use super::village::number;
use crate::places::town::{COMMUNITY, on_a_copy};
use serde_json::json;

const PAGE: &str = "csv rows hasNextPage endCursor watermark left";

#[tokio::test]
async fn an_export_is_masked_marked_and_on_record() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let one = number("1991-01-01", 91);
        let first = json!({
            "grid": grid, "kind": "REGISTERED", "name": "=SUM(A1)", "identityNumber": one,
            "particulars": { "telephone": "15400009191" },
        });
        let second = json!({ "grid": grid, "kind": "REGISTERED", "name": "杨二", "sex": "MALE" });
        let first = stage.enter(&clerk, first).await;
        stage.enter(&clerk, second).await;
        let ask = |area: &str, after: Option<&str>| {
            json!({
                "area": area, "fields": ["name", "identityNumber", "telephone"], "purpose": "a survey of the town",
                "first": 1, "after": after,
            })
        };
        stage.denied(&clerk, "exportResidents", ask(&grid, None), "FORBIDDEN").await;
        stage.denied(&director, "exportResidents", ask("371102", None), "NOT_FOUND").await;
        let page = stage.act(&director, "exportResidents", PAGE, ask(&grid, None)).await;
        let csv = page["csv"].as_str().unwrap();
        let watermark = page["watermark"].as_str().unwrap();
        let lines: Vec<_> = csv.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines[0], "id,name,identityNumber,telephone,watermark");
        assert!(lines[1].contains(",'=SUM(A1),990101************,") && lines[1].ends_with(watermark), "{csv}");
        assert!(!csv.contains(&one) && !csv.contains("15400009191"));
        assert_eq!((&page["rows"], &page["hasNextPage"], &page["left"]), (&json!(1), &json!(true), &json!(9_999)));
        let next = stage.act(&director, "exportResidents", PAGE, ask(&grid, page["endCursor"].as_str())).await;
        assert!(next["csv"].as_str().unwrap().contains("杨二"));
        assert_eq!((&next["hasNextPage"], &next["left"]), (&json!(false), &json!(9_998)));
        let rows = "SELECT reason FROM audit WHERE action = 'export' ORDER BY id";
        let reasons = stage.database.texts(rows).await;
        let (whole, each) = ("a survey of the town (1 records)", "a survey of the town");
        assert_eq!(reasons, [whole, each, whole, each]);
        let key = "SELECT fields FROM audit WHERE action = 'export' AND record_id IN (SELECT CAST(id AS text) FROM resident WHERE name = '杨二')";
        assert_eq!(stage.database.texts(key).await, ["name,identityNumber,telephone"]);
        for wrong in [json!({ "fields": ["accountId"] }), json!({ "first": 1_001 }), json!({ "purpose": "x" })] {
            let mut input = ask(&grid, None);
            input.as_object_mut().unwrap().extend(wrong.as_object().unwrap().clone());
            stage.denied(&director, "exportResidents", input, "BAD_USER_INPUT").await;
        }
        stage.database.execute("UPDATE export_budget SET shown = 10000").await;
        stage.denied(&director, "exportResidents", ask(&grid, None), "LIMIT_EXCEEDED").await;
        assert_ne!(first["id"], json!(null));
    })
    .await;
}
