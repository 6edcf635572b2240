//! Refresh: new tokens for an old refresh token, once.

use super::desk::{DAY, Desk, Grant};
use super::store::{self, Which};
use entities::platform::session;
use kit::Result;
use kit::access::Access;

impl Desk {
    /// New tokens for the session of this refresh token; `None` when it is not the valid one. An old one of the
    /// session ends the session. A part of the operation of `asked`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refresh(&self, asked: &Access, token: &str) -> Result<Option<Grant>> {
        let Some(presented) = self.refresh.read(token) else { return Ok(None) };
        let system = self.platform.system().within(asked);
        let Some(session) = store::session(&system, presented.session).await? else { return Ok(None) };
        let now = system.now();
        if session.ended_at.is_some() || session.expires_at <= now {
            return Ok(None);
        }
        if session.refresh_mac != presented.stored {
            self.reused(&system, &session).await?;
            return Ok(None);
        }
        let Some(access) = self.platform.caller(session.account_id).await? else { return Ok(None) };
        let access = access.within(asked);
        let (token, refresh_mac) = self.refresh.issue(session.id);
        let latest = session.created_at + self.rules.session_days * DAY;
        let expires_at = (now + self.rules.refresh_days * DAY).min(latest);
        let tx = access.begin().await?;
        if !store::rotate(&tx, &self.platform.permit(), &session, refresh_mac, expires_at).await? {
            drop(tx);
            // somebody used the same token in the meantime
            self.reused(&system, &session).await?;
            return Ok(None);
        }
        tx.commit().await?;
        self.grant(&session::Model { expires_at, ..session }, token).map(Some)
    }

    /// Ends the session for whoever has its tokens, and says so in the audit.
    async fn reused(&self, system: &Access, session: &session::Model) -> Result<()> {
        let mut tx = system.begin().await?;
        let account = store::account_in(&tx, session.account_id).await?;
        if store::end(&tx, &self.platform.permit(), Which::One(session.id), "reuse").await? == 0 {
            return Ok(());
        }
        Self::audit(&tx, "refresh-reused", &account, Some("an old refresh token was presented")).await?;
        tx.rights_change().await?;
        tx.commit().await
    }
}
