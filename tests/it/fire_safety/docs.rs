//! The queries of the department's document answer as they stand there.

use super::demo;
use crate::harness::TestDatabase;
use crate::harness::command::project;
use crate::harness::content::Content;
use serde_json::json;

#[tokio::test]
async fn the_three_queries_of_the_docs_answer() {
    let database = TestDatabase::sqlite_with(Content::Demo).await;
    demo::whole(&database).await;
    let stage = demo::stage(&database).await;
    let account = stage.account("fire-reviewer", "371102100").await;
    let line = format!("UPDATE post SET line = 'fire-safety' WHERE id = {account}");
    database.execute(&line).await;
    let reviewer = stage.platform.caller(account).await.unwrap().unwrap();
    let text = std::fs::read_to_string(project().join("docs/fire-safety.md")).unwrap();
    let queries: Vec<&str> =
        text.split("```graphql\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(queries.len(), 3);
    for query in queries {
        let data = stage.ask_with(&reviewer, query, json!({})).await;
        for (field, answer) in data.as_object().unwrap() {
            let rows = answer.get("nodes").unwrap_or(answer);
            assert!(rows.as_array().is_some_and(|rows| !rows.is_empty()), "{field}: {answer:#}");
        }
    }
}
