//! Arguments of the selected fields against the schema, before anything is resolved.
//!
//! The library checks them too, but lets 33-bit integers, strings for input objects and arguments of `__typename` pass until
//! a resolver runs.

use super::coerce::Coercion;
use super::limits::Limits;
use super::problem::{problem, problem_at};
use super::scalars::Scalars;
use super::shape::{Inputs, Shape};
use super::walk::{At, Visit, Walk};
use async_graphql::parser::types::{Directive, ExecutableDocument, Field, OperationDefinition};
use async_graphql::{Positioned, ServerError, Variables};
use kit::Code;
use kit::error::FieldProblem;

/// Refuses arguments that do not fit, and introspection where it is off. `variables` are coerced already.
pub(super) fn check(
    shape: &Shape,
    scalars: &Scalars,
    document: &ExecutableDocument,
    operation: &OperationDefinition,
    variables: &Variables,
    limits: &Limits,
) -> Result<(), ServerError> {
    let introspection = limits.introspection;
    let mut check = Check { shape, scalars, variables, introspection, problems: Vec::new() };
    Walk { shape, document }.operation(operation, &mut check)?;
    if check.problems.is_empty() { Ok(()) } else { Err(bad_inputs(check.problems)) }
}

/// One error that tells every problem with its path.
pub(super) fn bad_inputs(problems: Vec<FieldProblem>) -> ServerError {
    super::problem::from_platform(kit::Error::bad_inputs(problems))
}

struct Check<'a> {
    shape: &'a Shape,
    scalars: &'a Scalars,
    variables: &'a Variables,
    introspection: bool,
    problems: Vec<FieldProblem>,
}

impl Visit for Check<'_> {
    fn field(&mut self, walk: &Walk<'_>, at: &At<'_>, field: &Positioned<Field>) -> Result<(), ServerError> {
        let name = field.node.name.node.as_str();
        if name == "__typename" {
            return typename(field);
        }
        if matches!(name, "__schema" | "__type") {
            return if self.introspection { Ok(()) } else { Err(closed(field)) };
        }
        if let Some(known) = at.on.and_then(|on| walk.shape.field(on, name)) {
            self.arguments(&known.arguments, &field.node, &format!("{}", field.node.response_key().node));
        }
        walk.below(at, &field.node, self)
    }

    fn selection(&mut self, _: &At<'_>, _: &[Positioned<Directive>]) -> Result<(), ServerError> {
        Ok(())
    }

    fn too_deep(&self) -> ServerError {
        problem(Code::LimitExceeded, "nest fewer fields and fragments")
    }
}

impl Check<'_> {
    fn arguments(&mut self, known: &Inputs, field: &Field, path: &str) {
        for (name, value) in &field.arguments {
            let Some(definition) = known.get(&name.node) else { continue };
            let value = value.node.clone().into_const_with(|v| self.variables.get(&v).cloned().ok_or(()));
            let Ok(value) = value else { continue };
            let mut coercion = Coercion::new(self.shape, self.scalars, true);
            coercion.coerce(&value, &definition.ty.node, &format!("{path}.{}", name.node));
            self.problems.append(&mut coercion.problems);
        }
    }
}

fn typename(field: &Positioned<Field>) -> Result<(), ServerError> {
    match field.node.arguments.is_empty() {
        true => Ok(()),
        false => Err(problem_at(Code::BadUserInput, "`__typename` takes no arguments", field.pos)),
    }
}

fn closed(field: &Positioned<Field>) -> ServerError {
    problem_at(Code::Forbidden, "introspection is off here; ask the operator for the schema", field.pos)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::toy;
    use async_graphql::parser::parse_query;

    fn checked(query: &str, limits: &Limits) -> Result<(), String> {
        let shape = Shape::read(&toy::schema().sdl()).unwrap();
        let document = parse_query(query).unwrap();
        let (_, operation) = document.operations.iter().next().unwrap();
        let scalars = Scalars::default();
        check(&shape, &scalars, &document, &operation.node, &Variables::default(), limits)
            .map_err(|e| e.message)
    }

    #[test]
    fn arguments_in_fragments_are_checked_with_their_path() {
        let query = "{ ...F } fragment F on Query { t: things(first: 3000000000) { totalCount } }";
        let error = checked(query, &Limits::default()).unwrap_err();
        assert!(error.starts_with("t.first: must be a whole number from"), "{error}");
        assert_eq!(checked("{ things(first: 3) { totalCount } }", &Limits::default()), Ok(()));
    }

    #[test]
    fn typename_takes_nothing() {
        assert!(checked("{ __typename(a: 1) }", &Limits::default()).unwrap_err().contains("no arguments"));
        assert_eq!(checked("{ __typename @skip(if: true) }", &Limits::default()), Ok(()));
    }

    #[test]
    fn introspection_can_be_closed() {
        let closed = Limits { introspection: false, ..Limits::default() };
        assert!(
            checked("{ __schema { types { name } } }", &closed).unwrap_err().contains("introspection is off")
        );
        assert_eq!(checked("{ __schema { types { name } } }", &Limits::default()), Ok(()));
    }
}
