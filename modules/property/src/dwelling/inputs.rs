//! What clients send about dwellings.

use async_graphql::{InputObject, MaybeUndefined};
use kit::node::GlobalId;
use people::dwelling::DwellingUsage;

/// A new dwelling.
#[derive(Debug, InputObject)]
pub struct CreateDwellingInput {
    /// The building that it is in, in force.
    pub building: GlobalId,
    /// Number in its building, 1 to 50 characters, e.g. `2-301`.
    pub number: String,
    /// Floor, -9 to 200; below ground is negative.
    pub floor: Option<i32>,
    /// Floor space in square decimetres, 1 to 10,000,000: 100 are one square metre.
    pub area_dm2: Option<i32>,
    /// What it is used for.
    pub usage: DwellingUsage,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a dwelling. What is left out stays.
#[derive(Debug, InputObject)]
pub struct ChangeDwellingInput {
    /// The dwelling.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Number in its building, 1 to 50 characters.
    pub number: Option<String>,
    /// Floor, -9 to 200; null erases it.
    pub floor: MaybeUndefined<i32>,
    /// Floor space in square decimetres, 1 to 10,000,000; null erases it.
    pub area_dm2: MaybeUndefined<i32>,
    /// What it is used for. While a tenancy is in force it stays let.
    pub usage: Option<DwellingUsage>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
