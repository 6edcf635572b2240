//! Somebody who has the person and the account before the own eyes says that they belong together.

use super::attach::confirmed;
use super::inputs::ConfirmBindingInput;
use crate::person::hold;
use crate::policy::CONFIRMATION;
use crate::resident::Resident;
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::places::retire::in_force;

/// Confirms the binding. Only what is restricted asks for that, so that the audit tells the person alone of it.
pub(super) async fn confirm(tx: &mut Tx, input: ConfirmBindingInput) -> Result<Written> {
    let resident = tx.target_as::<Resident>(&input.resident, CONFIRMATION, Action::Create).await?;
    in_force(&resident.status, "residence")?;
    let (person, permit) = (resident.person_id, resident.permit().clone());
    let [held] = hold(tx, [person]).await?;
    let Some(account) = held.account_id else {
        return Err(Error::conflict("no account is bound to this person"));
    };
    let mut select = Query::select();
    select.column("id").from("account").and_where(Expr::col("id").eq(account));
    select.and_where(Expr::col("name").eq(input.account.trim()));
    if tx.rows(&select).await?.is_empty() {
        let text = "another account is bound to this person; the community unbinds it";
        return Err(Error::bad_input("input.account", text));
    }
    confirmed(tx, &permit, person).await?;
    let about = [(resident.grid_code.clone(), Some(person))];
    tx.audit_discreetly("confirm_binding", &about, (CONFIRMATION, Action::Create)).await?;
    let id = GlobalId::placed(Resident::TYPE, &resident.district_code, resident.id);
    Ok(Written::of(&permit, id, resident.version))
}
