//! The figures of a week, village by village, as they are recorded.

use crate::stat::{INSPECTIONS, VIOLATIONS};
use crate::survey::progress;
use chrono::{NaiveDate, TimeDelta};
use kit::access::Access;
use kit::code::{AreaCode, AreaLevel};
use kit::scalar::Date;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait};
use std::collections::BTreeMap;
use wangge_core::places::grid::Grid;
use wangge_core::stat::Areas;
use wangge_core::stat::tallies::Span;

/// Most villages of a town.
const MOST: i32 = 1_000;

/// The figures of a village or a town.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    pub(crate) households: i32,
    pub(crate) archives: i32,
    pub(crate) complete: i32,
    pub(crate) inspections: i32,
    pub(crate) inspections_due: i32,
    pub(crate) suspected: i32,
    pub(crate) discovered: i32,
    pub(crate) ended: i32,
    pub(crate) open: i32,
    pub(crate) past_due: i32,
}

impl Figures {
    /// With those of another village.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            households: self.households + other.households,
            archives: self.archives + other.archives,
            complete: self.complete + other.complete,
            inspections: self.inspections + other.inspections,
            inspections_due: self.inspections_due + other.inspections_due,
            suspected: self.suspected + other.suspected,
            discovered: self.discovered + other.discovered,
            ended: self.ended + other.ended,
            open: self.open + other.open,
            past_due: self.past_due + other.past_due,
        }
    }
}

/// The figures of the villages of a town in the week that begins on this Monday, by their codes.
pub(super) async fn drawn(
    access: &Access,
    town: &AreaCode,
    monday: NaiveDate,
) -> Result<BTreeMap<String, Figures>> {
    let areas = Areas::of(town.clone(), Some(AreaLevel::Community), Some(MOST), None)?;
    let last = Ord::min(monday + TimeDelta::days(6), access.today());
    let days = small((last - monday).num_days() + 1)?;
    let span = Span::of(access, Some(Date(monday)), Some(Date(last)))?;
    let mut villages: BTreeMap<String, Figures> = BTreeMap::new();
    let grids = access.find::<Grid>()?.filter(Expr::col("status").eq("active")).in_area(town);
    for (code, sums) in grids.sums(&areas.tally(), &[Expr::cust("1")]).await? {
        let grids = small(sums.first().copied().unwrap_or_default())?;
        villages.entry(code).or_default().inspections_due = grids * days;
    }
    for survey in progress(access, &areas, None).await? {
        let village = villages.entry(survey.code).or_default();
        village.households = small(survey.households)?;
        village.archives = small(survey.archives)?;
        village.complete = small(survey.complete)?;
    }
    for (code, sums) in INSPECTIONS.of_areas(access, &areas, span).await? {
        if let [inspections, suspected] = *sums {
            let village = villages.entry(code).or_default();
            (village.inspections, village.suspected) = (small(inspections)?, small(suspected)?);
        }
    }
    for (code, sums) in VIOLATIONS.of_areas(access, &areas, span).await? {
        if let [discovered, ended, open, past_due] = *sums {
            let village = villages.entry(code).or_default();
            (village.discovered, village.ended) = (small(discovered)?, small(ended)?);
            (village.open, village.past_due) = (small(open)?, small(past_due)?);
        }
    }
    Ok(villages)
}

fn small(number: i64) -> Result<i32> {
    i32::try_from(number).map_err(Error::internal)
}
