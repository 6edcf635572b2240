//! Births are registered.

use super::inputs::{RegisterBirthInput, VoidBirthRegistrationInput};
use super::record::{BirthRegistration, BirthRegistrationState, BirthRegistrationWay};
use entities::family_planning::birth_registration::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use people::entry::{of_person, residence};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::links::mutations;
use wangge_core::places::text;

mutations! {
    /// A registered birth that was written.
    BirthRegistrationPayload { registration: BirthRegistration }
    BirthMutations {
        /// Registers a birth that has been (生育登记). It is no permission, and nothing about the family is a reason to refuse
        /// it.
        register_birth(RegisterBirthInput) = register;
        /// Says that a registration was entered by mistake.
        void_birth_registration(VoidBirthRegistrationInput) = void;
    }
}

async fn register(tx: &mut Tx, input: RegisterBirthInput) -> Result<Written> {
    let right = (BirthRegistration::RESOURCE, Action::Create);
    let (permit, resident) = residence(tx, (&input.resident, "input.resident"), right).await?;
    let today = tx.access().today();
    if input.born_on.0 > today {
        return Err(Error::bad_input("input.bornOn", "not a day in the future: a birth that has been"));
    }
    let children = i16::try_from(input.children).ok().filter(|children| (1..=9).contains(children));
    let children = children.ok_or_else(|| Error::bad_input("input.children", "1 to 9"))?;
    let mut same = Query::select();
    same.column("id")
        .from("birth_registration")
        .cond_where(of_person(&resident.district_code, resident.person_id))
        .and_where(Expr::col("born_on").eq(input.born_on.0))
        .and_where(Expr::col("state").eq(BirthRegistrationState::Registered.as_str()));
    if !tx.rows(&same).await?.is_empty() {
        return Err(Error::conflict("this birth is registered already"));
    }
    // who registers for oneself does so over the net
    let own = resident.account_id.is_some() && resident.account_id == tx.access().account();
    let way = if own { BirthRegistrationWay::Online } else { input.way };
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(resident.district_code),
        id: Set(tx.access().new_id()),
        grid_code: Set(resident.grid_code),
        grid_id: Set(resident.grid_id),
        resident_id: Set(resident.id),
        person_id: Set(resident.person_id),
        born_on: Set(input.born_on.0),
        children: Set(children),
        birthplace: Set(text::optional(input.birthplace.as_deref(), "input.birthplace", 200)?),
        other_parent: Set(text::optional(input.other_parent.as_deref(), "input.otherParent", 100)?),
        way: Set(way.as_str().to_owned()),
        registered_on: Set(today),
        registered_by: Set(tx.access().account()),
        state: Set(BirthRegistrationState::Registered.as_str().to_owned()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create_belonging::<BirthRegistration>(&permit, row).await
}

async fn void(tx: &mut Tx, input: VoidBirthRegistrationInput) -> Result<Written> {
    let target = tx.target::<BirthRegistration>(&input.id, Action::Change).await?;
    if target.state == BirthRegistrationState::Void.as_str() {
        return Err(Error::conflict("the registration does not stand"));
    }
    tx.change::<BirthRegistration>(target, voided(), input.version.into(), "void").await
}

/// What changes when it was a mistake.
pub(crate) fn voided() -> ActiveModel {
    ActiveModel { state: Set(BirthRegistrationState::Void.as_str().to_owned()), ..ActiveModel::default() }
}
