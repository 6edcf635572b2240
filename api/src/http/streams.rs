//! Streams of a caller at the same time: each holds a place from its beginning to its end.

use super::rate::Caller;
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many streams each caller has open.
#[derive(Clone, Debug, Default)]
pub(super) struct Streams(Arc<Mutex<FxHashMap<Caller, u64>>>);

/// The place of one stream, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    streams: Streams,
    caller: Caller,
}

impl Streams {
    /// A place for one stream more; none where the caller has `most` open.
    pub(super) fn enter(&self, caller: Caller, most: u64) -> Option<Place> {
        let mut open = self.open();
        let of_caller = open.get(&caller).copied().unwrap_or_default();
        if of_caller >= most {
            return None;
        }
        open.insert(caller.clone(), of_caller + 1);
        drop(open);
        Some(Place { streams: self.clone(), caller })
    }

    fn open(&self) -> MutexGuard<'_, FxHashMap<Caller, u64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.streams.open();
        let left = open.remove(&self.caller).unwrap_or_default().saturating_sub(1);
        if left > 0 {
            open.insert(self.caller.clone(), left);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::IpAddr;

    #[test]
    fn a_place_is_free_again_when_its_stream_ends() {
        let (streams, here) = (Streams::default(), IpAddr::from([127, 0, 0, 1]));
        let one = || Caller::new(Some("1"), here);
        let first = streams.enter(one(), 2).unwrap();
        let second = streams.enter(one(), 2).unwrap();
        assert!(streams.enter(one(), 2).is_none());
        let other = streams.enter(Caller::new(None, here), 1);
        assert!(other.is_some(), "another caller has places of its own");
        drop(first);
        let third = streams.enter(one(), 2);
        assert!(third.is_some() && streams.enter(one(), 2).is_none());
        drop((second, third, other));
        assert!(streams.open().is_empty(), "who has no stream takes no memory");
    }
}
