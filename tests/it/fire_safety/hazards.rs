//! Hazards: whole cases by the roles, and what the law has before what.

use super::scene::{in_the_office, of};
use serde_json::{Value, json};

fn kinds(hazard: &Value) -> String {
    let steps = hazard["steps"]["nodes"].as_array().unwrap();
    steps.iter().map(|step| step["kind"].as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_major_hazard_goes_from_the_report_to_the_closing() {
    in_the_office(async |office| {
        let premises = office.premises(&office.building().await, json!({})).await;
        let hazard = office.reported(json!({})).await;
        assert_eq!((&hazard["state"], &hazard["next"]), (&json!("REPORTED"), &json!(["CONFIRMATION"])));
        assert_eq!((&hazard["source"], &hazard["matter"]), (&json!("STAFF"), &Value::Null));
        // no step before its predecessor, whoever takes it
        let early = of(&hazard, office.notice(5));
        let told = office.refused(&office.reviewer, "notifyFireHazard", early, "CONFLICT").await;
        assert!(told["message"].as_str().unwrap().contains("confirmation"), "{told}");
        let founded = json!({ "founded": true, "level": "MAJOR", "premises": premises["id"] });
        office.refused(&office.member, "confirmFireHazard", of(&hazard, founded.clone()), "FORBIDDEN").await;
        office
            .wrong(&office.clerk, "confirmFireHazard", of(&hazard, json!({ "founded": true })), "input.level")
            .await;
        let hazard = office.step(&office.clerk, "confirmFireHazard", &hazard, founded).await;
        assert_eq!((&hazard["state"], &hazard["next"]), (&json!("CONFIRMED"), &json!(["NOTICE"])));
        assert!(hazard["matter"]["id"].is_string(), "{hazard}");
        office.matter(&office.community, "acceptMatter", &hazard, json!({})).await;
        let line = json!({ "line": "fire-safety" });
        office.matter(&office.community, "dispatchMatter", &hazard, line).await;
        // a major one is not put right without a notice, which a clerk does not serve
        let done = json!({ "note": "已清理" });
        office.refused(&office.clerk, "rectifyFireHazard", of(&hazard, done.clone()), "CONFLICT").await;
        office.refused(&office.clerk, "notifyFireHazard", of(&hazard, office.notice(5)), "FORBIDDEN").await;
        office
            .wrong(&office.reviewer, "notifyFireHazard", of(&hazard, office.notice(91)), "input.days")
            .await;
        let hazard = office.step(&office.reviewer, "notifyFireHazard", &hazard, office.notice(5)).await;
        // five working days after Monday, the fifth of January
        assert_eq!(hazard["dueOn"], office.day(7));
        office.days(3);
        let hazard = office.step(&office.clerk, "rectifyFireHazard", &hazard, done).await;
        assert_eq!(hazard["dueOn"], Value::Null);
        let passed = json!({ "passed": true, "note": "通道畅通" });
        let hazard = office.step(&office.reviewer, "reinspectFireHazard", &hazard, passed).await;
        assert_eq!(hazard["next"], json!(["CLOSING"]));
        let told =
            office.refused(&office.decider, "closeFireHazard", of(&hazard, json!({})), "CONFLICT").await;
        assert!(told["message"].as_str().unwrap().contains("matter"), "{told}");
        office.matter(&office.reviewer, "finishMatter", &hazard, json!({ "result": "已整改" })).await;
        // who inspected it again does not close it
        office.refused(&office.reviewer, "closeFireHazard", of(&hazard, json!({})), "CONFLICT").await;
        let hazard = office.step(&office.decider, "closeFireHazard", &hazard, json!({})).await;
        assert_eq!((&hazard["state"], &hazard["status"]), (&json!("CLOSED"), &json!("ENDED")));
        assert_eq!(hazard["next"], json!([]));
        assert_eq!(kinds(&hazard), "CONFIRMATION NOTICE RECTIFICATION REINSPECTION CLOSING");
        office.matter(&office.community, "verifyMatter", &hazard, json!({})).await;
        let matter = office.matter(&office.community, "fileMatter", &hazard, json!({})).await;
        assert_eq!(matter["status"], "CLOSED");
        assert_eq!(
            office
                .number(
                    &office.reviewer,
                    "fireHazards(filter: { case: CLOSED, status: ENDED, level: MAJOR })"
                )
                .await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn a_term_is_extended_once_and_what_is_not_put_right_is_referred() {
    in_the_office(async |office| {
        let hazard = office.confirmed("MAJOR", json!({})).await;
        let hazard = office.step(&office.reviewer, "notifyFireHazard", &hazard, office.notice(3)).await;
        assert_eq!(hazard["dueOn"], office.day(3));
        let refer = json!({ "number": "移 1 号", "note": "移送区消防救援大队" });
        let told =
            office.refused(&office.decider, "referFireHazard", of(&hazard, refer.clone()), "CONFLICT").await;
        assert!(told["message"].as_str().unwrap().contains(&office.day(3)), "{told}");
        let longer = |days: i32| json!({ "days": days, "note": "更换设备需订货" });
        office.wrong(&office.reviewer, "extendFireHazard", of(&hazard, longer(4)), "input.days").await;
        let hazard = office.step(&office.reviewer, "extendFireHazard", &hazard, longer(2)).await;
        // the eighth is a Thursday, so that two working days end on Monday
        assert_eq!((&hazard["state"], &hazard["dueOn"]), (&json!("EXTENDED"), &json!(office.day(7))));
        office.refused(&office.reviewer, "extendFireHazard", of(&hazard, longer(1)), "CONFLICT").await;
        assert_eq!(office.how_many("fireHazards(filter: { overdue: true })").await, 0);
        office.days(8);
        assert_eq!(office.how_many("fireHazards(filter: { overdue: true })").await, 1);
        let hazard = office.step(&office.decider, "referFireHazard", &hazard, refer).await;
        assert_eq!((&hazard["state"], &hazard["next"]), (&json!("REFERRED"), &json!(["RECTIFICATION"])));
        // what does not pass is referred as before, and is not closed
        let hazard =
            office.step(&office.clerk, "rectifyFireHazard", &hazard, json!({ "note": "称已整改" })).await;
        let failed = json!({ "passed": false, "note": "仍堆放杂物" });
        let hazard = office.step(&office.clerk, "reinspectFireHazard", &hazard, failed).await;
        assert_eq!(hazard["state"], "REFERRED");
        office.refused(&office.decider, "closeFireHazard", of(&hazard, json!({})), "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn a_general_hazard_is_put_right_on_the_spot_and_none_is_over() {
    in_the_office(async |office| {
        let hazard = office.confirmed("GENERAL", json!({})).await;
        assert_eq!(hazard["next"], json!(["NOTICE", "RECTIFICATION"]));
        let hazard =
            office.step(&office.clerk, "rectifyFireHazard", &hazard, json!({ "note": "已清理" })).await;
        let failed = json!({ "passed": false, "note": "又堆放" });
        let hazard = office.step(&office.clerk, "reinspectFireHazard", &hazard, failed.clone()).await;
        assert_eq!(hazard["state"], "CONFIRMED");
        // after a notice, what does not pass goes back to it with its term
        let hazard = office.step(&office.reviewer, "notifyFireHazard", &hazard, office.notice(5)).await;
        let due = hazard["dueOn"].clone();
        let hazard =
            office.step(&office.clerk, "rectifyFireHazard", &hazard, json!({ "note": "已清理" })).await;
        let hazard = office.step(&office.clerk, "reinspectFireHazard", &hazard, failed).await;
        assert_eq!((&hazard["state"], &hazard["dueOn"]), (&json!("NOTIFIED"), &due));
        let other = office.reported(json!({})).await;
        let none = json!({ "founded": false });
        office.wrong(&office.clerk, "confirmFireHazard", of(&other, none), "input.note").await;
        let none = json!({ "founded": false, "note": "已清空" });
        let other = office.step(&office.clerk, "confirmFireHazard", &other, none).await;
        assert_eq!((&other["state"], &other["matter"]), (&json!("UNFOUNDED"), &Value::Null));
        assert_eq!(office.how_many("fireHazards(filter: { status: OPEN })").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_matter_becomes_a_hazard_once() {
    in_the_office(async |office| {
        let report = "mutation($input: ReportMatterInput!) { reportMatter(input: $input) { matter { id } } }";
        let sent = json!({ "input": { "kind": "fire-hazard", "grid": office.grids[0], "title": "堵塞" } });
        let made = office.stage.ask_with(&office.community, report, sent).await;
        let matter = made["reportMatter"]["matter"]["id"].clone();
        let take = json!({ "matter": matter, "kind": "PASSAGE" });
        office.refused(&office.community, "takeFireHazard", take.clone(), "FORBIDDEN").await;
        let hazard = office.does(&office.clerk, "takeFireHazard", super::scene::HAZARD, take.clone()).await;
        assert_eq!((&hazard["matter"]["id"], &hazard["source"]), (&matter, &json!("MATTER")));
        office.refused(&office.clerk, "takeFireHazard", take, "CONFLICT").await;
        let founded = json!({ "founded": true, "level": "GENERAL" });
        let hazard = office.step(&office.clerk, "confirmFireHazard", &hazard, founded).await;
        assert_eq!(hazard["matter"]["id"], matter);
        let matters = "SELECT CAST(count(*) AS text) FROM matter WHERE kind_code = 'fire-hazard'";
        assert_eq!(office.stage.database.texts(matters).await, ["1"]);
    })
    .await;
}
