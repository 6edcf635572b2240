//! How counts are asked for.

use super::graph::FireSafetyStatistics;
use super::sums::{ACTIVITIES, HAZARDS, INCIDENTS, PREMISES};
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

/// The query of counts.
pub(super) struct FireSafetyStatQueries;

impl From<&QueryRoot> for FireSafetyStatQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl FireSafetyStatQueries {
    /// Counts of fire safety (消防安全统计): a row for each area of a level in an area that has premises, hazards, drills,
    /// publicity or fires, by their codes. Only of areas that are wholly within your reach.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn fire_safety_statistics(
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
    ) -> Result<Option<Vec<FireSafetyStatistics>>> {
        let (access, span) = (ctx.access(), Span::of(ctx.access(), from, to)?);
        let areas = Areas::of(area, level, first, after)?;
        let mut codes = BTreeSet::new();
        codes.extend(PREMISES.of_areas(access, &areas, span).await?.into_iter().map(|(code, _)| code));
        codes.extend(HAZARDS.of_areas(access, &areas, span).await?.into_iter().map(|(code, _)| code));
        codes.extend(ACTIVITIES.of_areas(access, &areas, span).await?.into_iter().map(|(code, _)| code));
        codes.extend(INCIDENTS.of_areas(access, &areas, span).await?.into_iter().map(|(code, _)| code));
        let scope = access.scope(STATISTICS, Action::Read);
        codes.retain(|code| scope.covers(code));
        let rows = usize::try_from(Areas::rows(first)?).unwrap_or(usize::MAX);
        let row = |area| FireSafetyStatistics { area, span };
        Ok(Some(codes.into_iter().take(rows).map(row).collect()))
    }
}

/// Counts of a grid.
pub(super) struct GridFireSafetyCounts(String);

impl From<&Row<Grid>> for GridFireSafetyCounts {
    fn from(grid: &Row<Grid>) -> Self {
        Self(grid.area().to_owned())
    }
}

#[Object]
impl GridFireSafetyCounts {
    /// Counts of fire safety in it, each part as far as you may read what is counted.
    async fn fire_safety(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "First day of the period.")] from: Option<Date>,
        #[graphql(desc = "Last day of the period.")] to: Option<Date>,
    ) -> Result<Option<FireSafetyStatistics>> {
        Ok(Some(FireSafetyStatistics { area: self.0.clone(), span: Span::of(ctx.access(), from, to)? }))
    }
}

/// Counts of a division.
pub(super) struct DivisionFireSafetyCounts(String);

impl From<&Row<Division>> for DivisionFireSafetyCounts {
    fn from(division: &Row<Division>) -> Self {
        Self(division.key().to_owned())
    }
}

#[Object]
impl DivisionFireSafetyCounts {
    /// Counts of fire safety in it, each part null where it is not wholly within your reach.
    async fn fire_safety_statistics(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "First day of the period.")] from: Option<Date>,
        #[graphql(desc = "Last day of the period.")] to: Option<Date>,
    ) -> Result<Option<FireSafetyStatistics>> {
        Ok(Some(FireSafetyStatistics { area: self.0.clone(), span: Span::of(ctx.access(), from, to)? }))
    }
}
