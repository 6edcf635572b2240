//! Bearer tokens let callers in: the token is checked, then its session, then the rights of its account, which come
//! from the database.
//!
//! A token that was found right is remembered with what it says until it expires. Its session is looked up again
//! after every change of rights ([`kit::platform::Platform::certain_epoch`]); streams and sockets end when the token
//! expires, the session ends, or the account loses a post or is closed.

mod admitted;
mod warden;

use super::jwks::OutsideIssuers;
use super::session::Desk;
use super::token::{Refusal, Tokens};
use crate::http::{Admission, Gate, Meter};
use admitted::{Admitted, Remembered, Who};
use async_trait::async_trait;
use kit::access::{Access, Caller, Granted};
use kit::platform::Platform;
use kit::{Code, Error, Result};
use std::fmt::Debug;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// The session of the caller, for resolvers; none for a token of an outside issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CurrentSession(pub Option<i64>);

/// Lets callers in by bearer tokens, own or of outside issuers.
#[derive(Debug)]
pub struct TokenGate {
    platform: Platform,
    desk: Arc<Desk>,
    tokens: Tokens,
    outside: OutsideIssuers,
    identities: Option<Arc<dyn Identities>>,
    remembered: Remembered,
}

/// Is told of identities that outside issuers verified.
#[async_trait]
pub trait Identities: Send + Sync + Debug {
    /// The account that comes in belongs to the person with this identity number.
    ///
    /// # Errors
    /// When the database fails.
    async fn verified(&self, access: &Access, number: &str) -> Result<()>;
}

impl TokenGate {
    /// The gate of this platform. `desk` goes to the resolvers that log in and out.
    pub fn new(
        platform: Platform,
        desk: Arc<Desk>,
        tokens: Tokens,
        outside: OutsideIssuers,
        identities: Option<Arc<dyn Identities>>,
    ) -> Arc<Self> {
        Arc::new(Self { platform, desk, tokens, outside, identities, remembered: Remembered::default() })
    }

    async fn admitted(&self, bearer: &str) -> Result<Arc<Admitted>> {
        let now = self.platform.sources().now();
        if let Some(admitted) = self.remembered.get(bearer, now) {
            return Ok(admitted);
        }
        let admitted = match self.outside.claims_to_be_of(bearer) {
            true => self.outside_token(bearer).await?,
            false => self.own_token(bearer).map_err(refused)?,
        };
        Ok(self.remembered.put(bearer, admitted))
    }

    fn own_token(&self, bearer: &str) -> Result<Admitted, Refusal> {
        let claims = self.tokens.verify(bearer)?;
        let granted = claims.scope.as_deref().map(Granted::new);
        let who = Who { account: claims.account()?, session: Some(claims.session()?), granted };
        Ok(Admitted::new(who, claims.expires_at()))
    }

    async fn outside_token(&self, bearer: &str) -> Result<Admitted> {
        let claims = self.outside.verify(bearer).await.map_err(refused)?;
        let account = self.desk.account_id(&claims.account).await?.ok_or_else(Error::unauthenticated)?;
        if let (Some(number), Some(identities)) = (&claims.identity, &self.identities)
            && let Some(access) = self.platform.caller(account).await?
            && let Err(error) = identities.verified(&access, number.expose()).await
        {
            // it comes in all the same, and its next token tries again
            tracing::warn!(code = error.code().as_str(), "a verified identity was not bound");
        }
        let granted = claims.scope.as_deref().map(Granted::new);
        Ok(Admitted::new(Who { account, session: None, granted }, claims.expires_at))
    }

    /// The rights of the account as they are now, if its session is alive.
    async fn caller(&self, admitted: &Admitted) -> Result<Access> {
        if !self.is_alive(admitted).await? {
            return Err(Error::unauthenticated());
        }
        let access = self.platform.caller(admitted.who.account).await?.ok_or_else(Error::unauthenticated)?;
        if let (None, Some(caller)) = (admitted.who.session, access.principal().caller())
            && self.needs_second_factor(caller)
        {
            let text = "this account needs two factors: log in here, not through an outside issuer";
            return Err(Error::new(Code::Unauthenticated, text));
        }
        Ok(access.limited(admitted.who.granted.clone()))
    }

    async fn is_alive(&self, admitted: &Admitted) -> Result<bool> {
        let Some(session) = admitted.who.session else { return Ok(true) };
        let epoch = self.platform.certain_epoch();
        if epoch.is_some() && admitted.alive_at() == epoch {
            return Ok(true);
        }
        if !self.desk.is_alive(session, admitted.who.account).await? {
            return Ok(false);
        }
        // what was read before a change that came to light meanwhile is not kept
        if self.platform.certain_epoch() == epoch {
            admitted.found_alive(epoch);
        }
        Ok(true)
    }

    fn needs_second_factor(&self, caller: &Caller) -> bool {
        let policy = self.platform.policy();
        let asks = |role: &str| policy.role(role).is_ok_and(|role| role.second_factor);
        caller.second_factor_missing || caller.posts.iter().any(|post| asks(&post.role))
    }

    fn admission(
        &self,
        access: Access,
        account: Option<String>,
        admitted: Option<Arc<Admitted>>,
    ) -> Admission {
        let desk = self.desk.clone();
        let ended = admitted.as_ref().map_or_else(CancellationToken::new, |a| a.ended.clone());
        let caller = Some(access.clone());
        let prepare = move |request| {
            // holding it is what tells the warden that somebody is inside
            let session = CurrentSession(admitted.as_ref().and_then(|a| a.who.session));
            let access = access.fresh();
            let meter: Arc<dyn Meter> = Arc::new(Metered(access.clone()));
            (kit::schema::prepare(request, &access).data(desk.clone()).data(session), meter)
        };
        Admission { account, access: caller, prepare: Arc::new(prepare), ended }
    }
}

#[async_trait]
impl Gate for TokenGate {
    async fn admit(&self, bearer: Option<&str>) -> Result<Admission> {
        let Some(bearer) = bearer else {
            return Ok(self.admission(self.platform.anonymous(), None, None));
        };
        let admitted = self.admitted(bearer).await?;
        let access = self.caller(&admitted).await?;
        if let Some(caller) = access.principal().shared_caller() {
            admitted.enter(caller);
        }
        let account = admitted.who.account.to_string();
        Ok(self.admission(access, Some(account), Some(admitted)))
    }
}

struct Metered(Access);

impl Meter for Metered {
    fn statements(&self) -> u64 {
        self.0.meter().statements()
    }

    fn database_ms(&self) -> f64 {
        self.0.meter().database_ms()
    }
}

fn refused(refusal: Refusal) -> Error {
    tracing::debug!(?refusal, "a bearer token was refused");
    refusal.into()
}
