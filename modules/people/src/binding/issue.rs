//! A one-time code for a resident, whom the staff knows.

use super::attach::{account_of, void_codes};
use super::code::Code;
use super::inputs::IssueBindingCodeInput;
use crate::person::hold;
use crate::policy::BINDING;
use crate::resident::{Resident, answering};
use entities::people::binding::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{About, Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::places::retire::in_force;

/// How long a code can be used, in milliseconds.
pub(super) const LASTS: i64 = 7 * 86_400_000;

/// Writes the code's hashes; those before it end.
pub(super) async fn issue(tx: &mut Tx, input: IssueBindingCodeInput) -> Result<(Written, Code)> {
    let resident = tx.target_as::<Resident>(&input.resident, BINDING, Action::Create).await?;
    in_force(&resident.status, "residence")?;
    let (person, permit) = (resident.person_id, resident.permit().clone());
    hold(tx, [person]).await?;
    answering::answers(tx, &resident).await?;
    if account_of(tx, person).await?.is_some() {
        return Err(Error::conflict("this person has an account already: unbind that one first"));
    }
    void_codes(tx, &permit, person).await?;
    let access = tx.access().clone();
    let code = Code::new(&access);
    let row = ActiveModel {
        id: Set(access.new_id()),
        person_id: Set(person),
        district_code: Set(resident.district_code.clone()),
        resident_id: Set(resident.id),
        selector_mac: Set(code.selector_mac(&access)),
        code_mac: Set(code.mac(&access)),
        issued_by: Set(access.account().unwrap_or_default()),
        tries: Set(0),
        expires_at: Set(access.now() + LASTS),
        used_at: Set(None),
        used_by: Set(None),
        created_at: Set(access.now()),
    };
    tx.insert(&permit, row).await?;
    let id = GlobalId::placed(Resident::TYPE, &resident.district_code, resident.id);
    let about = About { id: &id, area: &resident.grid_code, person, fields: "" };
    tx.audit_about("issue_code", about, (BINDING, Action::Create, &resident.grid_code), None).await?;
    Ok((Written::of(&permit, id, resident.version), code))
}
