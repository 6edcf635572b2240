//! What the health authority learns of care at home: figures of quarters that are over, in tens, of communities that have
//! ten or more. A quarter that runs, or days of one's own choice, would tell by their differences of single people.

use super::plan::{HealthCareKind, HealthCarePlan};
use super::visit::HealthCareVisit;
use crate::policy::FIGURES;
use async_graphql::{Context, Object, SimpleObject};
use chrono::{Months, NaiveDate};
use kit::access::{Access, Ask, Cells, Tally};
use kit::code::{AreaCode, AreaLevel};
use kit::schema::QueryRoot;
use kit::{Error, Result};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use std::collections::BTreeMap;
use wangge_core::stat::tallies::one_if;
use wangge_core::stat::{Areas, LEAST, tens};

/// Figures of care at home (健康服务统计) in a quarter, in tens; null where they are less than ten.
#[derive(Clone, Debug, Default, SimpleObject)]
pub(super) struct HealthCareFigures {
    /// Code of the area.
    key: String,
    /// Plans before and after a birth that began.
    maternal: Option<i64>,
    /// Plans of children that began.
    child: Option<i64>,
    /// Plans of reproductive health that began.
    reproductive: Option<i64>,
    /// Visits.
    visits: Option<i64>,
    /// A figure is left out, because it is less than ten or nothing.
    withheld: bool,
}

/// The query of figures.
pub(super) struct FigureQueries;

impl From<&QueryRoot> for FigureQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl FigureQueries {
    /// Care at home in a quarter that is over (健康服务统计): a row for each area of a level in an area that has a figure to
    /// show, by their codes. Communities with less than ten count for nothing, and what is left is rounded down to tens. Only
    /// of areas that are wholly within your reach.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn health_care_figures(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        #[graphql(desc = "The level of the rows, that of the area or one below down to communities.")] level: Option<
            AreaLevel,
        >,
        #[graphql(desc = "The year.")] year: i32,
        #[graphql(desc = "The quarter, 1 to 4, which is over.")] quarter: i32,
        #[graphql(desc = "At most so many rows, 20 when left out, 1,000 at most.")] first: Option<i32>,
        #[graphql(desc = "The rows after the area with this code.")] after: Option<AreaCode>,
    ) -> Result<Option<Vec<HealthCareFigures>>> {
        let access = ctx.access();
        let days = days_of(access.today(), year, quarter)?;
        let areas = Areas::of(area, level, first, after)?;
        if areas.digits() > AreaLevel::Community.digits() {
            return Err(Error::bad_input("level", "a community or more"));
        }
        figures(access, &areas, days).await.map(Some)
    }
}

/// First day of a quarter and first day after it.
type Days = (NaiveDate, NaiveDate);

fn days_of(today: NaiveDate, year: i32, quarter: i32) -> Result<Days> {
    let month = u32::try_from(quarter).ok().filter(|quarter| (1..=4).contains(quarter));
    let month = month.ok_or_else(|| Error::bad_input("quarter", "1 to 4"))? * 3 - 2;
    let first = NaiveDate::from_ymd_opt(year, month, 1).filter(|_| (1990..=2200).contains(&year));
    let first = first.ok_or_else(|| Error::bad_input("year", "1990 to 2200"))?;
    match first.checked_add_months(Months::new(3)) {
        Some(next) if next <= today => Ok((first, next)),
        _ => Err(Error::bad_input("quarter", "one that is over")),
    }
}

async fn figures(access: &Access, areas: &Areas, days: Days) -> Result<Vec<HealthCareFigures>> {
    let cells = Some(Cells { digits: AreaLevel::Community.digits(), least: LEAST });
    let tally = Tally { cells, ..areas.tally() };
    let during = |column: &'static str| {
        Condition::all().add(Expr::col(column).gte(days.0)).add(Expr::col(column).lt(days.1))
    };
    let of_kind =
        |kind: HealthCareKind| one_if(during("consent_on").add(Expr::col("kind").eq(kind.as_str())));
    let kinds = [HealthCareKind::Maternal, HealthCareKind::Child, HealthCareKind::Reproductive].map(of_kind);
    let plans = access.find_as::<HealthCarePlan>(FIGURES)?.in_area(&areas.area).sums(&tally, &kinds).await?;
    let visits = access.find_as::<HealthCareVisit>(FIGURES)?.in_area(&areas.area);
    let visits = visits.sums(&tally, &[one_if(during("visited_on"))]).await?;
    let mut rows: BTreeMap<String, HealthCareFigures> = BTreeMap::new();
    for (code, sums) in plans {
        let row = rows.entry(code).or_default();
        let sum = |at: usize| sums.get(at).copied().and_then(tens);
        (row.maternal, row.child, row.reproductive) = (sum(0), sum(1), sum(2));
    }
    for (code, sums) in visits {
        rows.entry(code).or_default().visits = sums.first().copied().and_then(tens);
    }
    Ok(rows.into_iter().filter_map(shown).take(usize::try_from(tally.limit).unwrap_or(usize::MAX)).collect())
}

/// The row, if it has a figure: one without would tell that there is somebody.
fn shown((key, row): (String, HealthCareFigures)) -> Option<HealthCareFigures> {
    let all = [row.maternal, row.child, row.reproductive, row.visits];
    let withheld = all.iter().any(Option::is_none);
    all.iter().any(Option::is_some).then_some(HealthCareFigures { key, withheld, ..row })
}
