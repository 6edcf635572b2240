//! What the pinned version of the library must do, and an older one did not.

use super::toy;
use serde_json::{Value, json};

async fn run(query: &str) -> Value {
    serde_json::to_value(toy::schema().execute(query).await).unwrap()
}

#[tokio::test]
async fn keys_stand_in_the_order_of_the_request() {
    let answer = toy::schema().execute("{ late hello z: late a: hello }").await;
    let text = serde_json::to_string(&answer).unwrap();
    assert_eq!(text, r#"{"data":{"late":true,"hello":"world","z":true,"a":"world"}}"#);
}

#[tokio::test]
async fn a_failed_field_that_is_not_nullable_makes_its_parent_null() {
    let answer = run("{ hello failing }").await;
    assert_eq!(answer["data"], Value::Null);
    assert_eq!(answer["errors"][0]["path"], json!(["failing"]));
}

#[tokio::test]
async fn an_object_whose_fields_are_all_skipped_stays_an_object() {
    let answer = run("{ things { totalCount @skip(if: true) } }").await;
    assert_eq!(answer, json!({"data": {"things": {}}}));
}
