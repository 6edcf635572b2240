//! Leaves from posts. While the holder is on leave, the holder of the post that covers the post acts with its rights.

mod end;
mod enter;
mod fields;
mod inputs;
mod mutations;
mod queries;
mod record;

pub use record::{Leave, LeaveKind};

use crate::staff::post::Post;
use kit::history::History;
use kit::module::Parts;

/// What leaves add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<Leave>()
        .fields_of::<Leave, fields::LeaveFields>()
        .fields_of::<Leave, History<Leave>>()
        .fields_of::<Post, fields::PostLeaves>()
        .queries::<queries::LeaveQueries>()
        .mutations::<mutations::LeaveMutations>();
}
