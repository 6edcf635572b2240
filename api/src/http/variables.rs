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
            None if !ty.nullable && definition.node.default_value.is_none() => {
                coercion.wrong(name, format!("the variable `${name}` is required"));
            }
            None => {}
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
    fn every_bad_variable_is_named() {
        let error =
            coerced("query($a: Int!, $b: Colour, $c: ID!) { hello }", json!({"b": "PINK", "c": null}));
        let expected =
            "a: the variable `$a` is required; b: must be a value of the enum Colour; c: must not be null";
        assert_eq!(error, Err(expected.into()));
    }
}
