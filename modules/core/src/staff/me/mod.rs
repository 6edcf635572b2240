//! Who asks, and what they may do.

mod permission;

use crate::staff::account::Account;
use crate::staff::post::Post;
use async_graphql::{Context, Object};
use kit::access::{Ask, ids_in};
use kit::module::Parts;
use kit::node::GlobalId;
use kit::record::{Row, Selection};
use kit::rows::Rows;
use kit::schema::QueryRoot;
use kit::{Error, Result};
use permission::{Permission, permissions};

/// What it adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.queries::<MeQueries>();
}

struct MeQueries;

impl From<&QueryRoot> for MeQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl MeQueries {
    /// The account that asks, its posts, and what it may do.
    async fn me(&self, ctx: &Context<'_>) -> Result<Option<Me>> {
        ctx.access().account().map(|account| Some(Me { account })).ok_or_else(Error::unauthenticated)
    }
}

/// The account that asks (本人).
struct Me {
    account: i64,
}

#[Object]
impl Me {
    /// The account.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Row<Account>>> {
        let id = GlobalId::global("Account", self.account);
        ctx.access().by_id(&id, Selection::of::<Account>(ctx, &[""])).await
    }

    /// Its posts (岗位) that are in force now; none while a second factor is missing or the first password was not
    /// changed.
    async fn posts_in_force(&self, ctx: &Context<'_>) -> Result<Option<Rows<Post>>> {
        let access = ctx.access();
        let caller = access.principal().caller();
        let ids: Vec<i64> =
            caller.map(|caller| caller.posts.iter().map(|post| post.id).collect()).unwrap_or_default();
        let find = access.find::<Post>()?.select(Selection::of::<Post>(ctx, &[""]));
        Ok(Some(Rows::new(find.filter(ids_in(access.backend(), "id", &ids)).all().await?)))
    }

    /// A role of the account asks for a second factor (动态口令), and none is enrolled.
    async fn second_factor_missing(&self, ctx: &Context<'_>) -> bool {
        ctx.access().principal().caller().is_some_and(|caller| caller.second_factor_missing)
    }

    /// What it may do, and how far, all posts in force taken together.
    async fn permissions(&self, ctx: &Context<'_>) -> Vec<Permission> {
        permissions(ctx.access())
    }
}
