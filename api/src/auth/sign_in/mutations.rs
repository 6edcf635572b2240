//! Logging out, ending sessions, and changing one's password.

use super::input::{desk, password, seconds, session};
use super::queries::SESSION;
use crate::auth::session::PasswordOutcome as Outcome;
use async_graphql::{Context, Enum, InputObject, Object, SimpleObject};
use kit::Result;
use kit::access::Ask;
use kit::node::GlobalId;
use kit::schema::MutationRoot;

#[derive(Debug)]
pub(super) struct SessionMutations;

impl From<&MutationRoot> for SessionMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

#[Object]
impl SessionMutations {
    /// Ends the session of this request (退出登录). Its tokens stop working within a second, in streams too.
    async fn logout(&self, ctx: &Context<'_>) -> Result<Option<EndedPayload>> {
        let ended = desk(ctx)?.logout(ctx.access(), session(ctx)?).await?;
        Ok(Some(EndedPayload { ended: i32::from(ended) }))
    }

    /// Ends a session: one of your own, or, for a security administrator, one of an account within reach. A session
    /// that ended before stays so.
    async fn end_session(&self, ctx: &Context<'_>, input: EndSessionInput) -> Result<Option<EndedPayload>> {
        let id = input.id.of(SESSION, "input.id")?.id()?;
        let ended = desk(ctx)?.end_session(ctx.access(), id).await?;
        Ok(Some(EndedPayload { ended: i32::from(ended) }))
    }

    /// Ends all sessions of an account, this one included: your own, or, for a security administrator, those of an
    /// account within reach.
    async fn end_all_sessions(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] input: EndAllSessionsInput,
    ) -> Result<Option<EndedPayload>> {
        let account = input.account.map(|id| id.of("Account", "input.account")?.id()).transpose()?;
        let ended = desk(ctx)?.end_all_sessions(ctx.access(), account).await?;
        Ok(Some(EndedPayload { ended: i32::try_from(ended).unwrap_or(i32::MAX) }))
    }

    /// Changes your password (修改密码) and ends all your other sessions.
    async fn change_password(
        &self,
        ctx: &Context<'_>,
        input: ChangePasswordInput,
    ) -> Result<Option<ChangePasswordPayload>> {
        let present = password("input.password", input.password)?;
        let new = password("input.newPassword", input.new_password)?;
        let outcome = desk(ctx)?.change_password(ctx.access(), session(ctx)?, present, new).await?;
        Ok(Some(outcome.into()))
    }
}

/// The session to end.
#[derive(InputObject)]
struct EndSessionInput {
    /// Global id of the session.
    id: GlobalId,
}

/// Whose sessions to end.
#[derive(Default, InputObject)]
struct EndAllSessionsInput {
    /// Global id of the account; your own when left out.
    account: Option<GlobalId>,
}

/// Answer of mutations that end sessions.
#[derive(Debug, SimpleObject)]
struct EndedPayload {
    /// How many sessions this ended; 0 when they had ended before.
    ended: i32,
}

/// The passwords.
#[derive(InputObject)]
struct ChangePasswordInput {
    /// The present one.
    password: String,
    /// The new one: 12 characters or more, without the account's name, none of the commonest.
    new_password: String,
}

/// What came of a change of password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
enum ChangePasswordOutcome {
    /// Changed.
    Changed,
    /// The present password is wrong.
    Refused,
    /// Too many attempts: try again after `waitSeconds`.
    Wait,
}

/// Answer of `changePassword`.
#[derive(Debug, SimpleObject)]
struct ChangePasswordPayload {
    /// What came of it.
    outcome: ChangePasswordOutcome,
    /// Seconds to wait before the next attempt.
    wait_seconds: Option<i32>,
}

impl From<Outcome> for ChangePasswordPayload {
    fn from(outcome: Outcome) -> Self {
        let (outcome, wait_seconds) = match outcome {
            Outcome::Changed => (ChangePasswordOutcome::Changed, None),
            Outcome::Refused => (ChangePasswordOutcome::Refused, None),
            Outcome::Wait(wait) => (ChangePasswordOutcome::Wait, seconds(wait)),
        };
        Self { outcome, wait_seconds }
    }
}
