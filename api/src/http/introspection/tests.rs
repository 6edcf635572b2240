use super::*;
use crate::http::limits::Limits;
use crate::http::measure::measure;
use crate::http::shape::Shape;
use crate::{modules, start};
use async_graphql::Variables;
use async_graphql::parser::parse_query;

/// The introspection query of graphql-js with everything that it can ask for, as code generators send it.
const STANDARD: &str = include_str!("standard.graphql");

/// The schema that is served.
fn shape() -> Shape {
    let modules = modules::modules(&[]).unwrap();
    Shape::read(&start::schema(&modules, |builder| builder).sdl()).unwrap()
}

fn refused(shape: &Shape, query: &str, variables: serde_json::Value) -> Option<String> {
    let document = parse_query(query).unwrap();
    let (_, operation) = document.operations.iter().next().unwrap();
    let variables = Variables::from_json(variables);
    measure(shape, &document, &operation.node, &variables, &Limits::default()).err().map(|e| e.message)
}

#[test]
fn the_standard_query_passes() {
    assert_eq!(refused(&shape(), STANDARD, serde_json::Value::Null), None);
    let names = "{ __schema { types { name possibleTypes { name } fields { name } } } __type(name: \"Grid\") { name } }";
    assert_eq!(refused(&shape(), names, serde_json::Value::Null), None);
}

#[test]
fn lists_that_multiply_are_refused_before_they_run() {
    let shape = shape();
    let hops = |n: usize| "possibleTypes{interfaces{".repeat(n) + "name" + &"}}".repeat(n);
    for query in [
        format!("{{__type(name:\"Node\"){{{}}}}}", hops(6)),
        format!("query($n: String! = \"Node\") {{__type(name:$n){{{}}}}}", hops(6)),
        format!("{{__schema{{types{{{}}}}}}}", hops(5)),
        format!(
            "{{__schema{{...F}}}} fragment F on __Schema {{types{{...G}}}} fragment G on __Type {{{}}}",
            hops(5)
        ),
    ] {
        let why = refused(&shape, &query, serde_json::Value::Null).unwrap_or_default();
        assert!(why.contains("`introspection_fields`"), "{query}: {why}");
    }
    let named = format!("query($n: String!) {{__type(name:$n){{{}}}}}", hops(6));
    assert!(refused(&shape, &named, serde_json::json!({ "n": "Node" })).is_some());
    assert_eq!(refused(&shape, &named, serde_json::json!({ "n": "Nothing" })), None);
}

#[test]
fn a_population_counts_what_is_answered() {
    let sdl = "type Query { a: A b(x: Int, y: [Int!]): [A!]! } interface I { a: A } \
               type A implements I { a: A } type B implements I { a: A } schema { query: Query }";
    let graph = Introspection::read(&parser::parse_schema(sdl).unwrap().definitions).unwrap();
    let path = |from: Population, fields: &[&str]| {
        fields.iter().fold(from, |population, field| graph.below(&population, field)).size()
    };
    assert_eq!(path(graph.one("Query"), &["fields"]), 2);
    assert_eq!(path(graph.one("Query"), &["fields", "args"]), 2);
    assert_eq!(path(graph.one("Query"), &["fields", "args", "type", "ofType", "ofType"]), 1);
    assert_eq!(path(graph.one("Query"), &["fields", "type", "ofType", "ofType", "ofType", "name"]), 0);
    assert_eq!(path(graph.one("I"), &["possibleTypes", "interfaces", "possibleTypes"]), 4);
    assert_eq!(path(graph.one("__TypeKind"), &["enumValues"]), 8);
    assert_eq!(path(graph.whole(), &["queryType", "fields"]), 2);
    assert_eq!(path(graph.one("Nothing"), &["fields"]), 0);
}
