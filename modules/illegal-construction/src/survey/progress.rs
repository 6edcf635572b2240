//! How far the survey is, area by area.

use crate::policy::SURVEYED;
use async_graphql::{Context, Object, SimpleObject};
use chrono::NaiveDate;
use kit::Result;
use kit::access::Ask;
use kit::code::{AreaCode, AreaLevel};
use kit::scalar::Date;
use kit::schema::QueryRoot;
use people::household::Household;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use wangge_core::stat::Areas;
use wangge_core::stat::tallies::one_if;

/// How far the survey of an area is (摸排进度).
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub(crate) struct SurveyProgress {
    /// Code of the area: a town, a village, or a group, which is a grid.
    pub(crate) code: String,
    /// Households in force in it (户数).
    pub(crate) households: i64,
    /// Of these with an archive in force, surveyed on the day asked for or later where one was (已建档).
    pub(crate) archives: i64,
    /// Of these archives the complete ones (资料齐全).
    pub(crate) complete: i64,
    /// Households that are left (未建档). The survey is over when there are none.
    pub(crate) left: i64,
}

/// Households with an archive in force, surveyed on this day or later, that meets the condition.
pub(super) fn with_archive(since: Option<NaiveDate>, more: Option<Condition>) -> Condition {
    let at = |column: &'static str| Expr::col(("building_archive", column));
    let mut archive = Query::select();
    archive
        .expr(Expr::val(1))
        .from("building_archive")
        .and_where(at("district_code").equals(("household", "district_code")))
        .and_where(at("household_id").equals(("household", "id")))
        .and_where(at("status").eq("active"));
    if let Some(day) = since {
        archive.and_where(at("surveyed_on").gte(day));
    }
    if let Some(more) = more {
        archive.cond_where(more);
    }
    Condition::all().add(Expr::exists(archive))
}

/// The progress of areas that are wholly within the caller's reach, in one statement.
pub(crate) async fn progress(
    access: &kit::access::Access,
    areas: &Areas,
    since: Option<NaiveDate>,
) -> Result<Vec<SurveyProgress>> {
    let complete = Condition::all().add(Expr::col(("building_archive", "complete")).eq(true));
    let sums =
        [Expr::cust("1"), one_if(with_archive(since, None)), one_if(with_archive(since, Some(complete)))];
    let find = access.find_as::<Household>(SURVEYED)?;
    let find = find.filter(Expr::col("status").eq("active")).in_area(&areas.area);
    let row = |(code, sums): (String, Vec<i64>)| {
        let of = |at: usize| sums.get(at).copied().unwrap_or_default();
        let (households, archives, complete) = (of(0), of(1), of(2));
        SurveyProgress { code, households, archives, complete, left: households - archives }
    };
    Ok(find.sums(&areas.tally(), &sums).await?.into_iter().map(row).collect())
}

/// The query of the progress.
pub(super) struct SurveyQueries;

impl From<&QueryRoot> for SurveyQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl SurveyQueries {
    /// How far the survey of buildings is (摸排进度): for each area of a level in an area, e.g. the villages of a town or the
    /// groups of a village, how many of its households have an archive and how many are left. Areas that are not wholly
    /// within your reach, and those without households, are left out.
    async fn survey_progress(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        #[graphql(
            desc = "The level of the rows, that of the area or one below; one row for the area when left out."
        )]
        level: Option<AreaLevel>,
        #[graphql(
            desc = "Only archives surveyed on this day or later count: for a survey that is repeated."
        )]
        since: Option<Date>,
        #[graphql(desc = "At most so many rows, 20 when left out, 1,000 at most.")] first: Option<i32>,
        #[graphql(desc = "The rows after the one with this code.")] after: Option<AreaCode>,
    ) -> Result<Option<Vec<SurveyProgress>>> {
        let areas = Areas::of(area, level, first, after)?;
        progress(ctx.access(), &areas, since.map(|day| day.0)).await.map(Some)
    }
}
