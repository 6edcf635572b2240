//! The pages below many records, answered together.

use super::edges;
use super::lists::{self, List};
use super::object::{Object, as_text};
use super::plan::{Step, differ, plan};
use crate::paging::{Connection, Page};
use crate::record::Record;
use async_graphql::parser::types::{Field as AstField, Selection as AstSelection};
use async_graphql::resolver_utils::ContainerType;
use async_graphql::{ContextSelectionSet, Positioned, ServerResult, TypeName, Value};
use futures_util::future::join_all;
use std::borrow::Cow;
use std::sync::Arc;

/// What is selected of a page.
enum Part<'a> {
    Nodes(Vec<Step<'a>>),
    Edges(edges::Plan<'a>),
    TypeName,
    Other,
}

impl<'a> Part<'a> {
    fn of<T: Record>(
        ctx: &ContextSelectionSet<'a>,
        selection: &'a AstSelection,
    ) -> Option<(&'a Positioned<AstField>, Self)> {
        let AstSelection::Field(field) = selection else { return None };
        if !field.node.directives.is_empty() {
            return None;
        }
        let set = &field.node.selection_set.node;
        let part = match field.node.name.node.as_str() {
            "nodes" => Self::Nodes(plan::<T>(ctx, set)?),
            "edges" => Self::Edges(edges::Plan::of::<T>(ctx, set)?),
            "__typename" => Self::TypeName,
            _ => Self::Other,
        };
        Some((field, part))
    }

    /// The part of each page.
    async fn values<T: Record>(
        &self,
        field: &Positioned<AstField>,
        pages: &[(Arc<Page<T>>, ContextSelectionSet<'_>)],
    ) -> Vec<ServerResult<Value>> {
        let at: Vec<_> = pages.iter().map(|(page, ctx)| (page, ctx.with_field(field))).collect();
        let lists: Vec<List<'_, T>> = at
            .iter()
            .map(|(page, ctx)| List {
                rows: page.rows().iter().collect(),
                ctx: ctx.with_selection_set(&field.node.selection_set),
            })
            .collect();
        let listed = match self {
            Self::Nodes(steps) => lists::objects(&lists, None, steps).await,
            Self::Edges(plan) => plan.edges(&lists).await,
            Self::TypeName => {
                let name = <Connection<T> as TypeName>::type_name();
                return pages.iter().map(|_| Ok(Value::from(&*name))).collect();
            }
            Self::Other => {
                let each = at.iter().map(|(page, ctx)| async move {
                    let page = Connection::of(Arc::clone(page));
                    ServerResult::Ok(page.resolve_field(ctx).await?.unwrap_or_default())
                });
                return join_all(each).await;
            }
        };
        listed.into_iter().map(|values| values.map(Value::List)).collect()
    }
}

/// The connections that are these pages, each at its place in the answer and with the same selection; None where the
/// library has to merge fields.
pub(crate) async fn connections<T: Record>(
    pages: &[(Arc<Page<T>>, ContextSelectionSet<'_>)],
) -> Option<Vec<ServerResult<Value>>> {
    let Some((_, ctx)) = pages.first() else { return Some(Vec::new()) };
    let parts = ctx.item.node.items.iter().map(|selection| Part::of::<T>(ctx, &selection.node));
    let parts = parts.collect::<Option<Vec<_>>>()?;
    differ(parts.iter().map(|(field, _)| &field.node.response_key().node)).then_some(())?;
    let columns = join_all(parts.iter().map(|(field, part)| part.values(field, pages))).await;
    let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
    let as_text = as_text(ctx);
    let connection = |_: &(Arc<Page<T>>, ContextSelectionSet<'_>)| -> ServerResult<Value> {
        // every column goes on, also where one failed
        let values: Vec<_> = columns.iter_mut().filter_map(Iterator::next).collect();
        let mut object = Object::new(as_text, parts.len());
        for ((field, _), value) in parts.iter().zip(values) {
            object.put(&field.node.response_key().node, Cow::Owned(value?));
        }
        Ok(object.done())
    };
    Some(pages.iter().map(connection).collect())
}
