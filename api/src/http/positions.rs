//! Variables where they are used. The library has a rule for this, too, but puts its rules together in a way that never
//! asks it.

use super::problem::{problem, problem_at};
use super::shape::{Inputs, Shape};
use super::walk::{At, Visit, Walk};
use async_graphql::parser::types::{
    BaseType, Directive, ExecutableDocument, Field, OperationDefinition, Type,
};
use async_graphql::{Name, Pos, Positioned, ServerError, Value};
use kit::Code;
use std::convert::Infallible;

/// What a variable is marked by in a value: no name of an enum begins so.
const MARK: char = '$';

/// Refuses a variable of another type than its place has, one that can be null where nothing may be, and directives on
/// variables: the schema has none for them.
pub(super) fn check(
    shape: &Shape,
    document: &ExecutableDocument,
    operation: &OperationDefinition,
) -> Result<(), ServerError> {
    if let Some(directive) = operation.variable_definitions.iter().find_map(|d| d.node.directives.first()) {
        let message = format!("`@{}` may not stand on a variable", directive.node.name.node);
        return Err(problem_at(Code::BadUserInput, message, directive.pos));
    }
    Walk { shape, document }.operation(operation, &mut Check { shape, operation })
}

struct Check<'a> {
    shape: &'a Shape,
    operation: &'a OperationDefinition,
}

impl Visit for Check<'_> {
    fn field(&mut self, walk: &Walk<'_>, at: &At<'_>, field: &Positioned<Field>) -> Result<(), ServerError> {
        if let Some(known) = at.on.and_then(|on| walk.shape.field(on, &field.node.name.node)) {
            for (name, value) in &field.node.arguments {
                let marked = value.node.clone().into_const_with(marked);
                self.argument(&known.arguments, &name.node, marked, value.pos)?;
            }
        }
        walk.below(at, &field.node, self)
    }

    fn selection(&mut self, _: &At<'_>, directives: &[Positioned<Directive>]) -> Result<(), ServerError> {
        directives.iter().try_for_each(|directive| self.directive(directive))
    }

    fn too_deep(&self) -> ServerError {
        problem(Code::LimitExceeded, "nest fewer fields and fragments")
    }
}

