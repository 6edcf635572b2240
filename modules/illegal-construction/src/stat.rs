//! Counts of archives, inspections and violations, by area and period.

use crate::archive::{BuildingArchive, BuildingPaperState};
use crate::inspection::ConstructionInspection;
use crate::violation::Violation;
use async_graphql::{ComplexObject, Context, Object, SimpleObject};
use kit::access::{Action, Ask};
use kit::code::{AreaCode, AreaLevel};
use kit::module::Parts;
use kit::record::Row;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use kit::{Error, Result};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use std::collections::BTreeMap;
use std::sync::Arc;
use wangge_core::places::division::Division;
use wangge_core::places::grid::Grid;
use wangge_core::stat::tallies::{Span, Tallies, amount_if, one_if};
use wangge_core::stat::{Areas, division_of};

/// Resource of the counts.
const RESOURCE: &str = "construction-statistics";

/// Archives in force, complete ones, and those of buildings with imperfect procedures.
const ARCHIVES: Tallies<BuildingArchive> = Tallies::new("building archives", |span| {
    let active = || span.has("surveyed_on").add(Expr::col("status").eq("active"));
    let missing = |column: &'static str| Expr::col(column).eq(BuildingPaperState::Missing.as_str());
    vec![
        one_if(active()),
        one_if(active().add(Expr::col("complete").eq(true))),
        one_if(active().add(missing("land_paper").or(missing("planning_paper")))),
    ]
});

/// Grids inspected, each once for a day, and suspected sites.
pub(crate) const INSPECTIONS: Tallies<ConstructionInspection> = Tallies::new("inspections", |span| {
    let days = || span.has("inspected_on");
    vec![one_if(days().add(first_of_its_day())), amount_if(days(), Expr::col("suspected"))]
});

/// Violations discovered and ended, those open now, and of these those whose legal term is over.
pub(crate) const VIOLATIONS: Tallies<Violation> = Tallies::new("violations", |span| {
    let open = || Condition::all().add(Expr::col("status").eq("open"));
    vec![
        one_if(span.has("discovered_on")),
        one_if(span.has("ended_on")),
        one_if(open()),
        one_if(open().add(Expr::col("due_on").is_not_null()).add(Expr::col("due_on").lt(span.today()))),
    ]
});

/// Inspections before which nobody inspected the same grid on the same day.
fn first_of_its_day() -> Condition {
    const TABLE: &str = "construction_inspection";
    let mut other = Query::select();
    other.expr(Expr::val(1)).from_as(TABLE, "other");
    for column in ["district_code", "grid_id", "inspected_on"] {
        other.and_where(Expr::col(("other", column)).equals((TABLE, column)));
    }
    other.and_where(Expr::col(("other", "id")).lt(Expr::col((TABLE, "id"))));
    Condition::all().add(Expr::exists(other).not())
}

/// What was counted of illegal construction (违法建设统计) in an area.
#[derive(Clone, Debug, Default, SimpleObject)]
#[graphql(complex)]
pub(crate) struct IllegalConstructionStatistics {
    /// Code of the area.
    key: String,
    /// Building archives in force that were surveyed in the period (档案数).
    archives: i64,
    /// Complete ones among them (资料齐全).
    complete: i64,
    /// Those of buildings with imperfect procedures among them (手续不完善).
    imperfect: i64,
    /// Inspections in the period: grids, each once for a day (巡查网格日).
    inspections: i64,
    /// Suspected sites that they found (疑似违建).
    suspected: i64,
    /// Violations discovered in the period (发现数).
    discovered: i64,
    /// Violations accepted or found to be none in the period (结案数).
    ended: i64,
    /// Violations open now, of whatever time (在办数).
    open: i64,
    /// Of these those whose legal term is over (逾期数).
    past_due: i64,
}

#[ComplexObject]
impl IllegalConstructionStatistics {
    /// The division; null for a grid.
    async fn division(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Division>>>> {
        division_of(ctx, &self.key).await
    }
}

impl IllegalConstructionStatistics {
    fn put_archives(&mut self, sums: &[i64]) {
        if let [archives, complete, imperfect] = *sums {
            (self.archives, self.complete, self.imperfect) = (archives, complete, imperfect);
        }
    }

    fn put_inspections(&mut self, sums: &[i64]) {
        if let [inspections, suspected] = *sums {
            (self.inspections, self.suspected) = (inspections, suspected);
        }
    }

    fn put_violations(&mut self, sums: &[i64]) {
        if let [discovered, ended, open, past_due] = *sums {
            (self.discovered, self.ended, self.open, self.past_due) = (discovered, ended, open, past_due);
        }
    }

