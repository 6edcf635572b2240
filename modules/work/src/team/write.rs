//! Creating, changing and retiring a service team, and who gets what it is asked for.

use super::inputs::{ChangeServiceTeamInput, CreateServiceTeamInput, RetireServiceInput};
use super::record::ServiceTeam;
use crate::dispatch::{self, Goal};
use entities::platform::post;
use entities::work::service_team::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::code::GridCode;
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::links::mutations;
use wangge_core::places::text;
use wangge_core::staff::post::Post;

mutations! {
    /// What a mutation of a service team answers.
    ServiceTeamPayload { service_team: ServiceTeam }
    TeamMutations {
        /// Creates a service team.
        create_service_team(CreateServiceTeamInput) = create;
        /// Changes what a service team does, its telephone or who leads it.
        change_service_team(ChangeServiceTeamInput) = change;
        /// Retires a service team: it can no longer be asked for. Its rounds take place no more.
        retire_service_team(RetireServiceInput) = retire;
    }
}

async fn create(tx: &mut Tx, input: CreateServiceTeamInput) -> Result<Written> {
    tx.require(ServiceTeam::RESOURCE, Action::Create, input.area.as_str())?;
    let line = input.line.as_deref().map(|code| tx.access().policy().department(code, "input.line"));
    let line = line.transpose()?.map(|department| department.code.to_owned());
    let lead = match &input.lead {
        Some(id) => Some(lead(tx, id, input.area.as_str()).await?),
        None => None,
    };
    let now = tx.access().now();
    tx.create::<ServiceTeam>(ActiveModel {
        id: Set(tx.access().new_id()),
        area_code: Set(input.area.to_string()),
        name: Set(text::name(&input.name, "input.name")?),
        chinese: Set(text::optional(input.chinese.as_deref(), "input.chinese", 100)?),
        services: Set(services(&input.services)?),
        line: Set(line),
        telephone: Set(text::optional(input.telephone.as_deref(), "input.telephone", 20)?),
        lead_post_id: Set(lead),
        status: Set("active".to_owned()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    })
    .await
}

fn services(given: &str) -> Result<String> {
    let path = "input.services";
    text::passage(given, path, 1_000)?.ok_or_else(|| Error::bad_input(path, "must not be empty"))
}

async fn change(tx: &mut Tx, input: ChangeServiceTeamInput) -> Result<Written> {
    let team = tx.target::<ServiceTeam>(&input.id, Action::Change).await?;
    active(&team.status)?;
    let mut row = ActiveModel::default();
    if let Some(given) = &input.services {
        row.services = Set(services(given)?);
    }
    text::replace(&input.telephone, &mut row.telephone, "input.telephone", 20)?;
    if !input.lead.is_undefined() {
        row.lead_post_id = Set(match input.lead.value() {
            Some(id) => Some(lead(tx, id, &team.area_code).await?),
            None => None,
        });
    }
    tx.change::<ServiceTeam>(team, row, input.version.into(), "change").await
}

async fn retire(tx: &mut Tx, input: RetireServiceInput) -> Result<Written> {
    let team = tx.target::<ServiceTeam>(&input.id, Action::Change).await?;
    active(&team.status)?;
    super::rounds::retire_all(tx, &team).await?;
    let row = ActiveModel { status: Set("retired".to_owned()), ..Default::default() };
    tx.change::<ServiceTeam>(team, row, input.version.into(), "retire").await
}

/// Refuses what is retired already.
pub(super) fn active(status: &str) -> Result<()> {
    if status == "active" { Ok(()) } else { Err(Error::conflict("it is retired")) }
}

/// A post in force that answers for the area and deals with matters.
async fn lead(tx: &Tx, id: &GlobalId, area: &str) -> Result<i64> {
    let path = "input.lead";
    let post: post::Model =
        tx.known::<Post>(&id.clone().of(Post::TYPE, path)?).await.map_err(|error| match error.code() {
            Code::NotFound => Error::bad_input(path, "there is no such post within your reach"),
            _ => error,
        })?;
    if dispatch::may_have(tx, &post, area) {
        Ok(post.id)
    } else {
        Err(Error::bad_input(
            path,
            "a post in force that deals with matters, in the area of the team or above it",
        ))
    }
}

/// Who gets what a team is asked for in a grid, of this line: the team, and the post that leads it with its unit and line.
///
/// # Errors
/// BAD_USER_INPUT at `input.team` when it does not serve there, or nobody leads it.
pub(crate) async fn lead_of(tx: &Tx, id: &GlobalId, grid: &GridCode, line: &str) -> Result<(i64, Goal)> {
    let path = "input.team";
    let none = || Error::bad_input(path, "no such team serves this grid; see `serviceTeams`");
    let team = tx.known::<ServiceTeam>(&id.clone().of(ServiceTeam::TYPE, path)?).await;
    let team = team.map_err(|error| if error.code() == Code::NotFound { none() } else { error })?;
    if team.status != "active" || !grid.as_str().starts_with(&team.area_code) {
        return Err(none());
    }
    let lead = match team.lead_post_id {
        Some(post) => dispatch::in_force(tx, post, line).await?,
        None => None,
    };
    let lead = lead.ok_or_else(|| Error::bad_input(path, "nobody leads this team now; ask its community"))?;
    Ok((team.id, lead))
}
