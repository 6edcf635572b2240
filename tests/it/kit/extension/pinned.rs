//! Three ways of async-graphql that the platform stands on; an upgrade that changes one fails here.

use async_graphql::{EmptyMutation, EmptySubscription, Error, Object, Schema};
use serde_json::{Value, json};

struct Root;

#[Object]
impl Root {
    /// Takes a moment.
    async fn slow(&self) -> i32 {
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
        1
    }

    async fn quick(&self) -> i32 {
        2
    }

    async fn thing(&self) -> Option<Thing> {
        Some(Thing)
    }
}

struct Thing;

#[Object]
impl Thing {
    async fn sound(&self) -> i32 {
        3
    }

    async fn broken(&self) -> Result<i32, Error> {
        Err("broken".into())
    }
}

async fn ask(document: &str) -> Value {
    let schema = Schema::new(Root, EmptyMutation, EmptySubscription);
    serde_json::to_value(schema.execute(document).await).unwrap()
}

#[tokio::test]
async fn keys_come_in_the_order_of_the_request() {
    let schema = Schema::new(Root, EmptyMutation, EmptySubscription);
    for (document, wanted) in
        [("{ slow quick }", r#"{"slow":1,"quick":2}"#), ("{ quick slow }", r#"{"quick":2,"slow":1}"#)]
    {
        let answer = schema.execute(document).await;
        assert_eq!(serde_json::to_string(&answer.data).unwrap(), wanted);
    }
}

#[tokio::test]
async fn a_failed_field_that_cannot_be_null_nulls_its_parent() {
    let answer = ask("{ quick thing { sound broken } }").await;
    assert_eq!(answer["data"], json!({ "quick": 2, "thing": null }));
    assert_eq!(answer["errors"][0]["path"], json!(["thing", "broken"]));
}

#[tokio::test]
async fn an_object_of_which_all_is_skipped_is_empty() {
    let answer = ask("{ thing { sound @skip(if: true) } }").await;
    assert_eq!(answer, json!({ "data": { "thing": {} } }));
}
