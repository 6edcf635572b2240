//! How circulars are found.

use super::record::{CircularState, ConstructionCircular};
use crate::links::days;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::scalar::Date;
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Expr, ExprTrait};

/// The queries of circulars.
pub(super) struct CircularQueries;

impl From<&QueryRoot> for CircularQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl CircularQueries {
    /// The weekly circulars of towns within your reach (周通报), newest first; those of one area, state or period.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn construction_circulars(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        state: Option<CircularState>,
        #[graphql(desc = "Of weeks that begin on this day or later.")] from: Option<Date>,
        #[graphql(desc = "Of weeks that begin on this day or earlier.")] to: Option<Date>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<ConstructionCircular>>> {
        let paging = Paging::new::<ConstructionCircular>(ctx, first, after, last, before)?;
        let state = state.map(|state| Expr::col("state").eq(state.as_str()));
        let which = days("week_on", from, to).add_option(state);
        let find = || {
            let find = ctx.access().find::<ConstructionCircular>()?.filter(which.clone());
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
