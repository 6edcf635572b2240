//! What is done with the binding of accounts.

use super::bind::bind;
use super::confirm::confirm;
use super::inputs::{BindAccountInput, ConfirmBindingInput, IssueBindingCodeInput, UnbindAccountInput};
use super::issue::{LASTS, issue};
use super::unbind::unbind;
use crate::resident::Resident;
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::Ask;
use kit::once::once;
use kit::record::Row;
use kit::scalar::Instant;
use kit::schema::MutationRoot;
use wangge_core::places::read_back;

/// The mutations of binding.
pub(super) struct BindingMutations;

impl From<&MutationRoot> for BindingMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A one-time code.
#[derive(SimpleObject)]
struct IssueBindingCodePayload {
    /// The code, in groups of four, to be handed to the person; shown this once, and null when the mutation was sent
    /// again.
    code: Option<String>,
    /// When it ends; null when the mutation was sent again.
    expires_at: Option<Instant>,
}

/// What came of a code.
#[derive(SimpleObject)]
struct BindAccountPayload {
    /// The account is bound: `myResidences` lists its record. False for a code that is wrong, has ended or was used,
    /// whichever it is.
    bound: bool,
}

/// The residence of whose account was confirmed.
#[derive(SimpleObject)]
struct ConfirmBindingPayload {
    /// The residence as it is now; null when it is out of your reach now.
    resident: Option<Row<Resident>>,
}

/// The residence of whom was unbound.
#[derive(SimpleObject)]
struct UnbindAccountPayload {
    /// The residence as it is now; null when it is out of your reach now.
    resident: Option<Row<Resident>>,
}

#[Object]
impl BindingMutations {
    /// Makes a one-time code (绑定码) with which a resident, whom you know in person, binds an account to the own record.
    /// It is shown once, ends after 7 days or 5 wrong tries, and takes the place of the one before. It is made at the
    /// residence that answers for the person; at another one CONFLICT names the office to ask.
    async fn issue_binding_code(
        &self,
        ctx: &Context<'_>,
        input: IssueBindingCodeInput,
    ) -> Result<Option<IssueBindingCodePayload>> {
        let key = input.idempotency_key.clone();
        let mut made = None;
        once(ctx, key.as_deref(), async |tx| {
            let (written, code) = issue(tx, input).await?;
            made = Some(code);
            Ok(written)
        })
        .await?;
        let expires_at = made.as_ref().map(|_| Instant(ctx.access().now() + LASTS));
        Ok(Some(IssueBindingCodePayload { code: made.map(|code| code.grouped()), expires_at }))
    }

    /// Binds your account, which is one of a resident, to the person for whom the staff made the code (绑定本人档案). An
    /// account sends at most 10 wrong codes a day.
    async fn bind_account(
        &self,
        ctx: &Context<'_>,
        input: BindAccountInput,
    ) -> Result<Option<BindAccountPayload>> {
        let key = input.idempotency_key.clone();
        let written = once(ctx, key.as_deref(), async |tx| bind(tx, input).await).await?;
        Ok(Some(BindAccountPayload { bound: written.version == 1 }))
    }

    /// Says that the account that is bound to a person is the person's own (确认本人账号): you have seen the person's identity
    /// papers, and the person showed you the account. Until then, or until an outside issuer verified the identity, the account
    /// sees nothing of what is restricted: key files, care at home, and who looked at these. It ends with the binding, with a
    /// new password that somebody else chose, and with a merge. The person alone finds it in `recordViews`.
    async fn confirm_binding(
        &self,
        ctx: &Context<'_>,
        input: ConfirmBindingInput,
    ) -> Result<Option<ConfirmBindingPayload>> {
        let key = input.idempotency_key.clone();
        let written = once(ctx, key.as_deref(), async |tx| confirm(tx, input).await).await?;
        Ok(Some(ConfirmBindingPayload { resident: read_back(ctx, &written, "resident").await? }))
    }

    /// Unbinds the account from the person of a residence (解除绑定): your own, or, where you answer for the area, that of
    /// somebody who lost it, at the residence that answers for the person; at another one CONFLICT names the office to ask.
    async fn unbind_account(
        &self,
        ctx: &Context<'_>,
        input: UnbindAccountInput,
    ) -> Result<Option<UnbindAccountPayload>> {
        let key = input.idempotency_key.clone();
        let written = once(ctx, key.as_deref(), async |tx| unbind(tx, input).await).await?;
        Ok(Some(UnbindAccountPayload { resident: read_back(ctx, &written, "resident").await? }))
    }
}
