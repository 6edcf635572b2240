//! The rule that slows guessing, and that nobody can use to shut somebody else out.
//!
//! # The rule
//! 1. Failures are counted per account name and *source*: the device, when the client shows a [`device`] token that an
//!    earlier login of this account got, else the address's network (/24, /48 for IPv6). After five free ones each
//!    further attempt has to wait, 2 seconds at first, twice as long each time, 15 minutes at most. Another source is
//!    not touched: who guesses from elsewhere delays only themselves, and a colleague behind the same address only
//!    those who bring no device token.
//! 2. Failures from *unknown* sources are also counted per account name, and half of them are forgotten each hour.
//!    Above fifty, each unknown source has to ask, wait (30 seconds for each fifty, 10 minutes at most) and ask again
//!    before each attempt. The wait runs for each source by itself, so guessing from a thousand addresses does not use
//!    up the turn of a holder who travels. A device with its token, and a network from which the account logged in
//!    before, are known: this second rule never applies to them.
//! 3. An attempt is counted before the password is looked at and given back when it was right, so that many at once
//!    count as many. An attempt during a wait is refused unseen, and does not make the wait longer.
//! 4. Names that do not exist are counted like others: a wait tells nothing about an account.
//!
//! No number of failures ever closes an account.
//!
//! # What is stored where
//! The counters are in the memory of the process, under keyed hashes of name and source, 100,000 at most (those with
//! the fewest failures go first); they are lost when it stops, and each process has its own. The networks from which an
//! account logged in are rows of `known_network`, as keyed hashes; the caller reads them. Device tokens are stored
//! nowhere here: they carry a keyed hash of themselves and the account's name.

mod counters;
pub mod device;
mod network;

pub use counters::{Counter, CounterKey, Counters, InMemory};
pub use network::Network;

use crate::auth::keys::MacKey;
use device::DeviceId;
use kit::sources::Sources;
use std::sync::Arc;

/// The figures of the rule. Times are seconds.
#[derive(Clone, Copy, Debug)]
pub struct LockoutRules {
    /// Failures of a source without any delay.
    pub free: u32,
    /// The first delay of a source; each further one is twice as long.
    pub first_delay: i64,
    /// The longest delay of a source.
    pub longest_delay: i64,
    /// A source's failures are forgotten this long after the last.
    pub forgotten_after: i64,
    /// Failures from unknown sources before unknown sources have to wait.
    pub budget: u32,
    /// The wait of unknown sources for each budget that was used up.
    pub unknown_wait: i64,
    /// The longest wait of unknown sources.
    pub longest_unknown_wait: i64,
}

impl Default for LockoutRules {
    fn default() -> Self {
        Self {
            free: 5,
            first_delay: 2,
            longest_delay: 900,
            forgotten_after: 86_400,
            budget: 50,
            unknown_wait: 30,
            longest_unknown_wait: 600,
        }
    }
}

/// Where an attempt comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A device that logged in to this account before.
    Device(DeviceId),
    /// A network from which this account logged in before.
    KnownNetwork(Network),
    /// Another network.
    UnknownNetwork(Network),
}

/// An attempt that may go on. It counts as a failure until [`Lockout::settle`], [`Lockout::succeeded`] or
/// [`Lockout::undecided`] is told.
#[derive(Debug)]
#[must_use]
pub struct Ticket {
    source: CounterKey,
    account: Option<CounterKey>,
}

/// The attempt has to wait this many seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait(pub i64);

/// Applies the rule.
#[derive(Clone, Debug)]
pub struct Lockout {
    rules: LockoutRules,
    counters: Arc<dyn Counters>,
    key: MacKey,
    sources: Sources,
}

impl Lockout {
    /// The rule over these counters; `key` hashes names and sources and has the purpose of its own.
    pub fn new(rules: LockoutRules, counters: Arc<dyn Counters>, key: MacKey, sources: Sources) -> Self {
        Self { rules, counters, key, sources }
    }

