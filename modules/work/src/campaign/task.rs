//! What a grid does of an action.

use super::inputs::RecordCampaignTaskInput;
use super::record::{Campaign, CampaignAction, CampaignTask};
use super::write::goes_on;
use crate::matter::{grid_in_force, passage};
use entities::work::campaign_task::{ActiveModel, Entity, Model};
use kit::access::{Action, Target, Tx, Written};
use kit::code::GridCode;
use kit::node::GlobalId;
use kit::record::Record;
use kit::stream::columns_of;
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};
use wangge_core::links::mutations;

mutations! {
    /// What recording a task answers.
    CampaignTaskPayload { campaign_task: CampaignTask }
    TaskMutations {
        /// Records what was done in a grid of an action of a campaign: begun, and later done. Recorded again it is
        /// changed.
        record_campaign_task(RecordCampaignTaskInput) = record;
    }
}

async fn record(tx: &mut Tx, input: RecordCampaignTaskInput) -> Result<Written> {
    let permit = tx.permit(CampaignTask::RESOURCE, Action::Create, input.grid.as_str())?;
    let result = passage(input.result.as_deref(), "input.result", 1_000)?;
    if input.done && result.is_none() {
        return Err(Error::bad_input("input.result", "say what came of it"));
    }
    let path = "input.action";
    let action = known::<CampaignAction>(tx, &input.action, path).await?;
    let campaign =
        tx.known::<Campaign>(&GlobalId::global(Campaign::TYPE, action.campaign_id.to_string())).await?;
    goes_on(&campaign, tx)?;
    if campaign.from_on > tx.access().today() {
        return Err(Error::conflict(format!("this campaign begins on {}", campaign.from_on)));
    }
    if !input.grid.as_str().starts_with(&action.area_code) {
        return Err(Error::bad_input("input.grid", "a grid in the area of the action"));
    }
    let grid_id = grid_in_force(tx, &input.grid, LockType::Share).await?;
    let (now, account) = (tx.access().now(), tx.access().account());
    let done = if input.done { (Some(now), account) } else { (None, None) };
    let state = if input.done { "done" } else { "begun" };
    if let Some(before) = begun(tx, &input.grid, grid_id, action.id).await? {
        let version = before.version;
        let change = ActiveModel {
            state: Set(state.to_owned()),
            result: Set(result),
            done_at: Set(done.0),
            done_by: Set(done.1),
            ..Default::default()
        };
        let before = Target::<CampaignTask>::belonging(&permit, before);
        return tx.change::<CampaignTask>(before, change, version, state).await;
    }
    tx.create::<CampaignTask>(ActiveModel {
        district_code: Set(input.grid.district().to_owned()),
        id: Set(tx.access().new_id()),
        grid_code: Set(input.grid.to_string()),
        grid_id: Set(grid_id),
        campaign_id: Set(action.campaign_id),
        action_id: Set(action.id),
        state: Set(state.to_owned()),
        result: Set(result),
        done_by: Set(done.1),
        done_at: Set(done.0),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    })
    .await
}

async fn known<T: Record>(
    tx: &Tx,
    id: &GlobalId,
    path: &str,
) -> Result<<T::Entity as sea_orm::EntityTrait>::Model> {
    tx.known::<T>(&id.clone().of(T::TYPE, path)?).await.map_err(|error| match error.code() {
        Code::NotFound => Error::bad_input(path, "there is no such record within your reach"),
        _ => error,
    })
}

/// What is recorded for the grid and the action.
async fn begun(tx: &Tx, grid: &GridCode, grid_id: i64, action: i64) -> Result<Option<Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("campaign_task")
        .and_where(Expr::col("district_code").eq(grid.district()))
        .and_where(Expr::col("grid_id").eq(grid_id))
        .and_where(Expr::col("action_id").eq(action));
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| Model::from_query_result(row, "")).transpose()?)
}

/// The task of a campaign during which a matter is reported, in its grid.
///
/// # Errors
/// BAD_USER_INPUT at `input.campaignTask` when there is none there.
pub(crate) async fn task_in(tx: &Tx, id: &GlobalId, grid: &GridCode) -> Result<i64> {
    let path = "input.campaignTask";
    let task = known::<CampaignTask>(tx, id, path).await?;
    match task.grid_code == grid.as_str() {
        true => Ok(task.id),
        false => Err(Error::bad_input(path, "a task of the grid where the matter is")),
    }
}
