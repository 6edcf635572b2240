//! Pensions: the yearly check, and a suspension only after a notice whose days are over.

use super::scene::{PENSION, in_the_office, of};
use serde_json::{Value, json};

#[tokio::test]
async fn a_pension_is_suspended_only_after_a_notice_and_resumed_after_a_check() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({ "birthOn": "1950-01-01" })).await;
        let pension = office.pension(&person).await;
        let twice = json!({ "resident": person["id"], "scheme": "RESIDENT_PENSION", "amountFen": 1 });
        office.refused(&office.clerk, "startPension", twice, "CONFLICT").await;
        let medical = json!({ "resident": person["id"], "scheme": "RESIDENT_MEDICAL", "amountFen": 1 });
        office.wrong(&office.clerk, "startPension", medical, "input.scheme").await;
        let notice = |pension: &Value, more: Value| {
            let mut input = of(pension, json!({ "way": "IN_PERSON" }));
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        // the check is due a year after it began, and no notice is served before that
        office.refused(&office.clerk, "servePensionNotice", notice(&pension, json!({})), "CONFLICT").await;
        office.refused(&office.reviewer, "suspendPension", of(&pension, json!({})), "CONFLICT").await;
        office.days(367);
        let due = "pensions(filter: { overdue: true })";
        assert_eq!(office.nodes(&office.leader, due, "id").await, [json!({ "id": pension["id"] })]);
        office.wrong(&office.clerk, "servePensionNotice", notice(&pension, json!({ "days": 14 })), "input.days").await;
        let early = notice(&pension, json!({ "on": pension["checkDueOn"] }));
        office.wrong(&office.clerk, "servePensionNotice", early, "input.on").await;
        office.refused(&office.member, "servePensionNotice", notice(&pension, json!({})), "FORBIDDEN").await;
        let days = notice(&pension, json!({ "days": 15 }));
        let pension = office.does(&office.clerk, "servePensionNotice", PENSION, days).await;
        assert_eq!((&pension["noticeOn"], &pension["noticeUntil"]), (&json!(office.day(0)), &json!(office.day(15))));
        // not while the notice runs, and not by who served it
        office.days(15);
        office.refused(&office.reviewer, "suspendPension", of(&pension, json!({})), "CONFLICT").await;
        office.days(1);
        office.refused(&office.clerk, "suspendPension", of(&pension, json!({})), "FORBIDDEN").await;
        let pension = office.does(&office.reviewer, "suspendPension", PENSION, of(&pension, json!({}))).await;
        assert_eq!((&pension["state"], &pension["suspendedOn"]), (&json!("SUSPENDED"), &json!(office.day(0))));
        office.refused(&office.reviewer, "resumePension", of(&pension, json!({})), "CONFLICT").await;
        let failed = of(&pension, json!({ "way": "VISIT", "result": "NOT_CONFIRMED" }));
        office.does(&office.member, "recordQualificationCheck", "id", failed).await;
        office.refused(&office.reviewer, "resumePension", of(&pension, json!({})), "CONFLICT").await;
        let confirmed = of(&pension, json!({ "way": "DOCUMENT", "result": "CONFIRMED" }));
        let pension = office.does(&office.clerk, "recordQualificationCheck", PENSION, confirmed).await;
        assert_eq!(pension["state"], "SUSPENDED");
        let pension = office.does(&office.decider, "resumePension", PENSION, of(&pension, json!({}))).await;
        let wanted = json!({ "state": "ACTIVE", "noticeOn": null, "suspendedOn": null, "checkedOn": office.day(0) });
        for (field, value) in wanted.as_object().unwrap() {
            assert_eq!(&pension[field], value, "{field}");
        }
        let ways = "checks { nodes { way result } }";
        let checks = office.now(&office.clerk, &pension, "Pension", ways).await;
        let wanted = json!([{ "way": "DOCUMENT", "result": "CONFIRMED" }, { "way": "VISIT", "result": "NOT_CONFIRMED" }]);
        assert_eq!(checks["checks"]["nodes"], wanted);
        let end = of(&pension, json!({ "reason": "NOT_ENTITLED" }));
        let pension = office.does(&office.clerk, "endPension", PENSION, end).await;
        assert_eq!((&pension["state"], &pension["checkDueOn"]), (&json!("ENDED"), &Value::Null));
        let late = of(&pension, json!({ "way": "VISIT", "result": "CONFIRMED" }));
        office.refused(&office.member, "recordQualificationCheck", late, "CONFLICT").await;
        office.refused(&office.clerk, "endPension", of(&pension, json!({ "reason": "DIED" })), "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn a_check_takes_a_notice_away_and_a_late_entry_undoes_nothing() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({ "birthOn": "1950-01-01" })).await;
        let pension = office.pension(&person).await;
        let check = |pension: &Value, more: Value| {
            let mut input = of(pension, json!({ "way": "WINDOW", "result": "CONFIRMED" }));
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        office
            .wrong(
                &office.clerk,
                "recordQualificationCheck",
                check(&pension, json!({ "on": office.day(1) })),
                "input.on",
            )
            .await;
        office
            .wrong(
                &office.clerk,
                "recordQualificationCheck",
                check(&pension, json!({ "on": office.day(-1) })),
                "input.on",
            )
            .await;
        office.days(400);
        let served = of(&pension, json!({ "way": "MAIL" }));
        let pension = office.does(&office.clerk, "servePensionNotice", PENSION, served).await;
        // a grid member sees who is due, and not how much it is
        let seen = office.now(&office.member, &pension, "Pension", "noticeUntil resident { name }").await;
        assert_eq!(seen["resident"]["name"], "甲");
        let amount = format!("{{ node(id: {}) {{ ... on Pension {{ amountFen }} }} }}", pension["id"]);
        assert_eq!(office.stage.codes(&office.member, &amount, json!({})).await, ["FORBIDDEN"]);
        office.days(2);
        // a check from before the notice does not take it away
        let before = check(&pension, json!({ "on": office.day(-3) }));
        let pension = office.does(&office.member, "recordQualificationCheck", PENSION, before).await;
        assert!(pension["noticeOn"].is_string());
        let pension = office
            .does(&office.member, "recordQualificationCheck", PENSION, check(&pension, json!({})))
            .await;
        assert_eq!((&pension["noticeOn"], &pension["checkedOn"]), (&Value::Null, &json!(office.day(0))));
        let due = pension["checkDueOn"].clone();
        let late = check(&pension, json!({ "on": office.day(-10) }));
        let pension = office.does(&office.clerk, "recordQualificationCheck", PENSION, late).await;
        assert_eq!((&pension["checkDueOn"], &pension["checkedOn"]), (&due, &json!(office.day(0))));
        for (list, wanted) in [
            ("qualificationChecks(filter: { way: WINDOW, result: CONFIRMED })".to_owned(), 3),
            (format!("qualificationChecks(filter: {{ checkedFrom: \"{}\" }})", office.day(0)), 1),
            ("qualificationChecks(filter: { way: VISIT })".to_owned(), 0),
        ] {
            assert_eq!(office.how_many(&list).await, wanted, "{list}");
        }
    })
    .await;
}
