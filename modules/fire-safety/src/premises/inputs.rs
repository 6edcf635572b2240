//! What clients send about premises.

use super::record::{FirePremisesKind, FireRiskClass};
use async_graphql::{InputObject, MaybeUndefined};
use kit::node::GlobalId;

/// Premises that are to be inspected.
#[derive(Debug, InputObject)]
pub struct RegisterFirePremisesInput {
    /// The building, in force.
    pub building: GlobalId,
    /// The unit that works there, in force and in the same grid.
    pub unit: Option<GlobalId>,
    /// What they are called, 1 to 100 characters.
    pub name: String,
    /// Their kind.
    pub kind: FirePremisesKind,
    /// Class of their risk. The first planned inspection is due within the interval of the class, from today on.
    pub risk_class: FireRiskClass,
    /// Where they are in the building, at most 200 characters.
    pub place: Option<String>,
    /// Storeys, 0 to 200.
    pub storeys: Option<i32>,
    /// Floor area in square decimetres, 1 to 10,000,000.
    pub area_dm2: Option<i32>,
    /// Name of the person in charge of fire safety, at most 100 characters.
    pub manager_name: Option<String>,
    /// Service telephone of the person in charge: never a private one.
    pub manager_telephone: Option<String>,
    /// Residence of the person in charge, where it is known: then the name goes when the person dies or leaves.
    pub manager: Option<GlobalId>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of premises. What is left out stays; null erases.
#[derive(Debug, InputObject)]
pub struct ChangeFirePremisesInput {
    /// The premises, in force.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// The unit that works there, in force and in the same grid.
    #[graphql(default)]
    pub unit: MaybeUndefined<GlobalId>,
    /// What they are called, 1 to 100 characters.
    pub name: Option<String>,
    /// Their kind.
    pub kind: Option<FirePremisesKind>,
    /// Class of their risk: when the next planned inspection is due is worked out anew.
    pub risk_class: Option<FireRiskClass>,
    /// Where they are in the building, at most 200 characters.
    #[graphql(default)]
    pub place: MaybeUndefined<String>,
    /// Storeys, 0 to 200.
    pub storeys: Option<i32>,
    /// Floor area in square decimetres, 1 to 10,000,000.
    pub area_dm2: Option<i32>,
    /// Name of the person in charge of fire safety, at most 100 characters.
    #[graphql(default)]
    pub manager_name: MaybeUndefined<String>,
    /// Service telephone of the person in charge: never a private one.
    #[graphql(default)]
    pub manager_telephone: MaybeUndefined<String>,
    /// Residence of the person in charge, where it is known.
    #[graphql(default)]
    pub manager: MaybeUndefined<GlobalId>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
