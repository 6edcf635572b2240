//! Care at home: with a consent, by the nurse whom it names, until it is withdrawn.

use super::scene::{PLAN, TOWN, in_the_office, of};
use crate::places::town::COMMUNITY;
use serde_json::{Value, json};

#[tokio::test]
async fn a_plan_rests_on_a_consent_and_ends_with_it() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let plan = office.plan(&person).await;
        assert_eq!((&plan["state"], &plan["visitDueOn"]), (&json!("OPEN"), &json!(office.day(0))));
        let plan = office.visit(&plan).await;
        assert_eq!(
            (&plan["visitedOn"], &plan["visitDueOn"]),
            (&json!(office.day(0)), &json!(office.day(30)))
        );
        office.days(31);
        let visited = |from: i64, to: i64| {
            let days = (office.day(from), office.day(to));
            format!("healthCarePlans(filter: {{ visitedFrom: \"{}\", visitedTo: \"{}\" }})", days.0, days.1)
        };
        for (from, to, plans) in [(-31, -31, 1), (-30, 0, 0), (-40, -32, 0)] {
            assert_eq!(office.nodes(&office.nurse, &visited(from, to), "id").await.len(), plans);
        }
        let late = "healthCarePlans(filter: { overdue: true, state: OPEN })";
        assert_eq!(office.nodes(&office.nurse, late, "id").await.len(), 1);
        let met = of(&plan, json!({ "result": "NOT_MET" }));
        let plan = office.does(&office.nurse, "recordHealthCareVisit", PLAN, met).await;
        assert_eq!(plan["visitDueOn"], json!(office.day(7)));
        let change = of(&plan, json!({ "visitDays": 14 }));
        let plan = office.does(&office.nurse, "changeHealthCare", PLAN, change).await;
        assert_eq!(plan["visitDueOn"], json!(office.day(14)));
        let over = office.does(&office.nurse, "withdrawHealthCareConsent", PLAN, of(&plan, json!({}))).await;
        let wanted = ("CLOSED", "WITHDRAWN", json!(office.day(0)), json!(null));
        assert_eq!((&over["state"], &over["closeReason"]), (&json!(wanted.0), &json!(wanted.1)));
        assert_eq!((&over["withdrawnOn"], &over["visitDueOn"]), (&wanted.2, &wanted.3));
        // nothing new is planned, and nobody visits
        let visit = of(&over, json!({ "result": "WELL" }));
        office.refused(&office.nurse, "recordHealthCareVisit", visit, "CONFLICT").await;
        office
            .refused(&office.nurse, "changeHealthCare", of(&over, json!({ "visitDays": 7 })), "CONFLICT")
            .await;
        office.refused(&office.nurse, "withdrawHealthCareConsent", of(&over, json!({})), "CONFLICT").await;
        // what was seen stays with the account of the nurse
        let visits =
            office.now(&office.nurse, &over, "HealthCarePlan", "visits { nodes { result note } }").await;
        let notes = json!([{ "result": "NOT_MET", "note": null }, { "result": "ADVISED", "note": "******" }]);
        assert_eq!(visits["visits"]["nodes"].as_array().unwrap().len(), notes.as_array().unwrap().len());
        assert_eq!(visits["visits"]["nodes"][0], notes[0]);
        // and she can consent anew
        office.plan(&person).await;
    })
    .await;
}

#[tokio::test]
async fn a_consent_is_given_by_who_can_give_it() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let child =
            office.person("乙", json!({ "birthOn": format!("{}-01-01", office.year() - 2) })).await;
        let open = |who: &Value, kind: &str, by: &str| {
            json!({ "resident": who["id"], "kind": kind, "consentWay": "SPOKEN", "consentBy": by })
        };
        for (input, path) in [
            (open(&person, "MATERNAL", "GUARDIAN"), "input.consentBy"),
            (open(&person, "CHILD", "PERSON"), "input.resident"),
            (open(&child, "MATERNAL", "GUARDIAN"), "input.resident"),
            (open(&child, "CHILD", "PERSON"), "input.consentBy"),
            (open(&person, "ERASED", "PERSON"), "input.kind"),
        ] {
            office.wrong(&office.nurse, "openHealthCare", input, path).await;
        }
        let mut late = open(&person, "MATERNAL", "PERSON");
        late["consentOn"] = json!(office.day(1));
        office.wrong(&office.nurse, "openHealthCare", late, "input.consentOn").await;
        office.does(&office.nurse, "openHealthCare", "id", open(&child, "CHILD", "GUARDIAN")).await;
        let plan = office.plan(&person).await;
        office.refused(&office.nurse, "openHealthCare", open(&person, "MATERNAL", "PERSON"), "CONFLICT").await;
        let close = |reason: &str| of(&plan, json!({ "reason": reason }));
        office.wrong(&office.nurse, "closeHealthCare", close("WITHDRAWN"), "input.reason").await;
        office.does(&office.nurse, "closeHealthCare", "id", close("COMPLETED")).await;
    })
    .await;
}

