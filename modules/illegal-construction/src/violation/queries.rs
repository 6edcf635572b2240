//! How violations are found.

use super::record::{Violation, ViolationKind, ViolationState, ViolationStatus};
use crate::links::days;
use async_graphql::{Context, InputObject, Object};
use kit::Result;
use kit::access::{Access, Ask};
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::Record;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use people::household::Household;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use work::case::{self, CaseState};

/// Which violations. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct ViolationFilter {
    /// Of this kind.
    pub kind: Option<ViolationKind>,
    /// Open ones, or those that are over.
    pub status: Option<ViolationStatus>,
    /// Of this state.
    pub state: Option<ViolationState>,
    /// Whose case stands so.
    #[graphql(name = "case")]
    pub case_state: Option<CaseState>,
    /// Whose case has passed the limit of its stage (true), or has not (false).
    pub overdue: Option<bool>,
    /// Open ones whose legal term is over (true), or others (false).
    pub past_due: Option<bool>,
    /// Of this household.
    pub household: Option<GlobalId>,
    /// Discovered on this day or later.
    pub from: Option<Date>,
    /// Discovered on this day or earlier.
    pub to: Option<Date>,
}

impl ViolationFilter {
    fn condition(&self, access: &Access) -> Result<Condition> {
        let today = access.today();
        let household = self.household.clone().map(|id| id.of(Household::TYPE, "filter.household"));
        let household = household.transpose()?.map(|id| {
            let district = Expr::col("district_code").eq(id.district.as_str());
            Ok::<_, kit::Error>(district.and(Expr::col("household_id").eq(id.id()?)))
        });
        let past = |is: bool| {
            let past = Expr::col("status").eq("open").and(Expr::col("due_on").is_not_null());
            let past = Condition::all().add(past).add(Expr::col("due_on").lt(today));
            // a comparison with null is neither true nor false
            let other = Condition::any().add(Expr::col("status").ne("open"));
            let other = other.add(Expr::col("due_on").is_null()).add(Expr::col("due_on").gte(today));
            if is { past } else { other }
        };
        Ok(days("discovered_on", self.from, self.to)
            .add_option(self.kind.map(|kind| Expr::col("kind").eq(kind.as_str())))
            .add_option(self.status.map(|status| Expr::col("status").eq(status.as_str())))
            .add_option(self.state.map(|state| Expr::col("state").eq(state.as_str())))
            .add_option(case::asked(access, "violation", (self.case_state, self.overdue))?)
            .add_option(self.past_due.map(past))
            .add_option(household.transpose()?))
    }
}

/// The queries of violations.
pub(super) struct ViolationQueries;

impl From<&QueryRoot> for ViolationQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl ViolationQueries {
    /// The violations within your reach, newest first; those in one area, and those that the filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn violations(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<ViolationFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Violation>>> {
        let paging = Paging::new::<Violation>(ctx, first, after, last, before)?;
        let which = filter.unwrap_or_default().condition(ctx.access())?;
        let find = || {
            let find = ctx.access().find::<Violation>()?.filter(which.clone());
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
