//! How pensions and their checks are found.

use super::check::{QualificationCheck, QualificationResult, QualificationWay};
use super::record::{Pension, PensionState};
use crate::enrolment::InsuranceScheme;
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
use wangge_core::narrow::{keyed, late, without};

/// Which pensions. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct PensionFilter {
    /// Of this scheme.
    pub scheme: Option<InsuranceScheme>,
    /// Of this state.
    pub state: Option<PensionState>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// Whose next check is due on this day or earlier.
    pub check_due_to: Option<Date>,
    /// Whose next check was due before today (true), or was not (false).
    pub overdue: Option<bool>,
    /// Of which a notice was served, and no check followed (true), or none (false).
    pub notified: Option<bool>,
    /// Confirmed last on this day or later.
    pub checked_from: Option<Date>,
    /// Confirmed last on this day or earlier.
    pub checked_to: Option<Date>,
}

impl PensionFilter {
    fn narrow<'a>(&self, find: Find<'a, Pension>) -> Result<Find<'a, Pension>> {
        let today = find.access().today();
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let all = Condition::all()
            .add_option(self.scheme.map(|scheme| Expr::col("scheme").eq(scheme.as_str())))
            .add_option(self.state.map(|state| Expr::col("state").eq(state.as_str())))
            .add_option(resident)
            .add_option(self.check_due_to.map(|day| Expr::col("check_due_on").lte(day.0)))
            .add_option(self.overdue.map(|is| late("check_due_on", today, is)))
            .add_option(self.notified.map(|is| without("notice_on", !is)))
            .add_option(self.checked_from.map(|day| Expr::col("checked_on").gte(day.0)))
            .add_option(self.checked_to.map(|day| Expr::col("checked_on").lte(day.0)));
        Ok(find.filter(all))
    }
}

/// Which checks. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct QualificationCheckFilter {
    /// Done so.
    pub way: Option<QualificationWay>,
    /// With this result.
    pub result: Option<QualificationResult>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// Done on this day or later.
    pub checked_from: Option<Date>,
    /// Done on this day or earlier.
    pub checked_to: Option<Date>,
}

impl QualificationCheckFilter {
    fn narrow<'a>(&self, find: Find<'a, QualificationCheck>) -> Result<Find<'a, QualificationCheck>> {
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let all = Condition::all()
            .add_option(self.way.map(|way| Expr::col("way").eq(way.as_str())))
            .add_option(self.result.map(|result| Expr::col("result").eq(result.as_str())))
            .add_option(resident)
            .add_option(self.checked_from.map(|day| Expr::col("checked_on").gte(day.0)))
            .add_option(self.checked_to.map(|day| Expr::col("checked_on").lte(day.0)));
        Ok(find.filter(all))
    }
}

/// The queries of pensions.
pub(super) struct PensionQueries;

impl From<&QueryRoot> for PensionQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl PensionQueries {
    /// The pensions (养老待遇) within your reach, grid by grid in the order of their entry; those of one area, and those
    /// that the filter leaves: whose check is due, or overdue, and so on.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn pensions(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<PensionFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Pension>>> {
        let paging = Paging::new::<Pension>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<Pension>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }

    /// The qualification checks (资格认证) within your reach, newest first; those of one area, and those that the filter
    /// leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn qualification_checks(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<QualificationCheckFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<QualificationCheck>>> {
        let paging = Paging::new::<QualificationCheck>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<QualificationCheck>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
