//! How grants are found.

use super::record::{AssistanceGrant, AssistanceGrantState};
use crate::programme::{AssistanceKind, AssistanceProgramme};
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
use sea_orm::sea_query::{Expr, ExprTrait};
use wangge_core::narrow::{days, keyed, late};

/// Which grants. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct AssistanceGrantFilter {
    /// Of this state.
    pub state: Option<AssistanceGrantState>,
    /// Of programmes of this kind.
    pub kind: Option<AssistanceKind>,
    /// Of this programme.
    pub programme: Option<GlobalId>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// For this household.
    pub household: Option<GlobalId>,
    /// Whose next review is due on this day or earlier.
    pub review_due_to: Option<Date>,
    /// Whose next review was due before today (true), or was not (false).
    pub overdue: Option<bool>,
    /// Of which something is still to be given back (true), or nothing (false).
    pub owing: Option<bool>,
    /// Beginning on this day or later.
    pub from: Option<Date>,
    /// Beginning on this day or earlier.
    pub to: Option<Date>,
    /// Stopped on this day or later.
    pub stopped_from: Option<Date>,
    /// Stopped on this day or earlier.
    pub stopped_to: Option<Date>,
}

impl AssistanceGrantFilter {
    fn narrow<'a>(&self, find: Find<'a, AssistanceGrant>) -> Result<Find<'a, AssistanceGrant>> {
        let today = find.access().today();
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let household =
            keyed(self.household.as_ref(), Household::TYPE, ("filter.household", "household_id"))?;
        let programme = match &self.programme {
            Some(id) => Some(id.clone().of(AssistanceProgramme::TYPE, "filter.programme")?.id()?),
            None => None,
        };
        let owes = |is: bool| {
            let owed = Expr::col("overpaid_fen");
            if is { owed.gt(Expr::col("recovered_fen")) } else { owed.eq(Expr::col("recovered_fen")) }
        };
        let all = days("from_on", self.from, self.to)
            .add_option(self.state.map(|state| Expr::col("state").eq(state.as_str())))
            .add_option(self.kind.map(|kind| Expr::col("kind").eq(kind.as_str())))
            .add_option(programme.map(|id| Expr::col("programme_id").eq(id)))
            .add_option(resident)
            .add_option(household)
            .add_option(self.review_due_to.map(|day| Expr::col("review_due_on").lte(day.0)))
            .add_option(self.overdue.map(|is| late("review_due_on", today, is)))
            .add_option(self.owing.map(owes))
            .add_option(self.stopped_from.map(|day| Expr::col("stopped_on").gte(day.0)))
            .add_option(self.stopped_to.map(|day| Expr::col("stopped_on").lte(day.0)));
        Ok(find.filter(all))
    }
}

/// The queries of grants.
pub(super) struct AssistanceGrantQueries;

impl From<&QueryRoot> for AssistanceGrantQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl AssistanceGrantQueries {
    /// The grants of social assistance (救助待遇) within your reach, grid by grid in the order of their entry; those of one
    /// area, and those that the filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn assistance_grants(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<AssistanceGrantFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<AssistanceGrant>>> {
        let paging = Paging::new::<AssistanceGrant>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<AssistanceGrant>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
