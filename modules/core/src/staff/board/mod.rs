//! What everybody may read of a grid without a login: its notice board, and the contact cards of those who work there.

mod card;
mod cards;
mod change;
mod fields;
mod inputs;
mod mutations;
mod photo;
mod queries;
mod record;

pub(super) use photo::Photos;
pub use record::NoticeBoard;

use kit::history::History;
use kit::module::Parts;

/// What notice boards add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.shelf::<files::Carriers>(|carriers| carriers.add(photo::PostPhotos));
    parts
        .record::<NoticeBoard>()
        .fields_of::<NoticeBoard, fields::BoardFields>()
        .fields_of::<NoticeBoard, History<NoticeBoard>>()
        .queries::<queries::BoardQueries>()
        .mutations::<mutations::BoardMutations>();
}
