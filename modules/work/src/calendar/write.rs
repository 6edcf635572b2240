//! Saying of days whether they are worked.

use super::inputs::SetWorkDaysInput;
use super::record::WorkDay;
use async_graphql::{Context, Object, SimpleObject};
use chrono::NaiveDate;
use kit::access::{Action, Ask, Permit, Tx, Written};
use kit::code::DivisionCode;
use kit::node::GlobalId;
use kit::record::{Record, Row};
use kit::schema::MutationRoot;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use std::collections::BTreeSet;
use wangge_core::places::text;

/// Most days of one call.
const MOST: usize = 200;

/// The mutations of the calendar.
pub(super) struct CalendarMutations;

impl From<&MutationRoot> for CalendarMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// What was said of days.
#[derive(SimpleObject)]
struct WorkDaysPayload {
    /// What is said of the days now.
    work_days: Vec<Row<WorkDay>>,
}

#[Object]
impl CalendarMutations {
    /// Says of days whether they are worked in a division. Limits that run already stay as they are; what begins later
    /// follows.
    async fn set_work_days(
        &self,
        ctx: &Context<'_>,
        input: SetWorkDaysInput,
    ) -> Result<Option<WorkDaysPayload>> {
        let key = input.idempotency_key.clone();
        let (area, days) = (input.area.clone(), input.days.iter().map(|day| day.day.0).collect::<Vec<_>>());
        kit::once::once(ctx, key.as_deref(), async |tx: &mut Tx| set(tx, input).await).await?;
        let codes: Vec<String> = days.iter().map(|day| code_of(&area, *day)).collect();
        let find = ctx.access().find::<WorkDay>()?.filter(Expr::col("code").is_in(codes));
        Ok(Some(WorkDaysPayload { work_days: find.all().await? }))
    }
}

fn code_of(area: &DivisionCode, day: NaiveDate) -> String {
    format!("{area}{}", day.format("%Y%m%d"))
}

async fn set(tx: &mut Tx, input: SetWorkDaysInput) -> Result<Written> {
    if input.area.as_str().len() > 6 {
        return Err(Error::bad_input("input.area", "a district or a wider division"));
    }
    let permit = tx.permit(WorkDay::RESOURCE, Action::Change, input.area.as_str())?;
    if input.days.is_empty() || input.days.len() > MOST {
        return Err(Error::bad_input("input.days", format!("1 to {MOST} days")));
    }
    let mut seen = BTreeSet::new();
    for (nth, said) in input.days.iter().enumerate() {
        let path = format!("input.days.{nth}");
        if !seen.insert(said.day.0) {
            return Err(Error::bad_input(format!("{path}.day"), "each day once"));
        }
        let title = text::line(&said.title, &format!("{path}.title"), 40)?;
        let title = title.ok_or_else(|| Error::bad_input(format!("{path}.title"), "must not be empty"))?;
        say(tx, &permit, &input.area, (said.day.0, said.works, &title)).await?;
    }
    let id = GlobalId::global(WorkDay::TYPE, input.area.as_str());
    tx.audit_by(&permit, "change", (&id, input.area.as_str()), None).await?;
    Ok(Written::of(&permit, id, 1))
}

async fn say(
    tx: &Tx,
    permit: &Permit,
    area: &DivisionCode,
    (day, works, title): (NaiveDate, bool, &str),
) -> Result<()> {
    let mut insert = Query::insert();
    insert
        .into_table("work_day")
        .columns(["code", "area_code", "day_on", "works", "title", "version", "changed_at"])
        .values_panic([
            code_of(area, day).into(),
            area.as_str().into(),
            day.into(),
            works.into(),
            title.into(),
            1_i64.into(),
            tx.access().now().into(),
        ]);
    let mut again = OnConflict::column("code");
    again.update_columns(["works", "title", "changed_at"]);
    again.value("version", Expr::col(("work_day", "version")).add(1));
    insert.on_conflict(again);
    tx.execute(permit, &insert).await.map(drop)
}
