//! How family support is found.

use super::record::{FamilySupport, FamilySupportProgramme};
use crate::payment::FamilySupportPayment;
use async_graphql::{Context, InputObject, Object};
use chrono::NaiveDate;
use kit::access::{Ask, Find};
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::Record;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use kit::{Error, Result};
use people::resident::Resident;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use wangge_core::narrow::keyed;
use work::case::{self, CaseState};

/// Which applications and supports. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct FamilySupportFilter {
    /// Of this programme.
    pub programme: Option<FamilySupportProgramme>,
    /// Whose case stands so.
    pub state: Option<CaseState>,
    /// Whose case is overdue now (true), or is not (false).
    pub overdue: Option<bool>,
    /// Given today (true), or not (false).
    pub given: Option<bool>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// Applied for on this day or later.
    pub applied_from: Option<Date>,
    /// Applied for on this day or earlier.
    pub applied_to: Option<Date>,
    /// Given on a day of this year, and not drafted for it: to be paid.
    pub unpaid_in: Option<i32>,
}

impl FamilySupportFilter {
    fn narrow<'a>(&self, find: Find<'a, FamilySupport>) -> Result<Find<'a, FamilySupport>> {
        let today = find.access().today();
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let given = |is: bool| if is { in_force(today) } else { in_force(today).not() };
        let all = Condition::all()
            .add_option(self.programme.map(|programme| Expr::col("programme").eq(programme.as_str())))
            .add_option(case::asked(find.access(), "family_support", (self.state, self.overdue))?)
            .add_option(self.given.map(given))
            .add_option(resident)
            .add_option(self.applied_from.map(|day| Expr::col("applied_on").gte(day.0)))
            .add_option(self.applied_to.map(|day| Expr::col("applied_on").lte(day.0)))
            .add_option(self.unpaid_in.map(unpaid_in).transpose()?);
        // of what is paid is told to who may read that
        let find =
            if self.unpaid_in.is_some() { find.reading(FamilySupportPayment::RESOURCE)? } else { find };
        Ok(find.filter(all))
    }
}

/// Given on a day.
pub(crate) fn in_force(day: NaiveDate) -> Condition {
    let open = Expr::col("to_on").is_null().or(Expr::col("to_on").gt(day));
    Condition::all().add(Expr::col("from_on").is_not_null()).add(Expr::col("from_on").lte(day)).add(open)
}

/// Given on a day of a year for which there is no payment.
fn unpaid_in(year: i32) -> Result<Condition> {
    let wrong = || Error::bad_input("filter.unpaidIn", "1990 to 2200");
    let day =
        |month, day| NaiveDate::from_ymd_opt(year, month, day).filter(|_| (1990..=2200).contains(&year));
    let (first, last) = (day(1, 1).ok_or_else(wrong)?, day(12, 31).ok_or_else(wrong)?);
    let drafted = Query::select()
        .expr(Expr::val(1))
        .from("family_support_payment")
        .and_where(
            Expr::col(("family_support_payment", "district_code"))
                .equals(("family_support", "district_code")),
        )
        .and_where(Expr::col(("family_support_payment", "support_id")).equals(("family_support", "id")))
        .and_where(Expr::col(("family_support_payment", "year")).eq(year))
        .and_where(Expr::col(("family_support_payment", "state")).ne("discarded"))
        .to_owned();
    let ended = Expr::col("to_on").is_null().or(Expr::col("to_on").gt(first));
    Ok(Condition::all()
        .add(Expr::col("from_on").is_not_null())
        .add(Expr::col("from_on").lte(last))
        .add(ended)
        .add(Expr::exists(drafted).not()))
}

/// The queries of family support.
pub(super) struct SupportQueries;

impl From<&QueryRoot> for SupportQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl SupportQueries {
    /// The applications for family support (家庭扶助) within your reach, newest first; those of one area, and those that the
    /// filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn family_supports(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<FamilySupportFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FamilySupport>>> {
        let paging = Paging::new::<FamilySupport>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<FamilySupport>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
