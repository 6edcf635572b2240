//! How facilities are found.

use super::kind::FacilityKind;
use super::record::Facility;
use crate::places::Status;
use crate::places::listed::Listed;
use async_graphql::{Context, Object};
use kit::Result;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::schema::QueryRoot;

/// The queries of facilities.
pub(super) struct FacilityQueries;

impl From<&QueryRoot> for FacilityQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl FacilityQueries {
    /// The facilities within your reach, in the order of their entry; those of one area, kind or status where you say
    /// so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn facilities(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        kind: Option<FacilityKind>,
        #[graphql(default_with = "Some(Status::Active)", desc = "Active ones when left out; null for all.")]
        status: Option<Status>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Facility>>> {
        let paging = Paging::new::<Facility>(ctx, first, after, last, before)?;
        let listed = Listed::new(area, status).with("kind", kind.map(FacilityKind::as_str));
        listed.page(ctx, &paging).await
    }
}
