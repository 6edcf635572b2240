//! A platform on a test's database, with time and randomness that the test decides.

use super::TestDatabase;
use super::connection::PATIENCE;
use api::database::Wires;
use kit::access::Policy;
use kit::db::Db;
use kit::platform::Platform;
use kit::secrets::Secrets;
use kit::sources::{Clock, Random, Sources};
use kit::vault::{Ring, RingKey, Suite};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// 2026-01-05T01:00:00Z, a Monday morning in China.
const MORNING: i64 = 1_767_574_800_000;

/// A clock that moves when the test says so.
#[derive(Clone, Debug)]
pub(crate) struct Hands(Arc<AtomicI64>);

impl Default for Hands {
    fn default() -> Self {
        Self(Arc::new(AtomicI64::new(MORNING)))
    }
}

impl Hands {
    pub(crate) fn forward(&self, milliseconds: i64) {
        self.0.fetch_add(milliseconds, Ordering::SeqCst);
    }
}

impl Clock for Hands {
    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// Bytes that differ each time, and are the same in each run.
#[derive(Debug, Default)]
struct Counted(AtomicU64);

impl Random for Counted {
    fn fill(&self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(8) {
            let number = self.0.fetch_add(1, Ordering::SeqCst).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            part.copy_from_slice(&number.to_le_bytes()[..part.len()]);
        }
    }
}

/// Sources with this clock.
pub(crate) fn sources(clock: &Hands) -> Sources {
    Sources { clock: Arc::new(clock.clone()), random: Arc::new(Counted::default()) }
}

impl TestDatabase {
    /// A platform as one process has it.
    pub(crate) async fn platform(&self, policy: Policy, clock: &Hands) -> Platform {
        open(self.url(), policy, clock, secrets()).await
    }

    /// A platform with one connection that reads and one that writes.
    pub(crate) async fn narrow_platform(&self, policy: Policy, clock: &Hands) -> Platform {
        let db = wired(self.url(), 1);
        Platform::open(db, policy, sources(clock), secrets()).await.unwrap()
    }

    /// The same on PostgreSQL, with a server that ends each statement after a second.
    pub(crate) async fn hasty_platform(&self, policy: Policy, clock: &Hands) -> Platform {
        let and = if self.url().contains('?') { '&' } else { '?' };
        let db = wired(&format!("{}{and}options=-c%20statement_timeout%3D1000", self.url()), 1);
        Platform::open(db, policy, sources(clock), secrets()).await.unwrap()
    }

    /// A platform with keys of its own.
    pub(crate) async fn platform_with(&self, policy: Policy, clock: &Hands, secrets: Secrets) -> Platform {
        open(self.url(), policy, clock, secrets).await
    }
}

/// The same keys in each test.
pub(super) fn secrets() -> Secrets {
    secrets_with(&["00000007"])
}

/// The keys of each test with this ring.
pub(crate) fn secrets_with(ring: &[&str]) -> Secrets {
    let key = |id: &&str| RingKey::new(*id, &[id.as_bytes()[7]; 32]).unwrap();
    Secrets::new(Suite::International, &[7; 32], Ring::new(ring.iter().map(key).collect()))
}

/// A platform with the connections that the program opens.
pub(super) async fn open(url: &str, policy: Policy, clock: &Hands, secrets: Secrets) -> Platform {
    Platform::open(wired(url, 8), policy, sources(clock), secrets).await.unwrap()
}

/// The connections that the program opens, patient on a busy machine.
fn wired(url: &str, connections: u32) -> Db {
    let wires = Wires { url: url.to_owned(), connections, patience: PATIENCE };
    wires.connect().unwrap_or_else(|failure| panic!("{failure}"))
}
