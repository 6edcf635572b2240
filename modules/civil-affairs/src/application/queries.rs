//! How applications are found.

use super::record::AssistanceApplication;
use crate::programme::AssistanceKind;
use async_graphql::{Context, InputObject, Object};
use kit::Result;
use kit::access::{Ask, Find};
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::Record;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use people::household::Household;
use people::resident::Resident;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::narrow::keyed;
use work::case::{self, CaseState};

/// Which applications. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct AssistanceApplicationFilter {
    /// For programmes of this kind.
    pub kind: Option<AssistanceKind>,
    /// Whose case stands so.
    pub state: Option<CaseState>,
    /// Whose case is overdue now (true), or is not (false).
    pub overdue: Option<bool>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// For this household.
    pub household: Option<GlobalId>,
    /// Made on this day or later.
    pub applied_from: Option<Date>,
    /// Made on this day or earlier.
    pub applied_to: Option<Date>,
}

impl AssistanceApplicationFilter {
    fn narrow<'a>(&self, find: Find<'a, AssistanceApplication>) -> Result<Find<'a, AssistanceApplication>> {
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let household =
            keyed(self.household.as_ref(), Household::TYPE, ("filter.household", "household_id"))?;
        let all = Condition::all()
            .add_option(self.kind.map(|kind| Expr::col("kind").eq(kind.as_str())))
            .add_option(case::asked(find.access(), "assistance_application", (self.state, self.overdue))?)
            .add_option(resident)
            .add_option(household)
            .add_option(self.applied_from.map(|day| Expr::col("applied_on").gte(day.0)))
            .add_option(self.applied_to.map(|day| Expr::col("applied_on").lte(day.0)));
        Ok(find.filter(all))
    }
}

/// The queries of applications.
pub(super) struct AssistanceApplicationQueries;

impl From<&QueryRoot> for AssistanceApplicationQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl AssistanceApplicationQueries {
    /// The applications for social assistance (救助申请) within your reach, newest first; those of one area, and those
    /// that the filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn assistance_applications(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<AssistanceApplicationFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<AssistanceApplication>>> {
        let paging = Paging::new::<AssistanceApplication>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<AssistanceApplication>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
