//! What clients send about tenancies.

use super::check::CheckResult;
use super::record::TenancyPurpose;
use crate::party::PartyInput;
use async_graphql::{InputObject, MaybeUndefined};
use kit::node::GlobalId;
use kit::scalar::Date;
use people::dwelling::DwellingUsage;

/// A new tenancy.
#[derive(Debug, InputObject)]
pub struct StartTenancyInput {
    /// The dwelling, in force, without a tenancy in force; it becomes let.
    pub dwelling: GlobalId,
    /// The landlord.
    pub landlord: PartyInput,
    /// The residences of the tenants, at most 100, each in force and in this dwelling.
    #[graphql(default)]
    pub tenants: Vec<GlobalId>,
    /// What it is let for.
    pub purpose: TenancyPurpose,
    /// First day of the term, not in the future; today when left out.
    pub from_on: Option<Date>,
    /// Last day of the term, not before the first.
    pub to_on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a tenancy. What is left out stays.
#[derive(Debug, InputObject)]
pub struct ChangeTenancyInput {
    /// The tenancy.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// The landlord.
    pub landlord: Option<PartyInput>,
    /// The residences of all tenants from now on, at most 100, each in force and in the dwelling.
    pub tenants: Option<Vec<GlobalId>>,
    /// What it is let for.
    pub purpose: Option<TenancyPurpose>,
    /// Last day of the term, not before the first; null when none was agreed.
    pub to_on: MaybeUndefined<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A safety check of a let dwelling.
#[derive(Debug, InputObject)]
pub struct CheckTenancyInput {
    /// The tenancy.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Day of the check, not in the future; today when left out.
    pub on: Option<Date>,
    /// Fire protection (消防设施).
    pub fire: CheckResult,
    /// Electricity (用电).
    pub electricity: CheckResult,
    /// Gas (燃气).
    pub gas: CheckResult,
    /// Structure of the building (房屋结构).
    pub structure: CheckResult,
    /// Ways of escape (疏散通道).
    pub exits: CheckResult,
    /// Number of people for the space (居住人数).
    pub crowding: CheckResult,
    /// The hazards that were found, at most 1,000 characters; needed where an item has one.
    pub hazards: Option<String>,
    /// Day by which the next check is due, after this one.
    pub next_due_on: Date,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

impl CheckTenancyInput {
    /// What came of each item, in the order of the columns.
    pub(super) fn items(&self) -> [CheckResult; 6] {
        [self.fire, self.electricity, self.gas, self.structure, self.exits, self.crowding]
    }
}

/// The end of a tenancy. It stays, for history.
#[derive(Debug, InputObject)]
pub struct EndTenancyInput {
    /// The tenancy.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// First day on which it is no longer in force, not in the future; today when left out.
    pub on: Option<Date>,
    /// What the dwelling is used for afterwards, anything but let.
    #[graphql(default_with = "DwellingUsage::Vacant")]
    pub usage: DwellingUsage,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
