//! Ends the streams and sockets of who may not stay.

use super::TokenGate;
use super::admitted::Admitted;
use kit::Result;
use rustc_hash::FxHashSet;
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How often expired tokens are looked for.
const SWEEP: Duration = Duration::from_millis(500);

impl TokenGate {
    /// Watches until `stop`: twice a second for tokens that expired, and after each change of rights for sessions that
    /// ended and posts that were lost. To be run beside whoever polls the rights.
    pub async fn watch(self: Arc<Self>, stop: CancellationToken) {
        let mut changes = self.platform.rights_changes();
        loop {
            let changed = tokio::select! {
                () = stop.cancelled() => return,
                changed = changes.changed() => changed.is_ok(),
                () = tokio::time::sleep(SWEEP) => false,
            };
            if let Err(error) = self.review(changed).await {
                // who may stay is not known: who is inside stays until it is, new callers are asked anyway
                tracing::warn!(code = error.code().as_str(), "rights could not be reviewed, trying again");
                changes.mark_changed();
            }
        }
    }

    /// Looks once at everybody inside: the expired leave, and after a change of rights, also one that came by itself,
    /// those whose session ended or who lost a post.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn review(&self, rights_changed: bool) -> Result<()> {
        let now = self.platform.sources().now();
        let (mut inside, expired) = self.remembered.sweep(now);
        for admitted in expired {
            admitted.ended.cancel();
        }
        // a post, a leave or broken glass ends by itself, and nothing tells of it
        inside.retain(|admitted| rights_changed || admitted.is_due(now));
        if inside.is_empty() {
            return Ok(());
        }
        let sessions: Vec<i64> = inside.iter().filter_map(|admitted| admitted.who.session).collect();
        let alive = self.desk.alive(&sessions).await?;
        for admitted in inside {
            if !self.may_stay(&admitted, &alive).await? {
                admitted.ended.cancel();
            }
        }
        Ok(())
    }

    async fn may_stay(&self, admitted: &Admitted, alive: &FxHashSet<i64>) -> Result<bool> {
        if admitted.who.session.is_some_and(|session| !alive.contains(&session)) {
            return Ok(false);
        }
        let access = self.platform.caller(admitted.who.account).await?;
        let caller = access.as_ref().and_then(|access| access.principal().shared_caller());
        Ok(caller.is_some_and(|caller| !admitted.lost_rights(caller)))
    }
}
