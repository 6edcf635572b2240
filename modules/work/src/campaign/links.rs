//! Between campaigns, actions, tasks, grids and matters.

use super::record::{Campaign, CampaignAction, CampaignTask};
use crate::matter::Matter;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::links::Below;
use kit::paging::{Connection, Paging, selected};
use kit::record::{Record, Row};
use wangge_core::links::{global, near, one};
use wangge_core::places::grid::Grid;
use wangge_core::places::key::PlaceKey;

one! {
    /// The campaign.
    ActionCampaign(CampaignAction).campaign: Campaign, |row| global(row, "campaign_id")
}

one! {
    /// The campaign.
    TaskCampaign(CampaignTask).campaign: Campaign, |row| global(row, "campaign_id")
}

one! {
    /// The action.
    TaskAction(CampaignTask).action: CampaignAction, |row| global(row, "action_id")
}

one! {
    /// The grid.
    TaskGrid(CampaignTask).grid: Grid, |row| near(row, "grid_id")
}

one! {
    /// The task of a campaign during which it was found.
    MatterTask(Matter).campaign_task: CampaignTask, |row| near(row, "campaign_task_id")
}

/// A page of the records that name a placed one in this hidden field.
async fn below<T: Record>(
    ctx: &Context<'_>,
    key: &PlaceKey,
    column: &'static str,
    paging: Paging,
) -> Result<Option<Connection<T>>> {
    let below = Below::<T>::new(column, selected::<T>(ctx), paging);
    Ok(ctx.loaders().load(below, key.key()?).await?.map(Connection::of))
}

/// The actions of a campaign.
pub(super) struct CampaignActions(Option<i64>);

impl From<&Row<Campaign>> for CampaignActions {
    fn from(campaign: &Row<Campaign>) -> Self {
        Self(campaign.id().ok())
    }
}

#[Object]
impl CampaignActions {
    /// Its key actions, fixed ones and local ones, in the order of their entry.
    async fn actions(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<CampaignAction>>> {
        let paging = Paging::new::<CampaignAction>(ctx, first, after, last, before)?;
        let Some(id) = self.0 else { return Ok(None) };
        let below = Below::<CampaignAction>::new("campaign_id", selected::<CampaignAction>(ctx), paging);
        Ok(ctx.loaders().load(below, (String::new(), id)).await?.map(Connection::of))
    }
}

/// What was found during a task.
pub(super) struct TaskMatters(PlaceKey);

impl From<&Row<CampaignTask>> for TaskMatters {
    fn from(task: &Row<CampaignTask>) -> Self {
        Self(PlaceKey::of(task))
    }
}

#[Object]
impl TaskMatters {
    /// The matters that were reported of it within your reach, newest first.
    async fn matters(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Matter>>> {
        let paging = Paging::new::<Matter>(ctx, first, after, last, before)?;
        below(ctx, &self.0, "campaign_task_id", paging).await
    }
}

/// What a grid did in campaigns.
pub(super) struct GridTasks(PlaceKey);

impl From<&Row<Grid>> for GridTasks {
    fn from(grid: &Row<Grid>) -> Self {
        Self(PlaceKey::of(grid))
    }
}

#[Object]
impl GridTasks {
    /// What was begun or done in it of the actions of campaigns, in the order of its beginning.
    async fn campaign_tasks(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<CampaignTask>>> {
        let paging = Paging::new::<CampaignTask>(ctx, first, after, last, before)?;
        below(ctx, &self.0, "grid_id", paging).await
    }
}
