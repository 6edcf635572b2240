//! The second factor of a login.

use super::desk::Desk;
use super::store;
use entities::platform::account;
use kit::access::Tx;
use kit::{Error, Result};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// What the second factor is worth.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Factor {
    /// The account has none.
    NotEnrolled,
    /// It has one, and no code was given.
    Missing,
    /// The code is wrong.
    Wrong,
    /// The code of this step of the app.
    Step(i64),
    /// A recovery code: the list it was in, and the list without it.
    Recovery { before: String, left: String },
}

impl Desk {
    /// Looks at the codes. Nothing is used up yet.
    pub(super) fn factor(
        &self,
        account: &account::Model,
        code: Option<&str>,
        recovery_code: Option<&str>,
    ) -> Result<Factor> {
        if account.totp_confirmed_at.is_none() {
            return Ok(Factor::NotEnrolled);
        }
        match (code, recovery_code) {
            (Some(code), _) => self.step(account, code),
            (None, Some(code)) => self.recovered(account, code),
            (None, None) => Ok(Factor::Missing),
        }
    }

    /// The step of the account's app, confirmed or not, whose code this is.
    pub(super) fn step(&self, account: &account::Model, code: &str) -> Result<Factor> {
        let now = self.platform.sources().now();
        let secret = self.totp_secret(account)?;
        let step = secret.and_then(|secret| secret.accepted_step(code, now, account.totp_last_step));
        Ok(step.map_or(Factor::Wrong, Factor::Step))
    }

    fn recovered(&self, account: &account::Model, code: &str) -> Result<Factor> {
        let before = account.recovery_codes.clone().unwrap_or_else(|| "[]".into());
        let unused: Vec<String> = serde_json::from_str(&before).map_err(Error::internal)?;
        let Some(left) = self.recovery.without(account.id, code, &unused) else { return Ok(Factor::Wrong) };
        Ok(Factor::Recovery { before, left: serde_json::to_string(&left).map_err(Error::internal)? })
    }

    /// Uses the code up; false when somebody did so meanwhile, or it is none.
    pub(super) async fn use_up(&self, tx: &Tx, account: &account::Model, factor: &Factor) -> Result<bool> {
        match factor {
            Factor::NotEnrolled => Ok(true),
            Factor::Missing | Factor::Wrong => Ok(false),
            Factor::Step(step) => {
                let last = vec![("totp_last_step", (*step).into())];
                store::set(tx, &self.platform.permit(), account.id, last, store::before_step(*step)).await
            }
            Factor::Recovery { before, left } => {
                let unchanged = Condition::all().add(Expr::col("recovery_codes").eq(before.as_str()));
                store::set(
                    tx,
                    &self.platform.permit(),
                    account.id,
                    vec![("recovery_codes", left.as_str().into())],
                    unchanged,
                )
                .await
            }
        }
    }
}
