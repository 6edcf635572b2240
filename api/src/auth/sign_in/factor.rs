//! Enrolling a second factor.

use super::input::{desk, optional, password, seconds, session, text};
use crate::auth::session::{Confirmation, Enrolment};
use async_graphql::{Context, Enum, InputObject, Object, SimpleObject};
use kit::Result;
use kit::access::Ask;
use kit::schema::MutationRoot;

#[derive(Debug)]
pub(super) struct FactorMutations;

impl From<&MutationRoot> for FactorMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

#[Object]
impl FactorMutations {
    /// Begins to enrol an authenticator app (动态口令, RFC 6238); `confirmTotp` ends it. An app that is enrolled already
    /// stops counting. Never replayed.
    async fn enrol_totp(&self, ctx: &Context<'_>, input: EnrolTotpInput) -> Result<Option<EnrolTotpPayload>> {
        let password = password("input.password", input.password)?;
        let code = optional("input.code", input.code.as_deref(), 20)?;
        let enrolment = desk(ctx)?.enrol_totp(ctx.access(), session(ctx)?, password, code.as_deref()).await?;
        Ok(Some(enrolment.into()))
    }

    /// Confirms the app by a code that it shows. All your other sessions end, your posts have effect, and the recovery
    /// codes are shown this once. Never replayed.
    async fn confirm_totp(
        &self,
        ctx: &Context<'_>,
        input: ConfirmTotpInput,
    ) -> Result<Option<ConfirmTotpPayload>> {
        let code = text("input.code", &input.code, 20)?;
        let confirmation = desk(ctx)?.confirm_totp(ctx.access(), session(ctx)?, &code).await?;
        Ok(Some(confirmation.into()))
    }
}

/// Who enrols.
#[derive(InputObject)]
struct EnrolTotpInput {
    /// Your password, once more.
    password: String,
    /// A code of the app that is enrolled now, if there is one.
    code: Option<String>,
}

/// The first code.
#[derive(InputObject)]
struct ConfirmTotpInput {
    /// Six digits of the app.
    code: String,
}

/// What came of enrolling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
enum EnrolOutcome {
    /// It worked.
    Done,
    /// Password or code is wrong or missing, or nothing was begun.
    Refused,
    /// Too many attempts: try again after `waitSeconds`.
    Wait,
}

/// Answer of `enrolTotp`.
#[derive(Debug, SimpleObject)]
struct EnrolTotpPayload {
    /// What came of it.
    outcome: EnrolOutcome,
    /// The secret in base32, for typing into an app.
    secret: Option<String>,
    /// The same as an `otpauth://` address, for a QR code.
    url: Option<String>,
    /// Seconds to wait before the next attempt.
    wait_seconds: Option<i32>,
}

impl From<Enrolment> for EnrolTotpPayload {
    fn from(enrolment: Enrolment) -> Self {
        let plain = |outcome| Self { outcome, secret: None, url: None, wait_seconds: None };
        match enrolment {
            Enrolment::Begun { secret, url } => Self {
                secret: Some(secret.to_string()),
                url: Some(url.to_string()),
                ..plain(EnrolOutcome::Done)
            },
            Enrolment::Refused => plain(EnrolOutcome::Refused),
            Enrolment::Wait(wait) => Self { wait_seconds: seconds(wait), ..plain(EnrolOutcome::Wait) },
        }
    }
}

/// Answer of `confirmTotp`.
#[derive(Debug, SimpleObject)]
struct ConfirmTotpPayload {
    /// What came of it.
    outcome: EnrolOutcome,
    /// Ten codes for whoever loses the app; each logs in once.
    recovery_codes: Option<Vec<String>>,
    /// Seconds to wait before the next attempt.
    wait_seconds: Option<i32>,
}

impl From<Confirmation> for ConfirmTotpPayload {
    fn from(confirmation: Confirmation) -> Self {
        let plain = |outcome| Self { outcome, recovery_codes: None, wait_seconds: None };
        match confirmation {
            Confirmation::Confirmed { recovery_codes } => {
                let codes = recovery_codes.iter().map(|code| code.to_string()).collect();
                Self { recovery_codes: Some(codes), ..plain(EnrolOutcome::Done) }
            }
            Confirmation::Refused => plain(EnrolOutcome::Refused),
            Confirmation::Wait(wait) => Self { wait_seconds: seconds(wait), ..plain(EnrolOutcome::Wait) },
        }
    }
}
