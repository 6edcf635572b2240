//! Long pages of residents with what every department has of them.

use super::holder;
use crate::places::stage::Stage;
use kit::access::Access;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const DISTRICT: &str = "371102";

/// What each department has of a resident, as far as its own system reads it.
const PARTS: &[&str] = &[
    "civilAffairs { applications { nodes { kind } } grants { nodes { state } } }",
    "familyPlanning { births { nodes { state } } certificates { nodes { kind } } supports { nodes { appliedOn } } }",
    "socialSecurity { enrolments { nodes { state } } pensions { nodes { state } } }",
];
/// What only staff of the department reads beside.
const MORE: &str =
    "civilAffairs { careRecords { nodes { id } } } socialSecurity { employments { nodes { state } } }";

/// Readers of the departments that have something of a resident.
const READERS: &[&str] = &["civil-affairs-reader", "family-planning-reader", "social-security-reader"];

/// The systems of these departments.
const SYSTEMS: &[&str] = &["civil-affairs-system", "family-planning-system", "social-security-system"];

/// A page of residents with these parts of each.
fn page(first: usize, parts: &str) -> String {
    format!(
        "query($after: String) {{ residents(first: {first}, after: $after, filter: {{ area: \"{DISTRICT}\" }}) {{ \
         nodes {{ id {parts} }} pageInfo {{ endCursor }} }} }}"
    )
}

/// A service account, which may ask for 1,000 at a time, with a post of each of these roles.
async fn service(stage: &Stage<'_>, roles: &[&str]) -> Access {
    let account = stage.account(roles[0], DISTRICT).await;
    for role in &roles[1..] {
        stage.post(account, role, DISTRICT).await;
    }
    stage.platform.caller(account).await.unwrap().unwrap()
}

/// Statements of a page of ten and of one of a thousand, in which there is something of each department.
async fn of_a_service(stage: &Stage<'_>, all: &str) -> u64 {
    let caller = service(stage, SYSTEMS).await;
    let (few, statements) = stage.send(&caller, &page(10, all), json!({})).await;
    assert!(few.get("errors").is_none(), "{few:#}");
    for first in [200, 1_000] {
        let (answer, ran) = stage.send(&caller, &page(first, all), json!({})).await;
        assert!(answer.get("errors").is_none(), "{answer:#}");
        let nodes = answer["data"]["residents"]["nodes"].as_array().unwrap();
        assert_eq!((nodes.len(), ran), (first, statements));
        for part in PARTS {
            let department = part.split(' ').next().unwrap();
            let some = |node: &Value| {
                let lists = node[department].as_object().unwrap();
                lists.values().any(|list| !list["nodes"].as_array().unwrap().is_empty())
            };
            assert!(nodes.iter().any(some), "nobody of {first} has anything of {department}");
        }
    }
    statements
}

/// Five pages of 200, of somebody who is no service.
async fn of_a_person(stage: &Stage<'_>, all: &str) {
    let reader = holder(stage, READERS, DISTRICT).await;
    let (_, statements) = stage.send(&reader, &page(10, all), json!({})).await;
    assert_few(all, statements);
    let (mut after, mut seen) = (Value::Null, BTreeSet::new());
    for _ in 0..5 {
        let (answer, ran) = stage.send(&reader, &page(200, all), json!({ "after": after })).await;
        assert!(answer.get("errors").is_none(), "{answer:#}");
        let residents = &answer["data"]["residents"];
        let nodes = residents["nodes"].as_array().unwrap();
        assert_eq!((nodes.len(), ran), (200, statements));
        seen.extend(nodes.iter().map(|node| node["id"].to_string()));
        after = residents["pageInfo"]["endCursor"].clone();
    }
    assert_eq!(seen.len(), 1_000);
}

/// A page in which two of four departments are beyond the reader.
async fn of_two_departments(stage: &Stage<'_>, all: &str) {
    let caller = service(stage, &[SYSTEMS[0], SYSTEMS[2]]).await;
    let all = format!("{all} keyFiles(purpose: \"走访前了解情况\") {{ state }}");
    let mut statements = None;
    for first in [10, 1_000] {
        let (answer, ran) = stage.send(&caller, &page(first, &all), json!({})).await;
        assert_eq!(*statements.get_or_insert(ran), ran);
        let nodes = answer["data"]["residents"]["nodes"].as_array().unwrap();
        assert_eq!(nodes.len(), first);
        for node in nodes {
            let there = ["civilAffairs", "familyPlanning", "keyFiles", "socialSecurity"]
                .map(|field| !node[field].is_null());
            assert_eq!(there, [true, false, false, true]);
        }
        let refused = |error: &Value| (error["path"].to_string(), error["extensions"]["code"].clone());
        let told: BTreeMap<_, _> = answer["errors"].as_array().unwrap().iter().map(refused).collect();
        let at = |row: usize, field: &str| json!(["residents", "nodes", row, field]).to_string();
        let both =
            |row: usize| ["familyPlanning", "keyFiles"].map(|field| (at(row, field), json!("FORBIDDEN")));
        let wanted: BTreeMap<_, _> = (0..first).flat_map(both).collect();
        assert_eq!(told, wanted);
    }
}

/// A statement for each list, and one for the page.
fn assert_few(all: &str, statements: u64) {
    let lists = all.matches("nodes").count() as u64;
    assert!(statements <= lists + 1, "{statements} statements for {lists} lists and the page");
}

/// A page of a thousand residents takes as many statements as one of ten.
pub(super) async fn assert_few_statements(stage: &Stage<'_>) {
    let all = PARTS.join(" ");
    assert_few(&all, Box::pin(of_a_service(stage, &all)).await);
    Box::pin(of_a_person(stage, &format!("{all} {MORE}"))).await;
    Box::pin(of_two_departments(stage, &all)).await;
}
