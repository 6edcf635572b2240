//! How care records are found.

use super::record::{CareKind, CareRecord};
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
use wangge_core::narrow::{keyed, late};
use wangge_core::places::Status;

/// Which care records. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct CareRecordFilter {
    /// Of this kind.
    pub kind: Option<CareKind>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
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
            .add_option(self.visit_due_to.map(|day| Expr::col("visit_due_on").lte(day.0)))
            .add_option(self.overdue.map(|is| late("visit_due_on", today, is)))
            .add_option(self.visited_from.map(|day| Expr::col("visited_on").gte(day.0)))
            .add_option(self.visited_to.map(|day| Expr::col("visited_on").lte(day.0)));
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
}