    /// Lets an attempt on this account name go on, counted as failed for now, or says how long it has to wait.
    pub fn begin(&self, account: &str, source: Source) -> Result<Ticket, Wait> {
        let now = self.sources.now();
        let ticket = self.ticket(account, source);
        let unknown_wait = ticket.account.map_or(0, |a| self.unknown_wait(self.failures(a, now)));
        let mut outcome = Ok(());
        self.counters.change(ticket.source, now, &mut |counter| {
            outcome = self.charge(counter, now, unknown_wait);
        });
        outcome?;
        if let Some(account) = ticket.account {
            self.counters.change(account, now, &mut |counter| {
                self.halve(counter, now);
                counter.failures = counter.failures.saturating_add(1);
            });
        }
        Ok(ticket)
    }

    /// The attempt was right: its source starts anew.
    pub fn succeeded(&self, ticket: Ticket) {
        let source = ticket.source;
        self.undecided(ticket);
        self.counters.change(source, self.sources.now(), &mut |counter| counter.failures = 0);
    }

    /// The attempt was neither right nor wrong, e.g. the second factor is missing: it does not count.
    pub fn undecided(&self, ticket: Ticket) {
        for key in [Some(ticket.source), ticket.account].into_iter().flatten() {
            self.counters.change(key, self.sources.now(), &mut |counter| {
                counter.failures = counter.failures.saturating_sub(1);
            });
        }
    }

    /// What came of the attempt: something, when it was right, or nothing, which stays a failure. An error is neither: that
    /// the database is busy counts against nobody.
    ///
    /// # Errors
    /// What came of it.
    pub fn settle<T>(&self, ticket: Ticket, came: kit::Result<Option<T>>) -> kit::Result<Option<T>> {
        match &came {
            Ok(Some(_)) => self.succeeded(ticket),
            Ok(None) => {}
            Err(_) => self.undecided(ticket),
        }
        came
    }

    fn ticket(&self, account: &str, source: Source) -> Ticket {
        let name = account.trim().to_lowercase();
        let key = |kind: &[u8], what: &[u8]| CounterKey::of(&self.key.mac(&[kind, name.as_bytes(), what]));
        let everybody = key(b"account", &[]);
        match source {
            Source::Device(id) => Ticket { source: key(b"device", id.bytes()), account: None },
            Source::KnownNetwork(n) => Ticket { source: key(b"network", &n.bytes()), account: None },
            Source::UnknownNetwork(n) => {
                Ticket { source: key(b"network", &n.bytes()), account: Some(everybody) }
            }
        }
    }

    /// Counts an attempt of a source, if it need not wait.
    fn charge(&self, counter: &mut Counter, now: i64, unknown_wait: i64) -> Result<(), Wait> {
        if now - counter.last_at > self.rules.forgotten_after * 1_000 {
            *counter = Counter { asked_at: counter.asked_at, ..Counter::default() };
        }
        wait_until(counter.last_at + self.delay(counter.failures) * 1_000, now)?;
        if unknown_wait > 0 {
            let asked_at = *counter.asked_at.get_or_insert(now);
            wait_until(asked_at + unknown_wait * 1_000, now)?;
        }
        *counter = Counter { failures: counter.failures.saturating_add(1), last_at: now, asked_at: None };
        Ok(())
    }

    fn delay(&self, failures: u32) -> i64 {
        match failures.checked_sub(self.rules.free) {
            None => 0,
            Some(beyond) => {
                self.rules.first_delay.saturating_mul(1 << beyond.min(30)).min(self.rules.longest_delay)
            }
        }
    }

    fn unknown_wait(&self, failures: u32) -> i64 {
        let budgets = i64::from(failures / self.rules.budget.max(1));
        (budgets * self.rules.unknown_wait).min(self.rules.longest_unknown_wait)
    }

    /// The failures of an account from unknown sources.
    fn failures(&self, account: CounterKey, now: i64) -> u32 {
        let mut failures = 0;
        self.counters.change(account, now, &mut |counter| {
            self.halve(counter, now);
            failures = counter.failures;
        });
        failures
    }

    /// Forgets half for each hour since it was last done.
    fn halve(&self, counter: &mut Counter, now: i64) {
        if counter.failures == 0 {
            counter.last_at = now;
        }
        let hours = (now - counter.last_at).max(0) / 3_600_000;
        counter.failures =
            counter.failures.checked_shr(u32::try_from(hours).unwrap_or(u32::MAX)).unwrap_or(0);
        counter.last_at += hours * 3_600_000;
    }
}

fn wait_until(until: i64, now: i64) -> Result<(), Wait> {
    if now < until { Err(Wait((until - now + 999) / 1_000)) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
