//! Accounts: who logs in.

mod change;
mod create;
mod fields;
mod forget;
mod hold;
mod holder;
mod inputs;
mod manage;
mod mutations;
mod password;
mod queries;
mod record;
mod resets;
mod status;

pub use create::login_name;
pub use forget::forget;
pub(super) use hold::{hold, hold_active};
pub use hold::{hold_first, hold_own};
pub use holder::forget_holder;
pub(super) use manage::because;
pub use password::{InitialPasswords, SharedInitialPasswords};
pub use record::{Account, AccountKind, AccountStatus};
pub use resets::{Follow, Resets};

use kit::history::History;
use kit::module::Parts;

/// What accounts add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<Account>()
        .fields_of::<Account, fields::AccountFields>()
        .fields_of::<Account, History<Account>>()
        .queries::<queries::AccountQueries>()
        .mutations::<mutations::AccountMutations>();
}
