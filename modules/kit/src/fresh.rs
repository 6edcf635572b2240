//! Values of a stream, each answered with an access and loaders of its own: rights and rows are read anew for every
//! event, however long the stream lasts.
//!
//! Sets the data of one value in async-graphql's context, which is doc-hidden there; its version is pinned.

use crate::access::Access;
use crate::loaders::Loaders;
use async_graphql::parser::types::Field as AstField;
use async_graphql::registry::Registry;
use async_graphql::{ContextSelectionSet, Data, OutputType, Positioned, ServerResult, Value};
use std::borrow::Cow;

/// A value of a stream, with what its fields are answered from.
pub struct Fresh<T> {
    value: T,
    data: Data,
}

impl<T> Fresh<T> {
    /// `value`, answered from `access`, whose rights were read for it.
    pub fn new(access: Access, value: T) -> Self {
        let mut data = Data::default();
        data.insert(Loaders::new(access.clone()));
        data.insert(access);
        Self { value, data }
    }
}

#[async_trait::async_trait]
impl<T: OutputType + Send + Sync> OutputType for Fresh<T> {
    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        T::create_type_info(registry)
    }

    async fn resolve(
        &self,
        ctx: &ContextSelectionSet<'_>,
        field: &Positioned<AstField>,
    ) -> ServerResult<Value> {
        let mut ctx = ctx.clone();
        ctx.execute_data = Some(&self.data);
        self.value.resolve(&ctx, field).await
    }
}
