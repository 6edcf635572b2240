//! How the members of a household are related to its head, and what becomes of that when another one is the head.

use super::inputs::MemberRelationInput;
use super::record::Household;
use crate::resident::Resident;
use crate::standard::{Standard, known};
use entities::people::{household, resident};
use kit::access::{Action, Target, Tx};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, LockType, Query};
use std::collections::BTreeMap;

/// What the head is to the household (户主).
const HEAD: &str = "02";
const PATH: &str = "input.relations";

/// District and id of a residence.
pub(super) type Key = (String, i64);

/// Its key.
pub(super) fn key(residence: &resident::Model) -> Key {
    (residence.district_code.clone(), residence.id)
}

/// The residence of the head.
pub(super) fn head_of(household: &household::Model) -> Option<Key> {
    household.head_district_code.clone().zip(household.head_id)
}

/// The residence in force of a member within reach.
///
/// # Errors
/// BAD_USER_INPUT at `path` for what is none.
pub(super) async fn member(
    tx: &Tx,
    id: &GlobalId,
    household: &household::Model,
    path: &str,
) -> Result<resident::Model> {
    let found = tx.known::<Resident>(&id.clone().of(Resident::TYPE, path)?).await;
    let resident = found.map_err(|error| match error.code() {
        kit::Code::NotFound => Error::bad_input(path, "there is no such residence"),
        _ => error,
    })?;
    let belongs = resident.household_id == Some(household.id)
        && resident.household_district_code.as_ref() == Some(&household.district_code);
    if !belongs || resident.status != "active" {
        return Err(Error::bad_input(path, "not a member of the household in force"));
    }
    Ok(resident)
}

/// Writes the relations that were sent, to `head`, who is the head from now on. Where that is another one than before, the
/// others' were those to the one before: they are not stated any more, also of members out of the caller's reach.
///
/// # Errors
/// BAD_USER_INPUT for what is no relation of a member, FORBIDDEN for a member whose residence the caller may not change;
/// CONFLICT when one is changed at this moment.
pub(super) async fn restate(
    tx: &mut Tx,
    household: &Target<Household>,
    head: Option<&Key>,
    given: &[MemberRelationInput],
) -> Result<()> {
    let given = checked(tx, household, head, given).await?;
    let new = head.filter(|head| head_of(household).as_ref() != Some(*head));
    if new.is_none() && given.is_empty() {
        return Ok(());
    }
    // who joins waits, and has no relation to the head before
    tx.hold("household", this(household)).await?;
    let rows = all_of(tx, household).await?;
    let stay = new.is_none_or(|new| entered_to(household, new, &rows));
    for row in rows.into_iter().filter(|row| row.status == "active") {
        let own = key(&row);
        let relation = match given.get(&own) {
            Some(said) => said.clone(),
            None if new == Some(&own) => Some(HEAD.to_owned()),
            None if stay => continue,
            None => None,
        };
        let version = row.version;
        let change = resident::ActiveModel { relation: Set(relation), ..Default::default() };
        let target = Target::<Resident>::belonging(household.permit(), row);
        tx.change::<Resident>(target, change, version, "change").await?;
    }
    Ok(())
}

/// Waits for those who name another head of the household at this moment, and keeps others from it; not those who change it
/// otherwise, such as its count of people.
pub(crate) async fn join(tx: &Tx, household: &household::Model) -> Result<()> {
    let mut select = Query::select();
    select.column("id").from("household").cond_where(this(household)).lock(LockType::KeyShare);
    tx.rows(&select).await.map(drop)
}

fn this(household: &household::Model) -> Condition {
    let district = Expr::col("district_code").eq(household.district_code.as_str());
    Condition::all().add(district).add(Expr::col("id").eq(household.id))
}

/// What was sent, by residence.
async fn checked(
    tx: &Tx,
    household: &household::Model,
    head: Option<&Key>,
    given: &[MemberRelationInput],
) -> Result<BTreeMap<Key, Option<String>>> {
    let mut relations = BTreeMap::new();
    for said in given {
        let member = member(tx, &said.member, household, PATH).await?;
        // the right to the residence itself
        tx.target::<Resident>(&said.member, Action::Change).await?;
        let code = known(Standard::Relation, said.relation.as_deref(), PATH)?;
        let own = key(&member);
        if is_head(code.as_deref()) != (head == Some(&own)) {
            return Err(Error::bad_input(PATH, "01 and 02 are what the head is, and nobody else"));
        }
        if relations.insert(own, code).is_some() {
            return Err(Error::bad_input(PATH, "name each member once"));
        }
    }
    Ok(relations)
}

/// Were the relations entered to this one, who is the first head? So it is where the household has none, and nobody else is or
/// was entered as the head.
fn entered_to(household: &household::Model, new: &Key, rows: &[resident::Model]) -> bool {
    let Some(head) = rows.iter().find(|row| key(row) == *new) else { return false };
    let heads = |row: &resident::Model| is_head(row.relation.as_deref());
    let other = |row: &resident::Model| row.person_id != head.person_id && heads(row);
    household.head_id.is_none() && (head.relation.is_none() || heads(head)) && !rows.iter().any(other)
}

fn is_head(relation: Option<&str>) -> bool {
    matches!(relation, Some("01" | HEAD))
}

/// Every residence that names the household, wherever it lies, those that are over among them.
async fn all_of(tx: &Tx, household: &household::Model) -> Result<Vec<resident::Model>> {
    let of = Condition::all()
        .add(Expr::col("household_district_code").eq(household.district_code.as_str()))
        .add(Expr::col("household_id").eq(household.id));
    tx.models::<resident::Entity>(of).await
}
