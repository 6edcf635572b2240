//! What clients send about files of key groups.

use crate::kind::{KeyBasisKind, KeyGroupKind};
use crate::shown::KeyInformedWay;
use async_graphql::InputObject;
use kit::node::GlobalId;
use kit::scalar::Date;
use work::visit::VisitResult;

/// What a file is based on in law (法律依据).
#[derive(Debug, InputObject)]
pub(crate) struct KeyFileBasisInput {
    /// Kind of the document; each kind of group has its own.
    pub(crate) kind: KeyBasisKind,
    /// Its number, at most 100 characters.
    pub(crate) number: String,
    /// Who issued it, at most 100 characters.
    pub(crate) authority: String,
    /// Its date, not after today.
    pub(crate) dated_on: Date,
}

/// An aim of a care plan (帮扶目标).
#[derive(Debug, InputObject)]
pub(crate) struct KeyAimInput {
    /// What is to be reached, at most 200 characters.
    pub(crate) text: String,
    /// Day by which.
    pub(crate) by: Option<Date>,
    /// Day on which it was reached, not after today.
    pub(crate) reached_on: Option<Date>,
}

/// A file that one person proposes.
#[derive(Debug, InputObject)]
pub(crate) struct ProposeKeyFileInput {
    /// The residence of the person, in force.
    pub(crate) resident: GlobalId,
    /// For whom there is help.
    pub(crate) kind: KeyGroupKind,
    /// What it is based on in law.
    pub(crate) basis: KeyFileBasisInput,
    /// Why help is needed, at most 2,000 characters.
    pub(crate) need: String,
    /// The aims of the care plan, 1 to 20.
    pub(crate) aims: Vec<KeyAimInput>,
    /// Last day on which it is open unless two people renew it, in six months at most.
    pub(crate) review_on: Date,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(crate) idempotency_key: Option<String>,
}

/// A file, for what needs nothing else.
#[derive(Debug, InputObject)]
pub(crate) struct KeyFileInput {
    /// The file.
    pub(crate) id: GlobalId,
    /// The version that the change is based on.
    pub(crate) version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(crate) idempotency_key: Option<String>,
}

/// Whether a file that another district handed over is taken.
#[derive(Debug, InputObject)]
pub(crate) struct AcceptKeyFileInput {
    /// The file.
    pub(crate) id: GlobalId,
    /// The version that the change is based on.
    pub(crate) version: i32,
    /// Take it (true), or close it unread (false).
    pub(crate) accept: bool,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(crate) idempotency_key: Option<String>,
}

/// A renewal that one person proposes.
#[derive(Debug, InputObject)]
pub(crate) struct ProposeKeyRenewalInput {
    /// The file.
    pub(crate) id: GlobalId,
    /// The version that the change is based on.
    pub(crate) version: i32,
    /// Last day on which it is then open, in six months at most.
    pub(crate) review_on: Date,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(crate) idempotency_key: Option<String>,
}

/// The end of a file.
#[derive(Debug, InputObject)]
pub(crate) struct CloseKeyFileInput {
    /// The file.
    pub(crate) id: GlobalId,
    /// The version that the change is based on.
    pub(crate) version: i32,
    /// Why it is closed, at most 2,000 characters. The person can read it.
    pub(crate) reason: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(crate) idempotency_key: Option<String>,
}

/// The care plan of a file.
#[derive(Debug, InputObject)]
pub(crate) struct SetKeyPlanInput {
    /// The file.
    pub(crate) id: GlobalId,
    /// The version that the change is based on.
    pub(crate) version: i32,
    /// All aims, 1 to 20.
    pub(crate) aims: Vec<KeyAimInput>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(crate) idempotency_key: Option<String>,
}

/// That the person was told of a file.
#[derive(Debug, InputObject)]
pub(crate) struct RecordKeyInformedInput {
    /// The file.
    pub(crate) id: GlobalId,
    /// The version that the change is based on.
    pub(crate) version: i32,
    /// The day, not after today.
    pub(crate) on: Date,
    /// How.
    pub(crate) way: KeyInformedWay,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(crate) idempotency_key: Option<String>,
}

/// Who helps with a file.
#[derive(Debug, InputObject)]
pub(crate) struct SetKeyHelpersInput {
    /// The file.
    pub(crate) id: GlobalId,
    /// The version that the change is based on.
    pub(crate) version: i32,
    /// Posts in force of all who help, at most 10: helpers of the authority, or police officers, in whose area the person
    /// lives. Whoever is left out helps no longer, and sees the file no longer.
    pub(crate) posts: Vec<GlobalId>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(crate) idempotency_key: Option<String>,
}

/// A visit of the care plan.
#[derive(Debug, InputObject)]
pub(crate) struct PlanKeyVisitInput {
    /// The file.
    pub(crate) id: GlobalId,
    /// The version that the change is based on.
    pub(crate) version: i32,
    /// Day by which it is to be paid, within 90 days from today.
    pub(crate) due_on: Date,
    /// The post of somebody of the grid who is to pay it, and who gets a visit task that says nothing of why; left out,
    /// somebody who helps pays it.
    pub(crate) post: Option<GlobalId>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(crate) idempotency_key: Option<String>,
}

/// A visit that somebody who helps paid.
#[derive(Debug, InputObject)]
pub(crate) struct RecordKeyVisitInput {
    /// The file.
    pub(crate) id: GlobalId,
    /// The version that the change is based on.
    pub(crate) version: i32,
    /// The visit.
    pub(crate) visit: GlobalId,
    /// What came of it.
    pub(crate) result: VisitResult,
    /// What was seen, at most 2,000 characters.
    pub(crate) note: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(crate) idempotency_key: Option<String>,
}

/// An objection to the file about oneself.
#[derive(Debug, InputObject)]
pub(crate) struct ObjectToKeyFileInput {
    /// The file.
    pub(crate) id: GlobalId,
    /// What is wrong, at most 2,000 characters.
    pub(crate) text: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(crate) idempotency_key: Option<String>,
}

/// A decision on an objection.
#[derive(Debug, InputObject)]
pub(crate) struct DecideKeyObjectionInput {
    /// The file.
    pub(crate) id: GlobalId,
    /// The version that the change is based on.
    pub(crate) version: i32,
    /// The objection.
    pub(crate) objection: GlobalId,
    /// Uphold it, and close the file (true), or not (false).
    pub(crate) upheld: bool,
    /// The reasons, at most 2,000 characters. The person can read them.
    pub(crate) answer: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(crate) idempotency_key: Option<String>,
}
