//! Posts: a role of an account in an area, for a time.

mod adjacent;
mod appoint;
mod change;
mod fields;
mod inputs;
mod live;
mod mutations;
mod pair;
mod power;
mod queries;
mod record;
mod terms;
mod transfer;

pub(super) use live::{end_posts, end_restricted_posts, live_posts};
pub(super) use power::governed_as;
pub(super) use queries::in_force;
pub use record::{Employment, Post};

use kit::history::History;
use kit::module::Parts;

/// What posts add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<Post>()
        .fields_of::<Post, fields::PostFields>()
        .fields_of::<Post, History<Post>>()
        .queries::<queries::PostQueries>()
        .mutations::<mutations::PostMutations>();
}
