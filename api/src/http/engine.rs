//! A schema without its type parameters, and its rules without its resolvers.

use super::problem::set_code;
use async_graphql::parser::types::{
    Directive, DocumentOperations, ExecutableDocument, InlineFragment, OperationDefinition, Selection,
    SelectionSet,
};
use async_graphql::{Executor, Name, Pos, Positioned, Request, Response, ServerError};
use async_trait::async_trait;
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use kit::Code;

/// Runs operations.
#[async_trait]
pub(super) trait Engine: Send + Sync {
    /// Runs a query or a mutation.
    async fn execute(&self, request: Request) -> Response;

    /// Runs any operation; a subscription gives many answers.
    fn stream(&self, request: Request) -> BoxStream<'static, Response>;
}

/// The engine that is a schema.
pub(super) struct Whole<E>(pub(super) E);

#[async_trait]
impl<E: Executor> Engine for Whole<E> {
    async fn execute(&self, request: Request) -> Response {
        self.0.execute(request).await
    }

    fn stream(&self, request: Request) -> BoxStream<'static, Response> {
        self.0.execute_stream(request, None)
    }
}

/// Applies the library's validation rules to a document and runs nothing: the selection of every operation is put
/// into a fragment that is skipped, so the rules see all of it and the execution sees none of it.
pub(super) async fn validate(
    engine: &dyn Engine,
    document: &ExecutableDocument,
    suggest: bool,
) -> Result<(), Vec<ServerError>> {
    let mut skipped = document.clone();
    match &mut skipped.operations {
        DocumentOperations::Single(operation) => skip(&mut operation.node),
        DocumentOperations::Multiple(operations) => operations.values_mut().for_each(|o| skip(&mut o.node)),
    }
    for fragment in skipped.fragments.values_mut() {
        show_directives(&mut fragment.node.selection_set.node);
    }
    let mut request = Request::new("");
    request.operation_name =
        document.operations.iter().next().and_then(|(name, _)| name).map(Name::to_string);
    request.set_parsed_query(skipped);
    let mut errors = engine.stream(request).next().await.map_or_else(Vec::new, |answer| answer.errors);
    for error in &mut errors {
        set_code(error, Code::BadUserInput);
        if !suggest && let Some(at) = error.message.find(" Did you mean") {
            error.message.truncate(at);
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn skip(operation: &mut OperationDefinition) {
    let pos = operation.selection_set.pos;
    let yes = Positioned::new(async_graphql::Value::Boolean(true).into_value(), pos);
    let directive = Directive {
        name: Positioned::new(Name::new("skip"), pos),
        arguments: vec![(Positioned::new(Name::new("if"), pos), yes)],
    };
    let mut selected = std::mem::take(&mut operation.selection_set.node);
    show_directives(&mut selected);
    let only = fragment(vec![Positioned::new(directive, pos)], selected, pos);
    operation.selection_set.node = SelectionSet { items: vec![only] };
}

/// The rules look at nothing of `__typename`: its directives, with the variables in them, are put on a fragment beside it.
fn show_directives(set: &mut SelectionSet) {
    let mut beside = Vec::new();
    for item in &mut set.items {
        match &mut item.node {
            Selection::Field(field) if field.node.name.node == "__typename" => {
                let mut bare = field.clone();
                let directives = std::mem::take(&mut bare.node.directives);
                if !directives.is_empty() {
                    let items = vec![Positioned::new(Selection::Field(bare), item.pos)];
                    beside.push(fragment(directives, SelectionSet { items }, item.pos));
                }
            }
            Selection::Field(field) => show_directives(&mut field.node.selection_set.node),
            Selection::InlineFragment(fragment) => {
                show_directives(&mut fragment.node.selection_set.node);
            }
            Selection::FragmentSpread(_) => {}
        }
    }
    set.items.append(&mut beside);
}

fn fragment(
    directives: Vec<Positioned<Directive>>,
    selected: SelectionSet,
    pos: Pos,
) -> Positioned<Selection> {
    let selection_set = Positioned::new(selected, pos);
    let fragment = InlineFragment { type_condition: None, directives, selection_set };
    Positioned::new(Selection::InlineFragment(Positioned::new(fragment, pos)), pos)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::toy;
    use async_graphql::parser::parse_query;

    async fn errors(query: &str, suggest: bool) -> Vec<String> {
        let engine = Whole(toy::schema());
        let result = validate(&engine, &parse_query(query).unwrap(), suggest).await;
        result.err().unwrap_or_default().into_iter().map(|e| e.message).collect()
    }

    #[tokio::test]
    async fn the_rules_run_and_the_resolvers_do_not() {
        let changes = toy::Changes::default();
        let engine = Whole(toy::schema_with(changes.clone()));
        for query in ["mutation { change(by: 1) }", "subscription { count(to: 3) }"] {
            validate(&engine, &parse_query(query).unwrap(), true).await.unwrap();
        }
        assert_eq!(changes.sum(), 0);
    }

    #[tokio::test]
    async fn an_unknown_field_is_told_and_suggested_only_where_introspection_is_open() {
        assert!(errors("{ helo }", true).await[0].contains("Did you mean"));
        assert_eq!(errors("{ helo }", false).await, ["Unknown field \"helo\" on type \"Query\"."]);
        assert_eq!(errors("{ ...F } fragment F on Query { helo }", false).await.len(), 1);
    }

    #[tokio::test]
    async fn directives_of_typename_have_the_rules_of_others() {
        for query in [
            "{ __typename @nope }",
            "{ __typename @include(if: 3) }",
            "{ __typename @skip }",
            "{ __typename @skip(if: $b) }",
            "{ ...F } fragment F on Query { hello ... { __typename @skip(if: \"x\") } }",
        ] {
            assert_eq!(errors(query, true).await.len(), 1, "{query}");
        }
        for query in [
            "query($b: Boolean!) { things { t: __typename @skip(if: $b) } }",
            "query($b: Boolean!) { ...F } fragment F on Query { __typename @include(if: $b) }",
        ] {
            let told = errors(query, true).await;
            assert!(told.is_empty(), "{query}: {told:?}");
        }
    }

    #[tokio::test]
    async fn a_subscription_has_its_rules_too() {
        assert_eq!(errors("subscription { count }", true).await.len(), 1);
    }
}
