//! Announcements (公示): what is applied for is announced in the community and in the street or town at the same time
//! before it is decided, and whoever objects gets an answer.

mod answer;
mod applicant;
mod erase;
mod inputs;
mod links;
mod object;
mod objection;
mod queries;
mod record;
mod term;
mod write;

pub use objection::Objection;
pub use record::{Announcement, AnnouncementState};

pub(crate) use erase::erase;
pub(crate) use term::may_end;
pub(crate) use write::{close, publish, withdraw};

use crate::matter::Matter;
use kit::module::Parts;

/// What announcements add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<Announcement>()
        .record::<Objection>()
        .fields_of::<Announcement, links::AnnouncementMatter>()
        .fields_of::<Objection, links::ObjectionTo>()
        .fields_of::<Matter, links::MatterAnnouncements>()
        .fields_of::<Matter, links::MatterObjections>()
        .queries::<queries::AnnouncementQueries>()
        .mutations::<object::ObjectMutations>()
        .mutations::<answer::AnswerMutations>();
}
