//! How residences are found.

use super::filter::ResidentFilter;
use super::record::Resident;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::paging::{Connection, Paging};
use kit::schema::QueryRoot;
use kit::vault::RevealRules;

/// The queries of residences.
pub(super) struct ResidentQueries;

impl From<&QueryRoot> for ResidentQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl ResidentQueries {
    /// The residences within your reach, grid by grid in the order of their entry; those in force, and those that the
    /// filter leaves. Sensitive values are masked.
    async fn residents(
        &self,
        ctx: &Context<'_>,
        filter: Option<ResidentFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Resident>>> {
        let paging = Paging::new::<Resident>(ctx, first, after, last, before)?;
        let rules = ctx.data_opt::<RevealRules>().copied().unwrap_or_default();
        let filter = filter.unwrap_or_default().on_record(ctx.access(), rules).await?;
        Connection::read(ctx, &paging, || filter.narrow(ctx.access().find::<Resident>()?)).await.map(Some)
    }
}
