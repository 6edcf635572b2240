//! How service teams and their next rounds are found.

use super::record::{ServiceRound, ServiceTeam};
use async_graphql::{Context, Object, SimpleObject, Value};
use chrono::{Datelike, NaiveDate, TimeDelta};
use kit::access::Ask;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::record::{Row, Selection};
use kit::scalar::Date;
use kit::schema::QueryRoot;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait};
use std::sync::Arc;
use wangge_core::places::Status;
use wangge_core::places::listed::Listed;

/// Days that a plan of rounds can have at most.
const MOST: i64 = 62;

/// The queries of service teams.
pub(super) struct TeamQueries;

impl From<&QueryRoot> for TeamQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

/// A day on which a service team comes (服务日).
#[derive(SimpleObject)]
pub(super) struct RoundDay {
    /// The day.
    on: Date,
    /// The round, with its team, place and time of day.
    round: Arc<Row<ServiceRound>>,
}

#[Object]
impl TeamQueries {
    /// The service teams (服务队) of an area and what lies in it, the earliest entered first.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn service_teams(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(desc = "Code of a department; `departments` lists them.")] line: Option<String>,
        #[graphql(default_with = "Some(Status::Active)", desc = "Active ones when left out; null for all.")]
        status: Option<Status>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<ServiceTeam>>> {
        let paging = Paging::new::<ServiceTeam>(ctx, first, after, last, before)?;
        Listed::new(area, status).with("line", line.as_deref()).page(ctx, &paging).await
    }

    /// When service teams come to an area and to what lies in it, day by day.
    async fn service_plan(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        #[graphql(desc = "First day; today when left out.")] from: Option<Date>,
        #[graphql(desc = "Last day, at most 62 days after the first; 6 days after it when left out.")]
        to: Option<Date>,
    ) -> Result<Option<Vec<RoundDay>>> {
        let from = from.map_or_else(|| ctx.access().today(), |day| day.0);
        let to = to.map_or(from + TimeDelta::days(6), |day| day.0);
        if to < from || to > from + TimeDelta::days(MOST) {
            return Err(Error::bad_input(
                "to",
                format!("the first day or later, at most {MOST} days after it"),
            ));
        }
        let find = ctx
            .access()
            .find::<ServiceRound>()?
            .select(Selection::ALL)
            .filter(Expr::col("status").eq("active"));
        let rounds: Vec<_> = find.in_area(&area).all().await?.into_iter().map(Arc::new).collect();
        let days = from.iter_days().take_while(|day| *day <= to);
        let plan = days.flat_map(|day| {
            let here = rounds.iter().filter(move |round| comes_on(round, day));
            here.map(move |round| RoundDay { on: Date(day), round: round.clone() })
        });
        Ok(Some(plan.collect()))
    }
}

/// Does the round take place on this day?
fn comes_on(round: &Row<ServiceRound>, day: NaiveDate) -> bool {
    let number = |field| match round.value(field) {
        Some(Value::Number(number)) => number.as_u64(),
        _ => None,
    };
    let weekday = u64::from(day.weekday().number_from_monday());
    let week = u64::from(day.day0() / 7 + 1);
    number("weekday") == Some(weekday) && number("week").is_none_or(|only| only == week)
}
