//! How introductions are found.

use super::record::{IntroductionResult, JobIntroduction};
use crate::vacancy::JobVacancy;
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
use wangge_core::narrow::keyed;

/// Which introductions. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct JobIntroductionFilter {
    /// With this result.
    pub result: Option<IntroductionResult>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// To this vacancy.
    pub vacancy: Option<GlobalId>,
    /// Made on this day or later.
    pub introduced_from: Option<Date>,
    /// Made on this day or earlier.
    pub introduced_to: Option<Date>,
}

impl JobIntroductionFilter {
    fn narrow<'a>(&self, find: Find<'a, JobIntroduction>) -> Result<Find<'a, JobIntroduction>> {
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let vacancy = keyed(self.vacancy.as_ref(), JobVacancy::TYPE, ("filter.vacancy", "vacancy_id"))?;
        let all = Condition::all()
            .add_option(self.result.map(|result| Expr::col("result").eq(result.as_str())))
            .add_option(resident)
            .add_option(vacancy)
            .add_option(self.introduced_from.map(|day| Expr::col("introduced_on").gte(day.0)))
            .add_option(self.introduced_to.map(|day| Expr::col("introduced_on").lte(day.0)));
        Ok(find.filter(all))
    }
}

/// The queries of introductions.
pub(super) struct IntroductionQueries;

impl From<&QueryRoot> for IntroductionQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl IntroductionQueries {
    /// The introductions of people to vacancies (职业介绍) within your reach, newest first; those of one area, and those that
    /// the filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn job_introductions(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<JobIntroductionFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<JobIntroduction>>> {
        let paging = Paging::new::<JobIntroduction>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<JobIntroduction>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
