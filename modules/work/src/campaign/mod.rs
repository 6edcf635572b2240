//! Campaigns: fixed key actions and local ones ("9+X"), done in every grid of an area (专项行动).

mod figures;
mod inputs;
mod links;
mod progress;
mod queries;
mod record;
mod task;
mod write;

pub use record::{Campaign, CampaignAction, CampaignStatus, CampaignTask, TaskState};

pub(crate) use task::task_in;

use crate::matter::Matter;
use kit::module::Parts;
use wangge_core::places::grid::Grid;

/// What campaigns add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<Campaign>()
        .record::<CampaignAction>()
        .record::<CampaignTask>()
        .fields_of::<Campaign, links::CampaignActions>()
        .fields_of::<Campaign, progress::CampaignFigures>()
        .fields_of::<CampaignAction, links::ActionCampaign>()
        .fields_of::<CampaignTask, links::TaskCampaign>()
        .fields_of::<CampaignTask, links::TaskAction>()
        .fields_of::<CampaignTask, links::TaskGrid>()
        .fields_of::<CampaignTask, links::TaskMatters>()
        .fields_of::<Grid, links::GridTasks>()
        .fields_of::<Matter, links::MatterTask>()
        .queries::<queries::CampaignQueries>()
        .mutations::<write::CampaignMutations>()
        .mutations::<task::TaskMutations>();
}
