//! What clients send about births.

use super::record::BirthRegistrationWay;
use async_graphql::InputObject;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A birth that a parent registers.
#[derive(Debug, InputObject)]
pub struct RegisterBirthInput {
    /// A residence in force of the parent who registers: one's own, or one within your reach.
    pub resident: GlobalId,
    /// Day of the birth, not in the future: a child who is expected is registered nowhere.
    pub born_on: Date,
    /// Children who were born together, 1 to 9.
    #[graphql(default = 1)]
    pub children: i32,
    /// Where the birth was, at most 200 characters.
    pub birthplace: Option<String>,
    /// Name of the other parent, at most 100 characters. It is never needed.
    pub other_parent: Option<String>,
    /// How it is registered.
    #[graphql(default_with = "BirthRegistrationWay::Window")]
    pub way: BirthRegistrationWay,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A registration that was entered by mistake.
#[derive(Debug, InputObject)]
pub struct VoidBirthRegistrationInput {
    /// The registration.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
