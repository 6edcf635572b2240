//! The audit: who did what, in a chain that shows any change.

mod queries;
mod record;

pub use record::AuditRow;

use kit::module::Parts;

/// What the audit adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.record::<AuditRow>().queries::<queries::AuditQueries>();
}
