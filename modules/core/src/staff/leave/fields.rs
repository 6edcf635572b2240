//! What a leave links to, and the leaves from a post.

use super::record::Leave;
use crate::staff::account::Account;
use crate::staff::link::one;
use crate::staff::post::Post;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::links::Below;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;
use std::sync::Arc;

/// Links of a leave.
pub(super) struct LeaveFields {
    post: Option<i64>,
    entered_by: Option<i64>,
}

impl From<&Row<Leave>> for LeaveFields {
    fn from(leave: &Row<Leave>) -> Self {
        Self { post: leave.link("post_id"), entered_by: leave.link("entered_by") }
    }
}

#[Object]
impl LeaveFields {
    /// The post; null when out of your reach.
    async fn post(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Post>>>> {
        one(ctx, self.post).await
    }

    /// The account that entered it: the holder's own or a superior's; null when out of your reach.
    async fn entered_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Account>>>> {
        one(ctx, self.entered_by).await
    }
}

/// The leaves from a post.
pub(super) struct PostLeaves(Result<i64>);

impl From<&Row<Post>> for PostLeaves {
    fn from(post: &Row<Post>) -> Self {
        Self(post.id())
    }
}

#[Object]
impl PostLeaves {
    /// The leaves from it within your reach (请假), the latest entered first.
    async fn leaves(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Leave>>> {
        let paging = Paging::new::<Leave>(ctx, first, after, last, before)?;
        let below = Below::<Leave>::new("post_id", selected::<Leave>(ctx), paging);
        Ok(ctx.loaders().load(below, (String::new(), self.0.clone()?)).await?.map(Connection::of))
    }
}
