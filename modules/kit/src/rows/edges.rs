//! The edges of a page on the fast path: the records of `node` are taken like those of `nodes`.

use super::{Step, objects, plan};
use crate::paging::{Edge, encode};
use crate::record::{Record, Row};
use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{Field as AstField, Selection as AstSelection};
use async_graphql::registry::Registry;
use async_graphql::resolver_utils::resolve_list;
use async_graphql::{ContextSelectionSet, OutputType, Positioned, ServerResult, TypeName, Value};
use std::borrow::Cow;

/// A list of records with their cursors, `[TEdge!]` in the graph.
#[derive(Debug)]
pub(crate) struct Edges<'a, T>(pub(crate) &'a [Row<T>]);

/// What is selected of each edge.
enum Part<'a> {
    Node(&'a Positioned<AstField>),
    Cursor(&'a Positioned<AstField>),
    TypeName(&'a Positioned<AstField>),
}

impl<'a> Part<'a> {
    fn field(&self) -> &'a Positioned<AstField> {
        match self {
            Self::Node(field) | Self::Cursor(field) | Self::TypeName(field) => field,
        }
    }
}

/// A selection of edges that the fast path takes: with one `node`, and no key twice.
struct Plan<'a> {
    parts: Vec<Part<'a>>,
    node: &'a Positioned<AstField>,
    steps: Vec<Step<'a>>,
}

impl<'a> Plan<'a> {
    fn of<T: Record>(ctx: &ContextSelectionSet<'a>) -> Option<Self> {
        let parts = ctx.item.node.items.iter().map(|selection| part(&selection.node));
        let parts = parts.collect::<Option<Vec<_>>>()?;
        let mut nodes =
            parts.iter().filter_map(|p| if let Part::Node(field) = p { Some(*field) } else { None });
        let (Some(node), None) = (nodes.next(), nodes.next()) else { return None };
        let mut keys: Vec<&str> =
            parts.iter().map(|part| part.field().node.response_key().node.as_str()).collect();
        keys.sort_unstable();
        keys.windows(2).all(|pair| pair[0] != pair[1]).then_some(())?;
        let mut steps = Vec::new();
        plan::<T>(ctx, &node.node.selection_set.node, &mut steps)?;
        Some(Self { parts, node, steps })
    }
}

fn part(selection: &AstSelection) -> Option<Part<'_>> {
    let AstSelection::Field(field) = selection else { return None };
    if !field.node.directives.is_empty() {
        return None;
    }
    match field.node.name.node.as_str() {
        "node" => Some(Part::Node(field)),
        "cursor" => Some(Part::Cursor(field)),
        "__typename" => Some(Part::TypeName(field)),
        _ => None,
    }
}

#[async_trait::async_trait]
impl<T: Record> OutputType for Edges<'_, T> {
    fn type_name() -> Cow<'static, str> {
        <Vec<Edge<'static, T>> as OutputType>::type_name()
    }

    fn qualified_type_name() -> String {
        <Vec<Edge<'static, T>> as OutputType>::qualified_type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        <Vec<Edge<'static, T>> as OutputType>::create_type_info(registry)
    }

    async fn resolve(
        &self,
        ctx: &ContextSelectionSet<'_>,
        field: &Positioned<AstField>,
    ) -> ServerResult<Value> {
        let Some(Plan { parts, node, steps }) = Plan::of::<T>(ctx) else {
            return resolve_list(ctx, field, self.0.iter().map(Edge::of), Some(self.0.len())).await;
        };
        let nodes =
            objects::<T, &Row<T>>(ctx, &self.0.iter().collect::<Vec<_>>(), &steps, Some(node)).await?;
        let edges = self.0.iter().zip(nodes).map(|(row, object)| {
            let mut object = Some(object);
            let mut edge = IndexMap::with_capacity(parts.len());
            for part in &parts {
                let value = match part {
                    Part::Node(_) => object.take().unwrap_or_default(),
                    Part::Cursor(_) => Value::String(encode(row)),
                    Part::TypeName(_) => Value::from(<Edge<'_, T> as TypeName>::type_name().into_owned()),
                };
                edge.insert(part.field().node.response_key().node.clone(), value);
            }
            Value::Object(edge)
        });
        Ok(Value::List(edges.collect()))
    }
}
