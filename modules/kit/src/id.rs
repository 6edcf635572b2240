//! Ids made by the application: 64 bits, ordered by time, no sequence of a database.

use crate::sources::Sources;
use std::sync::atomic::{AtomicI64, Ordering};

/// 2020-01-01T00:00:00Z in milliseconds.
const START: i64 = 1_577_836_800_000;
const RANDOM_BITS: u32 = 21;
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// Makes ids: milliseconds since 2020 in the upper 42 bits, randomness in the lower 21; never the same twice and
/// never smaller than the one before in this process.
#[derive(Debug)]
pub struct Ids {
    sources: Sources,
    last: AtomicI64,
}

impl Ids {
    /// A maker of ids.
    pub fn new(sources: Sources) -> Self {
        Self { sources, last: AtomicI64::new(0) }
    }

    /// The next id.
    pub fn next(&self) -> i64 {
        let random = i64::from(u32::from_le_bytes(self.sources.bytes()) >> (32 - RANDOM_BITS));
        let wanted = ((self.sources.now() - START).max(0) << RANDOM_BITS) | random;
        let step = |last: i64| Some(wanted.max(last + 1));
        match self.last.fetch_update(Ordering::Relaxed, Ordering::Relaxed, step) {
            Ok(last) | Err(last) => wanted.max(last + 1),
        }
    }
}

/// An id that was made on the day that begins at `midnight`, milliseconds since 1970, at a moment of it that `random` alone
/// says: for what must not tell when it was made.
pub(crate) fn some_time(midnight: i64, random: u32, more: u32) -> i64 {
    let moment = i64::from(random) % DAY;
    first_at(midnight + moment) | i64::from(more >> (32 - RANDOM_BITS))
}

/// The least id that could have been made at `at`, milliseconds since 1970: ranges of ids are ranges of time.
pub fn first_at(at: i64) -> i64 {
    (at - START).max(0) << RANDOM_BITS
}
