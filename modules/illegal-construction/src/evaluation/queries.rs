//! How evaluations are found.

use super::record::VillageEvaluation;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Expr, ExprTrait};

/// The queries of evaluations.
pub(super) struct EvaluationQueries;

impl From<&QueryRoot> for EvaluationQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl EvaluationQueries {
    /// The evaluations of villages within your reach (督导考核), newest first; those in one area or of one month.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn village_evaluations(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(desc = "The month, e.g. `2026-03`.")] month: Option<String>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<VillageEvaluation>>> {
        let paging = Paging::new::<VillageEvaluation>(ctx, first, after, last, before)?;
        let which = month.map(|month| Expr::col("month").eq(month));
        let find = || {
            let find = ctx.access().find::<VillageEvaluation>()?.filter_some(which.clone());
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
