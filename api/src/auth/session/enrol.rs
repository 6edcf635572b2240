//! Enrolling a second factor: an authenticator app, and recovery codes beside it.

use super::desk::Desk;
use super::factor::Factor;
use super::store::{self, Which};
use crate::auth::lockout::{Source, Wait, device::DeviceId};
use crate::auth::password::{Password, Verdict};
use crate::auth::totp::TotpSecret;
use entities::platform::account;
use kit::access::Access;
use kit::{Error, Result};
use sea_orm::Value;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use zeroize::Zeroizing;

/// What came of the wish to enrol.
#[derive(Debug)]
pub enum Enrolment {
    /// The app can be set up; a first code has to confirm it.
    Begun {
        /// For typing, in base32.
        secret: Zeroizing<String>,
        /// For a QR code.
        url: Zeroizing<String>,
    },
    /// The password, or the code of the app that is enrolled, is wrong or missing.
    Refused,
    /// Too many attempts: try again after so many seconds.
    Wait(i64),
}

/// What came of the first code.
#[derive(Debug)]
pub enum Confirmation {
    /// The app is enrolled. All other sessions have ended.
    Confirmed {
        /// Ten codes for whoever loses the app, shown this once.
        recovery_codes: Vec<Zeroizing<String>>,
    },
    /// The code is wrong, or nothing was begun.
    Refused,
    /// Too many attempts: try again after so many seconds.
    Wait(i64),
}

impl Desk {
    /// Gives the caller a new secret for an app. The password is asked again, so that a stolen token cannot enrol
    /// somebody else's telephone; when an app is enrolled already, its code as well, and until the new one is
    /// confirmed the account has none.
    ///
    /// # Errors
    /// UNAUTHENTICATED without a login; when the database fails.
    pub async fn enrol_totp(
        &self,
        access: &Access,
        session: i64,
        password: Password,
        code: Option<&str>,
    ) -> Result<Enrolment> {
        let account = self.caller_account(access).await?;
        let ticket = match self.lockout.begin(&account.name, Source::Device(DeviceId::of_session(session))) {
            Ok(ticket) => ticket,
            Err(Wait(seconds)) => return Ok(Enrolment::Wait(seconds)),
        };
        let came = self.begun(access, &account, password, code).await;
        let Some(secret) = self.lockout.settle(ticket, came)? else { return Ok(Enrolment::Refused) };
        let url = secret.url(&self.rules.issuer_title, &account.name);
        Ok(Enrolment::Begun { secret: secret.to_base32(), url })
    }

    /// Confirms the app by its first code. The session that does so counts from then on as one with two factors; all
    /// others of the account end.
    ///
    /// # Errors
    /// UNAUTHENTICATED without a login; when the database fails.
    pub async fn confirm_totp(&self, access: &Access, session: i64, code: &str) -> Result<Confirmation> {
        let account = self.caller_account(access).await?;
        let ticket = match self.lockout.begin(&account.name, Source::Device(DeviceId::of_session(session))) {
            Ok(ticket) => ticket,
            Err(Wait(seconds)) => return Ok(Confirmation::Wait(seconds)),
        };
        let came = self.confirmed(access, (&account, session), code).await;
        let confirmed = self.lockout.settle(ticket, came)?;
        Ok(confirmed
            .map_or(Confirmation::Refused, |recovery_codes| Confirmation::Confirmed { recovery_codes }))
    }

    /// Enrols the app and answers the recovery codes; `None` when the code is wrong, or nothing was begun.
    async fn confirmed(
        &self,
        access: &Access,
        (account, session): (&account::Model, i64),
        code: &str,
    ) -> Result<Option<Vec<Zeroizing<String>>>> {
        if account.totp_confirmed_at.is_some() {
            return Ok(None);
        }
        let Factor::Step(step) = self.step(account, code)? else { return Ok(None) };
        let (recovery_codes, stored) = self.recovery.generate(account.id, self.platform.sources());
        let stored = serde_json::to_string(&stored).map_err(Error::internal)?;
        let mut tx = access.begin().await?;
        let values: Vec<(_, Value)> = vec![
            ("totp_confirmed_at", access.now().into()),
            ("totp_last_step", step.into()),
            ("recovery_codes", stored.into()),
        ];
        if !store::set(&tx, &self.platform.permit(), account.id, values, unconfirmed(account)).await? {
            return Ok(None);
        }
        store::lift_restriction(&tx, &self.platform.permit(), session).await?;
        store::end(&tx, &self.platform.permit(), Which::Others(account.id, session), "account").await?;
        Self::audit(&tx, "enrol", account, None).await?;
        tx.rights_change().await?;
        tx.commit().await?;
        Ok(Some(recovery_codes))
    }

    /// The caller's account.
    pub(super) async fn caller_account(&self, access: &Access) -> Result<account::Model> {
        let own = access.account().ok_or_else(Error::unauthenticated)?;
        let account = store::account(&self.platform.system().within(access), own).await?;
        account.ok_or_else(Error::unauthenticated)
    }

    /// Keeps a new secret for an app, and answers it; `None` when the password or the code is wrong.
    async fn begun(
        &self,
        access: &Access,
        account: &account::Model,
        password: Password,
        code: Option<&str>,
    ) -> Result<Option<TotpSecret>> {
        let verdict = self.passwords.verify(account.password_hash.clone(), password).await?;
        let factor = self.factor(account, code, None)?;
        if verdict == Verdict::Wrong || matches!(factor, Factor::Missing | Factor::Wrong) {
            return Ok(None);
        }
        let secret = TotpSecret::generate(self.platform.sources());
        let sealed = self.seal_second_factor(account.id, &secret)?;
        let mut tx = access.begin().await?;
        if !self.use_up(&tx, account, &factor).await? {
            return Ok(None);
        }
        let values: Vec<(_, Value)> = vec![
            ("totp_secret", sealed.into()),
            ("totp_confirmed_at", Value::BigInt(None)),
            ("totp_last_step", Value::BigInt(None)),
            ("recovery_codes", Value::String(None)),
        ];
        store::set(&tx, &self.platform.permit(), account.id, values, Condition::all()).await?;
        if account.totp_confirmed_at.is_some() {
            tx.rights_change().await?;
        }
        Self::audit(&tx, "enrol-begun", account, None).await?;
        tx.commit().await?;
        Ok(Some(secret))
    }
}

/// The secret is still the one that was looked at, and not confirmed.
fn unconfirmed(account: &account::Model) -> Condition {
    Condition::all()
        .add(Expr::col("totp_confirmed_at").is_null())
        .add(Expr::col("totp_secret").eq(account.totp_secret.clone()))
}
