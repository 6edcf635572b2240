//! How corrections are found.

use super::inputs::CorrectionFilter;
use super::record::Correction;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::paging::{Connection, Paging};
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Expr, ExprTrait};

/// The queries of corrections.
pub(super) struct CorrectionQueries;

impl From<&QueryRoot> for CorrectionQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl CorrectionQueries {
    /// The corrections within your reach (更正申请), newest first: a resident's own, and those of the area for who decides.
    async fn corrections(
        &self,
        ctx: &Context<'_>,
        filter: Option<CorrectionFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Correction>>> {
        let paging = Paging::new::<Correction>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = ctx.access().find::<Correction>()?;
            let find = if let Some(area) = &filter.area { find.in_area(area) } else { find };
            Ok(find.filter_some(filter.state.map(|state| Expr::col("state").eq(state.as_str()))))
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