impl Check<'_> {
    fn directive(&self, directive: &Positioned<Directive>) -> Result<(), ServerError> {
        let Some(known) = self.shape.directive(&directive.node.name.node) else { return Ok(()) };
        for (name, value) in &directive.node.arguments {
            self.argument(known, &name.node, value.node.clone().into_const_with(marked), value.pos)?;
        }
        Ok(())
    }

    fn argument(
        &self,
        known: &Inputs,
        name: &Name,
        value: Result<Value, Infallible>,
        pos: Pos,
    ) -> Result<(), ServerError> {
        match (known.get(name), value) {
            (Some(place), Ok(value)) => {
                self.value(&value, &place.ty.node, place.default_value.is_some(), pos)
            }
            (None, _) => Ok(()),
        }
    }

    fn value(&self, value: &Value, place: &Type, has_default: bool, pos: Pos) -> Result<(), ServerError> {
        match (value, &place.base) {
            (Value::Enum(name), _) => match name.strip_prefix(MARK) {
                Some(variable) => self.usage(variable, place, has_default, pos),
                None => Ok(()),
            },
            (Value::List(items), BaseType::List(inner)) => {
                items.iter().try_for_each(|item| self.value(item, inner, false, pos))
            }
            // one stands for a list of one
            (Value::Object(_), BaseType::List(inner)) => self.value(value, inner, false, pos),
            (Value::Object(fields), BaseType::Named(input)) => {
                let known = self.shape.input(input).map(|input| &input.fields);
                let known = fields.iter().filter_map(|(name, value)| Some((known?.get(name)?, value)));
                for (part, value) in known {
                    self.value(value, &part.ty.node, part.default_value.is_some(), pos)?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn usage(&self, name: &str, place: &Type, has_default: bool, pos: Pos) -> Result<(), ServerError> {
        let mut definitions = self.operation.variable_definitions.iter();
        let Some(definition) = definitions.find(|definition| definition.node.name.node == name) else {
            return Ok(());
        };
        let variable = &definition.node.var_type.node;
        let default = definition.node.default_value.as_ref();
        let defaulted = has_default || default.is_some_and(|value| value.node != Value::Null);
        if (place.nullable || !variable.nullable || defaulted) && fits(&variable.base, &place.base) {
            return Ok(());
        }
        let message =
            format!("the variable `${name}` of type `{variable}` stands where `{place}` is expected");
        Err(problem_at(Code::BadUserInput, message, pos))
    }
}

/// A variable as a value of its own kind.
fn marked(variable: Name) -> Result<Value, Infallible> {
    Ok(Value::Enum(Name::new(format!("{MARK}{variable}"))))
}

fn fits(variable: &BaseType, place: &BaseType) -> bool {
    match (variable, place) {
        (BaseType::Named(variable), BaseType::Named(place)) => variable == place,
        (BaseType::List(variable), BaseType::List(place)) => {
            (place.nullable || !variable.nullable) && fits(&variable.base, &place.base)
        }
        (BaseType::Named(_), BaseType::List(_)) | (BaseType::List(_), BaseType::Named(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::parser::{parse_query, parse_schema};

    const SDL: &str = "directive @include(if: Boolean!) on FIELD
        type Query { one(n: Int!, some: [Int!], with: Int! = 3): Query made(thing: Thing, more: [Thing!]): Query }
        input Thing { size: Int! name: String }
        schema { query: Query }";

    fn checked(query: &str) -> Result<(), String> {
        assert!(parse_schema(SDL).is_ok());
        let shape = Shape::read(SDL).unwrap();
        let document = parse_query(query).unwrap();
        let (_, operation) = document.operations.iter().next().unwrap();
        check(&shape, &document, &operation.node).map_err(|error| error.message)
    }

    #[test]
    fn a_variable_has_the_type_of_its_place() {
        for (variable, place) in [
            ("$v: Int!", "one(n: $v)"),
            ("$v: Int = 2", "one(n: $v)"),
            ("$v: Int", "one(n: 1, with: $v)"),
            ("$v: [Int!]!", "one(n: 1, some: $v)"),
            ("$v: Int!", "one(n: 1, some: [1, $v])"),
            ("$v: Thing", "made(thing: $v)"),
            ("$v: String", "made(thing: { size: 1, name: $v })"),
            ("$v: Int!", "made(more: { size: $v })"),
            ("$v: Boolean!", "one(n: 1) @include(if: $v)"),
        ] {
            assert_eq!(
                checked(&format!("query({variable}) {{ {place} {{ __typename }} }}")),
                Ok(()),
                "{place}"
            );
        }
    }

    #[test]
    fn one_of_another_type_is_refused() {
        for (variable, place, wanted) in [
            ("$v: String!", "one(n: $v)", "Int!"),
            ("$v: Int", "one(n: $v)", "Int!"),
            ("$v: Int = null", "one(n: $v)", "Int!"),
            ("$v: Int!", "one(n: 1, some: $v)", "[Int!]"),
            ("$v: [Int]", "one(n: 1, some: $v)", "[Int!]"),
            ("$v: Int", "one(n: 1, some: [$v])", "Int!"),
            ("$v: Int", "made(thing: { size: $v })", "Int!"),
            ("$v: Boolean", "one(n: 1) @include(if: $v)", "Boolean!"),
        ] {
            let told = checked(&format!("query({variable}) {{ {place} {{ __typename }} }}")).unwrap_err();
            assert!(told.ends_with(&format!("stands where `{wanted}` is expected")), "{place}: {told}");
        }
        let told = checked("query($v: Int! @include(if: true)) { one(n: $v) { __typename } }").unwrap_err();
        assert_eq!(told, "`@include` may not stand on a variable");
        let fragment = "query($v: Boolean) { ...F } fragment F on Query { __typename @include(if: $v) }";
        assert!(checked(fragment).is_err(), "also in fragments and on `__typename`");
    }
}
