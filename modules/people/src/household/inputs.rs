//! What clients send about households.

use super::record::HouseholdKind;
use async_graphql::{InputObject, MaybeUndefined};
use kit::code::GridCode;
use kit::node::GlobalId;

/// A new household, without members; they join it by `registerResident`, `changeResident` or `moveResident`.
#[derive(Debug, InputObject)]
pub struct CreateHouseholdInput {
    /// Code of the grid that it lives in.
    pub grid: GridCode,
    /// Kind of household.
    pub kind: HouseholdKind,
    /// The building that it lives in; it must stand in the grid.
    pub building: Option<GlobalId>,
    /// The dwelling that it lives in; it must lie in the grid, and says the building.
    pub dwelling: Option<GlobalId>,
    /// Number of its register book (户号), at most 50 characters.
    pub number: Option<String>,
    /// Address, at most 200 characters.
    pub address: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a household. What is left out stays.
#[derive(Debug, InputObject)]
pub struct ChangeHouseholdInput {
    /// The household.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Kind of household.
    pub kind: Option<HouseholdKind>,
    /// The residence of its head, a member within your reach; null when it has none. Whoever becomes the head is `02` to the
    /// household. The relations of the others were those to the head before: they are not stated any more, also of members
    /// out of your reach, but for those in `relations`. They stay where this is its first head.
    pub head: MaybeUndefined<GlobalId>,
    /// Relations of members to the head, who is the one that `head` names; each member once.
    #[graphql(default)]
    pub relations: Vec<MemberRelationInput>,
    /// The building that it lives in, in its grid; null takes it out.
    pub building: MaybeUndefined<GlobalId>,
    /// The dwelling that it lives in, in its grid; it says the building. Null takes it out.
    pub dwelling: MaybeUndefined<GlobalId>,
    /// Number of its register book, at most 50 characters; null erases it.
    pub number: MaybeUndefined<String>,
    /// Address, at most 200 characters; null erases it.
    pub address: MaybeUndefined<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// What a member of a household is to its head.
#[derive(Debug, InputObject)]
pub struct MemberRelationInput {
    /// The residence of the member, within your reach.
    pub member: GlobalId,
    /// Relation to the head, code of GB/T 4761-2008 (see `standardCodes`); null when it is not stated.
    pub relation: Option<String>,
}
