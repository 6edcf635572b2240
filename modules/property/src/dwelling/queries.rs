//! How dwellings are found.

use super::record::Dwelling;
use async_graphql::{Context, Object};
use kit::Result;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::schema::QueryRoot;
use people::dwelling::DwellingUsage;
use wangge_core::places::Status;
use wangge_core::places::listed::Listed;

/// The queries of dwellings.
pub(super) struct DwellingQueries;

impl From<&QueryRoot> for DwellingQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl DwellingQueries {
    /// The dwellings within your reach, grid by grid in the order of their entry; those of one area, usage or status
    /// where you say so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn dwellings(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(desc = "Only those that are used like this.")] usage: Option<DwellingUsage>,
        #[graphql(default_with = "Some(Status::Active)", desc = "Active ones when left out; null for all.")]
        status: Option<Status>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Dwelling>>> {
        let paging = Paging::new::<Dwelling>(ctx, first, after, last, before)?;
        Listed::new(area, status).with("usage", usage.map(DwellingUsage::as_str)).page(ctx, &paging).await
    }
}
