//! Nobody but the nurse with consent, and the person, learns of a pregnancy: every way is tried, and what there is answers
//! as what there is not.

use super::scene::{DISTRICT, Office, TOWN, in_the_office, of};
use crate::places::town::COMMUNITY;
use futures_util::StreamExt;
use kit::access::Access;
use serde_json::{Value, json};

/// Everybody who might be curious, with the name of each.
async fn curious(office: &Office<'_>) -> Vec<(&'static str, Access)> {
    let mut all: Vec<_> = [
        ("clerk", &office.clerk),
        ("reviewer", &office.reviewer),
        ("decider", &office.decider),
        ("reader", &office.reader),
        ("system", &office.system),
        ("community", &office.community),
        ("leader", &office.leader),
        ("member", &office.member),
    ]
    .map(|(name, access)| (name, access.clone()))
    .into();
    all.push(("another nurse", office.staff("nurse", COMMUNITY).await));
    all.push(("nurse of the town", office.staff("nurse", TOWN).await));
    for (role, area) in [
        ("community-director", COMMUNITY),
        ("town-leader", TOWN),
        ("district-command", DISTRICT),
        ("auditor", DISTRICT),
        ("system-administrator", DISTRICT),
        ("security-administrator", DISTRICT),
    ] {
        if office.modules.policy().role(role).is_ok() {
            all.push((role, office.stage.caller(role, area).await));
        }
    }
    all
}

/// The answer with every error, without what differs between two people.
async fn answer(office: &Office<'_>, who: &Access, document: &str, person: &Value) -> String {
    let (answer, _) = office.stage.send(who, document, json!({})).await;
    answer.to_string().replace(person["id"].as_str().unwrap(), "PERSON")
}

#[tokio::test]
async fn every_way_to_ask_answers_the_same_of_who_has_a_plan_and_who_has_none() {
    in_the_office(async |office| {
        let (with, without) = (office.person("同名", json!({})).await, office.person("同名", json!({})).await);
        let plan = office.visit(&office.plan(&with).await).await;
        office.told().await;
        for (name, who) in curious(office).await {
            let of_person = |document: &str, person: &Value| document.replace("PERSON", person["id"].as_str().unwrap());
            for document in [
                "{ node(id: \"PERSON\") { ... on Resident { version familyPlanning { carePlans { nodes { id kind } totalCount } } } } }",
                "{ node(id: \"PERSON\") { ... on Resident { familyPlanning { births { nodes { id } } carePlans(first: 1) { nodes { visits { nodes { result } } } } } } } }",
                "{ node(id: \"PERSON\") { ... on Resident { history { nodes { action changes } } } } }",
                "{ healthCarePlans(filter: { resident: \"PERSON\" }) { nodes { id } totalCount } }",
                "{ healthCarePlans(filter: { resident: \"PERSON\", kind: MATERNAL, overdue: true }) { totalCount } }",
                "{ matters(filter: { served: \"PERSON\" }) { totalCount } }",
            ] {
                let (one, other) = (
                    answer(office, &who, &of_person(document, &with), &with).await,
                    answer(office, &who, &of_person(document, &without), &without).await,
                );
                assert_eq!(one, other, "{name}: {document}");
                assert!(!one.contains("MATERNAL") || one.contains("Unknown") || one.contains("errors"), "{name}: {one}");
            }
            // by the id itself, which nobody else is told
            let node = format!("{{ node(id: {}) {{ id __typename }} }}", plan["id"]);
            let (answer, _) = office.stage.send(&who, &node, json!({})).await;
            assert!(answer["data"]["node"].is_null(), "{name}: {answer:#}");
            for (mutation, input) in [
                ("withdrawHealthCareConsent", of(&plan, json!({}))),
                ("closeHealthCare", of(&plan, json!({ "reason": "COMPLETED" }))),
                ("changeHealthCare", of(&plan, json!({ "visitDays": 3 }))),
                ("recordHealthCareVisit", of(&plan, json!({ "result": "WELL" }))),
            ] {
                let code = if name.contains("nurse") { "NOT_FOUND" } else { "FORBIDDEN" };
                office.refused(&who, mutation, input, code).await;
            }
            let reveal = format!(
                "mutation {{ reveal(input: {{ ids: [{}], fields: [\"need\"], purpose: \"curious\" }}) {{ values {{ value }} }} }}",
                plan["id"]
            );
            let (answer, _) = office.stage.send(&who, &reveal, json!({})).await;
            assert!(answer["data"]["reveal"].is_null(), "{name}: {answer:#}");
        }
        // her own nurse reads it, and what is sealed only by `reveal`, which is on record
        let reveal = format!(
            "mutation {{ reveal(input: {{ ids: [{}], fields: [\"need\"], purpose: \"访视准备\" }}) {{ values {{ value }} }} }}",
            plan["id"]
        );
        let shown = office.stage.ask(&office.nurse, &reveal).await;
        assert_eq!(shown["reveal"]["values"], json!([{ "value": "孕12周" }]));
    })
    .await;
}

