//! Staff: accounts, their posts, the roles that posts can have, and who did what.

pub mod account;
pub mod area;
pub mod audit;
pub mod board;
pub mod body;
pub mod break_glass;
pub(crate) mod closing;
mod department;
pub mod holder;
pub mod leave;
pub mod liaison;
mod link;
mod me;
mod period;
pub mod post;
mod role;
mod team;

use kit::history::HistoryEntry;
use kit::module::Parts;

/// What staff adds to the graph.
pub(crate) fn add(parts: &mut Parts<'_>) {
    parts.record::<HistoryEntry>();
    account::add(parts);
    post::add(parts);
    leave::add(parts);
    board::add(parts);
    liaison::add(parts);
    body::add(parts);
    team::add(parts);
    role::add(parts);
    department::add(parts);
    audit::add(parts);
    me::add(parts);
    break_glass::add(parts);
}
