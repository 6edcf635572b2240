//! Sessions: what a login opens and a refresh token keeps open.
//!
//! An access token lives for minutes and names its session; a refresh token lives for weeks, works once, and is
//! replaced by the answer. When an old one comes back, somebody copied it: the session ends for both. Ending a
//! session, like every other change of rights, works within a second, in streams too.

mod alive;
mod desk;
mod end;
mod enrol;
mod factor;
mod forget;
mod login;
mod password;
mod refresh;
mod rotate;
mod store;

pub use desk::{Desk, DeskRules, Grant};
pub use end::{LOGIN, SESSIONS};
pub use enrol::{Confirmation, Enrolment};
pub use login::{LoginOutcome, LoginRequest};
pub use password::PasswordOutcome;
pub use refresh::{Presented, RefreshTokens};

use entities::platform::session;

/// A live session as its holder sees it. Times are milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveSession {
    /// Its id.
    pub id: i64,
    /// What the client calls itself.
    pub client: String,
    /// It may only enrol a second factor.
    pub restricted: bool,
    /// Login.
    pub created_at: i64,
    /// Last refresh.
    pub refreshed_at: i64,
    /// End, unless it is refreshed before.
    pub expires_at: i64,
}

impl From<session::Model> for LiveSession {
    fn from(row: session::Model) -> Self {
        Self {
            id: row.id,
            client: row.client,
            restricted: row.restricted,
            created_at: row.created_at,
            refreshed_at: row.refreshed_at,
            expires_at: row.expires_at,
        }
    }
}
