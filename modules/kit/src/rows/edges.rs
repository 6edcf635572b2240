//! The edges of a page on the fast path: the records of `node` are taken like those of `nodes`.

use super::lists::{self, List};
use super::object::{Object, as_text};
use super::plan::{Step, differ, plan};
use crate::paging::{Edge, encode};
use crate::record::{Record, Row};
use async_graphql::parser::types::{Field as AstField, Selection as AstSelection, SelectionSet};
use async_graphql::registry::Registry;
use async_graphql::resolver_utils::resolve_list;
use async_graphql::{ContextSelectionSet, Name, OutputType, Positioned, ServerResult, TypeName, Value};
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
    fn of(selection: &'a AstSelection) -> Option<Self> {
        let AstSelection::Field(field) = selection else { return None };
        if !field.node.directives.is_empty() {
            return None;
        }
        match field.node.name.node.as_str() {
            "node" => Some(Self::Node(field)),
            "cursor" => Some(Self::Cursor(field)),
            "__typename" => Some(Self::TypeName(field)),
            _ => None,
        }
    }

    fn key(&self) -> &'a Name {
        match self {
            Self::Node(field) | Self::Cursor(field) | Self::TypeName(field) => {
                &field.node.response_key().node
            }
        }
    }
}

/// A selection of edges that the fast path takes: with one `node`, and no key twice.
pub(super) struct Plan<'a> {
    parts: Vec<Part<'a>>,
    node: &'a Positioned<AstField>,
    steps: Vec<Step<'a>>,
}

impl<'a> Plan<'a> {
    pub(super) fn of<T: Record>(ctx: &ContextSelectionSet<'a>, set: &'a SelectionSet) -> Option<Self> {
        let parts = set.items.iter().map(|selection| Part::of(&selection.node));
        let parts = parts.collect::<Option<Vec<_>>>()?;
        let mut nodes =
            parts.iter().filter_map(|part| if let Part::Node(field) = part { Some(*field) } else { None });
        let (Some(node), None) = (nodes.next(), nodes.next()) else { return None };
        differ(parts.iter().map(Part::key)).then_some(())?;
        let steps = plan::<T>(ctx, &node.node.selection_set.node)?;
        Some(Self { parts, node, steps })
    }

    /// The edges of each list.
    pub(super) async fn edges<T: Record>(&self, lists: &[List<'_, T>]) -> Vec<ServerResult<Vec<Value>>> {
        let nodes = lists::objects(lists, Some(self.node), &self.steps).await;
        let edges = |(list, nodes): (&List<'_, T>, ServerResult<Vec<Value>>)| -> ServerResult<Vec<Value>> {
            let rows = list.rows.iter().zip(nodes?);
            let as_text = as_text(&list.ctx);
            Ok(rows.map(|(row, node)| self.edge(as_text, row, node)).collect())
        };
        lists.iter().zip(nodes).map(edges).collect()
    }

    fn edge<T: Record>(&self, as_text: bool, row: &Row<T>, node: Value) -> Value {
        let mut node = Some(node);
        let mut edge = Object::new(as_text, self.parts.len());
        for part in &self.parts {
            let value = match part {
                Part::Node(_) => node.take().unwrap_or_default(),
                Part::Cursor(_) => Value::String(encode(row)),
                Part::TypeName(_) => Value::from(<Edge<'_, T> as TypeName>::type_name().into_owned()),
            };
            edge.put(part.key(), Cow::Owned(value));
        }
        edge.done()
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
        let Some(plan) = Plan::of::<T>(ctx, &ctx.item.node) else {
            return resolve_list(ctx, field, self.0.iter().map(Edge::of), Some(self.0.len())).await;
        };
        let list = [List { rows: self.0.iter().collect(), ctx: ctx.clone() }];
        let mut edges = plan.edges(&list).await;
        edges.pop().unwrap_or_else(|| Ok(Vec::new())).map(Value::List)
    }
}
