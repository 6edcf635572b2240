//! A link is followed for all rows of a list at once, and answers what it answers for each row. A key that is selected
//! twice has each row answered by itself.

use super::yard::{KEEPER, PLANNER, Yard};
use crate::harness::on_each_database;
use serde_json::{Value, json};

const LISTS: [&str; 3] =
    ["{ lampList { $ } }", "{ lamps { nodes { $ } } }", "{ lamps { edges { node { $ } } } }"];

/// The answers to a list with this selection: all rows together, and each by itself.
async fn both(yard: &Yard, account: i64, list: &str, selection: &str) -> (Value, Value) {
    let together = yard.ask(account, &list.replace('$', &format!("{selection} k: kind"))).await;
    let alone = yard.ask(account, &list.replace('$', &format!("{selection} k: kind k: kind"))).await;
    (together, alone)
}

/// The errors of an answer, in no order.
fn errors(answer: &Value) -> Vec<String> {
    let mut errors: Vec<_> = answer["errors"].as_array().unwrap().iter().map(Value::to_string).collect();
    errors.sort();
    errors
}

#[tokio::test]
async fn links_of_all_rows_are_those_of_each_row() {
    on_each_database(async |database| {
        let yard = Yard::new(database).await;
        for selection in [
            "name itself { name grid { name standing { nodes { name kind } } } }",
            "id itself { id __typename itself { kind } } grid { standing(last: 1) { edges { cursor node { name } } __typename } }",
            "grid { standing(first: 1) { totalCount pageInfo { hasNextPage endCursor } nodes { a: name b: name } } }",
            "a: itself { name } b: itself { grid { code } } ... on Lamp { c: itself { ... on Lamp { kind } } }",
            "itself { ... on Node { id } } grid { ... on Place { name } standing { nodes { name } nodes { kind } } }",
            "itself { name name } grid { standing { edges { node { name } } edges { cursor } } lamps { nodes { name } } }",
            "grid { standing(first: 0) { nodes { itself { name } } } darkness: name }",
        ] {
            for list in LISTS {
                let (together, alone) = both(&yard, KEEPER, list, selection).await;
                assert!(together.get("errors").is_none(), "{selection}\n{together:#}");
                assert_eq!(together["data"].to_string(), alone["data"].to_string(), "{list} {selection}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_level_is_one_statement() {
    on_each_database(async |database| {
        let yard = Yard::new(database).await;
        let document = "{ lampList { itself { name } grid { standing { nodes { itself { kind } } } } } }";
        let (answer, statements) = yard.counted(KEEPER, document).await;
        assert!(answer.get("errors").is_none(), "{answer:#}");
        assert_eq!(statements, 5, "lamps; themselves and their grids; the lamps of those; themselves");
        let document =
            "{ lamps { nodes { itself { name } grid { standing { nodes { itself { kind } } } } } } }";
        let (answer, statements) = yard.counted(KEEPER, document).await;
        assert!(answer.get("errors").is_none(), "{answer:#}");
        assert_eq!(statements, 4, "lamps with their grids; themselves; the lamps of those; themselves");
    })
    .await;
}

#[tokio::test]
async fn what_is_denied_is_told_at_the_same_places() {
    on_each_database(async |database| {
        let yard = Yard::new(database).await;
        for (account, selection, count) in [
            // of a row that stands alone, for each; of a list below a row, once for the list
            (PLANNER, "itself { name longitude }", 2),
            (PLANNER, "itself { itself { x: longitude y: longitude } }", 4),
            (PLANNER, "grid { standing { nodes { longitude } } }", 2),
            (PLANNER, "grid { standing { edges { cursor node { longitude } } } }", 2),
            // nobody may follow it, or with these arguments
            (KEEPER, "name planned { name }", 3),
            (KEEPER, "itself { planned { name } }", 3),
            (KEEPER, "grid { standing(first: 500) { nodes { name } } }", 3),
            (KEEPER, "grid { standing(after: \"x\") { nodes { name } } darkness }", 6),
        ] {
            for list in LISTS {
                let (together, alone) = both(&yard, account, list, selection).await;
                assert_eq!(together["data"], alone["data"], "{list} {selection}");
                assert_eq!(errors(&together), errors(&alone), "{list} {selection}");
                assert_eq!(errors(&together).len(), count, "{selection}\n{together:#}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn an_error_has_the_path_of_its_row() {
    on_each_database(async |database| {
        let yard = Yard::new(database).await;
        let (answer, _) = both(&yard, PLANNER, LISTS[2], "n: itself { l: longitude }").await;
        let path = |nth: usize| answer["errors"][nth]["path"].clone();
        assert_eq!(path(0), json!(["lamps", "edges", 1, "node", "n", "l"]), "{answer:#}");
        assert_eq!(path(1), json!(["lamps", "edges", 2, "node", "n", "l"]));
        let (answer, _) =
            both(&yard, PLANNER, LISTS[1], "g: grid { s: standing { edges { node { longitude } } } }").await;
        let path = |nth: usize| answer["errors"][nth]["path"].clone();
        assert_eq!(
            path(0),
            json!(["lamps", "nodes", 1, "g", "s", "edges", "node", "longitude"]),
            "{answer:#}"
        );
        assert_eq!(answer["errors"].as_array().unwrap().len(), 2, "{answer:#}");
        assert!(answer["errors"][1]["message"].as_str().unwrap().ends_with("(2 values left out)"));
    })
    .await;
}
