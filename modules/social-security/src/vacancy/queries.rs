//! How vacancies are found.

use super::record::JobVacancy;
use async_graphql::{Context, InputObject, Object};
use chrono::NaiveDate;
use kit::Result;
use kit::access::{Ask, Find};
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::Record;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use property::unit::Unit;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::narrow::keyed;

/// Which vacancies. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct JobVacancyFilter {
    /// Open today (true), or not (false).
    pub open: Option<bool>,
    /// Of this unit.
    pub unit: Option<GlobalId>,
    /// Whose highest wage of a month is this or more, in fen.
    pub wage_fen: Option<i32>,
    /// Whose last day is this one or earlier.
    pub closes_to: Option<Date>,
    /// Opened on this day or later.
    pub opened_from: Option<Date>,
    /// Opened on this day or earlier.
    pub opened_to: Option<Date>,
}

/// The vacancies that are open on a day (true), or are not (false).
pub(crate) fn open(day: NaiveDate, is: bool) -> Condition {
    let last = || Expr::col("closes_on");
    if is {
        let runs = last().is_null().or(last().gte(day));
        Condition::all().add(Expr::col("closed_on").is_null()).add(runs)
    } else {
        Condition::any().add(Expr::col("closed_on").is_not_null()).add(last().lt(day))
    }
}

impl JobVacancyFilter {
    fn narrow<'a>(&self, find: Find<'a, JobVacancy>) -> Result<Find<'a, JobVacancy>> {
        let today = find.access().today();
        let all = Condition::all()
            .add_option(self.open.map(|is| open(today, is)))
            .add_option(keyed(self.unit.as_ref(), Unit::TYPE, ("filter.unit", "unit_id"))?)
            .add_option(self.wage_fen.map(|wage| Expr::col("wage_to_fen").gte(wage)))
            .add_option(self.closes_to.map(|day| Expr::col("closes_on").lte(day.0)))
            .add_option(self.opened_from.map(|day| Expr::col("opened_on").gte(day.0)))
            .add_option(self.opened_to.map(|day| Expr::col("opened_on").lte(day.0)));
        Ok(find.filter(all))
    }
}

/// The queries of vacancies.
pub(super) struct VacancyQueries;

impl From<&QueryRoot> for VacancyQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl VacancyQueries {
    /// The work that units offer (招聘岗位), newest first; that of one area, and that which the filter leaves. Everybody who
    /// is logged in reads it.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn job_vacancies(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<JobVacancyFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<JobVacancy>>> {
        let paging = Paging::new::<JobVacancy>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<JobVacancy>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
