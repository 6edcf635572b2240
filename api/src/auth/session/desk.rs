//! The desk where one logs in: everything that login, refresh and logout need.

use super::refresh::RefreshTokens;
use super::store;
use crate::auth::keys::{Keys, MacKey};
use crate::auth::lockout::device::Devices;
use crate::auth::lockout::{Lockout, Network};
use crate::auth::password::Passwords;
use crate::auth::token::Tokens;
use crate::auth::totp::{RecoveryCodes, TotpSecret};
use data_encoding::BASE64URL_NOPAD;
use entities::platform::{account, session};
use kit::access::Tx;
use kit::platform::Platform;
use kit::{Error, Result};
use std::sync::Arc;
use zeroize::Zeroizing;

/// How long a login lasts, and what an authenticator app calls it.
#[derive(Clone, Debug)]
pub struct DeskRules {
    /// Days that a refresh token lives.
    pub refresh_days: i64,
    /// Days after the login at which a session ends, however often it was refreshed.
    pub session_days: i64,
    /// Days that the network of a login stays known.
    pub known_days: i64,
    /// Name of the platform in an authenticator app.
    pub issuer_title: String,
}

impl Default for DeskRules {
    fn default() -> Self {
        Self { refresh_days: 30, session_days: 180, known_days: 180, issuer_title: "Wangge".into() }
    }
}

/// Tokens for a session.
#[derive(Debug)]
pub struct Grant {
    /// The bearer token.
    pub access_token: String,
    /// When it expires, in milliseconds since 1970.
    pub access_expires_at: i64,
    /// The refresh token, for one use.
    pub refresh_token: Zeroizing<String>,
    /// When it expires, in milliseconds since 1970.
    pub refresh_expires_at: i64,
    /// The session may only enrol a second factor.
    pub restricted: bool,
}

/// Logs accounts in and out.
#[derive(Debug)]
pub struct Desk {
    pub(super) platform: Platform,
    pub(super) keys: Arc<Keys>,
    pub(super) tokens: Tokens,
    pub(super) passwords: Passwords,
    pub(super) lockout: Lockout,
    pub(super) devices: Devices,
    pub(super) recovery: RecoveryCodes,
    pub(super) refresh: RefreshTokens,
    pub(super) networks: MacKey,
    pub(super) rules: DeskRules,
}

impl Desk {
    /// The desk of this platform. The keys of `tokens` sign; all other keys are derived from `keys`.
    pub fn new(
        platform: Platform,
        keys: Arc<Keys>,
        tokens: Tokens,
        passwords: Passwords,
        lockout: Lockout,
        rules: DeskRules,
    ) -> Self {
        let sources = platform.sources().clone();
        Self {
            devices: Devices::new(keys.mac("device"), sources.clone()),
            recovery: RecoveryCodes::new(keys.mac("recovery-code")),
            refresh: RefreshTokens::new(&keys, sources),
            networks: keys.mac("network"),
            platform,
            keys,
            tokens,
            passwords,
            lockout,
            rules,
        }
    }

    /// A bearer token for an account, without a login: for commands of whoever runs the process. The session ends
    /// with the token.
    ///
    /// # Errors
    /// NOT_FOUND when no active account has this name.
    pub async fn token_for(&self, name: &str, client: &str) -> Result<String> {
        let missing = || Error::not_found("account");
        let account = store::account_named(&self.platform.system(), name).await?.ok_or_else(missing)?;
        let access = self.platform.caller(account.id).await?.ok_or_else(missing)?;
        let tx = access.begin().await?;
        let (mut row, _) = self.new_session(account.id, client, false);
        row.expires_at = row.created_at + self.tokens.rules().lifetime * 1_000;
        let session = row.id;
        store::open(&tx, &self.platform.permit(), row).await?;
        tx.audit("token", "Account", &account.id.to_string(), &account.area_code, None).await?;
        tx.commit().await?;
        Ok(self.tokens.issue(account.id, session, None)?.0)
    }

    /// A session that is not written yet, and its refresh token.
    pub(super) fn new_session(
        &self,
        account: i64,
        client: &str,
        restricted: bool,
    ) -> (session::Model, Zeroizing<String>) {
        let access = self.platform.system();
        let (id, now) = (access.new_id(), access.now());
        let (token, refresh_mac) = self.refresh.issue(id);
        let row = session::Model {
            id,
            account_id: account,
            refresh_mac,
            client: client.to_owned(),
            restricted,
            created_at: now,
            refreshed_at: now,
            expires_at: now + self.rules.refresh_days * DAY,
            ended_at: None,
            ended_because: None,
        };
        (row, token)
    }

    /// Tokens for a session whose refresh token was just made.
    pub(super) fn grant(&self, session: &session::Model, refresh_token: Zeroizing<String>) -> Result<Grant> {
        let (access_token, claims) = self.tokens.issue(session.account_id, session.id, None)?;
        Ok(Grant {
            access_token,
            access_expires_at: claims.expires_at(),
            refresh_token,
            refresh_expires_at: session.expires_at,
            restricted: session.restricted,
        })
    }

    /// The secret of an account's authenticator app.
    pub(super) fn totp_secret(&self, account: &account::Model) -> Result<Option<TotpSecret>> {
        let Some(sealed) = &account.totp_secret else { return Ok(None) };
        let base32 = self.keys.open(&totp_place(account.id), sealed)?;
        Ok(std::str::from_utf8(&base32).ok().and_then(TotpSecret::from_base32))
    }

    /// The secret of an authenticator app as the account's row keeps it.
    ///
    /// # Errors
    /// INTERNAL when the cipher fails.
    pub fn seal_second_factor(&self, account: i64, secret: &TotpSecret) -> Result<String> {
        self.keys.seal(&totp_place(account), secret.to_base32().as_bytes(), self.platform.sources())
    }

    /// Keyed hash of a network, for one account.
    pub(super) fn network_mac(&self, account: i64, network: Network) -> String {
        BASE64URL_NOPAD.encode(&self.networks.mac(&[&account.to_be_bytes(), &network.bytes()]))
    }

    /// An audit row about an account.
    pub(super) async fn audit(
        tx: &Tx,
        verb: &str,
        account: &account::Model,
        reason: Option<&str>,
    ) -> Result<()> {
        tx.audit(verb, "Account", &account.id.to_string(), &account.area_code, reason).await
    }
}

/// Where a secret is bound to when it is encrypted.
fn totp_place(account: i64) -> String {
    format!("account.totp_secret:{account}")
}

/// A day in milliseconds.
pub(super) const DAY: i64 = 86_400_000;
