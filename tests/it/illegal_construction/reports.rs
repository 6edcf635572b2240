//! Circulars and evaluations.

use super::scene::{in_a_scene, input};
use crate::places::town::COMMUNITY;
use serde_json::{Value, json};

const CIRCULAR: &str = "id version state number inspections inspectionsDue suspected discovered open villages(first: 50) { \
    nodes { areaCode inspections discovered } }";

#[tokio::test]
async fn a_circular_is_drawn_from_the_records_and_published_once() {
    in_a_scene(async |scene| {
        let town = &COMMUNITY[..9];
        let sent = json!({ "grid": scene.grid, "sites": 6, "suspected": 2, "findings": "疑似" });
        scene.act(&scene.leader, "recordConstructionInspection", "id", sent).await;
        // two people in one grid on one day are one inspection
        let sent = json!({ "grid": scene.grid, "sites": 1 });
        scene.act(&scene.clerk, "recordConstructionInspection", "id", sent).await;
        let found = json!({ "kind": "UNAUTHORISED", "grid": scene.grid });
        scene.act(&scene.leader, "openViolation", "id", found).await;
        let week = json!({ "town": town, "weekOf": scene.day(0).to_string() });
        scene.refused(&scene.clerk, "draftConstructionCircular", week.clone(), "FORBIDDEN").await;
        let draft = scene.act(&scene.reviewer, "draftConstructionCircular", CIRCULAR, week.clone()).await;
        let figures = |circular: &Value| {
            ["inspections", "suspected", "discovered", "open"].map(|name| circular[name].clone())
        };
        assert_eq!(figures(&draft), [1, 2, 1, 1].map(|n: i64| json!(n)));
        let villages = draft["villages"]["nodes"].as_array().unwrap();
        let mine = villages.iter().find(|village| village["areaCode"] == COMMUNITY).unwrap();
        assert_eq!((&mine["inspections"], &mine["discovered"]), (&json!(1), &json!(1)));
        let out = json!({ "number": "违治通 1 号" });
        scene
            .refused(
                &scene.town_leader,
                "publishConstructionCircular",
                input(&draft, out.clone()),
                "CONFLICT",
            )
            .await;
        let found = json!({ "kind": "UNAUTHORISED", "grid": scene.grid });
        scene.act(&scene.leader, "openViolation", "id", found).await;
        scene.sleep(7);
        let draft =
            scene.act(&scene.reviewer, "draftConstructionCircular", CIRCULAR, json!({ "town": town })).await;
        assert_eq!(figures(&draft), [1, 2, 2, 2].map(|n: i64| json!(n)));
        scene
            .refused(&scene.reviewer, "publishConstructionCircular", input(&draft, out.clone()), "FORBIDDEN")
            .await;
        let published = scene
            .act(&scene.town_leader, "publishConstructionCircular", CIRCULAR, input(&draft, out.clone()))
            .await;
        assert_eq!((&published["state"], &published["number"]), (&json!("PUBLISHED"), &json!("违治通 1 号")));
        scene
            .refused(&scene.town_leader, "publishConstructionCircular", input(&published, out), "CONFLICT")
            .await;
        let again = json!({ "town": town, "weekOf": scene.day(-7).to_string() });
        scene.refused(&scene.reviewer, "draftConstructionCircular", again, "CONFLICT").await;
    })
    .await;
}

fn items(disposal: Value) -> Value {
    json!([{ "item": "ARCHIVES", "score": 20 }, { "item": "SURVEY", "score": 20 }, { "item": "INSPECTIONS", "score": 20 },
        disposal, { "item": "PUBLICITY", "score": 10 }])
}

#[tokio::test]
async fn a_village_is_evaluated_once_a_month_with_reasons() {
    in_a_scene(async |scene| {
        let month = scene.day(0).format("%Y-%m").to_string();
        let sent = |items: Value| json!({ "village": COMMUNITY, "month": month, "items": items });
        let unsaid = items(json!({ "item": "DISPOSAL", "score": 25 }));
        scene.refused(&scene.reviewer, "evaluateVillage", sent(unsaid), "BAD_USER_INPUT").await;
        let twice = items(json!({ "item": "ARCHIVES", "score": 20 }));
        scene.refused(&scene.reviewer, "evaluateVillage", sent(twice), "BAD_USER_INPUT").await;
        let said = items(json!({ "item": "DISPOSAL", "score": 25, "reason": "一处违建发现后两日才上报" }));
        scene.refused(&scene.director, "evaluateVillage", sent(said.clone()), "FORBIDDEN").await;
        let fields = "id version score items { nodes { item score reason } }";
        let made = scene.act(&scene.reviewer, "evaluateVillage", fields, sent(said.clone())).await;
        assert_eq!((&made["score"], made["items"]["nodes"].as_array().unwrap().len()), (&json!(95), 5));
        scene.refused(&scene.reviewer, "evaluateVillage", sent(said), "CONFLICT").await;
        let right = items(json!({ "item": "DISPOSAL", "score": 30 }));
        let fixed = input(&made, json!({ "items": right, "reason": "申诉成立" }));
        let fixed = scene.act(&scene.reviewer, "reviseEvaluation", fields, fixed).await;
        assert_eq!((&fixed["score"], &fixed["version"]), (&json!(100), &json!(2)));
        let seen = scene.ask(&scene.director, "{ villageEvaluations { nodes { score } } }").await;
        assert_eq!(seen["villageEvaluations"]["nodes"], json!([{ "score": 100 }]));
        let list = |which: &str| format!("{{ villageEvaluations({which}) {{ totalCount }} }}");
        for (which, wanted) in [
            (format!("month: \"{month}\""), 1),
            (format!("from: \"{month}\", to: \"{month}\""), 1),
            ("from: \"2099-01\"".to_owned(), 0),
            ("to: \"1999-12\"".to_owned(), 0),
        ] {
            let seen = scene.ask(&scene.director, &list(&which)).await;
            assert_eq!(seen["villageEvaluations"]["totalCount"], wanted, "{which}");
        }
        for wrong in ["month: \"2026-13\"", "from: \"2026-1\"", "to: \"March\""] {
            let codes = scene.stage.codes(&scene.director.access, &list(wrong), json!({})).await;
            assert_eq!(codes, ["BAD_USER_INPUT"], "{wrong}");
        }
        let next = json!({ "village": COMMUNITY, "month": "2099-01", "items": items(json!({ "item": "DISPOSAL", "score": 30 })) });
        scene.refused(&scene.reviewer, "evaluateVillage", next, "BAD_USER_INPUT").await;
    })
    .await;
}
