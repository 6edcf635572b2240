//! A circular is drafted, drafted again, and published.

use super::figures::{Figures, drawn};
use super::inputs::{DraftConstructionCircularInput, PublishConstructionCircularInput};
use super::record::{CircularState, ConstructionCircular};
use crate::links::mutations;
use chrono::{Datelike, NaiveDate, TimeDelta};
use entities::illegal_construction::circular_village;
use entities::illegal_construction::construction_circular::{ActiveModel, Entity, Model};
use kit::access::{Action, Permit, Target, Tx, Written};
use kit::code::AreaCode;
use kit::record::Record;
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};
use std::collections::BTreeMap;
use wangge_core::places::text;

/// Digits of a town's code.
const TOWN: usize = 9;

mutations! {
    /// A circular that was written.
    ConstructionCircularPayload { construction_circular: ConstructionCircular }
    CircularMutations {
        /// Drafts the circular of a town for a week from what is recorded, or draws the figures of a draft again.
        draft_construction_circular(DraftConstructionCircularInput) = draft;
        /// Publishes a circular: nothing changes it any more.
        publish_construction_circular(PublishConstructionCircularInput) = publish;
    }
}

/// The Monday of a day's week.
fn monday(day: NaiveDate) -> NaiveDate {
    day - TimeDelta::days(day.weekday().num_days_from_monday().into())
}

async fn draft(tx: &mut Tx, input: DraftConstructionCircularInput) -> Result<Written> {
    let town = input.town.as_str();
    if town.len() != TOWN {
        return Err(Error::bad_input("input.town", "the code of a town or street"));
    }
    let permit = tx.permit(ConstructionCircular::RESOURCE, Action::Create, town)?;
    let today = tx.access().today();
    let week = monday(input.week_of.map_or(today - TimeDelta::days(7), |day| day.0));
    if week > today {
        return Err(Error::bad_input("input.weekOf", "not a week in the future"));
    }
    let remarks = input.remarks.as_deref().map(|text| text::passage(text, "input.remarks", 2_000));
    let remarks = remarks.transpose()?.flatten();
    let area: AreaCode = town.parse().map_err(Error::internal)?;
    let villages = drawn(tx.access(), &area, week).await?;
    let all = villages.values().copied().fold(Figures::default(), Figures::plus);
    let (written, id) = match before(tx, town, week).await? {
        Some(circular) if circular.state == CircularState::Published.as_str() => {
            return Err(Error::conflict("the circular of this week is published; nothing changes it"));
        }
        Some(circular) => {
            let (id, version) = (circular.id, circular.version);
            let row = ActiveModel {
                remarks: Set(remarks),
                drafted_by: Set(tx.access().account()),
                ..with(ActiveModel::default(), all)
            };
            let target = Target::<ConstructionCircular>::belonging(&permit, circular);
            (tx.change::<ConstructionCircular>(target, row, version, "draft").await?, id)
        }
        None => {
            let (id, now) = (tx.access().new_id(), tx.access().now());
            let row = ActiveModel {
                id: Set(id),
                area_code: Set(town.to_owned()),
                week_on: Set(week),
                number: Set(None),
                remarks: Set(remarks),
                state: Set(CircularState::Draft.as_str().to_owned()),
                drafted_by: Set(tx.access().account()),
                published_by: Set(None),
                published_at: Set(None),
                version: Set(1),
                created_at: Set(now),
                changed_at: Set(now),
                ..with(ActiveModel::default(), all)
            };
            (tx.create::<ConstructionCircular>(row).await?, id)
        }
    };
    replace(tx, &permit, id, villages).await?;
    Ok(written)
}

/// The circular of a town for a week.
async fn before(tx: &Tx, town: &str, week: NaiveDate) -> Result<Option<Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("construction_circular")
        .and_where(Expr::col("area_code").eq(town))
        .and_where(Expr::col("week_on").eq(week))
        .lock(LockType::Update);
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| Model::from_query_result(row, "")).transpose()?)
}

fn with(row: ActiveModel, figures: Figures) -> ActiveModel {
    ActiveModel {
        households: Set(figures.households),
        archives: Set(figures.archives),
        complete: Set(figures.complete),
        inspections: Set(figures.inspections),
        inspections_due: Set(figures.inspections_due),
        suspected: Set(figures.suspected),
        discovered: Set(figures.discovered),
        ended: Set(figures.ended),
        open_now: Set(figures.open),
        past_due: Set(figures.past_due),
        ..row
    }
}

/// The villages of a draft are these.
async fn replace(tx: &Tx, permit: &Permit, circular: i64, villages: BTreeMap<String, Figures>) -> Result<()> {
    let mut delete = Query::delete();
    delete.from_table("circular_village").and_where(Expr::col("circular_id").eq(circular));
    tx.execute(permit, &delete).await?;
    let now = tx.access().now();
    for (code, figures) in villages {
        let id = tx.access().new_id();
        tx.insert(permit, village((id, code, circular, now), figures)).await?;
    }
    Ok(())
}

/// The row of a village.
pub(crate) fn village(
    (id, code, circular, now): (i64, String, i64, i64),
    figures: Figures,
) -> circular_village::ActiveModel {
    circular_village::ActiveModel {
        id: Set(id),
        area_code: Set(code),
        circular_id: Set(circular),
        households: Set(figures.households),
        archives: Set(figures.archives),
        complete: Set(figures.complete),
        inspections: Set(figures.inspections),
        inspections_due: Set(figures.inspections_due),
        suspected: Set(figures.suspected),
        discovered: Set(figures.discovered),
        ended: Set(figures.ended),
        open_now: Set(figures.open),
        past_due: Set(figures.past_due),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    }
}

async fn publish(tx: &mut Tx, input: PublishConstructionCircularInput) -> Result<Written> {
    let circular = tx.target::<ConstructionCircular>(&input.id, Action::Decide).await?;
    if circular.state == CircularState::Published.as_str() {
        return Err(Error::conflict("it is published already; nothing changes it"));
    }
    if circular.week_on + TimeDelta::days(7) > tx.access().today() {
        return Err(Error::conflict("its week is not over yet"));
    }
    if circular.drafted_by.is_some() && circular.drafted_by == tx.access().account() {
        return Err(Error::conflict("who drafted it does not publish it; another person does"));
    }
    let path = "input.number";
    let number = text::line(&input.number, path, 50)?;
    let number = number.ok_or_else(|| Error::bad_input(path, "must not be empty"))?;
    let row = ActiveModel {
        number: Set(Some(number)),
        state: Set(CircularState::Published.as_str().to_owned()),
        published_by: Set(tx.access().account()),
        published_at: Set(Some(tx.access().now())),
        ..Default::default()
    };
    tx.change::<ConstructionCircular>(circular, row, input.version.into(), "publish").await
}
