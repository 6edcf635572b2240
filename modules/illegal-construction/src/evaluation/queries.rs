//! How evaluations are found.

use super::record::VillageEvaluation;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::schema::QueryRoot;
use wangge_core::narrow::{in_month, months};

/// The queries of evaluations.
pub(super) struct EvaluationQueries;

impl From<&QueryRoot> for EvaluationQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl EvaluationQueries {
    /// The evaluations of villages within your reach (督导考核), newest first; those in one area, of one month or of a period.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn village_evaluations(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(desc = "The month, e.g. `2026-03`.")] month: Option<String>,
        #[graphql(desc = "First month, e.g. `2026-01`.")] from: Option<String>,
        #[graphql(desc = "Last month, e.g. `2026-03`.")] to: Option<String>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<VillageEvaluation>>> {
        let paging = Paging::new::<VillageEvaluation>(ctx, first, after, last, before)?;
        let which = months("month", from.as_deref(), to.as_deref())?;
        let which = which.add_option(in_month("month", month.as_deref(), "month")?);
        let find = || {
            let find = ctx.access().find::<VillageEvaluation>()?.filter(which.clone());
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
