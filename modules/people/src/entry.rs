//! What departments enter about a person: the residence that it is about, days and amounts.

use crate::resident::Resident;
use entities::people::resident::Model;
use kit::access::{Action, Permit, Tx};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::places::retire::in_force;

pub use wangge_core::places::day::past as day;
pub use wangge_core::places::month::months_after;

/// A residence in force where the caller may do `action` with `resource`, and the proof of it. Nobody else enters
/// something of this kind about the person until the transaction ends.
///
/// # Errors
/// NOT_FOUND and FORBIDDEN as for reach; CONFLICT when the residence is over.
pub async fn residence(
    tx: &Tx,
    (id, path): (&GlobalId, &str),
    (resource, action): (&str, Action),
) -> Result<(Permit, Model)> {
    let id = id.clone().of(Resident::TYPE, path)?;
    let target = tx.target_as::<Resident>(&id, resource, action).await?;
    in_force(&target.status, "residence")?;
    tx.hold("resident", of_person(&target.district_code, target.person_id)).await?;
    Ok((target.permit().clone(), Model::clone(&target)))
}

/// The rows of a person in a district.
pub fn of_person(district: &str, person: i64) -> Condition {
    Condition::all().add(Expr::col("district_code").eq(district)).add(Expr::col("person_id").eq(person))
}

/// An amount in fen that was sent, `least` or more.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub fn amount(given: i32, least: i32, path: &str) -> Result<i64> {
    if given < least {
        return Err(Error::bad_input(path, format!("{least} fen or more")));
    }
    Ok(given.into())
}
