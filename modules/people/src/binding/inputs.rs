//! What clients send about the binding of accounts.

use async_graphql::InputObject;
use kit::node::GlobalId;

/// A one-time code for a resident.
#[derive(Debug, InputObject)]
pub(super) struct IssueBindingCodeInput {
    /// A residence in force of the person, within your reach.
    pub(super) resident: GlobalId,
    /// Sent again with the same key within 48 hours, the mutation does nothing again, and the code is not shown again.
    /// 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// A one-time code that was handed over.
#[derive(InputObject)]
pub(super) struct BindAccountInput {
    /// The code; small letters, blanks and hyphens do not matter.
    pub(super) code: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// An account that is the person's own.
#[derive(Debug, InputObject)]
pub(super) struct ConfirmBindingInput {
    /// A residence in force of the person, within your reach.
    pub(super) resident: GlobalId,
    /// Login name of the account, as the person shows it to you logged in (`me`).
    pub(super) account: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// The end of a binding.
#[derive(Debug, InputObject)]
pub(super) struct UnbindAccountInput {
    /// A residence of the person: your own, or one of your area where you may decide that.
    pub(super) resident: GlobalId,
    /// Why, for the audit; at most 200 characters.
    pub(super) reason: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}
