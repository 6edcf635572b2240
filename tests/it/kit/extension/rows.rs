//! The fast rows answer what the slow path answers. A key that is selected twice takes the slow path.

use super::yard::{KEEPER, PLANNER, Yard};
use crate::harness::on_each_database;
use serde_json::{Value, json};

/// A list of lamps, and the same as edges; `$` is what is selected of each.
const LIST: &str = "{ lampList { $ } }";
const EDGES: &str = "{ lamps { edges { $ } } }";

/// The answer to a list with this selection, fast, and with a key twice, slow.
async fn both(yard: &Yard, account: i64, list: &str, selection: &str, twice: &str) -> (Value, Value) {
    let fast = yard.ask(account, &list.replace('$', selection)).await;
    let slow = yard.ask(account, &list.replace('$', &format!("{selection} {twice}"))).await;
    (fast, slow)
}

#[tokio::test]
async fn fast_rows_are_the_slow_ones() {
    on_each_database(async |database| {
        let yard = Yard::new(database).await;
        let fragments = "fragment A on Lamp { kind ...B } fragment B on Lamp { b: name }";
        for (selection, twice, more) in [
            ("id name kind", "name", ""),
            ("name a: name b: kind c: id __typename", "a: name", ""),
            ("__typename t: __typename id", "id", ""),
            ("...A name ... on Lamp { id } ... { c: kind }", "name", fragments),
            ("name grid { name lamps { nodes { name } } } id", "name", ""),
            ("g: grid { id } h: grid { name }", "h: grid { name }", ""),
            ("a: name @skip(if: false) kind", "kind", ""),
            ("name @skip(if: true) kind @include(if: true) id @include(if: false)", "kind", ""),
            ("... on Place @include(if: true) { name } ... on Node { id }", "id", ""),
        ] {
            let (fast, slow) = both(&yard, KEEPER, &format!("{LIST} {more}"), selection, twice).await;
            assert!(fast.get("errors").is_none(), "{selection}\n{fast:#}");
            assert_eq!(fast["data"].to_string(), slow["data"].to_string(), "{selection}");
            assert_eq!(fast["data"]["lampList"].as_array().unwrap().len(), 3);
        }
    })
    .await;
}

#[tokio::test]
async fn a_denied_field_is_one_error_for_the_list_with_a_count() {
    on_each_database(async |database| {
        let yard = Yard::new(database).await;
        let (fast, slow) = both(&yard, PLANNER, LIST, "name longitude", "name").await;
        let values = json!([
            { "name": "one", "longitude": 117.5 },
            { "name": "two", "longitude": null },
            { "name": "three", "longitude": null },
        ]);
        assert_eq!((&fast["data"]["lampList"], &slow["data"]["lampList"]), (&values, &values));
        let paths = |answer: &Value| -> Vec<Value> {
            answer["errors"].as_array().unwrap().iter().map(|error| error["path"].clone()).collect()
        };
        assert_eq!(paths(&fast), [json!(["lampList", "longitude"])]);
        assert!(fast["errors"][0]["message"].as_str().unwrap().ends_with("(2 values left out)"));
        assert_eq!(paths(&slow), [json!(["lampList", 1, "longitude"]), json!(["lampList", 2, "longitude"])]);
        for error in fast["errors"].as_array().unwrap().iter().chain(slow["errors"].as_array().unwrap()) {
            assert_eq!(error["extensions"]["code"], "FORBIDDEN");
        }
        let (all, _) = both(&yard, KEEPER, LIST, "longitude", "longitude").await;
        assert!(all["errors"][0]["message"].as_str().unwrap().ends_with("(3 values left out)"));
        assert_eq!(all["errors"].as_array().unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn fast_edges_are_the_slow_ones() {
    on_each_database(async |database| {
        let yard = Yard::new(database).await;
        for (selection, twice) in [
            ("cursor node { id name kind __typename }", "cursor"),
            ("__typename c: cursor n: node { a: name b: name }", "c: cursor"),
            ("node { name grid { name lamps { edges { node { name } cursor } } } }", "node { name }"),
            ("node { ... on Lamp { name } ... { k: kind } } cursor", "cursor"),
            ("a: node { name } b: node { kind }", "b: node { kind }"),
            ("cursor", "cursor"),
        ] {
            let (fast, slow) = both(&yard, KEEPER, EDGES, selection, twice).await;
            assert!(fast.get("errors").is_none(), "{selection}\n{fast:#}");
            assert_eq!(fast["data"].to_string(), slow["data"].to_string(), "{selection}");
            assert_eq!(fast["data"]["lamps"]["edges"].as_array().unwrap().len(), 3);
        }
    })
    .await;
}

#[tokio::test]
async fn a_denied_field_of_nodes_is_one_error_for_the_edges_with_a_count() {
    on_each_database(async |database| {
        let yard = Yard::new(database).await;
        let (fast, slow) =
            both(&yard, PLANNER, EDGES, "n: node { name longitude }", "n: node { name }").await;
        assert_eq!(fast["data"], slow["data"]);
        assert_eq!(fast["data"]["lamps"]["edges"][0]["n"], json!({ "name": "one", "longitude": 117.5 }));
        let errors = fast["errors"].as_array().unwrap();
        assert_eq!(errors.len(), 1, "{errors:?}");
        assert_eq!(errors[0]["path"], json!(["lamps", "edges", "n", "longitude"]));
        assert!(errors[0]["message"].as_str().unwrap().ends_with("(2 values left out)"));
        assert_eq!(errors[0]["extensions"]["code"], "FORBIDDEN");
        assert_eq!(slow["errors"][0]["path"], json!(["lamps", "edges", 1, "n", "longitude"]));
    })
    .await;
}
