//! The key of a placed record, for its links.

use async_graphql::Context;
use kit::Result;
use kit::access::Ask;
use kit::links::Below;
use kit::paging::Connection;
use kit::record::{Record, Row};

/// District and id.
#[derive(Clone, Debug)]
pub(crate) struct PlaceKey(Result<(String, i64)>);

impl PlaceKey {
    /// Of a row.
    pub(crate) fn of<T: Record>(row: &Row<T>) -> Self {
        Self(row.id().map(|id| (row.district().to_owned(), id)))
    }

    /// As the loaders take it.
    ///
    /// # Errors
    /// INTERNAL for a record that is not placed.
    pub(crate) fn key(&self) -> Result<(String, i64)> {
        self.0.clone()
    }

    /// A page of what is below it.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn page<T: Record>(
        &self,
        ctx: &Context<'_>,
        below: Below<T>,
    ) -> Result<Option<Connection<T>>> {
        Ok(ctx.loaders().load(below, self.key()?).await?.map(Connection::of))
    }
}
