//! Lists on the fast path: what is selected of a list's records is worked out once, plain fields are taken in a loop
//! without a future for each, and a link is followed for all of the rows at once, level by level. The permission of each
//! field is decided once per list and area.
//!
//! This file and those below it touch doc-hidden parts of async-graphql; ARCHITECTURE.md lists all that do.

mod edges;
mod lists;
mod object;
mod objects;
mod pages;
mod plan;

pub(crate) use edges::Edges;
pub(crate) use objects::alone;
pub(crate) use pages::connections;

use crate::record::{Record, Row};
use async_graphql::parser::types::Field as AstField;
use async_graphql::registry::Registry;
use async_graphql::resolver_utils::resolve_list;
use async_graphql::{ContextSelectionSet, OutputType, Positioned, ServerResult, Value};
use lists::List;
use plan::plan;
use std::borrow::{Borrow, Cow};
use std::marker::PhantomData;

/// A list of records, `[T!]` in the graph. `R` is how it holds a row: as it is, or shared.
#[derive(Debug)]
pub struct Rows<T, R = Row<T>>(pub Vec<R>, PhantomData<fn() -> T>);

impl<T, R> Rows<T, R> {
    /// The list.
    pub fn new(rows: Vec<R>) -> Self {
        Self(rows, PhantomData)
    }
}

#[async_trait::async_trait]
impl<T: Record, R: Borrow<Row<T>> + Send + Sync> OutputType for Rows<T, R> {
    fn type_name() -> Cow<'static, str> {
        <Vec<Row<T>> as OutputType>::type_name()
    }

    fn qualified_type_name() -> String {
        <Vec<Row<T>> as OutputType>::qualified_type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        <Vec<Row<T>> as OutputType>::create_type_info(registry)
    }

    async fn resolve(
        &self,
        ctx: &ContextSelectionSet<'_>,
        field: &Positioned<AstField>,
    ) -> ServerResult<Value> {
        let rows: Vec<&Row<T>> = self.0.iter().map(Borrow::borrow).collect();
        let Some(steps) = plan::<T>(ctx, &ctx.item.node) else {
            let many = rows.len();
            return resolve_list(ctx, field, rows, Some(many)).await;
        };
        let list = [List { rows, ctx: ctx.clone() }];
        let mut objects = lists::objects(&list, None, &steps).await;
        objects.pop().unwrap_or_else(|| Ok(Vec::new())).map(Value::List)
    }
}
