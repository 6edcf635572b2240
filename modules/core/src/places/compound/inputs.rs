//! What clients send about compounds.

use super::record::{Age, CompoundKind};
use async_graphql::{InputObject, MaybeUndefined};
use kit::code::GridCode;
use kit::node::GlobalId;

/// A new compound.
#[derive(Debug, InputObject)]
pub struct CreateCompoundInput {
    /// Codes of the grids that it lies in: 1 to 200, all of one community.
    pub grids: Vec<GridCode>,
    /// Name, 1 to 100 characters.
    pub name: String,
    /// Who runs it.
    pub kind: CompoundKind,
    /// Old, new or built for people who were moved.
    pub age: Age,
    /// Address, at most 200 characters.
    pub address: Option<String>,
    /// Who manages it, at most 100 characters.
    pub manager: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a compound. What is left out stays.
#[derive(Debug, InputObject)]
pub struct ChangeCompoundInput {
    /// The compound.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Codes of all grids that it lies in, of the same community as before. One that is left out must have no building
    /// of the compound.
    pub grids: Option<Vec<GridCode>>,
    /// Name, 1 to 100 characters.
    pub name: Option<String>,
    /// Who runs it.
    pub kind: Option<CompoundKind>,
    /// Old, new or built for people who were moved.
    pub age: Option<Age>,
    /// Address, at most 200 characters; null erases it.
    pub address: MaybeUndefined<String>,
    /// Who manages it, at most 100 characters; null erases it.
    pub manager: MaybeUndefined<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
