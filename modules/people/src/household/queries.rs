//! How households are found.

use super::record::{Household, HouseholdKind};
use async_graphql::{Context, Object};
use kit::Result;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::schema::QueryRoot;
use wangge_core::places::Status;
use wangge_core::places::listed::Listed;

/// The queries of households.
pub(super) struct HouseholdQueries;

impl From<&QueryRoot> for HouseholdQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl HouseholdQueries {
    /// The households within your reach, grid by grid in the order of their entry; those of one area, kind or status
    /// where you say so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn households(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        kind: Option<HouseholdKind>,
        #[graphql(default_with = "Some(Status::Active)", desc = "Active ones when left out; null for all.")]
        status: Option<Status>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Household>>> {
        let paging = Paging::new::<Household>(ctx, first, after, last, before)?;
        Listed::new(area, status).with("kind", kind.map(HouseholdKind::as_str)).page(ctx, &paging).await
    }
}
