//! What clients send when they do something with a matter.

use async_graphql::InputObject;
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::scalar::Date;

/// Something that is done with a matter and needs no more than a note.
#[derive(Debug, InputObject)]
pub struct MatterActInput {
    /// The matter.
    pub id: GlobalId,
    /// The version that it is based on: who comes second is told so.
    pub version: i32,
    /// A note, at most 1,000 characters.
    pub note: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// Something that is done with a matter for a reason.
#[derive(Debug, InputObject)]
pub struct MatterReasonInput {
    /// The matter.
    pub id: GlobalId,
    /// The version that it is based on: who comes second is told so.
    pub version: i32,
    /// Why, or what was seen; at most 1,000 characters.
    pub reason: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// Whom a matter is sent to. With nothing said it goes to who contacts the community for the line of its kind, otherwise
/// to the nearest unit with staff of that line.
#[derive(Debug, InputObject)]
pub struct DispatchMatterInput {
    /// The matter.
    pub id: GlobalId,
    /// The version that it is based on: who comes second is told so.
    pub version: i32,
    /// The post that is to deal with it.
    pub post: Option<GlobalId>,
    /// The area whose unit is to deal with it: the grid, the community, the street or town, the district.
    pub unit: Option<AreaCode>,
    /// The department line that is to deal with it, by its code.
    pub line: Option<String>,
    /// A note, at most 1,000 characters.
    pub note: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A work sheet that hands a matter to another line. Who hands it over answers for it until the receipt is signed.
#[derive(Debug, InputObject)]
pub struct HandOverMatterInput {
    /// The matter.
    pub id: GlobalId,
    /// The version that it is based on: who comes second is told so.
    pub version: i32,
    /// The department line that it goes to, by its code.
    pub line: String,
    /// The area whose unit it goes to; the nearest one with staff of the line when left out.
    pub unit: Option<AreaCode>,
    /// The post that it goes to, one of the line.
    pub post: Option<GlobalId>,
    /// What is to be done, at most 1,000 characters.
    pub task: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// The centre's ruling on who deals with a matter.
#[derive(Debug, InputObject)]
pub struct ArbitrateMatterInput {
    /// The matter.
    pub id: GlobalId,
    /// The version that it is based on: who comes second is told so.
    pub version: i32,
    /// The post that deals with it.
    pub post: Option<GlobalId>,
    /// The area whose unit deals with it.
    pub unit: Option<AreaCode>,
    /// The department line that deals with it, by its code.
    pub line: Option<String>,
    /// Why, at most 1,000 characters.
    pub reason: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A matter that was dealt with.
#[derive(Debug, InputObject)]
pub struct FinishMatterInput {
    /// The matter.
    pub id: GlobalId,
    /// The version that it is based on: who comes second is told so.
    pub version: i32,
    /// What came of it, for the person served, too; at most 2,000 characters.
    pub result: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// What is announced of an application.
#[derive(Debug, InputObject)]
pub struct AnnounceMatterInput {
    /// The matter.
    pub id: GlobalId,
    /// The version that it is based on: who comes second is told so.
    pub version: i32,
    /// Who applies, as everybody can read it; at most 100 characters.
    pub name: String,
    /// The result that is proposed, as everybody can read it; at most 1,000 characters.
    pub result: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A suspension that is asked for.
#[derive(Debug, InputObject)]
pub struct AskMatterPauseInput {
    /// The matter.
    pub id: GlobalId,
    /// The version that it is based on: who comes second is told so.
    pub version: i32,
    /// Last day of the suspension, after today, at most 180 days away.
    pub until: Date,
    /// Why, at most 1,000 characters.
    pub reason: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A matter that repeats another one.
#[derive(Debug, InputObject)]
pub struct JoinMatterInput {
    /// The matter that repeats the other one.
    pub id: GlobalId,
    /// The version that it is based on: who comes second is told so.
    pub version: i32,
    /// The matter that goes on: open, in the same district, within your reach.
    pub into: GlobalId,
    /// Why, at most 1,000 characters.
    pub reason: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A rating by the person served.
#[derive(Debug, InputObject)]
pub struct RateMatterInput {
    /// The matter.
    pub id: GlobalId,
    /// The version that it is based on: who comes second is told so.
    pub version: i32,
    /// 1 (bad) to 5 (very good).
    pub rating: i32,
    /// What the person wants to say, at most 1,000 characters.
    pub text: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A matter of a batch.
#[derive(Debug, InputObject)]
pub struct BatchMatterInput {
    /// The matter.
    pub id: GlobalId,
    /// The version that it is based on.
    pub version: i32,
}

/// Matters that are verified together.
#[derive(Debug, InputObject)]
pub struct VerifyMattersInput {
    /// The matters, at most 50, of the general procedure.
    pub matters: Vec<BatchMatterInput>,
    /// Those of them that were looked at on site: at least one in ten.
    pub sample: Vec<GlobalId>,
    /// What was seen on site, at most 1,000 characters.
    pub note: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
