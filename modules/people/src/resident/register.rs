//! A person is entered in a grid: somebody new, or somebody who is known already.

use super::counts::Counting;
use super::elsewhere::Elsewhere;
use super::identity::Identity;
use super::inputs::RegisterResidentInput;
use super::lookup::{Look, Looks};
use super::record::Resident;
use super::{answering, freshness, home, particulars, siblings};
use crate::binding::account_of;
use entities::people::{person, resident};
use kit::access::{Action, Permit, Tx, Written};
use kit::record::Record;
use kit::search::{Person, person_initials};
use kit::vault::PersonKey;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, IntoActiveModel, TryIntoModel};
use wangge_core::places::standing::{Ground, ground};
use wangge_core::places::text;

/// Enters the residence, or answers the division whose office the person is to be asked about.
pub(super) async fn register(
    tx: &mut Tx,
    input: RegisterResidentInput,
    looks: &mut Looks,
) -> Result<Written> {
    let grid = ground(tx, (Resident::RESOURCE, Action::Create), &input.grid, "input.grid").await?;
    let permit = tx.permit(Resident::RESOURCE, Action::Create, grid.code.as_str())?;
    let access = tx.access().clone();
    let name = text::name(&input.name, "input.name")?;
    let identity = Identity::of(input.identity_number.as_deref(), input.sex, input.birth_on, access.today())?;
    let residence = access.new_id();
    let mut row = sent(tx, &input, (&grid, residence), (&name, &identity)).await?;
    let mac = identity.mac(&access);
    let found = match mac.clone() {
        Some(mac) => {
            let asked = grid.code.to_string();
            looks.look(tx, Look { mac, asked, action: Action::Create }).await?
        }
        None => None,
    };
    let (person, account) = match &found {
        Some(known) => {
            let others = siblings::in_force_of(tx, known.person).await?;
            if !may_enter(&others, &input, &name, &grid)? {
                return Ok(Elsewhere::of(tx, known.person).await?.told(&permit));
            }
            (known.person, account_of(tx, known.person).await?)
        }
        None => (enter_person(tx, &permit, (&grid, residence), mac).await?, None),
    };
    let Some(key) = tx.person_key(person).await? else {
        return Err(Error::conflict(
            "this person was erased; enter the residence without the identity number",
        ));
    };
    (row.person_id, row.account_id) = (Set(person), Set(account));
    if let Some(given) = &input.particulars {
        particulars::enter(&access, given, &key, &mut row)?;
    }
    if let Some(number) = &identity.number {
        let sealed = key.sealed::<Resident>(&access, "identityNumber", number.expose())?;
        row.identity_number_cipher = Set(Some(sealed.cipher));
        row.identity_number_mask = Set(Some(sealed.mask));
    }
    let mut counting = Counting::default();
    let written = write(tx, row, &mut counting).await?;
    counting.write(tx, written.permit()).await?;
    if found.is_some() {
        answering::hand_over(tx, written.permit(), person).await?;
    } else if identity.number.is_some() {
        looks.spare(tx).await?;
    }
    Ok(written)
}

/// A residence of nobody yet, with what was sent; all of it is looked at before anybody is looked for.
///
/// # Errors
/// BAD_USER_INPUT at what is wrong.
async fn sent(
    tx: &Tx,
    input: &RegisterResidentInput,
    (grid, residence): (&Ground, i64),
    (name, identity): (&str, &Identity),
) -> Result<resident::ActiveModel> {
    let access = tx.access();
    let mut row = blank(tx, grid, residence).await?.into_active_model().reset_all();
    row.kind = Set(input.kind.as_str().to_owned());
    row.name_initials = Set(person_initials(name));
    row.name = Set(name.to_owned());
    row.sex = Set(identity.sex.to_owned());
    row.birth_on = Set(identity.birth_on);
    if let Some(day) = input.from_on {
        if day.0 > access.today() {
            return Err(Error::bad_input("input.fromOn", "not a day in the future"));
        }
        row.from_on = Set(day.0);
    }
    if let Some(given) = &input.home {
        home::enter(tx, given, (grid, None), &mut row).await?;
    }
    if let Some(given) = &input.particulars {
        // the person's key seals them once it is known whose it is
        particulars::enter(access, given, &PersonKey::new(access, residence), &mut row.clone())?;
    }
    Ok(row)
}

