//! What clients send about hazards.

use super::record::{FireHazardKind, FireHazardLevel};
use super::step::FireServiceWay;
use async_graphql::InputObject;
use kit::code::GridCode;
use kit::node::GlobalId;
use kit::scalar::Date;
use wangge_core::places::position::PointInput;

/// A fire hazard as anybody reports it. A grid, a building or a point says where it is.
#[derive(Debug, InputObject)]
pub struct ReportFireHazardInput {
    /// Its kind.
    pub kind: FireHazardKind,
    /// The grid, in force.
    pub grid: Option<GridCode>,
    /// The building, where the reporter can see it.
    pub building: Option<GlobalId>,
    /// Where exactly it is; alone it says the grid, too.
    pub point: Option<PointInput>,
    /// Where it is, in words, at most 200 characters.
    pub place: Option<String>,
    /// What is there, 1 to 2,000 characters.
    pub detail: String,
    /// The line system that reports it, with `sourceRef`: the same report sent twice by one account is one hazard.
    pub source_name: Option<String>,
    /// Its number in that system, at most 100 characters.
    pub source_ref: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A matter that is a fire hazard.
#[derive(Debug, InputObject)]
pub struct TakeFireHazardInput {
    /// The matter, open, of the line of fire safety, and no hazard yet: it is the case of the hazard.
    pub matter: GlobalId,
    /// Kind of the hazard.
    pub kind: FireHazardKind,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// What was found when a report was looked at.
#[derive(Debug, InputObject)]
pub struct ConfirmFireHazardInput {
    /// The hazard.
    pub id: GlobalId,
    /// Its version that this is based on.
    pub version: i32,
    /// Is there a hazard? If not, it is over.
    pub founded: bool,
    /// How grave it is: needed where there is one.
    pub level: Option<FireHazardLevel>,
    /// The premises, in force and in the grid of the hazard.
    pub premises: Option<GlobalId>,
    /// The day, not before the report and not in the future; today when left out.
    pub on: Option<Date>,
    /// What was found, at most 1,000 characters; needed where there is none.
    pub note: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// The notice to put a hazard right.
#[derive(Debug, InputObject)]
pub struct NotifyFireHazardInput {
    /// The hazard.
    pub id: GlobalId,
    /// Its version that this is based on.
    pub version: i32,
    /// Number of the notice, 1 to 50 characters.
    pub number: String,
    /// Its day, not in the future; the day of its service when left out.
    pub on: Option<Date>,
    /// Day of its service, not before its own and not in the future.
    pub served_on: Date,
    /// Way in which it was served.
    pub way: FireServiceWay,
    /// Working days within which it is to be put right, from the day after the service: 1 to 90.
    pub days: i32,
    /// What is to be done, at most 1,000 characters.
    pub note: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A longer term, once.
#[derive(Debug, InputObject)]
pub struct ExtendFireHazardInput {
    /// The hazard.
    pub id: GlobalId,
    /// Its version that this is based on.
    pub version: i32,
    /// Working days more, from the day after the term: 1 to as many as the notice gave.
    pub days: i32,
    /// Number of the document, at most 50 characters.
    pub number: Option<String>,
    /// The day, not after the term and not in the future; today when left out.
    pub on: Option<Date>,
    /// Why, 1 to 1,000 characters.
    pub note: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A hazard was put right, by what the party says or the inspector saw.
#[derive(Debug, InputObject)]
pub struct RectifyFireHazardInput {
    /// The hazard.
    pub id: GlobalId,
    /// Its version that this is based on.
    pub version: i32,
    /// The day, not in the future; today when left out.
    pub on: Option<Date>,
    /// What was done, 1 to 1,000 characters.
    pub note: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A re-inspection.
#[derive(Debug, InputObject)]
pub struct ReinspectFireHazardInput {
    /// The hazard.
    pub id: GlobalId,
    /// Its version that this is based on.
    pub version: i32,
    /// Is it put right? If not, the last document holds as before.
    pub passed: bool,
    /// The day, not in the future; today when left out.
    pub on: Option<Date>,
    /// What was seen, 1 to 1,000 characters.
    pub note: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A referral for penalty.
#[derive(Debug, InputObject)]
pub struct ReferFireHazardInput {
    /// The hazard: its term is over, and it was not put right.
    pub id: GlobalId,
    /// Its version that this is based on.
    pub version: i32,
    /// Number of the document, 1 to 50 characters.
    pub number: String,
    /// The day, after the term and not in the future; today when left out.
    pub on: Option<Date>,
    /// To which authority, and why, 1 to 1,000 characters.
    pub note: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// The closing of a hazard. Who inspected it again does not close it.
#[derive(Debug, InputObject)]
pub struct CloseFireHazardInput {
    /// The hazard, whose matter is finished (`finishMatter`) or did not go on.
    pub id: GlobalId,
    /// Its version that this is based on.
    pub version: i32,
    /// The day, not in the future; today when left out.
    pub on: Option<Date>,
    /// What is to be noted, at most 1,000 characters.
    pub note: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
