//! From the parameters of a request to an operation that may run: parsed, measured, validated, its variables coerced.

use super::core::Core;
use super::engine::validate;
use super::escapes::written_out;
use super::known::Valid;
use super::measure::measure;
use super::params::Params;
use super::problem::{Refusal, problem, set_code};
use super::scan::scan;
use super::serve::ClientAddress;
use super::{arguments, positions, variables};
use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, OperationDefinition, OperationType,
};
use async_graphql::parser::{self, parse_query};
use async_graphql::{Request, ServerError};
use kit::Code;
use kit::json::AsText;
use std::net::IpAddr;
use std::sync::Arc;

/// An operation that is right and within the limits.
pub(super) struct Prepared {
    /// What to run.
    pub(super) request: Request,
    /// Query, mutation or subscription.
    pub(super) kind: OperationType,
    /// The operation's name in the document.
    pub(super) name: Option<String>,
}

/// Prepares an operation of a client at `address`; resolvers find the address as [`ClientAddress`] in their context.
pub(super) async fn prepare(core: &Core, params: Params, address: IpAddr) -> Result<Prepared, Refusal> {
    let one = |error| Refusal::document(vec![error]);
    let valid = match core.known.get(&params.query) {
        Some(valid) => valid,
        None => read(core, &params).await?,
    };
    let document = &valid.document;
    let (name, chosen) = choose(document, params.operation_name.as_deref()).map_err(one)?;
    measure(&core.shape, document, chosen, &params.variables, &core.limits).map_err(one)?;
    let values = variables::coerce(&core.shape, &core.scalars, chosen, &params.variables).map_err(one)?;
    arguments::check(&core.shape, &core.scalars, document, chosen, &values, &core.limits).map_err(one)?;
    let kind = chosen.ty;
    let mut request = Request::new(params.query).variables(values).data(ClientAddress(address));
    request.operation_name = params.operation_name;
    if valid.keys_differ {
        request = request.data(AsText);
    }
    request.set_parsed_query(document.clone());
    Ok(Prepared { request, kind, name })
}

/// Parses and validates a document. The limits come first: the library's rules expand every fragment.
async fn read(core: &Core, params: &Params) -> Result<Arc<Valid>, Refusal> {
    let one = |error| Refusal::document(vec![error]);
    scan(&params.query, &core.limits).map_err(one)?;
    let document = parse_query(written_out(&params.query)).map_err(|e| one(syntax(e)))?;
    choose(&document, params.operation_name.as_deref()).map_err(one)?;
    for (_, operation) in document.operations.iter() {
        measure(&core.shape, &document, &operation.node, &params.variables, &core.limits).map_err(one)?;
    }
    validate(&*core.judge, &document, core.limits.introspection).await.map_err(Refusal::document)?;
    for (_, operation) in document.operations.iter() {
        positions::check(&core.shape, &document, &operation.node).map_err(one)?;
    }
    let valid = Arc::new(Valid::new(document));
    core.known.put(&params.query, &valid);
    Ok(valid)
}

fn choose<'a>(
    document: &'a ExecutableDocument,
    asked: Option<&str>,
) -> Result<(Option<String>, &'a OperationDefinition), ServerError> {
    let bad = |message: String| problem(Code::BadUserInput, message);
    match (&document.operations, asked) {
        (DocumentOperations::Single(operation), None) => Ok((None, &operation.node)),
        (DocumentOperations::Multiple(map), Some(name)) if map.contains_key(name) => {
            Ok((Some(name.to_owned()), &map[name].node))
        }
        (_, Some(name)) => Err(bad(format!("the document has no operation named `{name}`"))),
        (DocumentOperations::Multiple(map), None) => match map.iter().next() {
            Some((name, operation)) if map.len() == 1 => Ok((Some(name.to_string()), &operation.node)),
            _ => Err(bad("the document has several operations: say which by `operationName`".into())),
        },
    }
}

/// The parser's message without its drawing of the text.
fn syntax(error: parser::Error) -> ServerError {
    let mut shown = ServerError::from(error);
    if let Some((_, expected)) = shown.message.rsplit_once("= ") {
        shown.message = format!("syntax error: {}", expected.trim().replace('_', " "));
    }
    set_code(&mut shown, Code::BadUserInput);
    shown
}

#[cfg(test)]
mod tests;
