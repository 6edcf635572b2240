//! Objects whose nullable fields fail apart: the field is null, its error is told at its path, and its siblings answer, as
//! the specification says. The library takes the whole object away instead.

use async_graphql::parser::types::Field as AstField;
use async_graphql::registry::Registry;
use async_graphql::resolver_utils::{ContainerType, resolve_container};
use async_graphql::{Context, ContextSelectionSet, ObjectType, OutputType, Positioned, ServerResult, Value};
use std::borrow::Cow;

/// An object that gathers what a module adds to a type, each part with a right of its own.
#[derive(Clone, Debug)]
pub struct Apart<T>(pub T);

impl<T: ObjectType> Apart<T> {
    /// May the field that is being resolved be null?
    fn nullable(ctx: &Context<'_>) -> bool {
        let on = ctx.schema_env.registry.types.get(T::type_name().as_ref());
        let field = on.and_then(|on| on.field_by_name(ctx.item.node.name.node.as_str()));
        field.is_some_and(|field| !field.ty.ends_with('!'))
    }
}

#[async_trait::async_trait]
impl<T: ObjectType> ContainerType for Apart<T> {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        match self.0.resolve_field(ctx).await {
            Err(error) if Self::nullable(ctx) => {
                ctx.add_error(error);
                Ok(Some(Value::Null))
            }
            resolved => resolved,
        }
    }
}

#[async_trait::async_trait]
impl<T: ObjectType> OutputType for Apart<T> {
    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        T::create_type_info(registry)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<AstField>) -> ServerResult<Value> {
        resolve_container(ctx, self).await
    }
}
