//! How the walk follows each subscription.

/// A subscription.
pub(crate) struct Stream {
    field: &'static str,
}

const STREAMS: &[Stream] = &[];

/// The case of a subscription.
pub(crate) fn of(field: &str) -> Option<&'static Stream> {
    STREAMS.iter().find(|stream| stream.field == field)
}
