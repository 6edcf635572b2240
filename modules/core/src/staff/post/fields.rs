//! What a post links to.

use super::record::Post;
use crate::staff::account::Account;
use crate::staff::board::Photos;
use crate::staff::department::{self, Department, line_of};
use crate::staff::link::one;
use crate::staff::role::Role;
use async_graphql::{Context, Object, Value};
use files::link::Photo;
use kit::Result;
use kit::access::Ask;
use kit::record::Row;
use std::sync::Arc;

/// Links of a post.
pub(super) struct PostFields {
    role: String,
    account: Option<i64>,
    line: Option<String>,
    stands_in_for: Option<i64>,
    covered_by: Option<i64>,
    transferred_from: Option<i64>,
    granted_by: Option<i64>,
    photo: Option<(String, i64)>,
}

impl From<&Row<Post>> for PostFields {
    fn from(post: &Row<Post>) -> Self {
        let role = match post.value("role") {
            Some(Value::String(role)) => role.clone(),
            _ => String::new(),
        };
        Self {
            role,
            account: post.link("account_id"),
            line: line_of(post),
            stands_in_for: post.link("stands_in_for"),
            covered_by: post.link("covered_by"),
            transferred_from: post.link("transferred_from"),
            granted_by: post.link("granted_by"),
            photo: post.link("photo_id").map(|id| (post.area().to_owned(), id)),
        }
    }
}

#[Object]
impl PostFields {
    /// Its role; null when no module that is on has it.
    async fn role(&self, ctx: &Context<'_>) -> Result<Option<Role>> {
        Ok(ctx.access().policy().role(&self.role).ok().map(Role::from))
    }

    /// The department of its line (部门); null for a role without a line, or when no module that is on has it.
    async fn department(&self, ctx: &Context<'_>) -> Option<Department> {
        department::find(ctx.access(), self.line.as_deref())
    }

    /// Who holds it; null when out of your reach.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Account>>>> {
        one(ctx, self.account).await
    }

    /// The post whose work it does while the holder of that is on leave (A/B 岗); null when out of your reach.
    async fn stands_in_for(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Post>>>> {
        one(ctx, self.stands_in_for).await
    }

    /// The post of the grid beside it whose holder acts while the holder of this one is on leave (B 岗); null when out
    /// of your reach.
    async fn covered_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Post>>>> {
        one(ctx, self.covered_by).await
    }

    /// The post that the holder left for this one (调任); null when there is none, or it is out of your reach.
    async fn transferred_from(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Post>>>> {
        one(ctx, self.transferred_from).await
    }

    /// Photo of the holder (照片) for the contact card, if there is one; `attachFile` sets it.
    async fn photo(&self, ctx: &Context<'_>) -> Result<Option<Photo>> {
        let Some(photo) = self.photo.clone() else { return Ok(None) };
        Ok(ctx.loaders().load(Photos, photo).await?.map(|photo| Photo::clone(&photo)))
    }

    /// The account that appointed; null when out of your reach.
    async fn granted_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Account>>>> {
        one(ctx, self.granted_by).await
    }
}