#[tokio::test]
async fn statistics_and_lists_do_not_change_with_a_plan() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let documents = [
            format!("{{ familyPlanningStatistics(area: \"{TOWN}\", level: GRID, first: 200) {{ key births {{ registered }} \
                certificates {{ verified }} supports {{ given }} payments {{ paid }} services {{ offered }} }} }}"),
            format!("{{ familyPlanningMap(area: \"{TOWN}\") {{ compound {{ id }} households childrenUnder3 registrations withheld }} }}"),
            format!("{{ grids(first: 200, area: \"{TOWN}\") {{ nodes {{ familyPlanning {{ births {{ registered }} }} }} }} }}"),
            format!("{{ residents(first: 200, filter: {{ area: \"{TOWN}\" }}) {{ totalCount nodes {{ version changedAt }} }} }}"),
        ];
        let everybody = curious(office).await;
        let all = async || {
            let mut answers = Vec::new();
            for (_, who) in &everybody {
                for document in &documents {
                    answers.push(office.stage.send(who, document, json!({})).await.0);
                }
            }
            answers
        };
        let before = all().await;
        let plan = office.plan(&person).await;
        let plan = office.visit(&plan).await;
        office.told().await;
        assert_eq!(all().await, before);
        office.does(&office.nurse, "withdrawHealthCareConsent", "id", of(&plan, json!({}))).await;
        office.told().await;
        assert_eq!(all().await, before);
        // what is kept of it holds nothing of what it was
        for sql in [
            "SELECT changes FROM history WHERE record_type = 'HealthCarePlan' AND changes LIKE '%maternal%'",
            "SELECT changes FROM history WHERE record_type = 'HealthCareVisit' AND changes LIKE '%advised%'",
            "SELECT fields FROM audit WHERE record_type LIKE 'HealthCare%' AND fields LIKE '%maternal%'",
            "SELECT detail FROM outbox WHERE record_type LIKE 'HealthCare%' AND detail IS NOT NULL",
            "SELECT need_cipher FROM health_care_plan WHERE need_cipher LIKE '%孕%'",
        ] {
            assert_eq!(office.stage.database.texts(sql).await, [""; 0], "{sql}");
        }
    })
    .await;
}

#[tokio::test]
async fn no_stream_tells_of_care_at_home() {
    in_the_office(async |office| {
        let before = office.stage.platform.listeners();
        let (sender, mut heard) = tokio::sync::mpsc::unbounded_channel();
        let listeners = [
            (&office.reviewer, TOWN.to_owned()),
            (&office.leader, office.grids[0].clone()),
            (&office.clerk, COMMUNITY.to_owned()),
        ];
        for (access, area) in &listeners {
            let document = format!(
                "subscription {{ familyPlanningChanged(area: \"{area}\") {{ event recordType recordId record {{ id }} }} }}"
            );
            let mut told = office.stage.follow(access, &document);
            let sender = sender.clone();
            tokio::spawn(async move {
                while let Some(answer) = told.next().await {
                    if sender.send(answer).is_err() {
                        break;
                    }
                }
            });
        }
        while office.stage.platform.listeners() < before + listeners.len() {
            tokio::task::yield_now().await;
        }
        let person = office.person("甲", json!({ "kind": "FLOATING" })).await;
        let plan = office.plan(&person).await;
        let plan = office.visit(&plan).await;
        office.does(&office.nurse, "withdrawHealthCareConsent", "id", of(&plan, json!({}))).await;
        let offer = json!({ "resident": person["id"], "kind": "GUIDANCE" });
        office.does(&office.clerk, "offerFamilyService", "id", offer).await;
        office.stage.platform.sequence("test").await.unwrap();
        // whatever came before the offer would have been told before it
        for _ in &listeners {
            let next = tokio::time::timeout(std::time::Duration::from_secs(60), heard.recv()).await;
            let answer = next.unwrap().unwrap();
            let event = &answer["data"]["familyPlanningChanged"];
            assert_eq!(event["recordType"], "FamilyService", "{answer:#}");
        }
    })
    .await;
}
