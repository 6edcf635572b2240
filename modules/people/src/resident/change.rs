//! Changes of a residence. What is the person's changes in every residence of the person.

use super::answering::answers;
use super::counts::Counting;
use super::elsewhere::Elsewhere;
use super::identity::{Identity, number_mac};
use super::inputs::ChangeResidentInput;
use super::lookup::{Look, Looks};
use super::record::{Resident, Sex};
use super::{home, particulars, siblings};
use crate::dwelling::leave_tenancies;
use crate::merge::households::follow_head;
use crate::person::hold;
use entities::people::resident::{ActiveModel, Model};
use kit::access::{Access, Action, Permit, Target, Tx, Written};
use kit::hooks::Moved;
use kit::identity_number::IdentityNumber;
use kit::record::Record;
use kit::scalar::Date;
use kit::search::{Person, person_initials};
use kit::vault::PersonKey;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveValue::Set, IntoActiveModel, TryIntoModel};
use wangge_core::places::retire::in_force;
use wangge_core::places::standing::Ground;
use wangge_core::places::text;

/// Writes the change, or answers the division whose office is to be asked who has the number already.
pub(super) async fn change(tx: &mut Tx, input: ChangeResidentInput, looks: &mut Looks) -> Result<Written> {
    let target = tx.target::<Resident>(&input.id, Action::Change).await?;
    in_force(&target.status, "residence")?;
    if let Some(elsewhere) = elsewhere(tx, &target, (&input, Action::Change), looks).await? {
        return Ok(elsewhere.told(target.permit()));
    }
    apply(tx, target, input, ActiveModel::default(), "change").await
}

/// Writes what `input` says, and `row` with it. What is the person's, only the residence that answers for the person
/// changes.
///
/// # Errors
/// CONFLICT that names the office to ask; as `check`.
pub(crate) async fn apply(
    tx: &mut Tx,
    target: Target<Resident>,
    input: ChangeResidentInput,
    mut row: ActiveModel,
    verb: &str,
) -> Result<Written> {
    let (before, permit) = (Model::clone(&target), target.permit().clone());
    // first, so that two changes of residences of one person wait for each other here
    hold(tx, [before.person_id]).await?;
    let key =
        tx.person_key(before.person_id).await?.ok_or_else(|| Error::conflict("this person was erased"))?;
    let number = enter(tx.access(), &input, &before, &key, &mut row)?;
    let shared = of_the_person(&row);
    if merged(&before, shared.clone())? != before {
        answers(tx, &before).await?;
    }
    if let Some(kind) = input.kind {
        row.kind = Set(kind.as_str().to_owned());
    }
    enter_home(tx, &input, &before, &mut row).await?;
    let written = tx.change::<Resident>(target, row.clone(), input.version.into(), verb).await?;
    if let Some(number) = number {
        enter_number(tx, &permit, before.person_id, &number).await?;
    }
    let mut counting = Counting::default();
    follow(tx, &permit, &before, row, &mut counting).await?;
    for other in siblings::beside(tx, &before).await? {
        let version = other.version;
        let target = Target::belonging(&permit, other.clone());
        tx.change::<Resident>(target, shared.clone(), version, verb).await?;
        follow(tx, &permit, &other, shared.clone(), &mut counting).await?;
    }
    counting.write(tx, &permit).await?;
    Ok(written)
}

/// The residence of another person who has the number that was sent for this one. Whatever `apply` would refuse is refused
/// before anybody is looked for.
pub(crate) async fn elsewhere(
    tx: &Tx,
    before: &Model,
    (input, action): (&ChangeResidentInput, Action),
    looks: &mut Looks,
) -> Result<Option<Elsewhere>> {
    let Some(number) = &input.identity_number else { return Ok(None) };
    if before.version != i64::from(input.version) {
        // which is refused without a look
        return Ok(None);
    }
    let key =
        tx.person_key(before.person_id).await?.ok_or_else(|| Error::conflict("this person was erased"))?;
    if check(tx.access(), input, before, &key)? {
        answers(tx, before).await?;
    }
    enter_home(tx, input, before, &mut ActiveModel::default()).await?;
    let identity = Identity::of(Some(number), None, None, tx.access().today())?;
    let Some(mac) = identity.mac(tx.access()) else { return Ok(None) };
    let look = Look { mac, asked: before.grid_code.clone(), action };
    match looks.look(tx, look).await? {
        Some(other) if other.person != before.person_id => Elsewhere::of(tx, other.person).await.map(Some),
        Some(_) | None => Ok(None),
    }
}

/// Refuses a change that `apply` would refuse for what it says; answers whether it changes what is the person's.
///
/// # Errors
/// BAD_USER_INPUT at what is wrong.
pub(crate) fn check(
    access: &Access,
    input: &ChangeResidentInput,
    before: &Model,
    key: &PersonKey,
) -> Result<bool> {
    let mut row = ActiveModel::default();
    enter(access, input, before, key, &mut row)?;
    Ok(merged(before, of_the_person(&row))? != *before)
}

