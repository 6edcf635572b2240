//! Who saw a person's record: the audit as the person reads it, with the role and the office of who looked.

mod fields;
mod queries;
mod record;

pub use record::RecordView;

use kit::module::Parts;

/// What it adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<RecordView>()
        .fields_of::<RecordView, fields::ViewFields>()
        .queries::<queries::ViewQueries>();
}
