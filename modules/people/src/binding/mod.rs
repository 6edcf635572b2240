//! Accounts of residents, bound to persons: by a one-time code that the staff hands over, or by an identity that an
//! outside issuer verified. One account, one person; one person, one account.

mod attach;
mod bind;
mod code;
mod confirm;
mod inputs;
mod issue;
mod mutations;
mod own;
mod unbind;
mod verified;

pub(crate) use attach::account_of;
pub use verified::bind_verified;

use crate::resident::Resident;
use kit::module::Parts;
use wangge_core::staff::account::Resets;

/// What binding adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .shelf::<Resets>(|resets| resets.add(unbind::reset))
        .fields_of::<Resident, own::OwnHome>()
        .queries::<own::OwnQueries>()
        .mutations::<mutations::BindingMutations>();
}
