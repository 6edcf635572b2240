//! Working days: weekdays, but for holidays and the days that are worked instead.

mod days;
mod inputs;
mod load;
mod queries;
mod record;
mod write;

pub use days::Days;
pub use load::days;
pub use record::WorkDay;

pub(crate) use load::NATION;

use kit::module::Parts;

/// What the calendar adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.record::<WorkDay>().queries::<queries::CalendarQueries>().mutations::<write::CalendarMutations>();
}
