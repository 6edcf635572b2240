//! The time and the randomness of this machine: the only place that reads them.

use kit::sources::{Clock, Random, Sources};
use std::sync::Arc;

/// The clock of the machine.
#[derive(Debug)]
struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the injected source")]
    fn now(&self) -> i64 {
        chrono::Utc::now().timestamp_millis()
    }
}

/// The randomness of the operating system.
#[derive(Debug)]
struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        // the system's generator fails only before the machine has started
        if aws_lc_rs::rand::fill(bytes).is_err() {
            std::process::abort();
        }
    }
}

/// The sources of this machine.
pub fn system() -> Sources {
    Sources { clock: Arc::new(SystemClock), random: Arc::new(SystemRandom) }
}
