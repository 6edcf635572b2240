//! Links to one record of staff by its id.

use async_graphql::Context;
use kit::Result;
use kit::access::Ask;
use kit::links::One;
use kit::record::{Record, Row, Selection};
use std::sync::Arc;

/// The record with this id, with the fields that are selected below the field; None when it is out of reach.
///
/// # Errors
/// When the database fails.
pub(super) async fn one<T: Record>(ctx: &Context<'_>, id: Option<i64>) -> Result<Option<Arc<Row<T>>>> {
    let Some(id) = id else { return Ok(None) };
    let one = One::<T>::new(Selection::of::<T>(ctx, &[""]));
    ctx.loaders().load(one, (String::new(), id.to_string())).await
}
