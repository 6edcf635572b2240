//! The queries of the docs, as they stand there.

use super::scene::{in_the_office, of};
use crate::harness::command::project;
use serde_json::json;

/// The `graphql` blocks of the docs.
fn queries() -> Vec<String> {
    let text = std::fs::read_to_string(project().join("docs/key-groups.md")).unwrap();
    text.split("```graphql\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_three_queries_of_the_docs_answer() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let file = office.helped(&person).await;
        let queries = queries();
        let [list, one, own] = queries.as_slice() else { panic!("three queries") };
        let answer = office.stage.ask(&office.custodian, list).await;
        assert_eq!(answer["keyFiles"]["files"][0]["id"], file["id"]);
        let asked = json!({ "id": file["id"] });
        let answer = office.stage.ask_with(&office.police, one, asked).await;
        assert_eq!(answer["keyFile"]["need"], "需要就业指导");
        let resident = office.stage.resident().await;
        office.stage.bind_confirmed(&resident, &office.member, &person).await;
        let answer = office.stage.ask(&resident, own).await;
        assert_eq!(answer["myKeyFiles"][0]["views"][0]["roleCode"], "police-officer");
        let text = json!({ "id": file["id"], "text": "请求结案" });
        office.does(&resident, "objectToKeyFile", "id", text).await;
        let now = office.list(&office.custodian, "JUSTICE").await.remove(0);
        office.does(&office.custodian, "closeKeyFile", "id", of(&now, json!({ "reason": "期满" }))).await;
    })
    .await;
}
