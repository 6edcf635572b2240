//! What the walk does with each mutation.

/// A mutation.
pub(crate) struct Deed {
    field: &'static str,
}

const DEEDS: &[Deed] = &[];

/// The case of a mutation.
pub(crate) fn of(field: &str) -> Option<&'static Deed> {
    DEEDS.iter().find(|deed| deed.field == field)
}
