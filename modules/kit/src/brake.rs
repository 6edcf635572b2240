//! Stopping a statement that nobody waits for any more.
//!
//! SQLite runs a statement to its end unless it is told otherwise, and asks every few thousand steps of its machine
//! whether to go on. The answer is here: a brake for each connection. A server stops statements by itself
//! (`statement_timeout`), and needs none.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What stops the statements of one connection.
#[derive(Clone, Debug, Default)]
pub struct Brake(Arc<Turns>);

#[derive(Debug, Default)]
struct Turns {
    /// Whose turn the connection has: the statement or the transaction that took it last.
    now: AtomicU64,
    /// The turn that was given up.
    stopped: AtomicU64,
}

impl Brake {
    /// Whether what runs on the connection is still wanted. The connection asks it while a statement runs.
    pub fn goes_on(&self) -> bool {
        let stopped = self.0.stopped.load(Ordering::Relaxed);
        stopped == 0 || stopped != self.0.now.load(Ordering::Relaxed)
    }

    /// Begins a turn. The connection is the caller's alone.
    pub(crate) fn turn(&self) -> Turn {
        Turn { brake: self.clone(), number: self.0.now.fetch_add(1, Ordering::Relaxed) + 1 }
    }
}

/// One statement or transaction of a connection with a brake.
#[derive(Debug)]
pub(crate) struct Turn {
    brake: Brake,
    number: u64,
}

impl Turn {
    /// Runs a statement: it is stopped when this is dropped before its end.
    pub(crate) async fn run<T>(&self, statement: impl Future<Output = T>) -> T {
        let mut waiting = Waiting { turn: self, over: false };
        let result = statement.await;
        waiting.over = true;
        result
    }

    fn stop(&self) {
        self.brake.0.stopped.store(self.number, Ordering::Relaxed);
    }
}

/// Somebody waits for a statement.
struct Waiting<'a> {
    turn: &'a Turn,
    over: bool,
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        if !self.over {
            self.turn.stop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;
    use std::future::{pending, ready};

    #[test]
    fn only_the_turn_that_was_given_up_is_stopped() {
        let brake = Brake::default();
        assert!(brake.goes_on());
        let first = brake.turn();
        assert_eq!(first.run(ready(7)).now_or_never(), Some(7));
        assert!(brake.goes_on(), "it came to its end");
        assert_eq!(first.run(pending::<()>()).now_or_never(), None);
        assert!(!brake.goes_on(), "it was given up");
        let _second = brake.turn();
        assert!(brake.goes_on());
    }
}
