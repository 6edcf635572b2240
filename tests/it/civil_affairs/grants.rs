//! Grants are suspended, reviewed, stopped, and what was paid too much is given back.

use super::scene::{TOWN, in_the_office, of};
use serde_json::{Value, json};

#[tokio::test]
async fn a_review_keeps_changes_or_stops_and_says_when_the_next_is_due() {
    in_the_office(async |office| {
        let more = json!({ "forHousehold": true, "amountRule": "TOP_UP", "amountFen": 70_000, "incomeLimitFen": 70_000,
            "reviewMonths": 6 });
        let programme = office.programme("minimum", more).await;
        let (head, _) = office.household(2).await;
        let application = office.applies(&programme, &head, json!({ "incomeFen": 40_000 })).await;
        office.decides(&application).await;
        let input = json!({ "application": application["id"], "bankAccount": "99001234" });
        let fields = "id version amountFen people reviewDueOn reviewedOn state stopReason";
        let grant = office.does(&office.decider, "grantAssistance", fields, input).await;
        assert_eq!(grant["amountFen"], 100_000);
        let due = grant["reviewDueOn"].as_str().unwrap().to_owned();
        let list = |filter: &str| format!("assistanceGrants(area: \"{TOWN}\", filter: {{ {filter} }})");
        let ids = async |filter: &str| office.nodes(&office.reviewer, &list(filter), "id").await.len();
        assert_eq!(ids(&format!("reviewDueTo: \"{due}\"")).await, 1);
        assert_eq!((ids("overdue: true").await, ids("overdue: false").await), (0, 1));
        office.days(200);
        assert_eq!((ids("overdue: true").await, ids("overdue: false").await), (1, 0));
        let review = |grant: &Value, more: Value| of(grant, more);
        for (wrong, path) in [
            (json!({ "result": "CONTINUED", "people": 1 }), "input.result"),
            (json!({ "result": "STOPPED" }), "input.reason"),
            (json!({ "result": "CONTINUED", "reason": "INCOME" }), "input.reason"),
            (json!({ "result": "CHANGED", "people": 51 }), "input.people"),
            (json!({ "result": "CONTINUED", "on": office.day(1) }), "input.on"),
        ] {
            let told = office.refused(&office.reviewer, "reviewGrant", review(&grant, wrong), "BAD_USER_INPUT").await;
            assert_eq!(told["extensions"]["fields"][0]["path"], path, "{told}");
        }
        office.refused(&office.clerk, "reviewGrant", review(&grant, json!({ "result": "CONTINUED" })), "FORBIDDEN").await;
        let kept = json!({ "result": "CONTINUED", "findings": "无变化", "incomeFen": 40_000 });
        let kept = office.does(&office.reviewer, "reviewGrant", fields, review(&grant, kept)).await;
        assert_eq!((&kept["amountFen"], &kept["reviewedOn"]), (&json!(100_000), &json!(office.day(0))));
        assert!(kept["reviewDueOn"].as_str().unwrap() > due.as_str());
        assert_eq!(ids("overdue: true").await, 0);
        // with more income there is less, with too much there is none
        let less = json!({ "result": "CHANGED", "incomeFen": 90_000 });
        let less = office.does(&office.reviewer, "reviewGrant", fields, review(&kept, less)).await;
        assert_eq!((&less["amountFen"], &less["people"]), (&json!(50_000), &json!(2)));
        let rich = json!({ "result": "CHANGED", "incomeFen": 150_000 });
        office.refused(&office.reviewer, "reviewGrant", review(&less, rich), "CONFLICT").await;
        let over = json!({ "result": "STOPPED", "reason": "INCOME", "incomeFen": 150_000 });
        let over = office.does(&office.reviewer, "reviewGrant", fields, review(&less, over)).await;
        assert_eq!((&over["state"], &over["stopReason"]), (&json!("STOPPED"), &json!("INCOME")));
        assert_eq!(over["reviewDueOn"], Value::Null);
        let reviews = "reviews { nodes { result beforeFen amountFen incomeFen } }";
        let seen = office.now(&office.reader, &grant, "AssistanceGrant", reviews).await;
        let results: Vec<_> = seen["reviews"]["nodes"].as_array().unwrap().iter().map(|r| (r["result"].as_str().unwrap().to_owned(), r["amountFen"].as_i64().unwrap())).collect();
        assert_eq!(results, [("STOPPED".to_owned(), 50_000), ("CHANGED".to_owned(), 50_000), ("CONTINUED".to_owned(), 100_000)]);
        office.refused(&office.reviewer, "reviewGrant", review(&over, json!({ "result": "CONTINUED" })), "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn a_grant_is_suspended_resumed_stopped_and_given_back() {
    in_the_office(async |office| {
        let programme = office.programme("care", json!({})).await;
        let person = office.person("甲", json!({})).await;
        let grant = office.granted(&programme, &person, json!({})).await;
        let note = json!({ "note": "外出未归" });
        office.refused(&office.clerk, "suspendGrant", of(&grant, note.clone()), "FORBIDDEN").await;
        office.refused(&office.reviewer, "resumeGrant", of(&grant, note.clone()), "CONFLICT").await;
        office
            .refused(&office.reviewer, "suspendGrant", of(&grant, json!({ "note": " " })), "BAD_USER_INPUT")
            .await;
        let fields = "id version state suspendedOn stoppedOn stopReason note overpaidFen recoveredFen";
        let grant = office.does(&office.reviewer, "suspendGrant", fields, of(&grant, note.clone())).await;
        assert_eq!((&grant["state"], &grant["suspendedOn"]), (&json!("SUSPENDED"), &json!(office.day(0))));
        office.refused(&office.reviewer, "suspendGrant", of(&grant, note.clone()), "CONFLICT").await;
        let grant = office.does(&office.reviewer, "resumeGrant", fields, of(&grant, note)).await;
        assert_eq!((&grant["state"], &grant["suspendedOn"]), (&json!("ACTIVE"), &Value::Null));
        let claim =
            |grant: &Value, amount: i32| of(grant, json!({ "amountFen": amount, "note": "瞒报收入" }));
        // nothing was paid yet
        office.refused(&office.reviewer, "claimOverpayment", claim(&grant, 1), "BAD_USER_INPUT").await;
        office.pays(&programme, &office.month()).await;
        let stop = of(&grant, json!({ "reason": "FALSE_STATEMENT", "note": "瞒报收入" }));
        // neither ahead of today nor before the grant, whose first month began 31 days ago at most
        for wrong in [office.day(1), office.day(-32)] {
            let wrong = of(&grant, json!({ "reason": "GIVEN_UP", "on": wrong }));
            office.refused(&office.reviewer, "stopGrant", wrong, "BAD_USER_INPUT").await;
        }
        let grant = office.does(&office.reviewer, "stopGrant", fields, stop).await;
        assert_eq!((&grant["state"], &grant["stopReason"]), (&json!("STOPPED"), &json!("FALSE_STATEMENT")));
        office
            .refused(&office.reviewer, "stopGrant", of(&grant, json!({ "reason": "INCOME" })), "CONFLICT")
            .await;
        office.refused(&office.reviewer, "claimOverpayment", claim(&grant, 10_001), "BAD_USER_INPUT").await;
        let grant = office.does(&office.reviewer, "claimOverpayment", fields, claim(&grant, 8_000)).await;
        let owing = "assistanceGrants(filter: { owing: true })";
        assert_eq!(
            office.nodes(&office.reviewer, owing, "overpaidFen").await,
            [json!({ "overpaidFen": 8_000 })]
        );
        let back = |grant: &Value, amount: i32| of(grant, json!({ "amountFen": amount }));
        office.refused(&office.reviewer, "recordRecovery", back(&grant, 8_001), "BAD_USER_INPUT").await;
        let grant = office.does(&office.reviewer, "recordRecovery", fields, back(&grant, 3_000)).await;
        let grant = office.does(&office.reviewer, "recordRecovery", fields, back(&grant, 5_000)).await;
        assert_eq!((&grant["overpaidFen"], &grant["recoveredFen"]), (&json!(8_000), &json!(8_000)));
        assert_eq!(office.nodes(&office.reviewer, owing, "id").await, Vec::<Value>::new());
        let actions = "history { nodes { action } }";
        let told = office.now(&office.decider, &grant, "AssistanceGrant", actions).await;
        let told: Vec<_> = told["history"]["nodes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|h| h["action"].as_str().unwrap())
            .collect();
        assert_eq!(told, ["recover", "recover", "claim", "stop", "resume", "suspend", "create"]);
    })
    .await;
}
