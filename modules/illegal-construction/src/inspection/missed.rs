//! Which days are missing.

use super::record::ConstructionInspection;
use async_graphql::{Context, Object, Value};
use chrono::{NaiveDate, TimeDelta};
use kit::access::{Access, Action, Ask, district_of, texts_in};
use kit::code::AreaCode;
use kit::loaders::Batch;
use kit::paging::{Connection, Paging};
use kit::record::{Record, Row, Selection};
use kit::scalar::Date;
use kit::schema::QueryRoot;
use kit::{Error, Result};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use wangge_core::places::grid::Grid;

/// Most days that are looked at.
const MOST: i64 = 92;
/// The table of inspections.
const TABLE: &str = "construction_inspection";

/// The days on which grids were inspected, by the code of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Inspected {
    from: NaiveDate,
    to: NaiveDate,
}

impl Batch for Inspected {
    type Key = String;
    type Value = Arc<BTreeSet<NaiveDate>>;

    async fn load(&self, access: &Access, keys: &[String]) -> Result<HashMap<String, Self::Value>> {
        let districts: BTreeSet<&str> = keys.iter().map(|code| district_of(code)).collect();
        let find = access
            .find::<ConstructionInspection>()?
            .filter(Expr::col("district_code").is_in(districts))
            .filter(texts_in(access.backend(), "grid_code", keys))
            .filter(Expr::col("inspected_on").between(self.from, self.to))
            .select(Selection::default().with::<ConstructionInspection>("inspectedOn"));
        let mut days: HashMap<String, BTreeSet<NaiveDate>> = HashMap::new();
        for row in find.of_keys().await? {
            if let Some(Value::String(day)) = row.value("inspectedOn") {
                let day = day.parse().map_err(Error::internal)?;
                days.entry(row.area().to_owned()).or_default().insert(day);
            }
        }
        Ok(keys.iter().map(|key| (key.clone(), Arc::new(days.remove(key).unwrap_or_default()))).collect())
    }
}

/// The days of a grid without an inspection.
pub(super) struct GridMissedInspections(String);

impl From<&Row<Grid>> for GridMissedInspections {
    fn from(grid: &Row<Grid>) -> Self {
        Self(grid.area().to_owned())
    }
}

#[Object]
impl GridMissedInspections {
    /// The days on which nobody inspected it for illegal construction (缺巡日期), in order: of the last 30 days before today
    /// when you do not say which, at most 92. Null where its inspections are out of your reach.
    async fn missed_inspections(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "First day.")] from: Option<Date>,
        #[graphql(desc = "Last day; yesterday when left out.")] to: Option<Date>,
    ) -> Result<Option<Vec<Date>>> {
        let scope = ctx.access().scope(ConstructionInspection::RESOURCE, Action::Read);
        if !scope.covers(&self.0) {
            return Ok(None);
        }
        let yesterday = ctx.access().today() - TimeDelta::days(1);
        let to = to.map_or(yesterday, |day| day.0);
        let from = from.map_or(to - TimeDelta::days(29), |day| day.0);
        if to < from || (to - from).num_days() >= MOST {
            return Err(Error::bad_input("from", format!("not after `to`, and at most {MOST} days")));
        }
        let found = ctx.loaders().load(Inspected { from, to }, self.0.clone()).await?.unwrap_or_default();
        let days = from.iter_days().take_while(|day| *day <= to);
        Ok(Some(days.filter(|day| !found.contains(day)).map(Date).collect()))
    }
}

/// The query of grids that were not inspected.
pub(super) struct MissedInspectionQueries;

impl From<&QueryRoot> for MissedInspectionQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

/// The grids in force that nobody inspected on a day.
fn not_inspected(on: NaiveDate) -> Condition {
    let at = |column: &'static str| Expr::col((TABLE, column));
    let mut inspection = Query::select();
    inspection
        .expr(Expr::val(1))
        .from(TABLE)
        .and_where(at("district_code").equals(("grid", "district_code")))
        .and_where(at("grid_id").equals(("grid", "id")))
        .and_where(at("inspected_on").eq(on));
    Condition::all().add(Expr::col("status").eq("active")).add(Expr::exists(inspection).not())
}

#[Object]
impl MissedInspectionQueries {
    /// The grids in force within your reach that nobody inspected for illegal construction on a day (未巡网格), in the order of
    /// their codes; those of one area, where you say so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn grids_not_inspected(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(desc = "The day; today when left out.")] on: Option<Date>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Grid>>> {
        let paging = Paging::new::<Grid>(ctx, first, after, last, before)?;
        let on = on.map_or(ctx.access().today(), |day| day.0);
        let find = || {
            let find = ctx.access().find::<Grid>()?.filter(not_inspected(on));
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
