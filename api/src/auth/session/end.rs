//! The list of own sessions, and how sessions end.

use super::LiveSession;
use super::desk::Desk;
use super::store::{self, Which};
use entities::platform::account;
use kit::access::{Access, Action};
use kit::{Error, Result};

/// Resource of the policy that logging in is.
pub const LOGIN: &str = "login";

/// Resource of the policy that sessions are.
pub const SESSIONS: &str = "session";

/// Resource of the policy that accounts are: who may change an account may end its sessions.
const ACCOUNTS: &str = "account";

impl Desk {
    /// The caller's live sessions, the newest first, 100 at most.
    ///
    /// # Errors
    /// UNAUTHENTICATED without a login; when the database fails.
    pub async fn sessions(&self, access: &Access) -> Result<Vec<LiveSession>> {
        let account = access.account().ok_or_else(Error::unauthenticated)?;
        let rows = store::live_sessions(&self.platform.system().within(access), account).await?;
        Ok(rows.into_iter().map(LiveSession::from).collect())
    }

    /// Ends a session: one's own, or one of an account that one may change. False when it had ended
    /// before.
    ///
    /// # Errors
    /// NOT_FOUND when there is none within reach, FORBIDDEN when it may be seen only.
    pub async fn end_session(&self, access: &Access, id: i64) -> Result<bool> {
        let missing = || Error::not_found("session");
        let session =
            store::session(&self.platform.system().within(access), id).await?.ok_or_else(missing)?;
        let account = self.reachable(access, session.account_id).await?.ok_or_else(missing)?;
        Ok(self.end(access, Which::One(id), "ended", &account).await? == 1)
    }

    /// Ends all sessions of an account, on the same conditions; `None`: one's own, this one included. Answers how
    /// many.
    ///
    /// # Errors
    /// As [`Desk::end_session`].
    pub async fn end_all_sessions(&self, access: &Access, account: Option<i64>) -> Result<u64> {
        let id = account.or(access.account()).ok_or_else(Error::unauthenticated)?;
        let account = self.reachable(access, id).await?.ok_or_else(|| Error::not_found("account"))?;
        self.end(access, Which::All(id), "ended", &account).await
    }

    /// Ends the caller's session; false when it had ended before.
    ///
    /// # Errors
    /// UNAUTHENTICATED without a login; when the database fails.
    pub async fn logout(&self, access: &Access, session: i64) -> Result<bool> {
        let own = access.account().ok_or_else(Error::unauthenticated)?;
        let system = self.platform.system().within(access);
        let account = store::account(&system, own).await?.ok_or_else(Error::unauthenticated)?;
        let row = store::session(&system, session).await?;
        if row.is_none_or(|row| row.account_id != own) {
            return Ok(false);
        }
        Ok(self.end(access, Which::One(session), "logout", &account).await? == 1)
    }

    async fn end(&self, access: &Access, which: Which, because: &str, of: &account::Model) -> Result<u64> {
        let mut tx = access.begin().await?;
        let ended = store::end(&tx, &self.platform.permit(), which, because).await?;
        if ended > 0 {
            Self::audit(&tx, because, of, None).await?;
            tx.rights_change().await?;
            tx.commit().await?;
        }
        Ok(ended)
    }

    /// The account whose sessions the caller may end; `None` when it is out of reach.
    async fn reachable(&self, access: &Access, id: i64) -> Result<Option<account::Model>> {
        let own = access.account().ok_or_else(Error::unauthenticated)?;
        let Some(account) = store::account(&self.platform.system().within(access), id).await? else {
            return Ok(None);
        };
        if account.id == own {
            return Ok(Some(account));
        }
        if !access.scope(ACCOUNTS, Action::Read).covers(&account.area_code) {
            return Ok(None);
        }
        match access.scope(ACCOUNTS, Action::Change).covers(&account.area_code) {
            true => Ok(Some(account)),
            false => Err(Error::forbidden()),
        }
    }
}
