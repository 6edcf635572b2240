//! Logging in.

use super::desk::{DAY, Desk, Grant};
use super::factor::Factor;
use super::store;
use crate::auth::lockout::{Network, Source, Wait};
use crate::auth::password::{Password, Verdict};
use entities::platform::account;
use kit::access::Access;
use kit::{Error, Result};
use std::net::IpAddr;

/// Who wants to log in, and how.
#[derive(Clone, Debug)]
pub struct LoginRequest {
    /// Login name.
    pub name: String,
    /// Password.
    pub password: Password,
    /// Code of the authenticator app.
    pub code: Option<String>,
    /// Recovery code, in place of the app's.
    pub recovery_code: Option<String>,
    /// Token that an earlier login gave to this device.
    pub device: Option<String>,
    /// What the client calls itself.
    pub client: String,
    /// Where the request comes from.
    pub address: IpAddr,
}

/// What came of it.
#[derive(Debug)]
pub enum LoginOutcome {
    /// Logged in.
    LoggedIn {
        /// The tokens.
        grant: Grant,
        /// A new token for this device; none when it showed a valid one.
        device: Option<String>,
    },
    /// The password is right, a code is missing.
    SecondFactorNeeded,
    /// Name, password or code is wrong, or the account is not active: it is not told which.
    Refused,
    /// Too many attempts: try again after so many seconds.
    Wait(i64),
}

impl Desk {
    /// Logs in, as a part of the operation of `asked`.
    ///
    /// # Errors
    /// When the database fails. What is expected to happen is in the outcome.
    pub async fn login(&self, asked: &Access, request: LoginRequest) -> Result<LoginOutcome> {
        let system = self.platform.system().within(asked);
        let account = store::account_named(&system, &request.name).await?;
        let source = self.source(&system, &request, account.as_ref()).await?;
        let ticket = match self.lockout.begin(&request.name, source) {
            Ok(ticket) => ticket,
            Err(Wait(seconds)) => return Ok(LoginOutcome::Wait(seconds)),
        };
        let active = account.filter(|account| account.status == "active");
        let hash = active.as_ref().and_then(|account| account.password_hash.clone());
        let verdict = self.passwords.verify(hash, request.password.clone()).await?;
        let (Some(account), Verdict::Right | Verdict::RightButOutdated) = (active, verdict) else {
            return Ok(LoginOutcome::Refused);
        };
        let factor = self.factor(&account, request.code.as_deref(), request.recovery_code.as_deref())?;
        match factor {
            Factor::Missing => {
                self.lockout.undecided(ticket);
                return Ok(LoginOutcome::SecondFactorNeeded);
            }
            Factor::Wrong => return Ok(LoginOutcome::Refused),
            Factor::NotEnrolled | Factor::Step(_) | Factor::Recovery { .. } => {}
        }
        let came = self.let_in(asked, &account, &request, &factor, verdict).await;
        let Some(grant) = self.lockout.settle(ticket, came)? else { return Ok(LoginOutcome::Refused) };
        let known = matches!(source, Source::Device(_));
        let device = (!known).then(|| self.devices.issue(&account.name));
        Ok(LoginOutcome::LoggedIn { grant, device })
    }

    /// Where the attempt comes from. For a name that does not exist as much is asked as for one that does.
    async fn source(
        &self,
        system: &Access,
        request: &LoginRequest,
        account: Option<&account::Model>,
    ) -> Result<Source> {
        let network = Network::of(request.address);
        let account = account.map_or(0, |account| account.id);
        let since = system.now() - self.rules.known_days * DAY;
        let known = store::knows_network(system, account, &self.network_mac(account, network), since).await?;
        let device = request.device.as_deref().and_then(|token| self.devices.verify(&request.name, token));
        Ok(match device {
            Some(device) => Source::Device(device),
            None if known => Source::KnownNetwork(network),
            None => Source::UnknownNetwork(network),
        })
    }

    /// Opens the session; `None` when the code was used meanwhile, or the account is not active any more.
    ///
    /// # Errors
    /// CONFLICT when the password was changed since it was looked at: the change ended the sessions that there were.
    async fn let_in(
        &self,
        asked: &Access,
        account: &account::Model,
        request: &LoginRequest,
        factor: &Factor,
        verdict: Verdict,
    ) -> Result<Option<Grant>> {
        let Some(access) = self.platform.caller(account.id).await? else { return Ok(None) };
        let access = access.within(asked);
        let restricted = access.principal().caller().is_some_and(|caller| caller.second_factor_missing);
        let hash = match verdict {
            Verdict::RightButOutdated => Some(self.passwords.hash(request.password.clone()).await?),
            Verdict::Right | Verdict::Wrong => None,
        };
        let (session, token) = self.new_session(account.id, &request.client, restricted);
        let tx = access.begin().await?;
        let now = store::held_password(&tx, account.id).await?;
        // another login may have made the same password's hash anew
        if now != account.password_hash
            && self.passwords.verify(now, request.password.clone()).await? == Verdict::Wrong
        {
            return Err(Error::conflict("the password was changed at this moment; log in again"));
        }
        if !self.use_up(&tx, account, factor).await? {
            return Ok(None);
        }
        if let Some(hash) = hash {
            let unchanged = store::password_is(account.password_hash.as_deref());
            store::set(
                &tx,
                &self.platform.permit(),
                account.id,
                vec![("password_hash", hash.into())],
                unchanged,
            )
            .await?;
        }
        let grant = self.grant(&session, token)?;
        store::open(&tx, &self.platform.permit(), session).await?;
        store::remember_network(
            &tx,
            &self.platform.permit(),
            account.id,
            self.network_mac(account.id, Network::of(request.address)),
        )
        .await?;
        Self::audit(&tx, "login", account, None).await?;
        tx.commit().await?;
        Ok(Some(grant))
    }
}
