//! What a use of broken glass links to.

use super::record::BreakGlass;
use crate::staff::account::Account;
use crate::staff::link::one;
use crate::staff::post::Post;
use async_graphql::{Context, Object};
use kit::Result;
use kit::record::Row;
use std::sync::Arc;

/// Links of a use of broken glass.
pub(super) struct BreakGlassFields {
    account: Option<i64>,
    post: Option<i64>,
    reviewed_by: Option<i64>,
}

impl From<&Row<BreakGlass>> for BreakGlassFields {
    fn from(row: &Row<BreakGlass>) -> Self {
        Self {
            account: row.link("account_id"),
            post: row.link("post_id"),
            reviewed_by: row.link("reviewed_by"),
        }
    }
}

#[Object]
impl BreakGlassFields {
    /// The account that did it; null when out of your reach.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Account>>>> {
        one(ctx, self.account).await
    }

    /// The post that allowed it; null when out of your reach.
    async fn post(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Post>>>> {
        one(ctx, self.post).await
    }

    /// The account that reviewed it; null when out of your reach.
    async fn reviewed_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Account>>>> {
        one(ctx, self.reviewed_by).await
    }
}
