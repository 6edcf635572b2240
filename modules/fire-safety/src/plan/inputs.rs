//! What clients send about plans.

use crate::premises::FireRiskClass;
use async_graphql::InputObject;
use kit::code::AreaCode;

/// The interval of a class in a district.
#[derive(Debug, InputObject)]
pub struct SetFirePlanInput {
    /// The district.
    pub area: AreaCode,
    /// The class of risk.
    pub risk_class: FireRiskClass,
    /// Months between two planned inspections, 1 to 36.
    pub months: i32,
    /// The version of the plan that the change is based on; left out where the district has none for the class yet.
    pub version: Option<i32>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