    /// Of one area, in one statement for the areas of a level and kind of record; None where it is not wholly within reach.
    async fn of(
        ctx: &Context<'_>,
        code: &str,
        (from, to): (Option<Date>, Option<Date>),
    ) -> Result<Option<Self>> {
        if !ctx.access().scope(RESOURCE, Action::Read).covers(code) {
            return Ok(None);
        }
        let span = Span::of(ctx.access(), from, to)?;
        let mut counts = Self { key: code.to_owned(), ..Self::default() };
        if let Some(sums) = ctx.loaders().load(ARCHIVES.of_each(span), code.to_owned()).await? {
            counts.put_archives(&sums);
        }
        if let Some(sums) = ctx.loaders().load(INSPECTIONS.of_each(span), code.to_owned()).await? {
            counts.put_inspections(&sums);
        }
        if let Some(sums) = ctx.loaders().load(VIOLATIONS.of_each(span), code.to_owned()).await? {
            counts.put_violations(&sums);
        }
        Ok(Some(counts))
    }
}

/// The query of counts.
struct IllegalConstructionStatQueries;

impl From<&QueryRoot> for IllegalConstructionStatQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl IllegalConstructionStatQueries {
    /// What was counted of illegal construction: a row for each area of a level in an area in which there is something. Only
    /// areas that are wholly within your reach.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn illegal_construction_statistics(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        #[graphql(
            desc = "The level of the rows, that of the area or one below; one row for the area when left out."
        )]
        level: Option<AreaLevel>,
        #[graphql(desc = "First day of the period.")] from: Option<Date>,
        #[graphql(desc = "Last day of the period.")] to: Option<Date>,
        #[graphql(desc = "At most so many rows, 20 when left out, 1,000 at most.")] first: Option<i32>,
        #[graphql(desc = "The rows after the one with this code.")] after: Option<AreaCode>,
    ) -> Result<Option<Vec<IllegalConstructionStatistics>>> {
        let (access, areas) = (ctx.access(), Areas::of(area, level, first, after)?);
        let span = Span::of(access, from, to)?;
        let mut rows: BTreeMap<String, IllegalConstructionStatistics> = BTreeMap::new();
        for (code, sums) in ARCHIVES.of_areas(access, &areas, span).await? {
            rows.entry(code).or_default().put_archives(&sums);
        }
        for (code, sums) in INSPECTIONS.of_areas(access, &areas, span).await? {
            rows.entry(code).or_default().put_inspections(&sums);
        }
        for (code, sums) in VIOLATIONS.of_areas(access, &areas, span).await? {
            rows.entry(code).or_default().put_violations(&sums);
        }
        let most = usize::try_from(Areas::rows(first)?).map_err(Error::internal)?;
        let named = rows.into_iter().map(|(key, row)| IllegalConstructionStatistics { key, ..row });
        Ok(Some(named.take(most).collect()))
    }
}

/// Counts of a division.
struct IllegalConstructionOfDivision(String);

impl From<&Row<Division>> for IllegalConstructionOfDivision {
    fn from(division: &Row<Division>) -> Self {
        Self(division.key().to_owned())
    }
}

#[Object]
impl IllegalConstructionOfDivision {
    /// What was counted of illegal construction in it; null where it is not wholly within your reach.
    async fn illegal_construction_statistics(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "First day of the period.")] from: Option<Date>,
        #[graphql(desc = "Last day of the period.")] to: Option<Date>,
    ) -> Result<Option<IllegalConstructionStatistics>> {
        IllegalConstructionStatistics::of(ctx, &self.0, (from, to)).await
    }
}

/// Counts of a grid.
struct IllegalConstructionOfGrid(String);

impl From<&Row<Grid>> for IllegalConstructionOfGrid {
    fn from(grid: &Row<Grid>) -> Self {
        Self(grid.area().to_owned())
    }
}

#[Object]
impl IllegalConstructionOfGrid {
    /// What was counted of illegal construction in it; null where it is out of your reach.
    async fn illegal_construction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "First day of the period.")] from: Option<Date>,
        #[graphql(desc = "Last day of the period.")] to: Option<Date>,
    ) -> Result<Option<IllegalConstructionStatistics>> {
        IllegalConstructionStatistics::of(ctx, &self.0, (from, to)).await
    }
}

/// What the counts add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .fields_of::<Division, IllegalConstructionOfDivision>()
        .fields_of::<Grid, IllegalConstructionOfGrid>()
        .queries::<IllegalConstructionStatQueries>();
}
