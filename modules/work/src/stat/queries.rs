//! How counts of matters are asked for.

use super::statistics::{MatterGrouping, MatterStatistics};
use super::sums::{OfAreas, Which};
use super::withheld::summed;
use async_graphql::{Context, Object};
use kit::access::{Ask, Tally};
use kit::code::{AreaCode, AreaLevel};
use kit::record::Row;
use kit::schema::QueryRoot;
use kit::{Error, Result};
use std::sync::Arc;
use wangge_core::places::division::Division;
use wangge_core::places::grid::Grid;
use wangge_core::stat::Areas;

/// The queries of counts of matters.
pub(super) struct StatQueries;

impl From<&QueryRoot> for StatQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl StatQueries {
    /// What was counted of the matters that were reported in an area: a row for each area of a level in it, or for each
    /// kind, category, line or month, by that key. Only of areas that are wholly within your reach; staff of a
    /// department line see the counts of the kinds of their line.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn matter_statistics(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        #[graphql(desc = "What there is a row for.", default_with = "MatterGrouping::Area")]
        by: MatterGrouping,
        #[graphql(
            desc = "By area: the level of the rows, that of the area or one below; one row for the area itself when left out."
        )]
        level: Option<AreaLevel>,
        #[graphql(desc = "First month of the reports, e.g. `2026-01`.")] from: Option<String>,
        #[graphql(desc = "Last month of the reports, e.g. `2026-11`.")] to: Option<String>,
        #[graphql(desc = "Only this kind of the catalogue, by its code.")] kind: Option<String>,
        #[graphql(desc = "Only kinds of this department line, by its code.")] line: Option<String>,
        #[graphql(desc = "At most so many rows, 20 when left out, 1,000 at most.")] first: Option<i32>,
        #[graphql(desc = "The rows after the one with this key.")] after: Option<String>,
    ) -> Result<Option<Vec<MatterStatistics>>> {
        let which = Which::checked(ctx.access(), (from, to), kind, line)?;
        let found = match by.column() {
            None => {
                let after = after.map(|after| after.parse::<AreaCode>()).transpose();
                let after = after.map_err(|_| Error::bad_input("after", "the key of a row of this list"))?;
                let areas = Areas::of(area, level, first, after)?;
                let find = || Ok(which.find(ctx.access())?.in_area(&areas.area));
                summed(ctx.access(), find, None, &areas.tally()).await?
            }
            Some(_) if level.is_some() => {
                return Err(Error::bad_input("level", "only with `by: AREA`"));
            }
            Some(column) => {
                let digits = area.level().digits();
                let tally =
                    Tally { digits, cells: None, after: after.as_deref(), limit: Areas::rows(first)? };
                let find = || Ok(which.find(ctx.access())?.in_area(&area));
                summed(ctx.access(), find, Some(column), &tally).await?
            }
        };
        let row = |sums| MatterStatistics { by, sums: Arc::new(sums) };
        Ok(Some(found.into_iter().map(row).collect()))
    }
}

/// The counts of an area; None where it is not wholly within reach or nothing was counted.
async fn of_area(
    ctx: &Context<'_>,
    code: &str,
    months: (Option<String>, Option<String>),
    (kind, line): (Option<String>, Option<String>),
) -> Result<Option<MatterStatistics>> {
    let which = Which::checked(ctx.access(), months, kind, line)?;
    let found = ctx.loaders().load(OfAreas(which), code.to_owned()).await?;
    Ok(found.map(|sums| MatterStatistics { by: MatterGrouping::Area, sums }))
}

/// Counts of the matters of a division.
pub(super) struct DivisionMatterCounts(String);

impl From<&Row<Division>> for DivisionMatterCounts {
    fn from(division: &Row<Division>) -> Self {
        Self(division.key().to_owned())
    }
}

#[Object]
impl DivisionMatterCounts {
    /// What was counted of the matters that were reported in it; null where it is not wholly within your reach or nothing
    /// was counted yet.
    async fn matter_statistics(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "First month of the reports, e.g. `2026-01`.")] from: Option<String>,
        #[graphql(desc = "Last month of the reports, e.g. `2026-11`.")] to: Option<String>,
        #[graphql(desc = "Only this kind of the catalogue, by its code.")] kind: Option<String>,
        #[graphql(desc = "Only kinds of this department line, by its code.")] line: Option<String>,
    ) -> Result<Option<MatterStatistics>> {
        of_area(ctx, &self.0, (from, to), (kind, line)).await
    }
}

/// Counts of the matters of a grid.
pub(super) struct GridMatterCounts(String);

impl From<&Row<Grid>> for GridMatterCounts {
    fn from(grid: &Row<Grid>) -> Self {
        Self(grid.area().to_owned())
    }
}

#[Object]
impl GridMatterCounts {
    /// What was counted of the matters that were reported in it; null where nothing was counted yet.
    async fn matter_statistics(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "First month of the reports, e.g. `2026-01`.")] from: Option<String>,
        #[graphql(desc = "Last month of the reports, e.g. `2026-11`.")] to: Option<String>,
        #[graphql(desc = "Only this kind of the catalogue, by its code.")] kind: Option<String>,
        #[graphql(desc = "Only kinds of this department line, by its code.")] line: Option<String>,
    ) -> Result<Option<MatterStatistics>> {
        of_area(ctx, &self.0, (from, to), (kind, line)).await
    }
}
