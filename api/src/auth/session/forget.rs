//! Sessions and known networks that nothing asks for any more are deleted.

use super::desk::{DAY, Desk};
use super::store;
use kit::Result;
use kit::access::NO_DISTRICT;

/// Days that a session stays after its end, for whoever looks into what happened.
const SESSION_STAYS: i64 = 30;
/// Days that a network stays after the last login from it.
const NETWORK_STAYS: i64 = 400;
/// How long one process does it alone, in milliseconds.
const LEASE: i64 = 60_000;

impl Desk {
    /// Deletes what is old, unless another process holds the lease; answers how many rows.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget(&self, holder: &str) -> Result<u64> {
        if !self.platform.lease("forget-logins", NO_DISTRICT, holder, LEASE).await? {
            return Ok(0);
        }
        let access = self.platform.system();
        let tx = access.begin().await?;
        let permit = self.platform.permit();
        let ended = access.now() - SESSION_STAYS * DAY;
        let seen = access.now() - NETWORK_STAYS.max(self.rules.known_days) * DAY;
        let sessions = store::forget_sessions(&tx, &permit, ended).await?;
        let networks = store::forget_networks(&tx, &permit, seen).await?;
        tx.commit().await?;
        Ok(sessions + networks)
    }
}
