//! How the calendar is read.

use super::load::NATION;
use super::record::WorkDay;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::DivisionCode;
use kit::paging::{Connection, Paging};
use kit::scalar::Date;
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Expr, ExprTrait};

/// The queries of the calendar.
pub(super) struct CalendarQueries;

impl From<&QueryRoot> for CalendarQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl CalendarQueries {
    /// What is said of single days in a division, and above it up to the nation: holidays, and days worked instead. By
    /// area and day.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn work_days(
        &self,
        ctx: &Context<'_>,
        area: DivisionCode,
        #[graphql(desc = "First day.")] from: Option<Date>,
        #[graphql(desc = "Last day.")] to: Option<Date>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<WorkDay>>> {
        let paging = Paging::new::<WorkDay>(ctx, first, after, last, before)?;
        let above = area.ancestors().into_iter().map(String::from);
        let areas: Vec<String> = [NATION.to_owned(), area.to_string()].into_iter().chain(above).collect();
        let find = || {
            let find = ctx.access().find::<WorkDay>()?.filter(Expr::col("area_code").is_in(areas.clone()));
            let find = find.filter_some(from.map(|day| Expr::col("day_on").gte(day.0)));
            Ok(find.filter_some(to.map(|day| Expr::col("day_on").lte(day.0))))
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
