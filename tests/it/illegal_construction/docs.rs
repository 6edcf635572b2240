//! The queries of the department's document answer as they stand there.

use super::demo;
use super::scene::stage;
use crate::harness::TestDatabase;
use crate::harness::command::project;
use crate::harness::content::Content;
use crate::people::demo::FEW;
use crate::work::town::worker;
use serde_json::json;

#[tokio::test]
async fn the_queries_of_the_document_answer() {
    let database = TestDatabase::sqlite_with(Content::Demo).await;
    crate::people::demo::load(&database, FEW).await.unwrap();
    demo::whole(&database).await;
    let stage = stage(&database).await;
    let line = Some("illegal-construction");
    let reviewer = worker(&stage, "construction-reviewer", "371102100", line).await.access;
    let text = std::fs::read_to_string(project().join("docs/illegal-construction.md")).unwrap();
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
