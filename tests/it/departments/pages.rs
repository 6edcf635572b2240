//! Long pages of residents with what every department has of them.

use super::with_departments;
use crate::people::demo::FEW;
use crate::places::stage::Stage;
use serde_json::json;
use wangge_core::demo::SEED;

const DISTRICT: &str = "371102";

/// What each department has of a resident.
const PARTS: &[&str] = &[
    "civilAffairs { applications { nodes { kind } } grants { nodes { state } } careRecords { nodes { id } } }",
    "familyPlanning { births { nodes { state } } certificates { nodes { kind } } supports { nodes { appliedOn } } }",
    "socialSecurity { enrolments { nodes { state } } pensions { nodes { state } } employments { nodes { state } } }",
];

/// Loads people, matters and the departments' records into the places of the demo.
async fn load(stage: &Stage<'_>) {
    let (system, later) = (stage.platform.system(), || stage.clock.forward(600_000));
    people::demo::load(&system, SEED, FEW, &mut |_| ()).await.unwrap();
    later();
    property::demo::load(&system, SEED, &mut |_| ()).await.unwrap();
    later();
    work::demo::load(&system, SEED, FEW, &mut |_| ()).await.unwrap();
    later();
    civil_affairs::demo::load(&system, SEED, FEW, &mut |_| ()).await.unwrap();
    later();
    family_planning::demo::load(&system, SEED, FEW, &mut |_| ()).await.unwrap();
    later();
    social_security::demo::load(&system, SEED, FEW, &mut |_| ()).await.unwrap();
    later();
}

#[tokio::test]
async fn a_page_of_a_thousand_residents_takes_as_many_statements_as_one_of_ten() {
    with_departments(async |stage| {
        Box::pin(load(stage)).await;
        // a service account, which may ask for 1,000 at a time, with a post of each department
        let readers = ["civil-affairs-reader", "family-planning-reader", "social-security-reader"];
        let account = stage.account(readers[0], DISTRICT).await;
        stage.database.execute(&format!("UPDATE account SET kind = 'service' WHERE id = {account}")).await;
        for role in &readers[1..] {
            stage.post(account, role, DISTRICT).await;
        }
        let caller = stage.platform.caller(account).await.unwrap().unwrap();
        let page = |first: usize, parts: &str| {
            format!("{{ residents(first: {first}, filter: {{ area: \"{DISTRICT}\" }}) {{ nodes {{ name {parts} }} }} }}")
        };
        let all = PARTS.join(" ");
        let (few, statements) = stage.send(&caller, &page(10, &all), json!({})).await;
        assert!(few.get("errors").is_none(), "{few:#}");
        let lists = all.matches("nodes").count() as u64;
        assert!(statements <= lists + 1, "{statements} statements for {lists} lists and the page");
        for first in [200, 1_000] {
            let (answer, ran) = stage.send(&caller, &page(first, &all), json!({})).await;
            assert!(answer.get("errors").is_none(), "{answer:#}");
            let nodes = answer["data"]["residents"]["nodes"].as_array().unwrap();
            assert_eq!((nodes.len(), ran), (first, statements));
            for part in PARTS {
                let department = part.split(' ').next().unwrap();
                let some = |node: &serde_json::Value| {
                    let lists = node[department].as_object().unwrap();
                    lists.values().any(|list| !list["nodes"].as_array().unwrap().is_empty())
                };
                assert!(nodes.iter().any(some), "nobody of {first} has anything of {department}");
            }
        }
    })
    .await;
}
