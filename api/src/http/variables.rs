//! The variables of an operation, checked and coerced before it runs.

use super::arguments::bad_inputs;
use super::coerce::Coercion;
use super::scalars::Scalars;
use super::shape::Shape;
use async_graphql::parser::types::OperationDefinition;
use async_graphql::{Name, ServerError, Variables};

/// The variables as the operation declares them; undeclared ones are left out, defaults stay with the operation.
pub(super) fn coerce(
    shape: &Shape,
    scalars: &Scalars,
    operation: &OperationDefinition,
    given: &Variables,
) -> Result<Variables, ServerError> {
    let mut coercion = Coercion::new(shape, scalars, false);
    let mut coerced = Variables::default();
    for definition in &operation.variable_definitions {
        let (name, ty) = (&definition.node.name.node, &definition.node.var_type.node);
        match given.get(name) {
            Some(value) => {
                let value = coercion.coerce(value, ty, name);
                coerced.insert(Name::new(name), value);
            }
            None => match &definition.node.default_value {
                Some(default) => {
                    let mut literal = Coercion::new(shape, scalars, true);
                    literal.coerce(&default.node, ty, name);
                    coercion.problems.append(&mut literal.problems);
                }
                None if ty.nullable => {}
                None => {
                    coercion.wrong(name, format!("the variable `${name}` is required"));
                }
            },
        }
    }
    if coercion.problems.is_empty() { Ok(coerced) } else { Err(bad_inputs(coercion.problems)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::toy;
    use async_graphql::parser::parse_query;
    use serde_json::json;

    fn coerced(query: &str, variables: serde_json::Value) -> Result<serde_json::Value, String> {
        let shape = Shape::read(&toy::schema().sdl()).unwrap();
        let document = parse_query(query).unwrap();
        let (_, operation) = document.operations.iter().next().unwrap();
        let scalars = Scalars::default();
        coerce(&shape, &scalars, &operation.node, &Variables::from_json(variables))
            .map(|v| serde_json::to_value(v).unwrap())
            .map_err(|e| e.message)
    }

    #[test]
    fn values_are_coerced_and_strangers_left_out() {
        let query = "query($a: Int!, $b: [Int], $c: Int = 3) { hello }";
        assert_eq!(coerced(query, json!({"a": 1.0, "b": 2, "x": 1})), Ok(json!({"a": 1, "b": [2]})));
    }

    #[test]
    fn a_default_is_checked_where_it_counts() {
        let query = "query($a: String = \"a\\u0000b\") { hello }";
        assert!(coerced(query, json!({})).unwrap_err().starts_with("a: must not have the character U+0000"));
        assert_eq!(coerced(query, json!({"a": "b"})), Ok(json!({"a": "b"})));
    }

    #[test]
    fn every_bad_variable_is_named() {
        let error =
            coerced("query($a: Int!, $b: Colour, $c: ID!) { hello }", json!({"b": "PINK", "c": null}));
        let expected =
            "a: the variable `$a` is required; b: must be a value of the enum Colour; c: must not be null";
        assert_eq!(error, Err(expected.into()));
    }
}
