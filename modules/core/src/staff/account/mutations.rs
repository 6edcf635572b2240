//! What is done with accounts.

use super::change::change;
use super::create::{create, login_name};
use super::inputs::{AccountStatusInput, ChangeAccountInput, CreateAccountInput, ResetAccountPasswordInput};
use super::password::{hashed, name_for_reset, reset};
use super::record::Account;
use super::resets::Resets;
use super::status::{Turn, turn};
use crate::places::read_back;
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::{Tx, Written};
use kit::once::once;
use kit::record::Row;
use kit::schema::MutationRoot;
use kit::shelf::Shelf;

/// The mutations of accounts.
pub(super) struct AccountMutations;

impl From<&MutationRoot> for AccountMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// An account that was written.
#[derive(SimpleObject)]
struct AccountPayload {
    /// The account as it is now; null when it is out of your reach now.
    account: Option<Row<Account>>,
}

impl AccountPayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { account: read_back(ctx, &written, "account").await? }))
    }

    async fn turned(ctx: &Context<'_>, to: Turn, input: AccountStatusInput) -> Result<Option<Self>> {
        let key = input.idempotency_key.clone();
        Self::of(ctx, once(ctx, key.as_deref(), async |tx| turn(tx, to, input).await).await?).await
    }
}

#[Object]
impl AccountMutations {
    /// Enters a new account (账号). What it may do comes from posts; see `appoint`.
    async fn create_account(
        &self,
        ctx: &Context<'_>,
        input: CreateAccountInput,
    ) -> Result<Option<AccountPayload>> {
        let hash = match &input.initial_password {
            Some(password) => Some(hashed(ctx, password, login_name(&input.name, "input.name")?).await?),
            None => None,
        };
        let key = input.idempotency_key.clone();
        AccountPayload::of(ctx, once(ctx, key.as_deref(), async |tx| create(tx, input, hash).await).await?)
            .await
    }

    /// Changes an account.
    async fn change_account(
        &self,
        ctx: &Context<'_>,
        input: ChangeAccountInput,
    ) -> Result<Option<AccountPayload>> {
        let key = input.idempotency_key.clone();
        AccountPayload::of(ctx, once(ctx, key.as_deref(), async |tx| change(tx, input).await).await?).await
    }

    /// Suspends an account (停用): its sessions end, and it cannot log in until it is reactivated. Works within a
    /// second, in streams too. Not your own.
    async fn suspend_account(
        &self,
        ctx: &Context<'_>,
        input: AccountStatusInput,
    ) -> Result<Option<AccountPayload>> {
        AccountPayload::turned(ctx, Turn::Suspend, input).await
    }

    /// Lets a suspended account log in again (启用).
    async fn reactivate_account(
        &self,
        ctx: &Context<'_>,
        input: AccountStatusInput,
    ) -> Result<Option<AccountPayload>> {
        AccountPayload::turned(ctx, Turn::Reactivate, input).await
    }

    /// Closes an account for good (注销): its sessions and posts end, and its name is given to nobody else. Not your
    /// own.
    async fn close_account(
        &self,
        ctx: &Context<'_>,
        input: AccountStatusInput,
    ) -> Result<Option<AccountPayload>> {
        AccountPayload::turned(ctx, Turn::Close, input).await
    }

    /// Sets a first password (重置密码) for somebody who lost theirs: the account's sessions end, and until the holder has
    /// changed it, its posts have no effect and nothing is its own. An account that is bound to a person is unbound: the
    /// person asks for a new code. Your own is changed with `changePassword`.
    async fn reset_account_password(
        &self,
        ctx: &Context<'_>,
        input: ResetAccountPasswordInput,
    ) -> Result<Option<AccountPayload>> {
        let name = name_for_reset(ctx, &input).await?;
        let hash = hashed(ctx, &input.initial_password, &name).await?;
        let key = input.idempotency_key.clone();
        let resets = ctx.data_unchecked::<Shelf>().get::<Resets>();
        let work = async |tx: &mut Tx| reset(tx, input, hash, &resets).await;
        AccountPayload::of(ctx, once(ctx, key.as_deref(), work).await?).await
    }
}
