//! Care records: the plan, visits due and done, and the ledgers of grids.

use super::scene::{TOWN, in_the_office, of};
use serde_json::{Value, json};

const FIELDS: &str = "id version kind visitDueOn visitedOn status closeReason";

#[tokio::test]
async fn visits_are_due_and_done() {
    in_the_office(async |office| {
        let person = office.person("独居", json!({})).await;
        let open = |more: Value| {
            let mut input = json!({ "resident": person["id"], "kind": "LIVING_ALONE", "visitDays": 15, "plan": "代购药品", "needs": "高血压" });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        for (wrong, path) in [
            (json!({ "grade": 1 }), "input.grade"),
            (json!({ "kind": "DISABLED", "grade": 5 }), "input.grade"),
            (json!({ "visitDays": 0 }), "input.visitDays"),
        ] {
            let told = office.refused(&office.clerk, "openCareRecord", open(wrong), "BAD_USER_INPUT").await;
            assert_eq!(told["extensions"]["fields"][0]["path"], path, "{told}");
        }
        office.refused(&office.member, "openCareRecord", open(json!({})), "FORBIDDEN").await;
        let care = office.does(&office.clerk, "openCareRecord", FIELDS, open(json!({}))).await;
        assert_eq!((&care["visitDueOn"], &care["visitedOn"]), (&json!(office.day(0)), &Value::Null));
        office.refused(&office.clerk, "openCareRecord", open(json!({})), "CONFLICT").await;
        let late = format!("careRecords(area: \"{TOWN}\", filter: {{ overdue: true }})");
        let overdue = async || office.nodes(&office.reader, &late, "id").await.len();
        assert_eq!(overdue().await, 0);
        office.days(1);
        assert_eq!(overdue().await, 1);
        // a grid member knows the plan, not the health
        let seen = office.now(&office.member, &care, "CareRecord", "plan needs resident { name }").await;
        assert_eq!(seen, json!({ "plan": "代购药品", "needs": "******", "resident": { "name": "独居" } }));
        let visit = |care: &Value, more: Value| of(care, more);
        office.refused(&office.member, "recordCareVisit", visit(&care, json!({ "result": "NEEDS_HELP" })), "BAD_USER_INPUT").await;
        let past = json!({ "result": "WELL", "on": office.day(-2) });
        office.refused(&office.member, "recordCareVisit", visit(&care, past), "BAD_USER_INPUT").await;
        let care = office.does(&office.member, "recordCareVisit", FIELDS, visit(&care, json!({ "result": "WELL" }))).await;
        assert_eq!((&care["visitDueOn"], &care["visitedOn"]), (&json!(office.day(15)), &json!(office.day(0))));
        assert_eq!(overdue().await, 0);
        let help = json!({ "result": "NEEDS_HELP", "note": "需要送医" });
        let care = office.does(&office.leader, "recordCareVisit", FIELDS, visit(&care, help)).await;
        assert_eq!(care["visitDueOn"], json!(office.day(7)));
        // one that is entered late does not undo a later one
        let earlier = json!({ "result": "NOT_MET", "on": office.day(-1) });
        let care = office.does(&office.member, "recordCareVisit", FIELDS, visit(&care, earlier)).await;
        assert_eq!((&care["visitDueOn"], &care["visitedOn"]), (&json!(office.day(7)), &json!(office.day(0))));
        let visits = office.now(&office.clerk, &care, "CareRecord", "visits { nodes { result note nextDueOn } }").await;
        let results: Vec<_> = visits["visits"]["nodes"].as_array().unwrap().iter().map(|v| (&v["result"], &v["note"])).collect();
        assert_eq!(results, [(&json!("NOT_MET"), &Value::Null), (&json!("NEEDS_HELP"), &json!("******")), (&json!("WELL"), &Value::Null)]);
        // who of an area was visited in a period, and with what result
        let (today, yesterday) = (office.day(0), office.day(-1));
        for (filter, wanted) in [
            (format!("visitedFrom: \"{today}\""), 2),
            (format!("visitedTo: \"{yesterday}\""), 1),
            (format!("visitedFrom: \"{today}\", visitedTo: \"{today}\", result: NEEDS_HELP"), 1),
            (format!("visitedFrom: \"{}\"", office.day(1)), 0),
            (format!("resident: {}", person["id"]), 3),
        ] {
            let list = format!("careVisits(area: \"{TOWN}\", filter: {{ {filter} }})");
            assert_eq!(office.nodes(&office.reader, &list, "id").await.len(), wanted, "{list}");
        }
        let foreign = "careVisits(area: \"371102\")";
        assert_eq!(office.nodes(&office.reader, foreign, "id").await.len(), 0);
        // a desk that sees applications sees no visits
        let visits = "{ careVisits { totalCount } }";
        assert_eq!(office.stage.codes(&office.town, visits, json!({})).await, ["FORBIDDEN"]);
        let due = |from: String| format!("careRecords(filter: {{ visitDueFrom: \"{from}\" }})");
        assert_eq!(office.nodes(&office.reader, &due(office.day(7)), "id").await.len(), 1);
        assert_eq!(office.nodes(&office.reader, &due(office.day(8)), "id").await.len(), 0);
        let often = of(&care, json!({ "visitDays": 3 }));
        let care = office.does(&office.clerk, "changeCareRecord", FIELDS, often).await;
        assert_eq!(care["visitDueOn"], json!(office.day(3)));
        let care = office.does(&office.clerk, "closeCareRecord", FIELDS, of(&care, json!({ "reason": "DECLINED" }))).await;
        assert_eq!((&care["status"], &care["visitDueOn"]), (&json!("RETIRED"), &Value::Null));
        office.refused(&office.member, "recordCareVisit", visit(&care, json!({ "result": "WELL" })), "CONFLICT").await;
        office.does(&office.clerk, "openCareRecord", "id", open(json!({}))).await;
    })
    .await;
}

#[tokio::test]
async fn the_ledgers_of_grids_have_who_is_entitled_to_care() {
    in_the_office(async |office| {
        let names = ["甲", "乙", "丙", "丁", "戊"];
        let mut people = Vec::new();
        for name in names {
            people.push(office.person(name, json!({ "birthOn": "2015-01-01" })).await);
        }
        for (at, kind) in ["LIVING_ALONE", "DISABLED", "LEFT_BEHIND_CHILD", "ORPHAN"].into_iter().enumerate() {
            let input = json!({ "resident": people[at]["id"], "kind": kind });
            office.does(&office.clerk, "openCareRecord", "id", input).await;
        }
        let destitute = office.programme("destitute", json!({ "kind": "DESTITUTE" })).await;
        let nursing = office.programme("nursing", json!({ "kind": "DISABILITY_CARE" })).await;
        let minimum = json!({ "kind": "MINIMUM_LIVING", "forHousehold": true, "amountRule": "FIXED" });
        let minimum = office.programme("minimum", minimum).await;
        office.granted(&destitute, &people[4], json!({})).await;
        let (head, _) = office.household(3).await;
        let low = office.granted(&minimum, &head, json!({})).await;
        // in two ways of one group: once
        office.granted(&nursing, &people[1], json!({})).await;
        let query = format!("{{ grid(code: \"{}\") {{ ledgers {{ special {{ code people residents {{ nodes {{ name }} }} }} }} }} }}", office.grids[0]);
        let groups = async |who| {
            let seen = office.stage.ask(who, &query).await;
            let groups = seen["grid"]["ledgers"]["special"].as_array().unwrap().clone();
            // other departments have groups of their own
            let groups = groups.iter().filter(|g| g["code"] != "job-hardship");
            groups.map(|g| (g["code"].as_str().unwrap().to_owned(), g["people"].as_i64().unwrap())).collect::<Vec<_>>()
        };
        let wanted = [("low-income", 3), ("destitute", 1), ("disabled", 1), ("living-alone", 1), ("left-behind", 1), ("orphans", 1)];
        let wanted: Vec<_> = wanted.iter().map(|(code, people)| ((*code).to_owned(), *people)).collect();
        for who in [&office.leader, &office.clerk, &office.community] {
            assert_eq!(groups(who).await, wanted);
        }
        let stop = of(&office.now(&office.reviewer, &low, "AssistanceGrant", "id version").await, json!({ "reason": "INCOME" }));
        office.does(&office.reviewer, "stopGrant", "id", stop).await;
        assert_eq!(groups(&office.leader).await[0], ("low-income".to_owned(), 0));
        // the grid knows who, not how much
        let grants = format!("{{ assistanceGrants(area: \"{}\") {{ nodes {{ id }} }} }}", office.grids[0]);
        assert_eq!(office.stage.codes(&office.leader, &grants, json!({})).await, ["FORBIDDEN"]);
    })
    .await;
}
