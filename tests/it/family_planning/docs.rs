//! The queries of the docs, as they stand there.

use super::scene::{TOWN, in_the_office};
use crate::harness::command::project;
use serde_json::json;

/// The `graphql` blocks of the docs.
fn queries() -> Vec<String> {
    let text = std::fs::read_to_string(project().join("docs/family-planning.md")).unwrap();
    text.split("```graphql\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_three_queries_of_the_docs_answer() {
    in_the_office(async |office| {
        let (one, two) = (office.person("甲", json!({})).await, office.person("乙", json!({})).await);
        office.certificate(&one).await;
        office.birth(&two).await;
        office.plan(&two).await;
        let queries = queries();
        let [unchecked, due, dashboard] = queries.as_slice() else { panic!("three queries") };
        let answer = office.stage.ask(&office.reviewer, unchecked).await;
        let list = &answer["familyCertificates"];
        assert_eq!((&list["nodes"][0]["resident"]["name"], &list["totalCount"]), (&json!("甲"), &json!(1)));
        office.days(1);
        let answer = office.stage.ask(&office.nurse, due).await;
        assert_eq!(answer["healthCarePlans"]["nodes"][0]["resident"]["name"], "乙");
        let answer = office.stage.ask(&office.reader, dashboard).await;
        assert!(dashboard.contains(TOWN), "{dashboard}");
        let rows = answer["familyPlanningStatistics"].as_array().unwrap();
        let row = rows.iter().find(|row| row["key"] == office.grids[0].as_str()).unwrap();
        assert_eq!((&row["births"]["registered"], &row["certificates"]["unchecked"]), (&json!(1), &json!(1)));
    })
    .await;
}
