//! What clients send about fires.

use super::record::{FireCause, FireIncidentKind};
use super::step::FireHelpKind;
use async_graphql::InputObject;
use kit::code::GridCode;
use kit::node::GlobalId;
use kit::scalar::{Date, Instant};

/// A fire. Premises, a building or a grid says where it was.
#[derive(Debug, InputObject)]
pub struct RecordFireIncidentInput {
    /// The grid, in force.
    pub grid: Option<GridCode>,
    /// The building.
    pub building: Option<GlobalId>,
    /// The premises, in force.
    pub premises: Option<GlobalId>,
    /// When it broke out, not in the future.
    pub occurred_at: Instant,
    /// What burnt.
    pub kind: FireIncidentKind,
    /// Where it was, at most 200 characters, without names of people.
    pub place: Option<String>,
    /// People who died, 0 to 9,999.
    #[graphql(default)]
    pub deaths: i32,
    /// People who were injured, 0 to 9,999.
    #[graphql(default)]
    pub injured: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// What the investigation of a fire found. What is left out stays.
#[derive(Debug, InputObject)]
pub struct InvestigateFireIncidentInput {
    /// The fire, open.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Its cause.
    pub cause: Option<FireCause>,
    /// What was found, at most 1,000 characters in a line, without names of people.
    pub finding: Option<String>,
    /// Burnt area in square decimetres, 0 to 100,000,000.
    pub burnt_dm2: Option<i32>,
    /// People who died, 0 to 9,999.
    pub deaths: Option<i32>,
    /// People who were injured, 0 to 9,999.
    pub injured: Option<i32>,
    /// Direct loss in fen, 0 to 2,147,483,647, which is 21 million yuan; of a greater loss `finding` says how much.
    pub loss_fen: Option<i32>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// What the grid did.
#[derive(Debug, InputObject)]
pub struct RecordFireHelpInput {
    /// The fire, open.
    pub incident: GlobalId,
    /// How the grid helped.
    pub kind: FireHelpKind,
    /// The day, not before the fire and not in the future; today when left out.
    pub on: Option<Date>,
    /// People who were helped or asked, 0 to 9,999.
    pub people: Option<i32>,
    /// What was done, at most 500 characters, without names of people.
    pub note: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// The end of the aftermath of a fire.
#[derive(Debug, InputObject)]
pub struct CloseFireIncidentInput {
    /// The fire, open, with its cause.
    pub id: GlobalId,
    /// The version that this is based on.
    pub version: i32,
    /// The day, not before the fire and not in the future; today when left out.
    pub on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
