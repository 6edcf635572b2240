//! How inspections are found.

use super::record::ConstructionInspection;
use crate::links::days;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::scalar::Date;
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Expr, ExprTrait};

/// The queries of inspections.
pub(super) struct ConstructionInspectionQueries;

impl From<&QueryRoot> for ConstructionInspectionQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl ConstructionInspectionQueries {
    /// The inspections for illegal construction within your reach, newest first; those in one area or period, and those
    /// that found something suspected, where you say so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn construction_inspections(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(desc = "First day.")] from: Option<Date>,
        #[graphql(desc = "Last day.")] to: Option<Date>,
        #[graphql(desc = "Those that suspect a violation (true), or none (false).")] suspected: Option<bool>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<ConstructionInspection>>> {
        let paging = Paging::new::<ConstructionInspection>(ctx, first, after, last, before)?;
        let found = |is| if is { Expr::col("suspected").gt(0) } else { Expr::col("suspected").eq(0) };
        let which = days("inspected_on", from, to).add_option(suspected.map(found));
        let find = || {
            let find = ctx.access().find::<ConstructionInspection>()?.filter(which.clone());
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
