//! What clients send about programmes.

use super::record::{AssistanceAmountRule, AssistanceKind, AssistancePayout};
use async_graphql::{InputObject, MaybeUndefined};
use kit::code::DivisionCode;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A new programme of a district.
#[derive(Debug, InputObject)]
pub struct CreateAssistanceProgrammeInput {
    /// The district.
    pub area: DivisionCode,
    /// Stable code, no other programme of the district has it: 1 to 40 of a to z, 0 to 9 and `-`.
    pub code: String,
    /// Kind of programme.
    pub kind: AssistanceKind,
    /// English title.
    pub title: String,
    /// Chinese title.
    pub chinese: String,
    /// Who is entitled, at most 1,000 characters.
    pub conditions: String,
    /// It is for households, not for single persons.
    #[graphql(default)]
    pub for_household: bool,
    /// How the amount of a grant follows.
    pub amount_rule: AssistanceAmountRule,
    /// Amount of the rule for a person, in fen, 1 or more.
    pub amount_fen: i32,
    /// Most income of a person in a month, in fen.
    pub income_limit_fen: Option<i32>,
    /// Least age in years, 0 to 150.
    pub min_age: Option<i32>,
    /// Greatest age in years, 0 to 150, not less than the least.
    pub max_age: Option<i32>,
    /// How often a grant is paid.
    pub payout: AssistancePayout,
    /// Months between two reviews of a grant, 1 to 60; left out where none is reviewed.
    pub review_months: Option<i32>,
    /// A household visit comes before the grant.
    #[graphql(default = true)]
    pub needs_visit: bool,
    /// Its applications are announced before they are decided: the kind of matter says so, too.
    pub announced: bool,
    /// Kind of matter that its applications are, an approval in force in the district's catalogue (see `matterKinds`).
    pub kind_code: String,
    /// First day on which it can be applied for; today when left out.
    pub from_on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a programme. What is left out stays. Grants that were made keep their amount until their next review.
#[derive(Debug, InputObject)]
pub struct ChangeAssistanceProgrammeInput {
    /// The programme.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// English title.
    pub title: Option<String>,
    /// Chinese title.
    pub chinese: Option<String>,
    /// Who is entitled, at most 1,000 characters.
    pub conditions: Option<String>,
    /// Amount of the rule for a person, in fen, 1 or more.
    pub amount_fen: Option<i32>,
    /// Most income of a person in a month, in fen; null where income does not count.
    pub income_limit_fen: MaybeUndefined<i32>,
    /// Months between two reviews of a grant, 1 to 60; null where none is reviewed.
    pub review_months: MaybeUndefined<i32>,
    /// A household visit comes before the grant.
    pub needs_visit: Option<bool>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
