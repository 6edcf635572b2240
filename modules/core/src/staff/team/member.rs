//! Somebody in the team of a grid.

use crate::staff::account::Account;
use crate::staff::link::one;
use crate::staff::post::{Employment, Post};
use crate::staff::role::Role;
use async_graphql::{Context, Enum, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::record::Row;
use std::sync::Arc;

/// Which of two posts that cover each other (A/B 岗).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(super) enum TeamMark {
    /// The grid's own post, which another covers.
    A,
    /// The post of the grid beside it that covers the one before.
    B,
}

/// Somebody in the team of a grid (网格队伍成员).
#[derive(Clone, Debug)]
pub(super) struct TeamMember {
    pub(super) post: i64,
    pub(super) account: i64,
    pub(super) name: String,
    pub(super) area: AreaCode,
    pub(super) role: String,
    pub(super) mark: Option<TeamMark>,
    pub(super) on_duty: bool,
    pub(super) employment: Option<Employment>,
    pub(super) service_telephone: Option<String>,
}

/// Somebody in the team of a grid (网格队伍成员).
#[Object]
impl TeamMember {
    /// What people call the holder.
    async fn name(&self) -> &str {
        &self.name
    }

    /// Code of the role: the function in the team.
    async fn role_code(&self) -> &str {
        &self.role
    }

    /// The role; null when no module that is on has it.
    async fn role(&self, ctx: &Context<'_>) -> Option<Role> {
        ctx.access().policy().role(&self.role).ok().map(Role::from)
    }

    /// A for a post of the grid that another covers, B for the one that covers it (A/B 岗); null where no post covers.
    async fn mark(&self) -> Option<TeamMark> {
        self.mark
    }

    /// Acts today: A or an own post is not on leave; B is the one who acts, because A is.
    async fn on_duty(&self) -> bool {
        self.on_duty
    }

    /// Code of the grid that the post is for: of a B, the grid beside.
    async fn area_code(&self) -> &AreaCode {
        &self.area
    }

    /// Full-time or part-time, if it is known.
    async fn employment(&self) -> Option<Employment> {
        self.employment
    }

    /// Telephone of the post (服务电话).
    async fn service_telephone(&self) -> Option<&str> {
        self.service_telephone.as_deref()
    }

    /// The post; null when out of your reach, as that of a B can be.
    async fn post(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Post>>>> {
        one(ctx, Some(self.post)).await
    }

    /// The account that holds it; null when out of your reach.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Account>>>> {
        one(ctx, Some(self.account)).await
    }
}
