//! How roads are found.

use super::record::{Road, RoadKind};
use crate::places::Status;
use crate::places::listed::Listed;
use async_graphql::{Context, Object};
use kit::Result;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::schema::QueryRoot;

/// The queries of roads.
pub(super) struct RoadQueries;

impl From<&QueryRoot> for RoadQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl RoadQueries {
    /// The roads within your reach, in the order of their entry; those of one area, kind or status where you say
    /// so. One that runs through several grids is found in the area of each.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn roads(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        kind: Option<RoadKind>,
        #[graphql(default_with = "Some(Status::Active)", desc = "Active ones when left out; null for all.")]
        status: Option<Status>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Road>>> {
        let paging = Paging::new::<Road>(ctx, first, after, last, before)?;
        let listed = Listed::new(area, status).with("kind", kind.map(RoadKind::as_str));
        listed.page(ctx, &paging).await
    }
}
