//! What a mutation answers: the record, read again through the caller's access.

use async_graphql::Context;
use kit::Result;
use kit::access::{Ask, Written};
use kit::record::{Record, Row, Selection};

/// The record that was written, with the fields that the payload's field `path` selects.
///
/// # Errors
/// When the database fails.
pub async fn read_back<T: Record>(
    ctx: &Context<'_>,
    written: &Written,
    path: &str,
) -> Result<Option<Row<T>>> {
    ctx.access().by_id(&written.id, Selection::of::<T>(ctx, &[path])).await
}
