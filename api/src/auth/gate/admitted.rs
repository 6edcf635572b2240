//! The tokens that were found right, until they expire.

use aws_lc_rs::digest::{SHA256, digest};
use kit::access::{Caller, Granted};
use rustc_hash::FxHashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio_util::sync::CancellationToken;

/// Whom a token names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Who {
    pub(super) account: i64,
    /// None for a token of an outside issuer.
    pub(super) session: Option<i64>,
    /// The scopes that limit the account's rights; none where nothing does.
    pub(super) granted: Option<Granted>,
}

/// A token that was found right.
#[derive(Debug)]
pub(super) struct Admitted {
    pub(super) who: Who,
    /// In milliseconds since 1970.
    pub(super) expires_at: i64,
    /// Cancelled when whoever is inside has to leave.
    pub(super) ended: CancellationToken,
    /// The epoch of rights at which the session was alive; `NEVER` before it was looked up.
    alive_at: AtomicI64,
    /// The rights with which somebody came in last.
    caller: Mutex<Option<Arc<Caller>>>,
}

const NEVER: i64 = i64::MIN;

impl Admitted {
    pub(super) fn new(who: Who, expires_at: i64) -> Self {
        let (ended, alive_at) = (CancellationToken::new(), AtomicI64::new(NEVER));
        Self { who, expires_at, ended, alive_at, caller: Mutex::default() }
    }

    /// The epoch of rights at which the session was found alive.
    pub(super) fn alive_at(&self) -> Option<i64> {
        Some(self.alive_at.load(Ordering::Acquire)).filter(|epoch| *epoch != NEVER)
    }

    pub(super) fn found_alive(&self, epoch: Option<i64>) {
        self.alive_at.store(epoch.unwrap_or(NEVER), Ordering::Release);
    }

    /// Somebody comes in with these rights.
    pub(super) fn enter(&self, caller: &Arc<Caller>) {
        let mut held = self.caller.lock().unwrap_or_else(PoisonError::into_inner);
        if held.as_ref().is_none_or(|held| !Arc::ptr_eq(held, caller)) {
            *held = Some(caller.clone());
        }
    }

    /// Did the rights with which somebody came in change by themselves since?
    pub(super) fn is_due(&self, now: i64) -> bool {
        let held = self.caller.lock().unwrap_or_else(PoisonError::into_inner);
        held.as_ref().is_some_and(|held| held.changes_at <= now)
    }

    /// Are these rights fewer than those with which somebody came in? If not, they count from now on.
    pub(super) fn lost_rights(&self, now: &Arc<Caller>) -> bool {
        let mut held = self.caller.lock().unwrap_or_else(PoisonError::into_inner);
        let lost = held.as_ref().is_some_and(|held| held.posts.iter().any(|post| !now.posts.contains(post)));
        if !lost {
            *held = Some(now.clone());
        }
        lost
    }
}

/// Every token that was found right and has not expired, by its hash.
#[derive(Debug, Default)]
pub(super) struct Remembered(Mutex<FxHashMap<[u8; 32], Arc<Admitted>>>);

impl Remembered {
    pub(super) fn get(&self, bearer: &str, now: i64) -> Option<Arc<Admitted>> {
        let found = self.lock().get(&hash(bearer)).cloned();
        found.filter(|admitted| now < admitted.expires_at && !admitted.ended.is_cancelled())
    }

    /// Remembers it, unless somebody else just did: then that one.
    pub(super) fn put(&self, bearer: &str, admitted: Admitted) -> Arc<Admitted> {
        let admitted = Arc::new(admitted);
        let mut held = self.lock();
        let entry = held.entry(hash(bearer)).or_insert_with(|| admitted.clone());
        if entry.ended.is_cancelled() {
            *entry = admitted;
        }
        entry.clone()
    }

    /// Forgets the expired and the ended ones. Answers those with somebody inside, and all that have just expired.
    pub(super) fn sweep(&self, now: i64) -> (Vec<Arc<Admitted>>, Vec<Arc<Admitted>>) {
        let (mut inside, mut expired) = (Vec::new(), Vec::new());
        self.lock().retain(|_, admitted| {
            let over = now >= admitted.expires_at;
            if over {
                expired.push(admitted.clone());
            } else if Arc::strong_count(admitted) > 1 {
                inside.push(admitted.clone());
            }
            !over && !admitted.ended.is_cancelled()
        });
        (inside, expired)
    }

    fn lock(&self) -> MutexGuard<'_, FxHashMap<[u8; 32], Arc<Admitted>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn hash(bearer: &str) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest(&SHA256, bearer.as_bytes()).as_ref());
    hash
}
