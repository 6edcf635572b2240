//! What is done with matters: one engine carries out the transitions of the procedures.

mod announce;
mod appeal;
mod approve;
mod batch;
mod before;
mod clock;
mod desk;
mod dispatch;
mod engine;
mod enter;
mod finish;
mod handing;
mod hold;
mod inform;
mod inputs;
mod join;
mod look;
mod mutations;
mod papers;
mod pause;
mod plain;
mod rate;
mod reopen;
mod sign;
mod standing;
pub(crate) mod who;

pub(crate) use appeal::instead;
pub(crate) use before::Past;
pub(crate) use clock::{end_announcement, overdue, resume, unassign, warn};
pub(crate) use desk::put_on_desk;
pub(crate) use engine::{Doing, procedure_of};
pub(crate) use enter::{enter, restarts};
pub(crate) use sign::{Signed, sign};
pub(crate) use standing::Standing;

use kit::module::Parts;

/// What can be done with matters, in the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .mutations::<mutations::StepMutations>()
        .mutations::<mutations::HandingMutations>()
        .mutations::<mutations::ApprovalMutations>()
        .mutations::<mutations::SuperviseMutations>()
        .mutations::<mutations::ServedMutations>()
        .mutations::<batch::BatchMutations>();
}
