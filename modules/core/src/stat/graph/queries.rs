//! How counts are asked for.

use super::areas::Areas;
use super::coverage::{Coverage, quarter};
use super::public::PublicFigures;
use super::statistics::AreaStatistics;
use crate::places::division::Division;
use crate::places::grid::Grid;
use crate::stat::figures::{Counts, Figures, Wanted};
use crate::stat::record::GridStat;
use async_graphql::{Context, Object};
use futures_util::future::try_join_all;
use kit::Result;
use kit::access::Ask;
use kit::code::{AreaCode, AreaLevel};
use kit::record::Row;
use kit::schema::QueryRoot;
use std::sync::Arc;

const RESOURCE: &str = "statistics";
/// What coverage is a share of.
const RECORDS: [&str; 2] = ["registered", "floating"];

/// The queries of counts.
pub(super) struct CountQueries;

impl From<&QueryRoot> for CountQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl CountQueries {
    /// What was counted in an area: a row for each area of a level in it, by code, as far as the area is wholly within
    /// your reach. Areas in which nothing was counted yet are left out.
    async fn statistics(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        #[graphql(
            desc = "Level of the rows, that of the area or one below; one row for the area itself when left out."
        )]
        level: Option<AreaLevel>,
        #[graphql(desc = "At most so many rows, 20 when left out, 1,000 at most.")] first: Option<i32>,
        #[graphql(desc = "The rows after the one with this code.")] after: Option<AreaCode>,
    ) -> Result<Option<Vec<AreaStatistics>>> {
        let areas = Areas::of(area, level, first, after)?;
        let rows = counted(ctx, &areas, Wanted::selected(&ctx.look_ahead())).await?;
        Ok(Some(rows.into_iter().map(AreaStatistics).collect()))
    }

    /// Figures of 10 or more that everybody may read, without a login: a row for each area of a level in an area, by
    /// code, down to communities.
    async fn public_figures(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        #[graphql(
            desc = "Level of the rows, that of the area or one below; one row for the area itself when left out."
        )]
        level: Option<AreaLevel>,
        #[graphql(desc = "At most so many rows, 20 when left out, 1,000 at most.")] first: Option<i32>,
        #[graphql(desc = "The rows after the one with this code.")] after: Option<AreaCode>,
    ) -> Result<Option<Vec<PublicFigures>>> {
        PublicFigures::read(ctx, &Areas::of(area, level, first, after)?).await.map(Some)
    }

    /// Coverage and entry rate of a quarter: a row for each area of a level in an area, by code, as far as the area is
    /// wholly within your reach.
    async fn coverage(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        #[graphql(
            desc = "Level of the rows, that of the area or one below; one row for the area itself when left out."
        )]
        level: Option<AreaLevel>,
        #[graphql(desc = "The quarter, e.g. `2026Q1`; this one when left out.")] quarter: Option<String>,
        #[graphql(desc = "At most so many rows, 20 when left out, 1,000 at most.")] first: Option<i32>,
        #[graphql(desc = "The rows after the one with this code.")] after: Option<AreaCode>,
    ) -> Result<Option<Vec<Coverage>>> {
        let quarter = self::quarter(ctx, quarter.as_deref())?;
        let areas = Areas::of(area, level, first, after)?;
        let rows = counted(ctx, &areas, Wanted::named(&RECORDS)).await?;
        try_join_all(rows.into_iter().map(|row| Coverage::of(ctx, row, quarter))).await.map(Some)
    }
}

async fn counted(ctx: &Context<'_>, areas: &Areas, wanted: Wanted) -> Result<Vec<Arc<Figures>>> {
    let find = ctx.access().find_as::<GridStat>(RESOURCE)?.in_area(&areas.area);
    let rows = Figures::read(find, &areas.tally(), wanted).await?;
    Ok(rows.into_iter().map(Arc::new).collect())
}

/// The counts of an area, or None where it is not wholly within reach or nothing was counted.
async fn counts(ctx: &Context<'_>, code: &str, wanted: Wanted) -> Result<Option<Arc<Figures>>> {
    ctx.loaders().load(Counts { resource: RESOURCE, wanted }, code.to_owned()).await
}

/// Counts of a division.
pub(super) struct DivisionCounts(String);

impl From<&Row<Division>> for DivisionCounts {
    fn from(division: &Row<Division>) -> Self {
        Self(division.key().to_owned())
    }
}

#[Object]
impl DivisionCounts {
    /// What was counted in it; null where it is not wholly within your reach or nothing was counted yet.
    async fn statistics(&self, ctx: &Context<'_>) -> Result<Option<AreaStatistics>> {
        let found = counts(ctx, &self.0, Wanted::selected(&ctx.look_ahead())).await?;
        Ok(found.map(AreaStatistics))
    }
}

/// Counts of a grid.
pub(super) struct GridCounts(String);

impl From<&Row<Grid>> for GridCounts {
    fn from(grid: &Row<Grid>) -> Self {
        Self(grid.area().to_owned())
    }
}

#[Object]
impl GridCounts {
    /// What was counted in it; null where nothing was counted yet.
    async fn statistics(&self, ctx: &Context<'_>) -> Result<Option<AreaStatistics>> {
        let found = counts(ctx, &self.0, Wanted::selected(&ctx.look_ahead())).await?;
        Ok(found.map(AreaStatistics))
    }

    /// Coverage and entry rate of a quarter; null where nothing was counted yet.
    async fn coverage(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The quarter, e.g. `2026Q1`; this one when left out.")] quarter: Option<String>,
    ) -> Result<Option<Coverage>> {
        let quarter = self::quarter(ctx, quarter.as_deref())?;
        match counts(ctx, &self.0, Wanted::named(&RECORDS)).await? {
            Some(found) => Coverage::of(ctx, found, quarter).await.map(Some),
            None => Ok(None),
        }
    }
}