/// Writes a new residence with its name in the index, and counts it.
pub(super) async fn write(
    tx: &mut Tx,
    row: resident::ActiveModel,
    counting: &mut Counting,
) -> Result<Written> {
    let model = row.clone().try_into_model().map_err(Error::internal)?;
    let written = tx.create::<Resident>(row).await?;
    let permit = written.permit().clone();
    tx.enter_person(&permit, Person::of(&model.grid_code, model.id, &model.name)).await?;
    counting.entered(&model);
    Ok(written)
}

/// May the person, who has these residences, be entered here?
fn may_enter(
    others: &[resident::Model],
    input: &RegisterResidentInput,
    name: &str,
    grid: &Ground,
) -> Result<bool> {
    once_in(others, grid)?;
    Ok(others.is_empty() || (input.beside_another && others.iter().all(|other| other.name == name)))
}

/// Refuses a second residence of a person in a grid; these are the others in force.
pub(super) fn once_in(others: &[resident::Model], grid: &Ground) -> Result<()> {
    if others.iter().any(|other| other.grid_code == grid.code.as_str()) {
        return Err(Error::conflict("this person has a residence in this grid already"));
    }
    Ok(())
}

/// A new person with a key of their own, for whom this residence answers.
async fn enter_person(
    tx: &Tx,
    permit: &Permit,
    (grid, residence): (&Ground, i64),
    mac: Option<String>,
) -> Result<i64> {
    let access = tx.access();
    let id = access.new_id();
    let (key_id, data_key) = PersonKey::new(access, id).wrapped(access)?;
    let row = person::ActiveModel {
        id: Set(id),
        number_mac: Set(mac),
        district_code: Set(grid.code.district().to_owned()),
        resident_id: Set(residence),
        key_id: Set(key_id),
        data_key: Set(Some(data_key)),
        merged_into: Set(None),
        account_id: Set(None),
        account_confirmed_at: Set(None),
        erased_at: Set(None),
        created_at: Set(access.now()),
    };
    tx.insert(permit, row).await?;
    Ok(id)
}

/// A residence in a grid, of nobody yet, verified by who enters it.
async fn blank(tx: &Tx, grid: &Ground, id: i64) -> Result<resident::Model> {
    let access = tx.access();
    let now = access.now();
    let district = grid.code.district();
    Ok(resident::Model {
        district_code: district.to_owned(),
        id,
        grid_code: grid.code.to_string(),
        grid_id: grid.id,
        person_id: 0,
        account_id: None,
        kind: String::new(),
        household_district_code: None,
        household_id: None,
        relation: None,
        building_id: None,
        dwelling_id: None,
        name: String::new(),
        name_initials: String::new(),
        used_name: None,
        sex: "0".to_owned(),
        birth_on: None,
        identity_number_cipher: None,
        identity_number_mask: None,
        telephone_cipher: None,
        telephone_mask: None,
        native_code: None,
        marriage: None,
        education: None,
        education_edition: None,
        occupation: None,
        trade: None,
        workplace: None,
        unit_district_code: None,
        unit_id: None,
        origin_code: None,
        origin_address: None,
        inflow_reason: None,
        from_on: access.today(),
        to_on: None,
        end_reason: None,
        died_on: None,
        verified_at: Some(now),
        verified_by: access.account(),
        due_on: freshness::due_on(tx, district).await?,
        disputed: false,
        status: "active".to_owned(),
        version: 1,
        created_at: now,
        changed_at: now,
    })
}
