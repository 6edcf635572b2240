//! The queries of the docs, as they stand there.

use super::scene::{TOWN, in_the_office};
use crate::harness::command::project;
use serde_json::json;

/// The `graphql` blocks of the docs.
fn queries() -> Vec<String> {
    let text = std::fs::read_to_string(project().join("docs/social-security.md")).unwrap();
    text.split("```graphql\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_three_queries_of_the_docs_answer() {
    in_the_office(async |office| {
        let (one, two) = (office.person("甲", json!({})).await, office.person("乙", json!({})).await);
        office.insures(&one, "RESIDENT_MEDICAL", "PAID").await;
        office.insures(&two, "RESIDENT_MEDICAL", "UNPAID").await;
        office.pension(&one).await;
        let queries = queries();
        let [due, uninsured, dashboard] = queries.as_slice() else { panic!("three queries") };
        let answer = office.stage.ask(&office.community, uninsured).await;
        let nodes = &answer["uninsured"]["nodes"];
        assert_eq!((&nodes[0]["name"], &answer["uninsured"]["totalCount"]), (&json!("乙"), &json!(1)));
        let state = &nodes[0]["socialSecurity"]["enrolments"]["nodes"][0]["state"];
        assert_eq!(state, "UNPAID");
        let answer = office.stage.ask(&office.reader, dashboard).await;
        let rows = answer["socialSecurityStatistics"].as_array().unwrap();
        assert!(dashboard.contains(TOWN), "{dashboard}");
        let row = rows.iter().find(|row| row["key"] == office.grids[0].as_str()).unwrap();
        assert_eq!((&row["medical"]["covered"], &row["pensions"]["paid"]), (&json!(1), &json!(1)));
        office.days(400);
        let answer = office.stage.ask(&office.leader, due).await;
        assert_eq!(answer["pensions"]["nodes"][0]["resident"]["name"], "甲");
    })
    .await;
}
