//! Work sheets: a matter is handed to another line, whose receipt settles who answers for it.

mod links;
mod record;
mod write;

pub use record::{SheetState, WorkSheet};

pub(crate) use write::{answer, finish, number, send, take_back, unassign, waiting, was_received};

use crate::matter::Matter;
use kit::module::Parts;

/// What work sheets add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<WorkSheet>()
        .fields_of::<WorkSheet, links::SheetMatter>()
        .fields_of::<Matter, links::MatterSheets>();
}
