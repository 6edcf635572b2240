//! Bodies: leading groups, the five in one of a community, and the bodies of party building, with their members.

mod end;
mod enter;
mod fields;
mod forget;
mod inputs;
mod kind;
mod links;
mod member;
mod mutations;
mod queries;
mod record;

pub use forget::erase_names;
pub use kind::{BodyFunction, BodyKind};
pub use member::BodyMember;
pub use record::Body;

use crate::places::division::Division;
use crate::places::grid::Grid;
use kit::history::History;
use kit::module::Parts;

/// What bodies add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<Body>()
        .record::<BodyMember>()
        .fields_of::<Body, fields::BodyFields>()
        .fields_of::<Body, History<Body>>()
        .fields_of::<BodyMember, fields::MemberFields>()
        .fields_of::<BodyMember, History<BodyMember>>()
        .fields_of::<Division, links::DivisionBodies>()
        .fields_of::<Grid, links::GridBodies>()
        .queries::<queries::BodyQueries>()
        .mutations::<mutations::BodyMutations>();
}
