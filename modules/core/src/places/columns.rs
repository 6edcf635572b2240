//! The fields that every record of a place has, each in one form.

use super::Status;
use kit::record::{Class, Field};
use kit::scalar::{Counter, Date, Instant};

/// Its name.
pub(super) const fn name(class: Class) -> Field {
    Field::of::<String>("name", "name", class, "Name.")
}

/// Whether it is valid.
pub(super) const fn status(class: Class) -> Field {
    Field::of::<Status>("status", "status", class, "Whether it is valid.")
}

/// Its end.
pub(super) const fn retired_on(class: Class) -> Field {
    let about = "First day on which it is no longer valid.";
    Field::of::<Option<Date>>("retiredOn", "retired_on", class, about)
}

/// Its version, for those who change it.
pub(super) const fn version(class: Class) -> Field {
    let about = "Counts the changes; name it when you change the record.";
    Field::of::<Counter>("version", "version", class, about)
}

/// Its entry.
pub(super) const fn created_at(class: Class) -> Field {
    Field::of::<Instant>("createdAt", "created_at", class, "When it was entered.")
}

/// Its last change.
pub(super) const fn changed_at(class: Class) -> Field {
    Field::of::<Instant>("changedAt", "changed_at", class, "When it was last changed.")
}
