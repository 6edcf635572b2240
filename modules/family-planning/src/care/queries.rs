//! How a nurse finds the own plans.

use super::plan::{HealthCareKind, HealthCarePlan, HealthCareState};
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
use sea_orm::sea_query::{Expr, ExprTrait};
use wangge_core::narrow::{days, keyed, late};

/// Which plans. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct HealthCarePlanFilter {
    /// Of this kind.
    pub kind: Option<HealthCareKind>,
    /// In this state.
    pub state: Option<HealthCareState>,
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

impl HealthCarePlanFilter {
    fn narrow<'a>(&self, find: Find<'a, HealthCarePlan>) -> Result<Find<'a, HealthCarePlan>> {
        let today = find.access().today();
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let all = days("visited_on", self.visited_from, self.visited_to)
            .add_option(self.kind.map(|kind| Expr::col("kind").eq(kind.as_str())))
            .add_option(self.state.map(|state| Expr::col("state").eq(state.as_str())))
            .add_option(resident)
            .add_option(self.visit_due_to.map(|day| Expr::col("visit_due_on").lte(day.0)))
            .add_option(self.overdue.map(|is| late("visit_due_on", today, is)));
        Ok(find.filter(all))
    }
}

/// The queries of care at home.
pub(super) struct CareQueries;

impl From<&QueryRoot> for CareQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl CareQueries {
    /// The plans of care at home (健康服务计划) that name you as their nurse, and those about yourself, in the order of their
    /// entry. Nobody is shown anybody else's.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn health_care_plans(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<HealthCarePlanFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<HealthCarePlan>>> {
        let paging = Paging::new::<HealthCarePlan>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<HealthCarePlan>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
