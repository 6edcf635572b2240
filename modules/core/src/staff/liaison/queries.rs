//! How liaisons are found.

use super::record::Liaison;
use crate::staff::department::known;
use crate::staff::post::in_force;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::scalar::Date;
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Expr, ExprTrait};

/// The queries of liaisons.
pub(super) struct LiaisonQueries;

impl From<&QueryRoot> for LiaisonQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl LiaisonQueries {
    /// The liaisons within your reach (包联), the earliest entered first; those of one area and what lies in it, of one
    /// department line, or in force on one day, where you say so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn liaisons(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(desc = "Code of a department; `departments` lists them.")] line: Option<String>,
        #[graphql(desc = "Those in force at the end of this day in China, as far as is known now.")]
        in_force_on: Option<Date>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Liaison>>> {
        let line = known(ctx.access(), line.as_deref(), "line")?;
        let paging = Paging::new::<Liaison>(ctx, first, after, last, before)?;
        let find = || {
            let find = ctx.access().find::<Liaison>()?;
            let find = if let Some(area) = &area { find.in_area(area) } else { find };
            let find = find.filter_some(line.as_deref().map(|line| Expr::col("line").eq(line)));
            Ok(find.filter_some(in_force_on.map(|day| in_force(day.0))))
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
