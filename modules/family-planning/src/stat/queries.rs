//! How counts are asked for.

use super::graph::FamilyPlanningStatistics;
use super::sums::PEOPLE;
use crate::policy::STATISTICS;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::{Action, Ask};
use kit::code::{AreaCode, AreaLevel};
use kit::record::Row;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use std::collections::BTreeSet;
use wangge_core::places::division::Division;
use wangge_core::places::grid::Grid;
use wangge_core::stat::Areas;
use wangge_core::stat::tallies::Span;

/// The queries of counts.
pub(super) struct FamilyPlanningStatQueries;

impl From<&QueryRoot> for FamilyPlanningStatQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl FamilyPlanningStatQueries {
    /// Counts of family planning (计划生育统计): a row for each area of a level in an area where somebody lives, by
    /// their codes. Only of areas that are wholly within your reach.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn family_planning_statistics(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        #[graphql(
            desc = "The level of the rows, that of the area or one below; one row for the area itself when left out."
        )]
        level: Option<AreaLevel>,
        #[graphql(desc = "First day of the period.")] from: Option<Date>,
        #[graphql(desc = "Last day of the period.")] to: Option<Date>,
        #[graphql(desc = "At most so many rows, 20 when left out, 1,000 at most.")] first: Option<i32>,
        #[graphql(desc = "The rows after the area with this code.")] after: Option<AreaCode>,
    ) -> Result<Option<Vec<FamilyPlanningStatistics>>> {
        let (access, span) = (ctx.access(), Span::of(ctx.access(), from, to)?);
        let scope = access.require(STATISTICS, Action::Read)?;
        let areas = Areas::of(area, level, first, after)?;
        let mut codes = BTreeSet::new();
        codes.extend(PEOPLE.of_areas(access, &areas, span).await?.into_iter().map(|(code, _)| code));
        codes.retain(|code| scope.covers(code));
        let rows = usize::try_from(Areas::rows(first)?).unwrap_or(usize::MAX);
        let row = |area| FamilyPlanningStatistics { area, span };
        Ok(Some(codes.into_iter().take(rows).map(row).collect()))
    }
}

/// Counts of a grid.
pub(super) struct GridFamilyPlanningCounts(String);

impl From<&Row<Grid>> for GridFamilyPlanningCounts {
    fn from(grid: &Row<Grid>) -> Self {
        Self(grid.area().to_owned())
    }
}

#[Object]
impl GridFamilyPlanningCounts {
    /// Counts of family planning in it, each part as far as you may read what is counted.
    async fn family_planning(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "First day of the period.")] from: Option<Date>,
        #[graphql(desc = "Last day of the period.")] to: Option<Date>,
    ) -> Result<Option<FamilyPlanningStatistics>> {
        Ok(Some(FamilyPlanningStatistics { area: self.0.clone(), span: Span::of(ctx.access(), from, to)? }))
    }
}

/// Counts of a division.
pub(super) struct DivisionFamilyPlanningCounts(String);

impl From<&Row<Division>> for DivisionFamilyPlanningCounts {
    fn from(division: &Row<Division>) -> Self {
        Self(division.key().to_owned())
    }
}

#[Object]
impl DivisionFamilyPlanningCounts {
    /// Counts of family planning in it, each part null where it is not wholly within your reach.
    async fn family_planning_statistics(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "First day of the period.")] from: Option<Date>,
        #[graphql(desc = "Last day of the period.")] to: Option<Date>,
    ) -> Result<Option<FamilyPlanningStatistics>> {
        Ok(Some(FamilyPlanningStatistics { area: self.0.clone(), span: Span::of(ctx.access(), from, to)? }))
    }
}
