//! Looking again: for streams of what leaves no event that others could read. Each look has the rights of its moment.

use crate::access::Access;
use crate::error::Result;
use std::time::Duration;
use tokio::sync::watch;

/// Between two looks at least: however much is committed meanwhile, it takes one.
const PAUSE: Duration = Duration::from_millis(500);
/// How often it is looked without a hint, for what another process wrote or what is over by the day.
const POLL: Duration = Duration::from_secs(5);

/// Waits for the moments at which it is worth to look.
#[derive(Debug)]
pub struct Look {
    access: Access,
    hints: watch::Receiver<u64>,
    rights: watch::Receiver<i64>,
    looked: bool,
}

impl Look {
    /// As the caller of `access`, from now on.
    pub fn new(access: &Access) -> Self {
        let rights = access.shared.rights.changes();
        Self { access: access.fresh(), hints: access.events(), rights, looked: false }
    }

    /// The next moment: at once the first time, then soon after each commit, and every few seconds.
    ///
    /// # Errors
    /// UNAUTHENTICATED when the account is no longer active; when the database fails.
    pub async fn next(&mut self) -> Result<&Access> {
        if self.looked {
            tokio::time::sleep(PAUSE).await;
            tokio::select! {
                _ = self.hints.changed() => {}
                _ = self.rights.changed() => {}
                () = tokio::time::sleep(POLL) => {}
            }
        }
        self.looked = true;
        self.hints.borrow_and_update();
        self.rights.borrow_and_update();
        self.access = self.access.again().await?;
        Ok(&self.access)
    }
}
