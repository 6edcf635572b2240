//! Who is left.

use super::progress::with_archive;
use crate::policy::SURVEYED;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::scalar::Date;
use kit::schema::QueryRoot;
use people::household::Household;
use sea_orm::sea_query::{Expr, ExprTrait};

/// The query of those who are left.
pub(super) struct LeftQueries;

impl From<&QueryRoot> for LeftQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl LeftQueries {
    /// The households in force within your reach that have no building archive (漏登户), grid by grid in the order of their
    /// entry: who is left in the survey.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn households_without_archive(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(desc = "Also those whose archive was surveyed before this day only.")] since: Option<Date>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Household>>> {
        let paging = Paging::new::<Household>(ctx, first, after, last, before)?;
        let has = with_archive(since.map(|day| day.0), None);
        let find = || {
            let find = ctx.access().find_as::<Household>(SURVEYED)?.filter(Expr::col("status").eq("active"));
            let find = find.filter(has.clone().not());
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
