//! The key of a placed record, for its links.

use super::grid::Grid;
use super::standing::grids_of;
use async_graphql::Context;
use kit::Result;
use kit::access::{Ask, Link};
use kit::links::Below;
use kit::paging::{Connection, Paging, answering};
use kit::record::{Record, Row};

/// District and id.
#[derive(Clone, Debug)]
pub struct PlaceKey(Result<(String, i64)>);

impl PlaceKey {
    /// Of a row.
    pub fn of<T: Record>(row: &Row<T>) -> Self {
        Self(row.id().map(|id| (row.district().to_owned(), id)))
    }

    /// As the loaders take it.
    ///
    /// # Errors
    /// INTERNAL for a record that is not placed.
    pub fn key(&self) -> Result<(String, i64)> {
        self.0.clone()
    }

    /// A page of the places in force that name it in this hidden field.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn holds<T: Record>(
        &self,
        ctx: &Context<'_>,
        parent: &'static str,
        paging: Paging,
    ) -> Result<Option<Connection<T>>> {
        let below = Below::new(parent, answering::<T>(ctx), paging);
        self.page(ctx, below.only("status", "active")).await
    }

    /// A page of the places in force to which a table of links leads.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn leads_to<T: Record>(
        &self,
        ctx: &Context<'_>,
        link: Link,
        paging: Paging,
    ) -> Result<Option<Connection<T>>> {
        let below = Below::through(link, answering::<T>(ctx), paging);
        self.page(ctx, below.only("status", "active")).await
    }

    /// A page of the grids that it lies in, also of those that are retired; this column of `place_grid` names it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn grids(
        &self,
        ctx: &Context<'_>,
        parent: &'static str,
        paging: Paging,
    ) -> Result<Option<Connection<Grid>>> {
        self.page(ctx, Below::through(grids_of(parent), answering::<Grid>(ctx), paging)).await
    }

    async fn page<T: Record>(&self, ctx: &Context<'_>, below: Below<T>) -> Result<Option<Connection<T>>> {
        Ok(ctx.loaders().load(below, self.key()?).await?.map(Connection::of))
    }
}
