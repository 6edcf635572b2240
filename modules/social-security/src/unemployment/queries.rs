//! How the register of the unemployed and the benefits are searched.

use super::benefit::UnemploymentBenefit;
use super::record::{UnemploymentReason, UnemploymentRegistration};
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
use wangge_core::narrow::{keyed, without};
use work::case::{self, CaseState};

/// Which registrations. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct UnemploymentFilter {
    /// Those in force (true), or those that are over (false).
    pub current: Option<bool>,
    /// For this reason.
    pub reason: Option<UnemploymentReason>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// Begun on this day or later.
    pub from: Option<Date>,
    /// Begun on this day or earlier.
    pub to: Option<Date>,
}

impl UnemploymentFilter {
    fn narrow<'a>(
        &self,
        find: Find<'a, UnemploymentRegistration>,
    ) -> Result<Find<'a, UnemploymentRegistration>> {
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let all = Condition::all()
            .add_option(self.current.map(|is| without("to_on", is)))
            .add_option(self.reason.map(|reason| Expr::col("reason").eq(reason.as_str())))
            .add_option(resident)
            .add_option(self.from.map(|day| Expr::col("from_on").gte(day.0)))
            .add_option(self.to.map(|day| Expr::col("from_on").lte(day.0)));
        Ok(find.filter(all))
    }
}

/// Which benefits. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct UnemploymentBenefitFilter {
    /// Whose case stands so.
    pub state: Option<CaseState>,
    /// Whose case is overdue now (true), or is not (false).
    pub overdue: Option<bool>,
    /// Paid today (true), or not (false).
    pub paid: Option<bool>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// Applied for on this day or later.
    pub applied_from: Option<Date>,
    /// Applied for on this day or earlier.
    pub applied_to: Option<Date>,
}

impl UnemploymentBenefitFilter {
    fn narrow<'a>(&self, find: Find<'a, UnemploymentBenefit>) -> Result<Find<'a, UnemploymentBenefit>> {
        let today = find.access().today();
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let paid = |is: bool| {
            let runs = Expr::col("from_on").lte(today).and(Expr::col("to_on").gt(today));
            let never = Expr::col("from_on").is_null();
            if is { runs } else { never.or(runs.not()) }
        };
        let all = Condition::all()
            .add_option(case::asked(find.access(), "unemployment_benefit", (self.state, self.overdue))?)
            .add_option(self.paid.map(paid))
            .add_option(resident)
            .add_option(self.applied_from.map(|day| Expr::col("applied_on").gte(day.0)))
            .add_option(self.applied_to.map(|day| Expr::col("applied_on").lte(day.0)));
        Ok(find.filter(all))
    }
}

/// The queries of the register.
pub(super) struct UnemploymentQueries;

impl From<&QueryRoot> for UnemploymentQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl UnemploymentQueries {
    /// The registrations as unemployed (失业登记) within your reach, grid by grid in the order of their entry; those of one
    /// area, and those that the filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn unemployment_registrations(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<UnemploymentFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<UnemploymentRegistration>>> {
        let paging = Paging::new::<UnemploymentRegistration>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<UnemploymentRegistration>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }

    /// The applications for unemployment benefit (失业保险金申领) within your reach, newest first; those of one area, and
    /// those that the filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn unemployment_benefits(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<UnemploymentBenefitFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<UnemploymentBenefit>>> {
        let paging = Paging::new::<UnemploymentBenefit>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<UnemploymentBenefit>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
