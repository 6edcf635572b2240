//! Lines whose matters are discreet: no edition of the catalogue and no caller makes a case of theirs that everybody finds.

use super::with_departments;
use crate::places::town::COMMUNITY;
use serde_json::json;

#[tokio::test]
async fn a_case_of_a_discreet_line_is_discreet_whatever_the_catalogue_says() {
    with_departments(async |stage| {
        let grid = stage.grids().await.remove(0);
        let command = stage.caller("district-command", &COMMUNITY[..6]).await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let leader = stage.caller("grid-leader", &grid).await;
        let mut discreet = Vec::new();
        // every case of a module is of its line
        for line in stage.modules.policy().departments() {
            let kind = json!({
                "area": &COMMUNITY[..6], "code": format!("case-{}", line.code), "title": "a case", "chinese": "事项",
                "category": "city", "line": line.code, "procedure": "COORDINATION", "standard": "done",
                "reporters": ["STAFF"], "limits": {}, "discreet": false,
            });
            let kind = stage.does(&command, "defineMatterKind", "code discreet", kind).await;
            assert_eq!(kind["discreet"], line.discreet, "{}", line.code);
            // an edition from before that was so
            stage.database.execute("UPDATE matter_kind SET discreet = FALSE WHERE code LIKE 'case-%'").await;
            let matter = json!({ "kind": kind["code"], "grid": grid, "title": "Reported" });
            let matter = stage.does(&clerk, "reportMatter", "id", matter).await;
            let look = format!("{{ matter(id: {}) {{ id }} }}", matter["id"]);
            assert_eq!(stage.ask(&clerk, &look).await["matter"]["id"], matter["id"], "{}", line.code);
            assert_eq!(stage.ask(&leader, &look).await["matter"].is_null(), line.discreet, "{}", line.code);
            if line.discreet {
                discreet.push(line.code);
            }
        }
        assert_eq!(discreet, ["family-planning", "petitions"]);
        // and none is announced, which would name who applies
        let announced = json!({
            "area": &COMMUNITY[..6], "code": "case-announced", "title": "a case", "chinese": "事项", "category": "city",
            "line": "family-planning", "procedure": "APPROVAL", "chain": "line", "announced": true, "standard": "done",
            "reporters": ["STAFF"], "limits": {},
        });
        stage.wrong(&command, "defineMatterKind", announced, "input.discreet").await;
    })
    .await;
}
