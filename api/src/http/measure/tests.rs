use super::*;
use crate::http::toy;
use async_graphql::parser::parse_query;

fn cost(query: &str, variables: serde_json::Value, limits: &Limits) -> Result<u64, String> {
    let shape = Shape::read(&toy::schema().sdl()).unwrap();
    let document = parse_query(query).unwrap();
    let (_, operation) = document.operations.iter().next().unwrap();
    measure(&shape, &document, &operation.node, &Variables::from_json(variables), limits)
        .map_err(|e| e.message)
}

fn plain(query: &str) -> Result<u64, String> {
    cost(query, serde_json::Value::Null, &Limits::default())
}

#[test]
fn a_connection_counts_its_rows() {
    assert_eq!(plain("{ hello }"), Ok(1));
    assert_eq!(plain("{ things(first: 3) { totalCount nodes { name } } }"), Ok(1 + 2 + 3));
    assert_eq!(plain("{ things { nodes { name } } }"), Ok(1 + 1 + 20));
}

#[test]
fn pages_below_pages_multiply() {
    let query = "{ things(first: 10) { nodes { parts(first: 5) { nodes { name } } } } }";
    assert_eq!(plain(query), Ok(1 + 1 + 10 + 10 + 50));
}

#[test]
fn a_page_may_come_from_a_variable_or_its_default() {
    let query = "query($n: Int = 4) { things(last: $n) { nodes { name } } }";
    assert_eq!(plain(query), Ok(2 + 4));
    assert_eq!(cost(query, serde_json::json!({"n": 7}), &Limits::default()), Ok(2 + 7));
}

#[test]
fn fragments_count_where_they_are_spread() {
    let query = "{ a: things(first: 2) { ...F } things(first: 3) { ... { ...F } } } fragment F on ThingConnection { nodes { name } }";
    assert_eq!(plain(query), Ok(2 + 2 + 2 + 3));
}

#[test]
fn each_limit_refuses_by_its_name() {
    let refused = |query: &str, limits: Limits| cost(query, serde_json::Value::Null, &limits).unwrap_err();
    let d = Limits::default;
    assert!(refused("{ a: hello b: hello }", Limits { aliases: 1, ..d() }).contains("`aliases`, which is 1"));
    assert!(
        refused("{ hello other: hello }", Limits { root_fields: 1, ..d() })
            .contains("`root_fields`, which is 1")
    );
    let nested = "{ things { nodes { name } } }";
    assert!(refused(nested, Limits { depth: 2, ..d() }).contains("`depth`, which is 2"));
    assert!(refused(nested, Limits { complexity: 20, ..d() }).contains("`complexity`, which is 20"));
    let skipped = "{ hello @skip(if: true) @include(if: true) }";
    assert!(refused(skipped, Limits { directives: 1, ..d() }).contains("`directives`, which is 1"));
}

#[test]
fn what_costs_more_than_it_selects_counts_as_what_it_costs() {
    let mut shape = Shape::read(&toy::schema().sdl()).unwrap();
    shape.heavy = [("hello", 100)].into_iter().collect();
    let measured = |query: &str| {
        let document = parse_query(query).unwrap();
        let (_, operation) = document.operations.iter().next().unwrap();
        let limits = Limits { complexity: 250, ..Limits::default() };
        measure(&shape, &document, &operation.node, &Variables::default(), &limits).map_err(|e| e.message)
    };
    assert_eq!(measured("{ hello again: hello }"), Ok(2 + 200));
    assert!(
        measured("{ hello ...F } fragment F on Query { a: hello b: hello }")
            .unwrap_err()
            .contains("`complexity`")
    );
    assert_eq!(measured("{ things(first: 1) { totalCount } }"), Ok(2));
}

#[test]
fn a_directive_stands_once() {
    let error = plain("{ hello @skip(if: false) @skip(if: true) }").unwrap_err();
    assert_eq!(error, "`@skip` stands here twice");
    assert_eq!(plain("{ ... @include(if: true) { hello @include(if: true) } }"), Ok(1));
}

#[test]
fn a_huge_page_saturates() {
    let query = "{ things(first: 2147483647) { nodes { parts(first: 2147483647) { nodes { parts(first: 2147483647) { nodes { name } } } } } } }";
    assert!(plain(query).unwrap_err().contains("`complexity`"));
}

#[test]
fn fragments_that_explode_or_contain_themselves_end_early() {
    let mut query = String::from("{ ...F0 }");
    for i in 0..25 {
        query += &format!(" fragment F{i} on Query {{ ...F{0} ...F{0} }}", i + 1);
    }
    query += " fragment F25 on Query { hello }";
    assert!(plain(&query).unwrap_err().contains("over the limit"));
    let nothing = query.replace("{ hello }", "{ ...Nowhere }");
    assert!(plain(&nothing).unwrap_err().contains("`complexity`"));
    assert!(plain("{ ...F } fragment F on Query { ...F }").unwrap_err().contains("`depth`"));
}

#[test]
fn what_tries_a_secret_stands_once_in_an_operation() {
    let mut shape = Shape::read(&toy::schema().sdl()).unwrap();
    shape.lone = ["change", "other"].into_iter().collect();
    let measured = |query: &str| {
        let document = parse_query(query).unwrap();
        let (_, operation) = document.operations.iter().next().unwrap();
        measure(&shape, &document, &operation.node, &Variables::default(), &Limits::default())
    };
    assert!(measured("mutation { change(by: 1) }").is_ok());
    for query in [
        "mutation { change(by: 1) again: change(by: 1) }",
        "mutation { ...F ...F } fragment F on Mutation { change(by: 1) }",
        "mutation { change(by: 1) @skip(if: true) ... { other } }",
    ] {
        let error = measured(query).unwrap_err();
        assert!(error.message.contains("an operation of its own"), "{query}: {}", error.message);
    }
}

#[test]
fn a_subscription_has_one_root_field_that_is_there_for_sure() {
    assert_eq!(plain("subscription { count(to: 3) }"), Ok(1));
    for query in [
        "subscription { count(to: 3) again: forever }",
        "subscription { ...F } fragment F on Events { forever count(to: 3) }",
        "subscription { forever @skip(if: false) }",
        "subscription { ... @include(if: true) { forever } }",
    ] {
        assert!(plain(query).unwrap_err().contains("exactly one field"), "{query}");
    }
}
