//! First passwords, which somebody else chooses and the holder must change.

use super::inputs::ResetAccountPasswordInput;
use super::manage::{because, end_sessions, managed};
use super::record::Account;
use super::resets::Resets;
use crate::staff::post::end_restricted_posts;
use async_graphql::Context;
use entities::platform::account::ActiveModel;
use kit::access::{Action, Ask, Tx, Written};
use kit::record::{Record, Selection};
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use std::sync::Arc;

/// Checks and hashes first passwords. The process puts a [`SharedInitialPasswords`] into the data of the schema.
#[async_trait::async_trait]
pub trait InitialPasswords: Send + Sync {
    /// The hash to store for a first password of the account with this login name.
    ///
    /// # Errors
    /// BAD_USER_INPUT at `path` when the password breaks the rule for passwords.
    async fn initial_hash(&self, password: &str, account: &str, path: &str) -> Result<String>;
}

/// How the data of a schema holds it.
pub type SharedInitialPasswords = Arc<dyn InitialPasswords>;

/// The hash of the first password that an input gives at `input.initialPassword`; made before a transaction begins,
/// for it takes time.
pub(super) async fn hashed(ctx: &Context<'_>, password: &str, account: &str) -> Result<String> {
    match ctx.data_opt::<SharedInitialPasswords>() {
        Some(passwords) => passwords.initial_hash(password, account, "input.initialPassword").await,
        None => Err(Error::new(Code::Unavailable, "passwords cannot be set here")),
    }
}

/// The login name of the account whose password is to be set; NOT_FOUND or FORBIDDEN as for the reset itself.
pub(super) async fn name_for_reset(ctx: &Context<'_>, input: &ResetAccountPasswordInput) -> Result<String> {
    let access = ctx.access();
    access.require(Account::RESOURCE, Action::Change)?;
    let row = access.by_id::<Account>(&input.id, Selection::default().with::<Account>("name")).await?;
    match row.as_ref().and_then(|row| row.value("name")) {
        Some(async_graphql::Value::String(name)) => Ok(name.clone()),
        _ => Err(Error::not_found(Account::TYPE)),
    }
}

/// Sets a first password and ends the account's sessions; what the account was to others ends, too, and so do posts that see
/// restricted data or appoint who does, where no second factor keeps whoever chose the password from them.
pub(super) async fn reset(
    tx: &mut Tx,
    input: ResetAccountPasswordInput,
    hash: String,
    resets: &Resets,
) -> Result<Written> {
    let account = managed(tx, &input.id).await?;
    because(tx, input.reason.as_deref())?;
    let permit = account.permit().clone();
    resets.follow(tx, &permit, account.id).await?;
    if account.totp_confirmed_at.is_none() {
        end_restricted_posts(tx, &account).await?;
    }
    let row = ActiveModel {
        password_hash: Set(Some(hash)),
        password_initial_at: Set(Some(tx.access().now())),
        ..Default::default()
    };
    end_sessions(tx, &account, "password").await?;
    let written = tx.change::<Account>(account, row, input.version.into(), "reset-password").await?;
    tx.rights_change().await?;
    Ok(written)
}
