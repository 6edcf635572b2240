//! What a liaison links to, and the liaisons of a division.

use super::record::Liaison;
use crate::places::division::Division;
use crate::staff::account::Account;
use crate::staff::department::{self, Department, line_of};
use crate::staff::holder::holder;
use crate::staff::link::one;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;
use kit::under::{By, Under};
use std::sync::Arc;

/// Links of a liaison.
pub(super) struct LiaisonFields {
    id: Result<i64>,
    account: Option<i64>,
    line: Option<String>,
}

impl From<&Row<Liaison>> for LiaisonFields {
    fn from(liaison: &Row<Liaison>) -> Self {
        Self { id: liaison.id(), account: liaison.link("account_id"), line: line_of(liaison) }
    }
}

#[Object]
impl LiaisonFields {
    /// What people call them.
    async fn name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        holder::<Liaison>(ctx, self.id.clone()?, false).await
    }

    /// Their account; null when out of your reach.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Account>>>> {
        one(ctx, self.account).await
    }

    /// The department of its line (部门); null for a leader or a cadre, or when no module that is on has it.
    async fn department(&self, ctx: &Context<'_>) -> Option<Department> {
        department::find(ctx.access(), self.line.as_deref())
    }
}

/// The liaisons of a division.
pub(super) struct DivisionLiaisons {
    code: String,
}

impl From<&Row<Division>> for DivisionLiaisons {
    fn from(division: &Row<Division>) -> Self {
        Self { code: division.key().to_owned() }
    }
}

#[Object]
impl DivisionLiaisons {
    /// Those who contact this division itself today (包联、联系人), within your reach; those of one department line
    /// where you say so.
    async fn liaisons(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Code of a department; `departments` lists them.")] line: Option<String>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Liaison>>> {
        let line = department::known(ctx.access(), line.as_deref(), "line")?;
        let paging = Paging::new::<Liaison>(ctx, first, after, last, before)?;
        let under = Under::<Liaison>::new(By::Column("area_code"), selected::<Liaison>(ctx), paging);
        let mut under = under.in_force_on(ctx.access().today());
        if let Some(line) = &line {
            under = under.only("line", Some(line));
        }
        Ok(ctx.loaders().load(under, self.code.clone()).await?.map(Connection::of))
    }
}
