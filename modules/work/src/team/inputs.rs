//! What clients send about service teams.

use async_graphql::{InputObject, MaybeUndefined};
use kit::code::AreaCode;
use kit::node::GlobalId;

/// A new service team.
#[derive(Debug, InputObject)]
pub(super) struct CreateServiceTeamInput {
    /// The area that it serves: a community, a street or town, a district.
    pub(super) area: AreaCode,
    /// English name, at most 100 characters.
    pub(super) name: String,
    /// Chinese name, at most 100 characters.
    pub(super) chinese: Option<String>,
    /// What it does, at most 1,000 characters.
    pub(super) services: String,
    /// Department line (条线), by the code of its department, which `departments` lists.
    pub(super) line: Option<String>,
    /// Service telephone, at most 20 characters: no private number, everybody may read it.
    pub(super) telephone: Option<String>,
    /// The post that leads it and gets what it is asked for: in force, in its area or above it, of a role that deals with
    /// matters.
    pub(super) lead: Option<GlobalId>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// A change of a service team; what is left out stays, null erases.
#[derive(Debug, InputObject)]
pub(super) struct ChangeServiceTeamInput {
    /// The team.
    pub(super) id: GlobalId,
    /// The version that the change is based on.
    pub(super) version: i32,
    /// What it does, at most 1,000 characters.
    pub(super) services: Option<String>,
    /// Service telephone, at most 20 characters: no private number, everybody may read it.
    pub(super) telephone: MaybeUndefined<String>,
    /// The post that leads it and gets what it is asked for.
    pub(super) lead: MaybeUndefined<GlobalId>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// The end of a service team or of a round.
#[derive(Debug, InputObject)]
pub(super) struct RetireServiceInput {
    /// The team, or the round.
    pub(super) id: GlobalId,
    /// The version that the change is based on.
    pub(super) version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// A fixed round of a service team.
#[derive(Debug, InputObject)]
pub(super) struct AddServiceRoundInput {
    /// The team.
    pub(super) team: GlobalId,
    /// The area where it comes to, in the team's own.
    pub(super) area: AreaCode,
    /// Day of the week, 1 Monday to 7 Sunday.
    pub(super) weekday: i32,
    /// The how manyth such day of the month, 1 to 5; left out where it comes every week.
    pub(super) week: Option<i32>,
    /// Time of day in China at which it begins: `08:30`.
    pub(super) begins: String,
    /// Time of day at which it ends, later than it begins.
    pub(super) ends: String,
    /// Where, in words, at most 200 characters.
    pub(super) place: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}
