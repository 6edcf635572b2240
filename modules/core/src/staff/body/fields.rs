//! What a body and its members link to.

use super::member::BodyMember;
use super::record::Body;
use crate::staff::account::Account;
use crate::staff::holder::holder;
use crate::staff::link::one;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::links::Below;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;
use std::sync::Arc;

/// Links of a body.
pub(super) struct BodyFields {
    id: Result<i64>,
    parent: Option<i64>,
}

impl From<&Row<Body>> for BodyFields {
    fn from(body: &Row<Body>) -> Self {
        Self { id: body.id(), parent: body.link("parent_id") }
    }
}

#[Object]
impl BodyFields {
    /// The body above; null when there is none, or it is out of your reach.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Body>>>> {
        one(ctx, self.parent).await
    }

    /// The bodies below within your reach, in the order of their entry.
    async fn children(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Body>>> {
        let paging = Paging::new::<Body>(ctx, first, after, last, before)?;
        let below = Below::<Body>::new("parent_id", selected::<Body>(ctx), paging);
        Ok(ctx.loaders().load(below, (String::new(), self.id.clone()?)).await?.map(Connection::of))
    }

    /// Its members, also those who left, in the order of their entry.
    async fn members(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<BodyMember>>> {
        let paging = Paging::new::<BodyMember>(ctx, first, after, last, before)?;
        let below = Below::<BodyMember>::new("body_id", selected::<BodyMember>(ctx), paging);
        Ok(ctx.loaders().load(below, (String::new(), self.id.clone()?)).await?.map(Connection::of))
    }
}

/// Links of a member.
pub(super) struct MemberFields {
    id: Result<i64>,
    body: Option<i64>,
    account: Option<i64>,
}

impl From<&Row<BodyMember>> for MemberFields {
    fn from(member: &Row<BodyMember>) -> Self {
        Self { id: member.id(), body: member.link("body_id"), account: member.link("account_id") }
    }
}

#[Object]
impl MemberFields {
    /// What people call them; null once it was erased.
    async fn name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let name = holder::<BodyMember>(ctx, self.id.clone()?, true).await?;
        Ok(name.filter(|name| !name.is_empty()))
    }

    /// The body.
    async fn body(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Body>>>> {
        one(ctx, self.body).await
    }

    /// Their account; null when they have none, or it is out of your reach.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Account>>>> {
        one(ctx, self.account).await
    }
}
