//! How enrolments are found, and who has none.

use super::cover::uncovered;
use super::record::{ContributionState, InsuranceEnrolment, InsuranceKind, InsuranceScheme};
use crate::policy::COVERAGE;
use async_graphql::{Context, InputObject, Object};
use chrono::Datelike;
use kit::access::{Action, Ask, Find};
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::Record;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use kit::{Error, Result};
use people::resident::Resident;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::narrow::keyed;

/// Which enrolments. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct InsuranceEnrolmentFilter {
    /// In schemes of this kind.
    pub kind: Option<InsuranceKind>,
    /// In this scheme.
    pub scheme: Option<InsuranceScheme>,
    /// For this year.
    pub year: Option<i32>,
    /// Of this state; those that are void only where you ask for them.
    pub state: Option<ContributionState>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// Paid on this day or later.
    pub paid_from: Option<Date>,
    /// Paid on this day or earlier.
    pub paid_to: Option<Date>,
}

impl InsuranceEnrolmentFilter {
    fn narrow<'a>(&self, find: Find<'a, InsuranceEnrolment>) -> Result<Find<'a, InsuranceEnrolment>> {
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let of_kind = |kind: InsuranceKind| {
            Expr::col("scheme").is_in(kind.schemes().iter().map(|scheme| scheme.as_str()))
        };
        let state = match self.state {
            Some(state) => Expr::col("state").eq(state.as_str()),
            None => Expr::col("state").ne(ContributionState::Void.as_str()),
        };
        let all = Condition::all()
            .add_option(self.kind.map(of_kind))
            .add_option(self.scheme.map(|scheme| Expr::col("scheme").eq(scheme.as_str())))
            .add_option(self.year.map(|year| Expr::col("year").eq(year)))
            .add(state)
            .add_option(resident)
            .add_option(self.paid_from.map(|day| Expr::col("paid_on").gte(day.0)))
            .add_option(self.paid_to.map(|day| Expr::col("paid_on").lte(day.0)));
        Ok(find.filter(all))
    }
}

/// The queries of enrolments.
pub(super) struct EnrolmentQueries;

impl From<&QueryRoot> for EnrolmentQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl EnrolmentQueries {
    /// The enrolments in insurance schemes (参保登记) within your reach, grid by grid in the order of their entry; those of
    /// one area, and those that the filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn insurance_enrolments(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<InsuranceEnrolmentFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<InsuranceEnrolment>>> {
        let paging = Paging::new::<InsuranceEnrolment>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<InsuranceEnrolment>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }

    /// Who is not covered in an area (未参保人员): the residences in force of those who live there without an insurance of
    /// the kind, or without the scheme where you name one, that covers them in a year. For old age those of 16 or more.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn uninsured(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        #[graphql(desc = "The insurance scheme.")] insurance: InsuranceKind,
        #[graphql(desc = "Only this scheme counts, one of the kind.")] scheme: Option<InsuranceScheme>,
        #[graphql(desc = "The year; this one when left out.")] year: Option<i32>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Resident>>> {
        let paging = Paging::new::<Resident>(ctx, first, after, last, before)?;
        if scheme.is_some_and(|scheme| scheme.kind() != insurance) {
            return Err(Error::bad_input("scheme", "one of the kind of insurance"));
        }
        if !ctx.access().scope(COVERAGE, Action::Read).covers(area.as_str()) {
            return Err(Error::not_found("area"));
        }
        let today = ctx.access().today();
        let year = year.unwrap_or_else(|| today.year());
        let find = || {
            let find = ctx.access().find::<Resident>()?.in_area(&area);
            Ok(find.filter(uncovered(insurance, scheme, (year, today))))
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
