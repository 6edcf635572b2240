//! What who reads the audit learns of care at home: that a nurse does something restricted, once for each act, and nothing else.

use super::scene::{DISTRICT, Office, TOWN, in_the_office, of};
use crate::places::audited::{Audited, assert_acts, silence};
use kit::access::Access;
use serde_json::{Value, json};

impl Office<'_> {
    /// What the auditor is answered about a deed, also by the accounts of these.
    async fn told_of(&self, auditor: &Access, who: &[&Access], deed: impl AsyncFnOnce()) -> Audited {
        let account = |who: &&Access| kit::node::GlobalId::global("Account", who.account().unwrap());
        let more: Vec<String> = who.iter().map(|who| format!("account: \"{}\"", account(who))).collect();
        self.stage.audited(auditor, &more, deed).await
    }
}

#[tokio::test]
async fn an_act_of_the_nurse_is_one_row_and_what_the_person_does_is_none() {
    in_the_office(async |office| {
        let auditor = office.stage.caller("auditor", DISTRICT).await;
        let person = office.person("张三", json!({})).await;
        let me = office.account_of("张三").await;
        let second = office.staff("nurse", TOWN).await;
        let everybody = [&office.nurse, &second, &me];
        let mut plan = Value::Null;
        let opened =
            office.told_of(&auditor, &everybody, async || plan = office.plan(&person).await).await;
        let nothing = silence(&opened);
        assert_acts(&nothing, &opened, 1);
        let visited =
            office.told_of(&auditor, &everybody, async || plan = office.visit(&plan).await).await;
        assert_acts(&nothing, &visited, 1);
        let reveal = format!(
            "mutation {{ reveal(input: {{ ids: [{}], fields: [\"need\"], purpose: \"访视准备\" }}) {{ values {{ value }} }} }}",
            plan["id"]
        );
        let revealed = office
            .told_of(&auditor, &everybody, async || {
                office.ask(&office.nurse, &reveal).await;
            })
            .await;
        assert_acts(&nothing, &revealed, 1);
        // a consent that names another nurse closes the earlier plan, which is no act of its own
        let replaced =
            office.told_of(&auditor, &everybody, async || plan = office.plan_by(&second, &person).await).await;
        assert_acts(&nothing, &replaced, 1);
        let withdraw = of(&plan, json!({}));
        let withdrawn = office
            .told_of(&auditor, &everybody, async || {
                office.does(&me, "withdrawHealthCareConsent", "closeReason", withdraw).await;
            })
            .await;
        assert_acts(&nothing, &withdrawn, 0);
        // the person reads all of it, with who and what for
        let views = "recordViews(first: 100)";
        let views = office.nodes(&me, views, "action recordType purpose viewer { roleCode }").await;
        let of_care = |node: &&Value| node["recordType"].as_str().unwrap().starts_with("HealthCare");
        let read: Vec<_> = views.iter().filter(of_care).collect();
        let row = |action: &str, kind: &str, purpose: Value, role: Value| {
            let viewer = if role.is_null() { role } else { json!({ "roleCode": role }) };
            json!({ "action": action, "recordType": kind, "purpose": purpose, "viewer": viewer })
        };
        let nurse = || json!("family-planning-nurse");
        let wanted = [
            row("withdraw", "HealthCarePlan", Value::Null, Value::Null),
            row("create", "HealthCarePlan", Value::Null, nurse()),
            row("close", "HealthCarePlan", Value::Null, nurse()),
            row("reveal", "HealthCarePlan", json!("访视准备"), nurse()),
            row("visit", "HealthCarePlan", Value::Null, nurse()),
            row("create", "HealthCareVisit", Value::Null, nurse()),
            row("create", "HealthCarePlan", Value::Null, nurse()),
        ];
        assert_eq!(read, wanted.iter().collect::<Vec<_>>());
        office.stage.assert_whole(DISTRICT).await;
    })
    .await;
}

#[tokio::test]
async fn a_list_with_visits_is_one_row_however_many_it_shows() {
    in_the_office(async |office| {
        let auditor = office.stage.caller("auditor", DISTRICT).await;
        let list = async || {
            office.nodes(&office.nurse, "healthCarePlans", "kind visits { nodes { result } }").await;
        };
        let without = office.told_of(&auditor, &[&office.nurse], &list).await;
        assert_acts(&silence(&without), &without, 0);
        for name in ["甲", "乙", "丙"] {
            office.visit(&office.plan(&office.person(name, json!({})).await).await).await;
        }
        let with = office.told_of(&auditor, &[&office.nurse], &list).await;
        assert_acts(&without, &with, 1);
        office.stage.assert_whole(DISTRICT).await;
    })
    .await;
}

#[tokio::test]
async fn what_follows_from_an_end_or_a_merge_is_told_of_nobody() {
    in_the_office(async |office| {
        let auditor = office.stage.caller("auditor", DISTRICT).await;
        let director = office.stage.caller("community-director", crate::places::town::COMMUNITY).await;
        let everybody = [&office.community, &director, &office.nurse];
        for reason in ["DIED", "LEFT", "MISTAKE"] {
            let mut answers = Vec::new();
            for cared in [false, true] {
                let person = office.person("甲", json!({})).await;
                if cared {
                    office.visit(&office.plan(&person).await).await;
                }
                let end = of(&person, json!({ "reason": reason }));
                let told = async || {
                    office.does(&office.community, "endResidence", "id", end).await;
                };
                answers.push(office.told_of(&auditor, &everybody, told).await);
            }
            assert!(!answers[0][""].is_empty(), "{reason}");
            assert_acts(&answers[0], &answers[1], 0);
        }
        let mut answers = Vec::new();
        for cared in [false, true] {
            let (one, two) = (office.person("乙", json!({})).await, office.person("乙", json!({})).await);
            if cared {
                office.plan(&one).await;
                office.plan(&two).await;
            }
            let merge = json!({
                "keep": two["id"], "keepVersion": two["version"], "gone": one["id"], "goneVersion": one["version"],
                "reason": "同一人重复登记",
            });
            let told = async || {
                office.does(&director, "mergeResidents", "id", merge).await;
            };
            answers.push(office.told_of(&auditor, &everybody, told).await);
        }
        assert_acts(&answers[0], &answers[1], 0);
        office.stage.assert_whole(DISTRICT).await;
    })
    .await;
}
