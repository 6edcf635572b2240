//! Stopping a statement that nobody waits for any more.
//!
//! A statement runs to its end unless it is told otherwise. SQLite asks every few thousand steps of its machine whether
//! to go on; a server is told on another connection. There is a brake for each connection.

use futures_util::future::BoxFuture;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// A server is told so often to stop a statement.
const TIMES: u32 = 10;

/// Tells a server to stop what runs on a connection.
type Halt = Arc<dyn Fn() -> BoxFuture<'static, ()> + Send + Sync>;

/// What stops the statements of one connection.
#[derive(Clone, Default)]
pub struct Brake {
    /// Whether what runs was given up.
    pulled: Arc<AtomicBool>,
    halt: Option<Halt>,
}

impl Brake {
    /// For a connection that asks [`Brake::goes_on`] while a statement runs.
    pub fn asked() -> Self {
        Self::default()
    }

    /// For a connection whose statement `halt` stops from outside.
    pub fn told(halt: impl Fn() -> BoxFuture<'static, ()> + Send + Sync + 'static) -> Self {
        Self { pulled: Arc::default(), halt: Some(Arc::new(halt)) }
    }

    /// Whether what runs on the connection is still wanted.
    pub fn goes_on(&self) -> bool {
        !self.pulled.load(Ordering::Relaxed)
    }

    /// Runs a statement: it is given up when this is dropped before its end.
    pub(crate) async fn watch<T>(&self, statement: impl Future<Output = T>) -> T {
        let mut waiting = Waiting { brake: self, over: false };
        let result = statement.await;
        waiting.over = true;
        result
    }

    /// Waits until nothing runs on the connection any more, which is when `idle` answers, lets go, and gives the answer. A
    /// server is told `again` after that time, for the statement may not have begun when it was told first; None when it does
    /// not answer at all.
    pub(crate) async fn settle<F: Future>(&self, again: Duration, idle: impl Fn() -> F) -> Option<F::Output> {
        let answer = match self.halt.as_ref().filter(|_| !self.goes_on()) {
            None => Some(idle().await),
            Some(halt) => {
                let mut answer = None;
                for _ in 0..TIMES {
                    halt().await;
                    answer = tokio::time::timeout(again, idle()).await.ok();
                    if answer.is_some() {
                        break;
                    }
                }
                answer
            }
        };
        self.pulled.store(false, Ordering::Relaxed);
        answer
    }
}

impl fmt::Debug for Brake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Brake").field("goes_on", &self.goes_on()).finish_non_exhaustive()
    }
}

/// Somebody waits for a statement.
struct Waiting<'a> {
    brake: &'a Brake,
    over: bool,
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        if !self.over {
            self.brake.pulled.store(true, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;
    use std::future::{pending, ready};
    use std::sync::atomic::AtomicU32;

    #[test]
    fn a_brake_is_pulled_by_who_gives_up_and_let_go_when_all_is_quiet() {
        let brake = Brake::asked();
        assert_eq!(brake.watch(ready(7)).now_or_never(), Some(7));
        assert!(brake.goes_on(), "it came to its end");
        assert_eq!(brake.watch(pending::<()>()).now_or_never(), None);
        assert!(!brake.goes_on(), "it was given up");
        assert!(brake.settle(Duration::MAX, pending::<()>).now_or_never().is_none());
        assert!(!brake.goes_on(), "it still runs");
        brake.settle(Duration::MAX, || ready(())).now_or_never().unwrap();
        assert!(brake.goes_on());
    }

    #[tokio::test]
    async fn a_server_is_told_until_the_statement_has_ended_and_only_when_one_was_given_up() {
        let told = Arc::new(AtomicU32::new(0));
        let count = Arc::clone(&told);
        let brake = Brake::told(move || {
            count.fetch_add(1, Ordering::Relaxed);
            ready(()).boxed()
        });
        brake.settle(Duration::MAX, || ready(())).await;
        assert_eq!(told.load(Ordering::Relaxed), 0, "nothing was given up");
        assert_eq!(brake.watch(pending::<()>()).now_or_never(), None);
        let idle = || {
            let runs = told.load(Ordering::Relaxed) < 3;
            async move {
                if runs {
                    pending().await
                }
            }
        };
        brake.settle(Duration::ZERO, idle).await;
        assert_eq!(told.load(Ordering::Relaxed), 3);
        assert!(brake.goes_on());
    }
}
