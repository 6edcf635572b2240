//! Changing one's own password.

use super::desk::Desk;
use super::store::{self, Which};
use crate::auth::lockout::{Source, Wait, device::DeviceId};
use crate::auth::password::{Password, Verdict, problem_of};
use entities::platform::account;
use kit::access::Access;
use kit::{Error, Result};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordOutcome {
    /// Changed. All other sessions have ended.
    Changed,
    /// The present password is wrong.
    Refused,
    /// Too many attempts: try again after so many seconds.
    Wait(i64),
}

impl Desk {
    /// Changes the caller's password and ends all other sessions.
    ///
    /// # Errors
    /// BAD_USER_INPUT when the new password breaks the rule, UNAUTHENTICATED without a login.
    pub async fn change_password(
        &self,
        access: &Access,
        session: i64,
        present: Password,
        new: Password,
    ) -> Result<PasswordOutcome> {
        let account = self.caller_account(access).await?;
        if let Some(problem) = problem_of(new.text(), &account.name) {
            return Err(Error::bad_input("input.newPassword", problem));
        }
        let ticket = match self.lockout.begin(&account.name, Source::Device(DeviceId::of_session(session))) {
            Ok(ticket) => ticket,
            Err(Wait(seconds)) => return Ok(PasswordOutcome::Wait(seconds)),
        };
        let came = self.changed(access, (&account, session), present, new).await;
        let changed = self.lockout.settle(ticket, came)?;
        Ok(changed.map_or(PasswordOutcome::Refused, |()| PasswordOutcome::Changed))
    }

    /// Does it; `None` when the present password is not that one, or was changed meanwhile.
    async fn changed(
        &self,
        access: &Access,
        (account, session): (&account::Model, i64),
        present: Password,
        new: Password,
    ) -> Result<Option<()>> {
        if self.passwords.verify(account.password_hash.clone(), present).await? == Verdict::Wrong {
            return Ok(None);
        }
        let hash = self.passwords.hash(new).await?;
        let mut tx = access.begin().await?;
        let unchanged = store::password_is(account.password_hash.as_deref());
        // whoever chose it before, it is the holder's own now
        let values = vec![("password_hash", hash.into()), ("password_initial_at", None::<i64>.into())];
        if !store::set(&tx, &self.platform.permit(), account.id, values, unchanged).await? {
            return Ok(None);
        }
        store::end(&tx, &self.platform.permit(), Which::Others(account.id, session), "password").await?;
        Self::audit(&tx, "change-password", account, None).await?;
        tx.rights_change().await?;
        tx.commit().await?;
        Ok(Some(()))
    }
}
