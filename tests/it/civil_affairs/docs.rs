//! The queries of the docs, as they stand there.

use super::scene::{DISTRICT, TOWN, in_the_office};
use crate::harness::command::project;
use serde_json::json;

/// The `graphql` blocks of the docs.
fn queries() -> Vec<String> {
    let text = std::fs::read_to_string(project().join("docs/civil-affairs.md")).unwrap();
    text.split("```graphql\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_three_queries_of_the_docs_answer() {
    in_the_office(async |office| {
        let programme = office.programme("nursing", json!({})).await;
        let (one, two) = (office.person("甲", json!({})).await, office.person("乙", json!({})).await);
        office.granted(&programme, &one, json!({})).await;
        let late = office.applies(&programme, &two, json!({})).await;
        assert!(late["id"].is_string());
        let red = "UPDATE matter SET light = 'red' WHERE stage = 'first_review'";
        office.stage.database.execute(red).await;
        office.pays(&programme, &office.month()).await;
        let queries = queries();
        let [overdue, due, dashboard] = queries.as_slice() else { panic!("three queries") };
        let answer = office.stage.ask(&office.reviewer, overdue).await;
        let nodes = &answer["assistanceApplications"]["nodes"];
        assert_eq!(
            (&nodes[0]["resident"]["name"], &nodes[0]["matter"]["stage"]),
            (&json!("乙"), &json!("FIRST_REVIEW"))
        );
        let due = due.replace("2026-12-31", &office.day(400));
        let answer = office.stage.ask(&office.reviewer, &due).await;
        let grant = &answer["assistanceGrants"]["nodes"][0];
        assert_eq!(
            (&grant["resident"]["name"], &grant["payments"]["nodes"][0]["state"]),
            (&json!("甲"), &json!("SENT"))
        );
        let answer = office.stage.ask(&office.reader, dashboard).await;
        let rows = answer["civilAffairsStatistics"].as_array().unwrap();
        assert!(dashboard.contains(DISTRICT) && rows[0]["key"] == TOWN, "{answer:#}");
        assert_eq!(rows[0]["assistance"]["grants"], 1);
    })
    .await;
}
