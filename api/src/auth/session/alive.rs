//! Which sessions are alive.

use super::desk::Desk;
use super::store;
use kit::Result;
use rustc_hash::FxHashSet;

impl Desk {
    /// Is this a live session of this account?
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_alive(&self, session: i64, account: i64) -> Result<bool> {
        let system = self.platform.system();
        let row = store::session(&system, session).await?;
        Ok(row.is_some_and(|row| {
            row.account_id == account && row.ended_at.is_none() && row.expires_at > system.now()
        }))
    }

    /// Those of these sessions that are alive.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn alive(&self, sessions: &[i64]) -> Result<FxHashSet<i64>> {
        store::alive(&self.platform.system(), sessions).await
    }

    /// The id of the account with this login name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn account_id(&self, name: &str) -> Result<Option<i64>> {
        let account = store::account_named(&self.platform.system(), name).await?;
        Ok(account.map(|account| account.id))
    }
}
