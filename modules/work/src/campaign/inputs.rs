//! What clients send about campaigns.

use async_graphql::InputObject;
use kit::code::{DivisionCode, GridCode};
use kit::node::GlobalId;
use kit::scalar::Date;

/// A key action.
#[derive(Debug, InputObject)]
pub(super) struct CampaignActionInput {
    /// English title, at most 100 characters.
    pub(super) title: String,
    /// Chinese title, at most 100 characters.
    pub(super) chinese: String,
    /// What is to be done, at most 1,000 characters.
    pub(super) about: Option<String>,
    /// Code of the kind of matter in the catalogue that is reported of what is found.
    pub(super) kind: Option<String>,
}

/// A new campaign.
#[derive(Debug, InputObject)]
pub(super) struct StartCampaignInput {
    /// The division in whose grids it is done: a city, a district, a street or town, a community.
    pub(super) area: DivisionCode,
    /// English title, at most 100 characters.
    pub(super) title: String,
    /// Chinese title, at most 100 characters.
    pub(super) chinese: String,
    /// What it is for, at most 1,000 characters.
    pub(super) about: Option<String>,
    /// First day; today when left out.
    pub(super) from_on: Option<Date>,
    /// Last day, not before the first.
    pub(super) to_on: Date,
    /// The fixed key actions, 1 to 20.
    pub(super) actions: Vec<CampaignActionInput>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// A local action of a campaign: the X of "9+X".
#[derive(Debug, InputObject)]
pub(super) struct AddCampaignActionInput {
    /// The campaign, going on.
    pub(super) campaign: GlobalId,
    /// The part of its area in whose grids the action is done.
    pub(super) area: DivisionCode,
    /// The action.
    pub(super) action: CampaignActionInput,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// The end of a campaign.
#[derive(Debug, InputObject)]
pub(super) struct EndCampaignInput {
    /// The campaign.
    pub(super) id: GlobalId,
    /// The version that the change is based on.
    pub(super) version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// What was done in a grid of an action.
#[derive(Debug, InputObject)]
pub(super) struct RecordCampaignTaskInput {
    /// The action, of a campaign that goes on.
    pub(super) action: GlobalId,
    /// The grid, in the area of the action.
    pub(super) grid: GridCode,
    /// It is done; begun when false.
    pub(super) done: bool,
    /// What came of it so far, at most 1,000 characters; needed when it is done.
    pub(super) result: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}