#[tokio::test]
async fn the_person_sees_the_own_plan_and_withdraws_alone() {
    in_the_office(async |office| {
        let (mine, other) = (office.person("张三", json!({})).await, office.person("李四", json!({})).await);
        let me = office.account_of("张三").await;
        let (plan, others) = (office.plan(&mine).await, office.plan(&other).await);
        let plan = office.visit(&plan).await;
        let seen = office.nodes(&me, "healthCarePlans", "id kind visits { nodes { result } }").await;
        let wanted =
            json!({ "id": plan["id"], "kind": "MATERNAL", "visits": { "nodes": [{ "result": "ADVISED" }] } });
        assert_eq!(seen, [wanted]);
        let visit = of(&plan, json!({ "result": "WELL" }));
        office.refused(&me, "recordHealthCareVisit", visit, "FORBIDDEN").await;
        office.refused(&me, "changeHealthCare", of(&plan, json!({ "visitDays": 7 })), "FORBIDDEN").await;
        office.refused(&me, "withdrawHealthCareConsent", of(&others, json!({})), "NOT_FOUND").await;
        // an account that is bound, and of which nobody knows whether it is the person's own, sees nothing of it
        let unconfirmed = "UPDATE person SET account_confirmed_at = NULL WHERE account_id IS NOT NULL";
        office.stage.database.execute(unconfirmed).await;
        assert_eq!(office.nodes(&me, "healthCarePlans", "id").await, Vec::<Value>::new());
        office.refused(&me, "withdrawHealthCareConsent", of(&plan, json!({})), "NOT_FOUND").await;
        let confirm = json!({ "resident": mine["id"], "account": format!("a{}", me.account().unwrap()) });
        office.stage.denied(&office.clerk, "confirmBinding", confirm.clone(), "FORBIDDEN").await;
        office.stage.act(&office.nurse, "confirmBinding", "resident { id }", confirm).await;
        assert_eq!(office.nodes(&me, "healthCarePlans", "id").await.len(), 1);
        let over = office.does(&me, "withdrawHealthCareConsent", PLAN, of(&plan, json!({}))).await;
        assert_eq!(over["closeReason"], "WITHDRAWN");
        assert_eq!(office.nodes(&me, "healthCarePlans", "id").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn each_look_of_the_nurse_is_on_record_for_the_person_and_tells_the_auditor_nothing() {
    in_the_office(async |office| {
        let person = office.person("张三", json!({})).await;
        let me = office.account_of("张三").await;
        let plan = office.plan(&person).await;
        let looks = "{ recordViews(action: \"read\") { nodes { recordType fields purpose areaCode viewer { roleCode } } } }";
        let looks = async || office.ask(&me, looks).await["recordViews"]["nodes"].as_array().unwrap().clone();
        let before = looks().await.len();
        let lists = ["healthCarePlans { nodes { kind } }".to_owned(), format!("node(id: {}) {{ id }}", plan["id"])];
        for list in &lists {
            office.ask(&office.nurse, &format!("{{ {list} }}")).await;
        }
        let told = looks().await;
        assert_eq!(told.len(), before + 2);
        let look = json!({ "recordType": "Restricted", "fields": "", "purpose": null, "areaCode": "340705",
            "viewer": { "roleCode": "family-planning-nurse" } });
        assert_eq!(told[..2], [look.clone(), look]);
        // what one looks at oneself, and what nobody finds, leaves nothing
        for who in [&me, &office.clerk, &office.community] {
            for list in &lists {
                office.stage.send(who, &format!("{{ {list} }}"), json!({})).await;
            }
        }
        assert_eq!(looks().await, told);
        let auditor = office.stage.caller("auditor", "340705").await;
        let rows = "{ audit(recordType: \"Restricted\") { nodes { recordKey areaCode fields reason } } }";
        let rows = office.ask(&auditor, rows).await["audit"]["nodes"].as_array().unwrap().clone();
        let nothing = json!({ "recordKey": "", "areaCode": "340705", "fields": "", "reason": null });
        assert!(!rows.is_empty() && rows.iter().all(|row| *row == nothing), "{rows:?}");
    })
    .await;
}

#[tokio::test]
async fn a_later_consent_names_another_nurse_who_is_not_told_of_the_earlier() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let second = office.staff("nurse", TOWN).await;
        // the answer to a nurse is the same whether somebody else cares for the person or not
        let alone = office.person("乙", json!({})).await;
        let plan = office.plan(&person).await;
        let told = office.plan_by(&second, &person).await;
        let new = office.plan_by(&second, &alone).await;
        for field in ["version", "state", "closeReason", "visitDueOn"] {
            assert_eq!(told[field], new[field], "{field}");
        }
        let before = office.now(&office.nurse, &plan, "HealthCarePlan", "state closeReason").await;
        assert_eq!(before, json!({ "state": "CLOSED", "closeReason": "REPLACED" }));
        assert_eq!(office.nodes(&second, "healthCarePlans", "id").await.len(), 2);
        assert_eq!(office.nodes(&office.nurse, "healthCarePlans", "id").await.len(), 1);
        // who has the post no longer reads nothing
        let end = format!("UPDATE post SET ended_at = 1 WHERE account_id = {}", second.account().unwrap());
        office.stage.database.execute(&end).await;
        let gone = office.stage.platform.caller(second.account().unwrap()).await.unwrap().unwrap();
        let asked = "{ healthCarePlans { nodes { id } } }";
        assert_eq!(office.stage.codes(&gone, asked, json!({})).await, ["FORBIDDEN"]);
        // nor does a nurse care for who lives elsewhere
        let elsewhere = office.staff("nurse", &COMMUNITY.replace("002", "003")).await;
        let input = json!({ "resident": person["id"], "kind": "MATERNAL", "consentWay": "WRITTEN", "consentBy": "PERSON" });
        office.refused(&elsewhere, "openHealthCare", input, "NOT_FOUND").await;
    })
    .await;
}
