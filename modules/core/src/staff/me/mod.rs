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
use sea_orm::sea_query::{Expr, ExprTrait};

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

/// The account that asks (本人), and what it may do.
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
        self.posts(ctx, Expr::col("account_id").eq(self.account)).await
    }

    /// The posts of others for whom it acts now, because they are on leave (B 岗).
    async fn acts_for(&self, ctx: &Context<'_>) -> Result<Option<Rows<Post>>> {
        self.posts(ctx, Expr::col("account_id").ne(self.account)).await
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

impl Me {
    /// The posts with whose rights it asks, as far as they are within its reach.
    async fn posts(&self, ctx: &Context<'_>, whose: Expr) -> Result<Option<Rows<Post>>> {
        let access = ctx.access();
        let posts = access.principal().caller().map(|caller| caller.posts.as_slice()).unwrap_or_default();
        let ids: Vec<i64> = posts.iter().map(|post| post.id).collect();
        let find = access.find::<Post>()?.select(Selection::of::<Post>(ctx, &[""])).filter(whose);
        Ok(Some(Rows::new(find.filter(ids_in(access.backend(), "id", &ids)).all().await?)))
    }
}
