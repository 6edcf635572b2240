//! How people with difficulty finding work are found.

use super::record::{HardshipCategory, JobHardship};
use super::write::in_force;
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
use work::case::{self, CaseState};

/// Which applications and recognitions. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct JobHardshipFilter {
    /// Of this category.
    pub category: Option<HardshipCategory>,
    /// Whose case stands so.
    pub state: Option<CaseState>,
    /// Whose case is overdue now (true), or is not (false).
    pub overdue: Option<bool>,
    /// Recognised today (true), or not (false).
    pub recognised: Option<bool>,
    /// Whose recognition ends on this day or earlier.
    pub until_to: Option<Date>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// Applied for on this day or later.
    pub applied_from: Option<Date>,
    /// Applied for on this day or earlier.
    pub applied_to: Option<Date>,
}

impl JobHardshipFilter {
    fn narrow<'a>(&self, find: Find<'a, JobHardship>) -> Result<Find<'a, JobHardship>> {
        let today = find.access().today();
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let recognised = |is: bool| match is {
            true => in_force(today),
            // a condition with a null in it is neither so nor not so
            false => Condition::any()
                .add(Expr::col("recognised_on").is_null())
                .add(Expr::col("ended_on").is_not_null())
                .add(Expr::col("until_on").lt(today)),
        };
        let all = Condition::all()
            .add_option(self.category.map(|category| Expr::col("category").eq(category.as_str())))
            .add_option(case::asked(find.access(), "job_hardship", (self.state, self.overdue))?)
            .add_option(self.recognised.map(recognised))
            .add_option(self.until_to.map(|day| Expr::col("until_on").lte(day.0)))
            .add_option(resident)
            .add_option(self.applied_from.map(|day| Expr::col("applied_on").gte(day.0)))
            .add_option(self.applied_to.map(|day| Expr::col("applied_on").lte(day.0)));
        Ok(find.filter(all))
    }
}

/// The queries of recognitions.
pub(super) struct HardshipQueries;

impl From<&QueryRoot> for HardshipQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl HardshipQueries {
    /// The people with difficulty finding work within your reach (就业困难人员): applications and recognitions, newest
    /// first; those of one area, and those that the filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn job_hardships(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<JobHardshipFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<JobHardship>>> {
        let paging = Paging::new::<JobHardship>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<JobHardship>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
