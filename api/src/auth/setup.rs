//! Everything of this folder, put together.

use super::gate::{Identities, TokenGate};
use super::jwks::{self, BadIssuer, FetchLimits, OutsideIssuer, OutsideIssuers};
use super::keys::{BadKey, Keys};
use super::lockout::{InMemory, Lockout, LockoutRules};
use super::password::{CannotHash, Cost, Passwords};
use super::session::{Desk, DeskRules};
use super::token::{TokenRules, Tokens};
use axum::Router;
use kit::platform::Platform;
use std::fmt::{Display, Formatter};
use std::sync::Arc;

/// What a deployment can choose.
#[derive(Clone, Debug)]
pub struct AuthRules {
    /// Bearer tokens.
    pub tokens: TokenRules,
    /// Sessions.
    pub desk: DeskRules,
    /// The rule that slows guessing.
    pub lockout: LockoutRules,
    /// What a password's hash costs.
    pub password: Cost,
    /// Passwords that are hashed at the same time; as many as there are cores by default.
    pub passwords_at_once: usize,
    /// Outside issuers whose tokens are accepted.
    pub outside: Vec<OutsideIssuer>,
    /// Is told of identities that they verified.
    pub identities: Option<Arc<dyn Identities>>,
    /// Limits of requests for their keys.
    pub fetch: FetchLimits,
}

impl Default for AuthRules {
    fn default() -> Self {
        Self {
            tokens: TokenRules::default(),
            desk: DeskRules::default(),
            lockout: LockoutRules::default(),
            password: Cost::default(),
            passwords_at_once: std::thread::available_parallelism().map_or(1, usize::from),
            outside: Vec::new(),
            identities: None,
            fetch: FetchLimits::default(),
        }
    }
}

/// Logging in and letting in, ready for use.
#[derive(Clone, Debug)]
pub struct Auth {
    /// Logs accounts in and out.
    pub desk: Arc<Desk>,
    /// Lets callers in; [`TokenGate::watch`] has to run beside the server.
    pub gate: Arc<TokenGate>,
    /// Hashes passwords, for whoever creates accounts.
    pub passwords: Passwords,
    keys: Arc<Keys>,
}

impl Auth {
    /// Puts everything together on this platform.
    ///
    /// # Errors
    /// When the rules do not fit the keys, or each other; the message says what to do.
    pub fn new(platform: &Platform, keys: Arc<Keys>, rules: AuthRules) -> Result<Self, BadAuth> {
        let sources = platform.sources();
        let leeway = rules.tokens.leeway;
        let tokens = Tokens::new(rules.tokens, keys.clone(), sources.clone())?;
        let passwords = Passwords::new(rules.password, rules.passwords_at_once, sources.clone())?;
        let counters = Arc::new(InMemory::default());
        let lockout = Lockout::new(rules.lockout, counters, keys.mac("lockout"), sources.clone());
        let outside = OutsideIssuers::new(rules.outside, rules.fetch, leeway, sources.clone())?;
        let desk =
            Desk::new(platform.clone(), keys.clone(), tokens.clone(), passwords.clone(), lockout, rules.desk);
        let desk = Arc::new(desk);
        let gate = TokenGate::new(platform.clone(), desk.clone(), tokens, outside, rules.identities);
        Ok(Self { desk, gate, passwords, keys })
    }

    /// `GET /.well-known/jwks.json`.
    pub fn routes<S: Clone + Send + Sync + 'static>(&self) -> Router<S> {
        jwks::routes(&self.keys)
    }
}

/// Why nobody could log in.
#[derive(Debug)]
pub enum BadAuth {
    /// The signing key.
    Key(BadKey),
    /// An outside issuer.
    Issuer(BadIssuer),
    /// The cost of passwords.
    Password(CannotHash),
}

impl Display for BadAuth {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Key(why) => why.fmt(f),
            Self::Issuer(why) => why.fmt(f),
            Self::Password(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for BadAuth {}

impl From<BadKey> for BadAuth {
    fn from(why: BadKey) -> Self {
        Self::Key(why)
    }
}

impl From<BadIssuer> for BadAuth {
    fn from(why: BadIssuer) -> Self {
        Self::Issuer(why)
    }
}

impl From<CannotHash> for BadAuth {
    fn from(why: CannotHash) -> Self {
        Self::Password(why)
    }
}
