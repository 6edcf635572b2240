//! The end of a binding: by the resident, by who answers for the area, or because somebody else sets the password.

use super::attach::{account_of, detach, person_of, void_codes};
use super::inputs::UnbindAccountInput;
use crate::person::hold;
use crate::policy::BINDING;
use crate::resident::{Resident, answering};
use kit::access::{Action, Permit, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use std::pin::Pin;
use wangge_core::places::text;

/// Unbinds the account of the person of this residence.
pub(super) async fn unbind(tx: &mut Tx, input: UnbindAccountInput) -> Result<Written> {
    let resident = tx.target_as::<Resident>(&input.resident, BINDING, Action::Change).await?;
    if let Some(reason) = text::optional(input.reason.as_deref(), "input.reason", 200)? {
        tx.because(reason);
    }
    let (person, permit) = (resident.person_id, resident.permit().clone());
    hold(tx, [person]).await?;
    if resident.account_id != tx.access().account() {
        answering::answers(tx, &resident).await?;
    }
    if account_of(tx, person).await?.is_none() {
        return Err(Error::conflict("no account is bound to this person"));
    }
    detach(tx, &permit, person).await?;
    void_codes(tx, &permit, person).await?;
    let id = kit::node::GlobalId::placed(Resident::TYPE, &resident.district_code, resident.id);
    Ok(Written::of(&permit, id, resident.version + 1))
}

/// Somebody else chooses the password of an account: it is the person's no longer, whoever logs in with it.
pub(super) fn reset<'a>(
    tx: &'a mut Tx,
    permit: &'a Permit,
    account: i64,
) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>> {
    Box::pin(async move {
        let Some(person) = person_of(tx, account).await? else { return Ok(()) };
        let [held] = hold(tx, [person]).await?;
        // unless it was unbound meanwhile
        if held.account_id == Some(account) {
            detach(tx, permit, person).await?;
            void_codes(tx, permit, person).await?;
        }
        Ok(())
    })
}
