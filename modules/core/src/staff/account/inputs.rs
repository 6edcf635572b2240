//! What clients send about accounts.

use super::record::AccountKind;
use async_graphql::{InputObject, MaybeUndefined};
use kit::code::AreaCode;
use kit::node::GlobalId;

/// A new account.
#[derive(InputObject)]
pub(super) struct CreateAccountInput {
    /// Login name: 2 to 64 of a to z, 0 to 9, `.`, `-` and `_`, the first a letter or a digit.
    pub(super) name: String,
    /// What people call the holder, 1 to 100 characters.
    pub(super) title: String,
    /// Kind.
    pub(super) kind: AccountKind,
    /// Code of the area whose security administrators manage it.
    pub(super) area: AreaCode,
    /// A first password, which the holder must change before the account can do anything else: 12 characters or more,
    /// without the account's name. Left out for accounts that log in elsewhere.
    pub(super) initial_password: Option<String>,
    /// Identity number (GB 11643) of the holder of an account of kind `STAFF`: matters about the holder or the holder's household
    /// are then withheld from the account, whatever posts it has. It gives no right, is kept as a keyed hash and never shown.
    /// The answer is the same whether a person with that number is recorded or not.
    pub(super) identity_number: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// A change of an account; what is left out stays.
#[derive(Debug, InputObject)]
pub(super) struct ChangeAccountInput {
    /// The account.
    pub(super) id: GlobalId,
    /// The version that the change is based on.
    pub(super) version: i32,
    /// What people call the holder, 1 to 100 characters.
    pub(super) title: Option<String>,
    /// Code of the area whose security administrators manage it.
    pub(super) area: Option<AreaCode>,
    /// Identity number of the holder of an account of kind `STAFF`, as `createAccount` takes it; null for none. Not of your own
    /// account.
    pub(super) identity_number: MaybeUndefined<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// A change of whether an account can be used.
#[derive(Debug, InputObject)]
pub(super) struct AccountStatusInput {
    /// The account.
    pub(super) id: GlobalId,
    /// The version that the change is based on.
    pub(super) version: i32,
    /// Why, for the audit; at most 200 characters.
    pub(super) reason: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// A new first password.
#[derive(InputObject)]
pub(super) struct ResetAccountPasswordInput {
    /// The account.
    pub(super) id: GlobalId,
    /// The version that the change is based on.
    pub(super) version: i32,
    /// A first password, which the holder must change before the account can do anything else: 12 characters or more,
    /// without the account's name.
    pub(super) initial_password: String,
    /// Why, for the audit; at most 200 characters.
    pub(super) reason: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}
