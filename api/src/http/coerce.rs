//! Input values against their types (October 2021 edition, sections 3.5 to 3.12, input coercion).

use super::scalars::{Scalars, enum_name};
use super::shape::{Input, Shape};
use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{BaseType, Type};
use async_graphql::{Name, Value};
use kit::error::FieldProblem;

/// Problems reported of one operation; a longer list helps nobody.
const MOST_PROBLEMS: usize = 20;

/// Entries of one list; a statement takes so many values, and no more than some times as many.
const MOST_ENTRIES: usize = 1_000;

/// Coerces values and collects what is wrong with them.
pub(super) struct Coercion<'a> {
    shape: &'a Shape,
    scalars: &'a Scalars,
    literal: bool,
    /// What is wrong so far.
    pub(super) problems: Vec<FieldProblem>,
}

impl<'a> Coercion<'a> {
    /// For values of JSON, or (`literal`) of the document.
    pub(super) fn new(shape: &'a Shape, scalars: &'a Scalars, literal: bool) -> Self {
        Self { shape, scalars, literal, problems: Vec::new() }
    }

    /// The value as this type takes it; meaningless when there are problems.
    pub(super) fn coerce(&mut self, value: &Value, ty: &Type, path: &str) -> Value {
        match (value, &ty.base) {
            (Value::Null, _) if ty.nullable => Value::Null,
            (Value::Null, _) => self.wrong(path, "must not be null"),
            (Value::List(items), BaseType::List(_)) if items.len() > MOST_ENTRIES => {
                self.wrong(path, format!("at most {MOST_ENTRIES} entries"))
            }
            (Value::List(items), BaseType::List(inner)) => {
                let each = items
                    .iter()
                    .enumerate()
                    .map(|(i, item)| self.coerce(item, inner, &format!("{path}.{i}")));
                Value::List(each.collect())
            }
            (_, BaseType::List(inner)) => Value::List(vec![self.coerce(value, inner, path)]),
            (_, BaseType::Named(name)) => self.named(value, name, path),
        }
    }

    /// Notes that something is wrong at this path.
    pub(super) fn wrong(&mut self, path: &str, message: impl Into<String>) -> Value {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(FieldProblem { path: path.to_owned(), message: message.into() });
        }
        Value::Null
    }

    fn named(&mut self, value: &Value, name: &str, path: &str) -> Value {
        if let Some(input) = self.shape.input(name) {
            return match value {
                Value::Object(fields) => self.object(fields, input, name, path),
                _ => self.wrong(path, format!("must be an object of type {name}")),
            };
        }
        if let Some(values) = self.shape.values(name) {
            return match enum_name(value, self.literal).filter(|v| values.contains(v)) {
                Some(value) => Value::Enum(value),
                None => self.wrong(path, format!("must be a value of the enum {name}")),
            };
        }
        match self.scalars.coerce(name, value, self.literal) {
            Ok(value) => value,
            Err(message) => self.wrong(path, message),
        }
    }

    fn object(&mut self, given: &IndexMap<Name, Value>, input: &Input, name: &str, path: &str) -> Value {
        for unknown in given.keys().filter(|k| !input.fields.contains_key(*k)) {
            self.wrong(&format!("{path}.{unknown}"), format!("{name} has no such field"));
        }
        if input.one_of && (given.len() != 1 || given.values().any(|v| *v == Value::Null)) {
            return self.wrong(path, "give exactly one field, not null");
        }
        for (field, definition) in &input.fields {
            if !given.contains_key(field)
                && !definition.ty.node.nullable
                && definition.default_value.is_none()
            {
                self.wrong(&format!("{path}.{field}"), "is required");
            }
        }
        let known = given.iter().filter_map(|(k, v)| Some((k, v, &input.fields.get(k)?.ty.node)));
        let coerced = known.map(|(k, v, ty)| (k.clone(), self.coerce(v, ty, &format!("{path}.{k}"))));
        Value::Object(coerced.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::toy;
    use async_graphql::value;

    fn coerce(value: Value, ty: &str, literal: bool) -> Result<Value, Vec<String>> {
        let shape = Shape::read(&toy::schema().sdl()).unwrap();
        let scalars = Scalars::default();
        let mut coercion = Coercion::new(&shape, &scalars, literal);
        let value = coercion.coerce(&value, &Type::new(ty).unwrap(), "v");
        let problems: Vec<_> =
            coercion.problems.iter().map(|p| format!("{}: {}", p.path, p.message)).collect();
        if problems.is_empty() { Ok(value) } else { Err(problems) }
    }

    #[test]
    fn null_needs_a_nullable_type() {
        assert_eq!(coerce(Value::Null, "Int", false), Ok(Value::Null));
        assert_eq!(coerce(Value::Null, "Int!", false), Err(vec!["v: must not be null".into()]));
        assert_eq!(coerce(value!([1, null]), "[Int!]", false), Err(vec!["v.1: must not be null".into()]));
    }

    #[test]
    fn one_value_makes_a_list() {
        assert_eq!(coerce(value!(1), "[[Int]]", false), Ok(value!([[1]])));
    }

    #[test]
    fn a_list_has_a_maximum() {
        let list = |entries: usize| Value::List(vec![value!(1); entries]);
        assert_eq!(coerce(list(MOST_ENTRIES), "[Int!]", false), Ok(list(MOST_ENTRIES)));
        let wrong = Err(vec!["v: at most 1000 entries".into()]);
        assert_eq!(coerce(list(MOST_ENTRIES + 1), "[Int!]", false), wrong);
        let inner = Err(vec!["v.0: at most 1000 entries".into()]);
        assert_eq!(coerce(Value::List(vec![list(MOST_ENTRIES + 1)]), "[[Int!]]", false), inner);
    }

    #[test]
    fn every_problem_of_an_object_is_told_with_its_path() {
        let given = value!({"name": 1, "sice": 2});
        let mut problems = coerce(given, "ThingInput!", false).unwrap_err();
        problems.sort();
        let expected =
            ["v.name: must be a string", "v.sice: ThingInput has no such field", "v.size: is required"];
        assert_eq!(problems, expected);
    }

    #[test]
    fn an_object_type_takes_objects_only() {
        assert_eq!(
            coerce(value!("x"), "ThingInput", true),
            Err(vec!["v: must be an object of type ThingInput".into()])
        );
    }

    #[test]
    fn an_enum_is_a_string_in_json_and_a_name_in_the_document() {
        assert_eq!(coerce(value!("RED"), "Colour", false), Ok(Value::Enum(Name::new("RED"))));
        assert!(coerce(value!("RED"), "Colour", true).is_err());
        assert!(coerce(value!("PINK"), "Colour", false).is_err());
    }
}
