//! How tenancies are found.

use super::record::{Tenancy, TenancyPurpose};
use async_graphql::{Context, Object};
use kit::Result;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::scalar::Date;
use kit::schema::QueryRoot;
use wangge_core::places::Status;
use wangge_core::places::listed::Listed;

/// The queries of tenancies.
pub(super) struct TenancyQueries;

impl From<&QueryRoot> for TenancyQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl TenancyQueries {
    /// The tenancies within your reach, grid by grid in the order of their entry; those of one area, purpose or status,
    /// and those whose safety check is due by a day, where you say so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn tenancies(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(desc = "Only those for this purpose.")] purpose: Option<TenancyPurpose>,
        #[graphql(desc = "Those whose next safety check is due on this day or earlier.")]
        check_due_to: Option<Date>,
        #[graphql(default_with = "Some(Status::Active)", desc = "Active ones when left out; null for all.")]
        status: Option<Status>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Tenancy>>> {
        let paging = Paging::new::<Tenancy>(ctx, first, after, last, before)?;
        let listed = Listed::new(area, status).with("purpose", purpose.map(TenancyPurpose::as_str));
        listed.until("check_due_on", check_due_to).page(ctx, &paging).await
    }
}
