//! How programmes are found.

use super::record::{AssistanceKind, AssistanceProgramme};
use async_graphql::{Context, Object};
use kit::Result;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::schema::QueryRoot;
use wangge_core::places::Status;
use wangge_core::places::listed::Listed;

/// The queries of programmes.
pub(super) struct ProgrammeQueries;

impl From<&QueryRoot> for ProgrammeQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl ProgrammeQueries {
    /// The programmes of social assistance (救助项目), in the order of their codes; those of one district, kind or status,
    /// where you say so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn assistance_programmes(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        kind: Option<AssistanceKind>,
        #[graphql(default_with = "Some(Status::Active)", desc = "Active ones when left out; null for all.")]
        status: Option<Status>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<AssistanceProgramme>>> {
        let paging = Paging::new::<AssistanceProgramme>(ctx, first, after, last, before)?;
        Listed::new(area, status).with("kind", kind.map(AssistanceKind::as_str)).page(ctx, &paging).await
    }
}
