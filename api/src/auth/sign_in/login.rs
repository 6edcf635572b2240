//! Logging in, and new tokens for a refresh token.

use super::input::{address, desk, optional, password, seconds, text};
use crate::auth::session::{Grant, LoginOutcome as Outcome, LoginRequest};
use async_graphql::{Context, Enum, InputObject, Object, SimpleObject};
use kit::Result;
use kit::access::Ask;
use kit::scalar::Instant;
use kit::schema::MutationRoot;

#[derive(Debug)]
pub(super) struct LoginMutations;

impl From<&MutationRoot> for LoginMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

#[Object]
impl LoginMutations {
    /// Logs in with name and password (登录), and with a second factor where the account has one. A refusal never says
    /// whether the account exists. Never replayed.
    async fn login(&self, ctx: &Context<'_>, input: LoginInput) -> Result<Option<LoginPayload>> {
        let request = LoginRequest {
            name: text("input.name", &input.name, 100)?,
            password: password("input.password", input.password)?,
            code: optional("input.code", input.code.as_deref(), 20)?,
            recovery_code: optional("input.recoveryCode", input.recovery_code.as_deref(), 40)?,
            device: optional("input.deviceToken", input.device_token.as_deref(), 200)?,
            client: text("input.client", &input.client, 100)?,
            address: address(ctx),
        };
        Ok(Some(desk(ctx)?.login(ctx.access(), request).await?.into()))
    }

    /// New tokens for a refresh token (刷新令牌), which works once. When an old one comes back, the session ends: keep
    /// the newest, and do not refresh twice at the same time. Never replayed.
    async fn refresh(&self, ctx: &Context<'_>, input: RefreshInput) -> Result<Option<RefreshPayload>> {
        let token = text("input.refreshToken", &input.refresh_token, 200)?;
        let tokens = desk(ctx)?.refresh(ctx.access(), &token).await?.map(Tokens::from);
        let outcome = if tokens.is_some() { RefreshOutcome::Refreshed } else { RefreshOutcome::Refused };
        Ok(Some(RefreshPayload { outcome, tokens }))
    }
}

/// Who logs in.
#[derive(InputObject)]
struct LoginInput {
    /// Login name.
    name: String,
    /// Password.
    password: String,
    /// Six digits of the authenticator app, after the outcome SECOND_FACTOR_NEEDED or at once.
    code: Option<String>,
    /// A recovery code, in place of `code`. Each works once.
    recovery_code: Option<String>,
    /// The `deviceToken` of an earlier login on this device: failed logins of others then never delay it.
    device_token: Option<String>,
    /// What the client calls itself in the list of sessions, e.g. `Town dashboard`.
    client: String,
}

/// The refresh token.
#[derive(InputObject)]
struct RefreshInput {
    /// The newest refresh token of the session.
    refresh_token: String,
}

/// What came of a login.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
enum LoginOutcome {
    /// Logged in: `tokens` are there.
    LoggedIn,
    /// The password is right; log in again with `code` or `recoveryCode`.
    SecondFactorNeeded,
    /// Name, password or code is wrong, or the account is not active.
    Refused,
    /// Too many attempts: try again after `waitSeconds`.
    Wait,
}

/// Answer of `login`.
#[derive(Debug, SimpleObject)]
struct LoginPayload {
    /// What came of it.
    outcome: LoginOutcome,
    /// The tokens, when logged in.
    tokens: Option<Tokens>,
    /// Token for this device, when it showed no valid one. Keep it for the next login; it gives no right.
    device_token: Option<String>,
    /// Seconds to wait before the next attempt.
    wait_seconds: Option<i32>,
}

impl From<Outcome> for LoginPayload {
    fn from(outcome: Outcome) -> Self {
        let plain = |outcome| Self { outcome, tokens: None, device_token: None, wait_seconds: None };
        match outcome {
            Outcome::LoggedIn { grant, device } => {
                Self { tokens: Some(grant.into()), device_token: device, ..plain(LoginOutcome::LoggedIn) }
            }
            Outcome::SecondFactorNeeded => plain(LoginOutcome::SecondFactorNeeded),
            Outcome::Refused => plain(LoginOutcome::Refused),
            Outcome::Wait(wait) => Self { wait_seconds: seconds(wait), ..plain(LoginOutcome::Wait) },
        }
    }
}

/// What came of a refresh.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
enum RefreshOutcome {
    /// `tokens` are there.
    Refreshed,
    /// The token is not the newest of a live session: log in again.
    Refused,
}

/// Answer of `refresh`.
#[derive(Debug, SimpleObject)]
struct RefreshPayload {
    /// What came of it.
    outcome: RefreshOutcome,
    /// The tokens, when refreshed.
    tokens: Option<Tokens>,
}

/// Tokens of a session (令牌).
#[derive(Debug, SimpleObject)]
struct Tokens {
    /// For the header `Authorization: Bearer ...` (RFC 6750).
    access_token: String,
    /// When the access token expires.
    access_expires_at: Instant,
    /// For `refresh`, once.
    refresh_token: String,
    /// When the refresh token expires.
    refresh_expires_at: Instant,
    /// The account must enrol a second factor before its posts have any effect: `enrolTotp`, then `confirmTotp`.
    must_enrol_second_factor: bool,
}

impl From<Grant> for Tokens {
    fn from(grant: Grant) -> Self {
        Self {
            access_token: grant.access_token,
            access_expires_at: Instant(grant.access_expires_at),
            refresh_token: grant.refresh_token.to_string(),
            refresh_expires_at: Instant(grant.refresh_expires_at),
            must_enrol_second_factor: grant.restricted,
        }
    }
}
