//! What clients send about drills and publicity.

use super::record::FireActivityKind;
use async_graphql::{InputObject, MaybeUndefined};
use kit::code::GridCode;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A drill or publicity that was held.
#[derive(Debug, InputObject)]
pub struct RecordFireActivityInput {
    /// Its kind.
    pub kind: FireActivityKind,
    /// The grid, in force; left out where the premises say it.
    pub grid: Option<GridCode>,
    /// The premises where it was held, in force.
    pub premises: Option<GlobalId>,
    /// What it was about, 1 to 100 characters.
    pub subject: String,
    /// Where it was held, at most 200 characters.
    pub place: Option<String>,
    /// Its day, not in the future; today when left out.
    pub on: Option<Date>,
    /// People who took part or were reached, 0 to 1,000,000.
    pub people: i32,
    /// Materials that were handed out, 0 to 1,000,000.
    pub materials: Option<i32>,
    /// How it went, at most 1,000 characters.
    pub note: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A correction of a drill or publicity. What is left out stays; null erases.
#[derive(Debug, InputObject)]
pub struct ChangeFireActivityInput {
    /// The drill or publicity.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// People who took part or were reached, 0 to 1,000,000.
    pub people: Option<i32>,
    /// Materials that were handed out, 0 to 1,000,000.
    pub materials: Option<i32>,
    /// How it went, at most 1,000 characters in a line.
    #[graphql(default)]
    pub note: MaybeUndefined<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
