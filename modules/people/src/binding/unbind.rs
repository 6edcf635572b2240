//! The end of a binding: by the resident, or by who answers for the area.

use super::attach::{account_of, detach, void_codes};
use super::inputs::UnbindAccountInput;
use crate::person::hold;
use crate::policy::BINDING;
use crate::resident::{Resident, answering};
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
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
