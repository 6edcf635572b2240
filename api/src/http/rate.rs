//! Requests per minute and caller: a token bucket each, in bounded memory.

use kit::sources::Sources;
use rustc_hash::FxHashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Buckets kept; a caller who comes back after being dropped starts with a full one.
const MOST_BUCKETS: usize = 65_536;

/// Who is counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Caller {
    /// An account.
    Account(String),
    /// A client without a login; of IPv6 the first 64 bits.
    Address(IpAddr),
}

impl Caller {
    /// The account, or the address that an anonymous caller comes from.
    pub(super) fn new(account: Option<&str>, address: IpAddr) -> Self {
        match (account, address) {
            (Some(account), _) => Self::Account(account.to_owned()),
            (None, IpAddr::V6(v6)) if v6.to_ipv4_mapped().is_none() => {
                Self::Address(IpAddr::from((u128::from(v6) & !u128::from(u64::MAX)).to_be_bytes()))
            }
            (None, address) => Self::Address(address.to_canonical()),
        }
    }
}

/// The buckets.
#[derive(Debug, Default)]
pub(super) struct Rates {
    buckets: Mutex<FxHashMap<Caller, Bucket>>,
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    left: f64,
    /// Milliseconds since the epoch.
    at: i64,
    per_minute: f64,
}

impl Rates {
    /// Takes one request from the caller's bucket.
    ///
    /// # Errors
    /// The bucket is empty: seconds until it holds a request again.
    pub(super) fn take(&self, caller: Caller, per_minute: u64, sources: &Sources) -> Result<(), u64> {
        let now = sources.now();
        let per_minute = per_minute.max(1) as f64;
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MOST_BUCKETS && !buckets.contains_key(&caller) {
            make_room(&mut buckets, now);
        }
        let bucket = buckets.entry(caller).or_insert(Bucket { left: per_minute, at: now, per_minute });
        bucket.refill(now);
        if bucket.left < 1.0 {
            return Err(((1.0 - bucket.left) * 60.0 / per_minute).ceil() as u64);
        }
        bucket.left -= 1.0;
        Ok(())
    }
}

impl Bucket {
    fn refill(&mut self, now: i64) {
        let minutes = (now - self.at).max(0) as f64 / 60_000.0;
        self.left = (self.left + minutes * self.per_minute).min(self.per_minute);
        self.at = now;
    }
}

/// Drops the buckets that are full again, and everything if that is nothing: limits slacken, memory does not grow.
fn make_room(buckets: &mut FxHashMap<Caller, Bucket>, now: i64) {
    buckets.retain(|_, bucket| {
        bucket.refill(now);
        bucket.left < bucket.per_minute
    });
    if buckets.len() >= MOST_BUCKETS {
        buckets.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::toy::{self, sources};

    fn account(n: usize) -> Caller {
        Caller::new(Some(&n.to_string()), IpAddr::from([127, 0, 0, 1]))
    }

    #[test]
    fn a_bucket_empties_and_fills_with_time() {
        let (rates, clock) = (Rates::default(), toy::Hands::default());
        let sources = toy::sources_at(&clock);
        assert_eq!(rates.take(account(1), 2, &sources), Ok(()));
        assert_eq!(rates.take(account(1), 2, &sources), Ok(()));
        assert_eq!(rates.take(account(1), 2, &sources), Err(30));
        assert_eq!(rates.take(account(2), 2, &sources), Ok(()));
        clock.forward(30_000);
        assert_eq!(rates.take(account(1), 2, &sources), Ok(()));
        assert_eq!(rates.take(account(1), 2, &sources), Err(30));
    }

    #[test]
    fn memory_is_bounded() {
        let rates = Rates::default();
        for n in 0..=MOST_BUCKETS {
            rates.take(account(n), 5, &sources()).unwrap();
        }
        assert!(rates.buckets.lock().unwrap().len() <= MOST_BUCKETS);
    }

    #[test]
    fn neighbours_in_one_ipv6_network_share_a_bucket() {
        let a = Caller::new(None, "2001:db8::1".parse().unwrap());
        assert_eq!(a, Caller::new(None, "2001:db8::2".parse().unwrap()));
        assert_ne!(a, Caller::new(None, "2001:db8:0:1::1".parse().unwrap()));
        let v4 = Caller::new(None, "::ffff:10.0.0.1".parse().unwrap());
        assert_eq!(v4, Caller::new(None, "10.0.0.1".parse().unwrap()));
    }
}