/// Puts where the person lives in the row.
async fn enter_home(
    tx: &Tx,
    input: &ChangeResidentInput,
    before: &Model,
    row: &mut ActiveModel,
) -> Result<()> {
    let Some(given) = &input.home else { return Ok(()) };
    let code = before.grid_code.parse().map_err(Error::internal)?;
    home::enter(tx, given, (&Ground { id: before.grid_id, code }, Some(before)), row).await
}

/// Puts who the person is and what else is known in the row; answers the identity number, if it changes.
fn enter(
    access: &Access,
    input: &ChangeResidentInput,
    before: &Model,
    key: &PersonKey,
    row: &mut ActiveModel,
) -> Result<Option<IdentityNumber>> {
    let number = who(access, input, before, key, row)?;
    if let Some(given) = &input.particulars {
        particulars::enter(access, given, key, row)?;
    }
    Ok(number)
}

/// Keeps the index of names, the tenancies, the head of the household and the counts as the row is now. The modules hear of
/// who is of another household.
pub(crate) async fn follow(
    tx: &mut Tx,
    permit: &Permit,
    before: &Model,
    change: ActiveModel,
    counting: &mut Counting,
) -> Result<()> {
    let after = merged(before, change)?;
    if after.name != before.name {
        tx.enter_person(permit, Person::of(&after.grid_code, after.id, &after.name)).await?;
    }
    if after.dwelling_id != before.dwelling_id {
        leave_tenancies(tx, permit, &before.district_code, before.id).await?;
    }
    let household = |row: &Model| (row.household_district_code.clone(), row.household_id);
    if household(&after) != household(before) {
        follow_head(tx, permit, before, Some(&after)).await?;
        let (record_type, from, to) =
            (Resident::TYPE.to_owned(), before.grid_code.clone(), after.grid_code.clone());
        tx.tell_moved(&Moved { record_type, before: before.id, after: after.id, from, to }).await?;
    }
    counting.changed(before, &after);
    Ok(())
}

/// The row as it is after the change.
fn merged(before: &Model, change: ActiveModel) -> Result<Model> {
    let mut row = before.clone().into_active_model();
    for column in <entities::people::resident::Column as sea_orm::Iterable>::iter() {
        if let sea_orm::ActiveValue::Set(value) = sea_orm::ActiveModelTrait::get(&change, column) {
            sea_orm::ActiveModelTrait::set(&mut row, column, value);
        }
    }
    row.try_into_model().map_err(Error::internal)
}

/// The part of a change that is about the person, not about the place.
fn of_the_person(row: &ActiveModel) -> ActiveModel {
    ActiveModel {
        name: row.name.clone(),
        name_initials: row.name_initials.clone(),
        used_name: row.used_name.clone(),
        sex: row.sex.clone(),
        birth_on: row.birth_on.clone(),
        identity_number_cipher: row.identity_number_cipher.clone(),
        identity_number_mask: row.identity_number_mask.clone(),
        telephone_cipher: row.telephone_cipher.clone(),
        telephone_mask: row.telephone_mask.clone(),
        ..ActiveModel::default()
    }
}

/// Puts who the person is in the row.
fn who(
    access: &Access,
    input: &ChangeResidentInput,
    before: &Model,
    key: &PersonKey,
    row: &mut ActiveModel,
) -> Result<Option<IdentityNumber>> {
    if let Some(name) = &input.name {
        let name = text::name(name, "input.name")?;
        row.name_initials = Set(person_initials(&name));
        row.name = Set(name);
    }
    if input.identity_number.is_none() && input.sex.is_none() && input.birth_on.is_none() {
        return Ok(None);
    }
    if input.identity_number.is_none() && before.identity_number_mask.is_some() {
        return Err(Error::bad_input("input.sex", "sex and day of birth follow from the identity number"));
    }
    let sex = input.sex.or_else(|| Sex::of_code(&before.sex)).filter(|_| input.identity_number.is_none());
    let birth_on = input.birth_on.or(before.birth_on.map(Date)).filter(|_| input.identity_number.is_none());
    let identity = Identity::of(
        input.identity_number.as_deref(),
        sex.or(input.sex),
        birth_on.or(input.birth_on),
        access.today(),
    )?;
    row.sex = Set(identity.sex.to_owned());
    row.birth_on = Set(identity.birth_on);
    if let Some(number) = &identity.number {
        let sealed = key.sealed::<Resident>(access, "identityNumber", number.expose())?;
        row.identity_number_cipher = Set(Some(sealed.cipher));
        row.identity_number_mask = Set(Some(sealed.mask));
    }
    Ok(identity.number)
}

/// The person is found by this number from now on.
async fn enter_number(tx: &Tx, permit: &Permit, person: i64, number: &IdentityNumber) -> Result<()> {
    let mut update = Query::update();
    update.table("person").value("number_mac", number_mac(tx.access(), number));
    update.and_where(Expr::col("id").eq(person));
    tx.execute(permit, &update).await.map(drop).map_err(|error| match error.code() {
        // entered by somebody else at this moment
        kit::Code::Conflict => Error::conflict("somebody else is entering this number; try again"),
        _ => error,
    })
}
