//! Sensitive values are shown to who may, for a purpose, on record.

use super::village::number;
use crate::places::town::{COMMUNITY, on_a_copy};
use serde_json::{Value, json};

const VALUES: &str = "values { id field value } left";

#[tokio::test]
async fn a_value_is_shown_with_a_purpose_and_the_auditor_finds_it() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let leader = stage.caller("town-leader", &COMMUNITY[..9]).await;
        let number = number("1970-01-02", 35);
        let input = json!({
            "grid": grid, "kind": "REGISTERED", "name": "冯三", "identityNumber": number,
            "particulars": { "telephone": "15400007777" },
        });
        let made = stage.enter(&member, input).await;
        let ask = json!({ "ids": [made["id"]], "fields": ["telephone", "identityNumber"], "purpose": "call about the roof" });
        stage.denied(&member, "reveal", ask.clone(), "FORBIDDEN").await;
        let shown = stage.act(&leader, "reveal", VALUES, ask).await;
        assert_eq!(shown["values"][0]["value"], "15400007777");
        assert_eq!(shown["values"][1]["value"], json!(number));
        assert_eq!(shown["left"], 198);
        let row = "SELECT action || ' ' || fields || ' ' || reason FROM audit WHERE action = 'reveal'";
        assert_eq!(stage.database.texts(row).await, ["reveal telephone,identityNumber call about the roof"]);
        let auditor = stage.caller("auditor", &COMMUNITY[..6]).await;
        let found = stage.ask(&auditor, "{ audit(first: 200) { nodes { action reason recordKey } } }").await;
        let nodes = found["audit"]["nodes"].as_array().unwrap();
        assert!(nodes.iter().any(|row| row["action"] == "reveal" && row["reason"] == "call about the roof"));
        assert!(!found.to_string().contains(&number) && !found.to_string().contains("15400007777"));
    })
    .await;
}

#[tokio::test]
async fn too_many_too_little_reason_and_the_end_of_the_day() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let leader = stage.caller("town-leader", &COMMUNITY[..9]).await;
        let input = json!({ "grid": grid, "kind": "REGISTERED", "name": "冯四", "sex": "MALE" });
        let made = stage.enter(&member, input).await;
        let ask = |ids: Vec<&Value>, fields: Value, purpose: &str| {
            json!({ "ids": ids, "fields": fields, "purpose": purpose })
        };
        let (id, telephone) = (&made["id"], json!(["telephone"]));
        for wrong in [
            ask(vec![], telephone.clone(), "a reason"),
            ask(vec![id; 21], telephone.clone(), "a reason"),
            ask(vec![id], json!([]), "a reason"),
            ask(vec![id], json!(["name"]), "a reason"),
            ask(vec![id], telephone.clone(), "x"),
        ] {
            stage.denied(&leader, "reveal", wrong, "BAD_USER_INPUT").await;
        }
        for left in [180, 160, 140, 120, 100, 80, 60, 40, 20, 0] {
            let shown = stage.act(&leader, "reveal", VALUES, ask(vec![id; 20], telephone.clone(), "a reason")).await;
            assert_eq!((&shown["left"], &shown["values"][0]["value"]), (&json!(left), &Value::Null));
        }
        stage.denied(&leader, "reveal", ask(vec![id], telephone.clone(), "a reason"), "LIMIT_EXCEEDED").await;
        stage.clock.forward(86_400_000);
        let shown = stage.act(&leader, "reveal", VALUES, ask(vec![id], telephone, "a reason")).await;
        assert_eq!(shown["left"], 199);
    })
    .await;
}
