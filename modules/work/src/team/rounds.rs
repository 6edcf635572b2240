//! Adding and retiring the rounds of a service team.

use super::inputs::{AddServiceRoundInput, RetireServiceInput};
use super::record::{ServiceRound, ServiceTeam};
use super::write::active;
use chrono::NaiveTime;
use entities::work::service_round::{ActiveModel, Entity, Model};
use kit::access::{Action, Target, Tx, Written};
use kit::node::GlobalId;
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::links::mutations;
use wangge_core::places::text;

mutations! {
    /// What a mutation of a round answers.
    ServiceRoundPayload { service_round: ServiceRound }
    RoundMutations {
        /// Adds a fixed round to a service team.
        add_service_round(AddServiceRoundInput) = add;
        /// Retires a round: it takes place no more.
        retire_service_round(RetireServiceInput) = retire;
    }
}

async fn add(tx: &mut Tx, input: AddServiceRoundInput) -> Result<Written> {
    let id: GlobalId = input.team.clone().of("ServiceTeam", "input.team")?;
    let team = tx.target::<ServiceTeam>(&id, Action::Change).await?;
    active(&team.status)?;
    if !input.area.as_str().starts_with(&team.area_code) {
        return Err(Error::bad_input("input.area", "an area that the team serves"));
    }
    let (begins, ends) = (time(&input.begins, "input.begins")?, time(&input.ends, "input.ends")?);
    if ends <= begins {
        return Err(Error::bad_input("input.ends", "later than it begins"));
    }
    let place = text::line(&input.place, "input.place", 200)?;
    let now = tx.access().now();
    tx.create::<ServiceRound>(ActiveModel {
        id: Set(tx.access().new_id()),
        area_code: Set(input.area.to_string()),
        team_id: Set(team.id),
        weekday: Set(within(input.weekday, 7, "input.weekday")?),
        week: Set(input.week.map(|week| within(week, 5, "input.week")).transpose()?),
        begins: Set(begins),
        ends: Set(ends),
        place: Set(place.ok_or_else(|| Error::bad_input("input.place", "must not be empty"))?),
        status: Set("active".to_owned()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    })
    .await
}

/// A time of day, as it is kept.
fn time(given: &str, path: &str) -> Result<String> {
    let time = NaiveTime::parse_from_str(given.trim(), "%H:%M");
    let time = time.map_err(|_| Error::bad_input(path, "a time of day, such as `08:30`"))?;
    Ok(time.format("%H:%M").to_string())
}

fn within(number: i32, most: i16, path: &str) -> Result<i16> {
    let number = i16::try_from(number).ok().filter(|number| (1..=most).contains(number));
    number.ok_or_else(|| Error::bad_input(path, format!("1 to {most}")))
}

async fn retire(tx: &mut Tx, input: RetireServiceInput) -> Result<Written> {
    let round = tx.target::<ServiceRound>(&input.id, Action::Change).await?;
    active(&round.status)?;
    tx.change::<ServiceRound>(round, retired(), input.version.into(), "retire").await
}

fn retired() -> ActiveModel {
    ActiveModel { status: Set("retired".to_owned()), ..Default::default() }
}

/// Retires the rounds of a team that is retired.
pub(super) async fn retire_all(tx: &mut Tx, team: &Target<ServiceTeam>) -> Result<()> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("service_round")
        .and_where(Expr::col("team_id").eq(team.id))
        .and_where(Expr::col("status").eq("active"));
    for row in tx.rows(&select).await? {
        let round = Model::from_query_result(&row, "")?;
        let version = round.version;
        let round = Target::<ServiceRound>::belonging(team.permit(), round);
        tx.change::<ServiceRound>(round, retired(), version, "retire").await?;
    }
    Ok(())
}
