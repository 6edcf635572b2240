//! Lists of rows that are answered together, such as those below each record of a list.

use super::objects::{Placed, objects as placed_objects};
use super::plan::Step;
use crate::record::{Record, Row};
use async_graphql::parser::types::Field as AstField;
use async_graphql::{ContextSelectionSet, Positioned, ServerResult, Value};

/// A list of rows.
pub(super) struct List<'a, T> {
    /// The rows.
    pub(super) rows: Vec<&'a Row<T>>,
    /// What is selected of its items, at the list's place in the answer.
    pub(super) ctx: ContextSelectionSet<'a>,
}

/// The objects of the rows of each list; `through` is the field of the list's items that has the row.
pub(super) async fn objects<T: Record>(
    lists: &[List<'_, T>],
    through: Option<&Positioned<AstField>>,
    steps: &[Step<'_>],
) -> Vec<ServerResult<Vec<Value>>> {
    let items = lists.iter().enumerate().flat_map(|(nth, list)| {
        list.rows.iter().enumerate().map(move |(at, row)| (nth, *row, list.ctx.with_index(at)))
    });
    let items: Vec<_> = items.collect();
    let placed: Vec<Placed<'_, T>> = items
        .iter()
        .map(|(nth, row, item)| {
            let ctx = match through {
                None => item.clone(),
                Some(field) => item.with_field(field).with_selection_set(&field.node.selection_set),
            };
            Placed { row, ctx, list: Some(*nth) }
        })
        .collect();
    let mut objects = placed_objects(&placed, steps).await.into_iter();
    let mut of =
        |list: &List<'_, T>| -> Vec<ServerResult<Value>> { objects.by_ref().take(list.rows.len()).collect() };
    lists.iter().map(|list| of(list).into_iter().collect()).collect()
}
