//! Where the failures are counted.

use rustc_hash::FxHashMap;
use std::fmt::Debug;
use std::sync::{Mutex, PoisonError};

/// Keyed hash of an account name and a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CounterKey([u8; 16]);

impl CounterKey {
    /// The first half of a keyed hash.
    pub fn of(mac: &[u8; 32]) -> Self {
        let mut key = [0; 16];
        key.copy_from_slice(&mac[..16]);
        Self(key)
    }
}

/// What is counted for a key. Times are milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counter {
    /// Attempts that failed, and that go on.
    pub failures: u32,
    /// The last of them.
    pub last_at: i64,
    /// When an unknown source asked and was told to wait.
    pub asked_at: Option<i64>,
}

/// Holds the counters. A change is one step: nobody sees or makes another one meanwhile.
pub trait Counters: Send + Sync + Debug {
    /// Changes the counter of `key`, which begins as the default one. `now` is in milliseconds.
    fn change(&self, key: CounterKey, now: i64, change: &mut dyn FnMut(&mut Counter));
}

/// Counters in the memory of this process.
#[derive(Debug)]
pub struct InMemory {
    most: usize,
    counters: Mutex<FxHashMap<CounterKey, Entry>>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    counter: Counter,
    touched_at: i64,
}

impl InMemory {
    /// At most this many counters (at least 10). When there are more, a tenth is dropped: those with the fewest
    /// failures, the oldest of these first.
    pub fn new(most: usize) -> Self {
        Self { most: most.max(10), counters: Mutex::default() }
    }
}

impl Default for InMemory {
    fn default() -> Self {
        Self::new(100_000)
    }
}

impl Counters for InMemory {
    fn change(&self, key: CounterKey, now: i64, change: &mut dyn FnMut(&mut Counter)) {
        let mut counters = self.counters.lock().unwrap_or_else(PoisonError::into_inner);
        if counters.len() >= self.most && !counters.contains_key(&key) {
            drop_least(&mut counters, self.most / 10);
        }
        let entry = counters.entry(key).or_default();
        change(&mut entry.counter);
        entry.touched_at = now;
    }
}

fn drop_least(counters: &mut FxHashMap<CounterKey, Entry>, count: usize) {
    let mut all: Vec<_> = counters.iter().map(|(k, e)| (e.counter.failures, e.touched_at, *k)).collect();
    all.sort_unstable_by_key(|(failures, touched_at, _)| (*failures, *touched_at));
    for (_, _, key) in all.iter().take(count) {
        counters.remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_go_first() {
        let counters = InMemory::new(20);
        for i in 0..30_u8 {
            let failures = if i == 0 { 9 } else { 1 };
            counters.change(CounterKey([i; 16]), i64::from(i), &mut |c| c.failures = failures);
        }
        let held = counters.counters.lock().unwrap();
        assert!(held.len() <= 20);
        assert!(held.contains_key(&CounterKey([0; 16])), "the worst is kept");
        assert!(held.contains_key(&CounterKey([29; 16])));
        assert!(!held.contains_key(&CounterKey([1; 16])));
    }
}
