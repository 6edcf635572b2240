//! How care records and visits are found.

use super::record::{CareKind, CareRecord};
use super::visit::{CareVisit, CareVisitResult};
use async_graphql::{Context, InputObject, Object};
use kit::Result;
use kit::access::{Ask, Find};
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::Record;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use people::resident::Resident;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::narrow::{days, keyed, late};
use wangge_core::places::Status;

/// Which care records. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct CareRecordFilter {
    /// Of this kind.
    pub kind: Option<CareKind>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// Whose next visit is due on this day or later.
    pub visit_due_from: Option<Date>,
    /// Whose next visit is due on this day or earlier.
    pub visit_due_to: Option<Date>,
    /// Whose next visit was due before today (true), or was not (false).
    pub overdue: Option<bool>,
    /// Visited last on this day or later.
    pub visited_from: Option<Date>,
    /// Visited last on this day or earlier.
    pub visited_to: Option<Date>,
}

impl CareRecordFilter {
    fn narrow<'a>(&self, find: Find<'a, CareRecord>) -> Result<Find<'a, CareRecord>> {
        let today = find.access().today();
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let all = Condition::all()
            .add_option(self.kind.map(|kind| Expr::col("kind").eq(kind.as_str())))
            .add_option(resident)
            .add(days("visit_due_on", self.visit_due_from, self.visit_due_to))
            .add_option(self.overdue.map(|is| late("visit_due_on", today, is)))
            .add_option(self.visited_from.map(|day| Expr::col("visited_on").gte(day.0)))
            .add_option(self.visited_to.map(|day| Expr::col("visited_on").lte(day.0)));
        Ok(find.filter(all))
    }
}

/// Which visits. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct CareVisitFilter {
    /// With this result.
    pub result: Option<CareVisitResult>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// Paid on this day or later.
    pub visited_from: Option<Date>,
    /// Paid on this day or earlier.
    pub visited_to: Option<Date>,
}

impl CareVisitFilter {
    fn narrow<'a>(&self, find: Find<'a, CareVisit>) -> Result<Find<'a, CareVisit>> {
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let all = days("visited_on", self.visited_from, self.visited_to)
            .add_option(self.result.map(|result| Expr::col("result").eq(result.as_str())))
            .add_option(resident);
        Ok(find.filter(all))
    }
}

/// The queries of care.
pub(super) struct CareRecordQueries;

impl From<&QueryRoot> for CareRecordQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl CareRecordQueries {
    /// The care records (关爱服务档案) within your reach, grid by grid in the order of their entry; those of one area or
    /// status, and those that the filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn care_records(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<CareRecordFilter>,
        #[graphql(default_with = "Some(Status::Active)", desc = "Active ones when left out; null for all.")]
        status: Option<Status>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<CareRecord>>> {
        let paging = Paging::new::<CareRecord>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let mut find = filter.narrow(ctx.access().find::<CareRecord>()?)?;
            if let Some(status) = status {
                find = find.filter(Expr::col("status").eq(status.as_str()));
            }
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }

    /// The visits to people who are cared for (探访记录) within your reach, newest first; those of one area, and those that the
    /// filter leaves. Which are due is asked of `careRecords`.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn care_visits(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<CareVisitFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<CareVisit>>> {
        let paging = Paging::new::<CareVisit>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<CareVisit>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
