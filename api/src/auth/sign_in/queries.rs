//! What one sees of one's own logins.

use super::input::desk;
use crate::auth::gate::CurrentSession;
use crate::auth::session::LiveSession;
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::Ask;
use kit::node::GlobalId;
use kit::scalar::Instant;
use kit::schema::QueryRoot;

/// Type name of sessions in global ids.
pub(super) const SESSION: &str = "Session";

#[derive(Debug)]
pub(super) struct SignInQueries;

impl From<&QueryRoot> for SignInQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl SignInQueries {
    /// Your live sessions (登录会话), the newest first, 100 at most.
    async fn my_sessions(&self, ctx: &Context<'_>) -> Result<Option<Vec<Session>>> {
        let current = ctx.data_opt::<CurrentSession>().and_then(|session| session.0);
        let sessions = desk(ctx)?.sessions(ctx.access()).await?;
        Ok(Some(sessions.into_iter().map(|session| Session::new(session, current)).collect()))
    }
}

/// A login that can be refreshed (登录会话).
#[derive(Debug, SimpleObject)]
pub(super) struct Session {
    /// Global id, for `endSession`.
    id: GlobalId,
    /// What the client called itself when it logged in.
    client: String,
    /// It is the session of this request.
    current: bool,
    /// It may only enrol a second factor.
    restricted: bool,
    /// Login.
    created_at: Instant,
    /// Last refresh.
    refreshed_at: Instant,
    /// End, unless it is refreshed before.
    expires_at: Instant,
}

impl Session {
    fn new(session: LiveSession, current: Option<i64>) -> Self {
        Self {
            id: GlobalId::global(SESSION, session.id),
            client: session.client,
            current: current == Some(session.id),
            restricted: session.restricted,
            created_at: Instant(session.created_at),
            refreshed_at: Instant(session.refreshed_at),
            expires_at: Instant(session.expires_at),
        }
    }
}
