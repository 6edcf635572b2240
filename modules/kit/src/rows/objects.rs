//! The objects of rows: plain fields in a loop, and what the rows lead to for all of them together.

use super::object::{Object, as_text};
use super::plan::{Step, plan};
use crate::access::Access;
use crate::ext::follow_added;
use crate::record::{Record, Row};
use async_graphql::parser::types::Field as AstField;
use async_graphql::resolver_utils::ContainerType;
use async_graphql::{Context, ContextSelectionSet, PathSegment, Positioned, ServerResult, Value};
use futures_util::future::join_all;
use std::borrow::Cow;

/// A row, and where its object stands in the answer.
pub(super) struct Placed<'a, T> {
    /// The row.
    pub(super) row: &'a Row<T>,
    /// What is selected of it, at its place.
    pub(super) ctx: ContextSelectionSet<'a>,
    /// The list that it is of, among those that are answered together; None where it stands alone.
    pub(super) list: Option<usize>,
}

/// The objects of rows that stand alone, each at its place in the answer and with the same selection; None where the
/// library has to merge fields.
pub(crate) async fn alone<T: Record>(
    rows: Vec<(&Row<T>, ContextSelectionSet<'_>)>,
) -> Option<Vec<ServerResult<Value>>> {
    let placed: Vec<_> = rows.into_iter().map(|(row, ctx)| Placed { row, ctx, list: None }).collect();
    let Some(first) = placed.first() else { return Some(Vec::new()) };
    let steps = plan::<T>(&first.ctx, &first.ctx.item.node)?;
    Some(objects(&placed, &steps).await)
}

/// The object of each row.
pub(super) async fn objects<T: Record>(
    placed: &[Placed<'_, T>],
    steps: &[Step<'_>],
) -> Vec<ServerResult<Value>> {
    let mut links = join_all(steps.iter().map(|step| links(placed, step))).await;
    let mut left_out: Vec<Option<LeftOut>> = steps.iter().map(|_| None).collect();
    let mut list = Vec::with_capacity(placed.len());
    let as_text = placed.first().is_some_and(|placed| as_text(&placed.ctx));
    for (nth, Placed { row, ctx, .. }) in placed.iter().enumerate() {
        let access = ctx.data_unchecked::<Access>();
        let mut object = Object::new(as_text, steps.len());
        let mut failed = None;
        for (at, step) in steps.iter().enumerate() {
            let value = match step {
                Step::Id(_) => Ok(Cow::Owned(Value::String(row.id_text()))),
                Step::TypeName(_) => Ok(Cow::Owned(Value::from(T::TYPE))),
                Step::Plain { field, limit: Some(limit), .. } if !row.permits(access, limit) => {
                    LeftOut::add(&mut left_out[at], placed, nth, field);
                    Ok(Cow::Owned(Value::Null))
                }
                Step::Plain { at, .. } => row.shown(*at).map(Cow::Borrowed),
                Step::Other(_) => std::mem::replace(&mut links[at][nth], Ok(Value::Null)).map(Cow::Owned),
            };
            match value {
                Ok(value) => object.put(step.key(), value),
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        list.push(match failed {
            None => Ok(object.done()),
            Some(error) => Err(error),
        });
    }
    for (left_out, step) in left_out.into_iter().zip(steps) {
        if let Some(left_out) = left_out {
            left_out.report(placed, step.field());
        }
    }
    list
}

/// What every row leads to by a step: found for all of them at once where it is a link, otherwise for each. Nothing for a
/// step that leads nowhere.
async fn links<T: Record>(placed: &[Placed<'_, T>], step: &Step<'_>) -> Vec<ServerResult<Value>> {
    let Step::Other(field) = step else { return Vec::new() };
    let rows: Vec<&Row<T>> = placed.iter().map(|placed| placed.row).collect();
    let fields: Vec<Context<'_>> = placed.iter().map(|placed| placed.ctx.with_field(field)).collect();
    if let Some(found) = follow_added(&rows, &fields).await {
        return found;
    }
    let each = rows.into_iter().zip(&fields).map(|(row, ctx)| row.resolve_field(ctx));
    join_all(each).await.into_iter().map(|value| value.map(Option::unwrap_or_default)).collect()
}

/// Values of a field that the caller may not read: told once for a list, with their number, and for each row that stands
/// alone.
struct LeftOut {
    /// The first of them.
    nth: usize,
    count: usize,
}

impl LeftOut {
    /// One more. Those of another list are told.
    fn add<T>(known: &mut Option<Self>, placed: &[Placed<'_, T>], nth: usize, field: &Positioned<AstField>) {
        match known {
            Some(known) if placed[nth].list.is_some() && placed[known.nth].list == placed[nth].list => {
                known.count += 1;
            }
            _ => {
                if let Some(known) = known.replace(Self { nth, count: 1 }) {
                    known.report(placed, field);
                }
            }
        }
    }

    fn report<T>(&self, placed: &[Placed<'_, T>], field: &Positioned<AstField>) {
        let Placed { ctx, list, .. } = &placed[self.nth];
        let ctx = ctx.with_field(field);
        let mut error = crate::ext::located(&ctx, ctx.data_unchecked::<Access>().denied());
        if list.is_some() {
            error.message = format!("{} ({} values left out)", error.message, self.count);
            let is_index = |segment: &PathSegment| matches!(segment, PathSegment::Index(_));
            if let Some(index) = error.path.iter().rposition(is_index) {
                error.path.remove(index);
            }
        }
        ctx.add_error(error);
    }
}
