//! The residence that answers for a person. Whoever keeps it does what is about the person, such as handing over a code or
//! changing the name; whoever keeps another residence of the person, which knowledge of name and number is enough to enter,
//! is told whom to ask.

use super::elsewhere::Elsewhere;
use super::siblings;
use entities::people::resident::Model;
use kit::access::{Permit, Tx};
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// The residence that answers for a person: the one that the registry names while it is in force, otherwise the first that
/// was entered of those that are; the named one when none is.
///
/// # Errors
/// When the database fails; NOT_FOUND when no residence answers for the person any more.
pub(super) async fn answering(tx: &Tx, person: i64) -> Result<Model> {
    let (district, id) = named(tx, person).await?;
    let mut rows = siblings::in_force_of(tx, person).await?;
    rows.sort_by_key(|row| ((&row.district_code, row.id) != (&district, id), row.id));
    match rows.into_iter().next() {
        Some(row) => Ok(row),
        None => siblings::one(tx, &district, id).await?.ok_or_else(|| Error::not_found("person")),
    }
}

/// Refuses what is about the person to whom another residence answers. The person is held.
///
/// # Errors
/// CONFLICT that names the office to ask.
pub(crate) async fn answers(tx: &Tx, residence: &Model) -> Result<()> {
    let answering = answering(tx, residence.person_id).await?;
    if (&answering.district_code, answering.id) == (&residence.district_code, residence.id) {
        return Ok(());
    }
    let office = Elsewhere::at(&answering).office(tx).await?;
    Err(Error::conflict(format!("another residence answers for this person: ask the office of {office}")))
}

/// Names in the registry who answers now, where the residence that did is over. The person is held.
pub(crate) async fn hand_over(tx: &Tx, permit: &Permit, person: i64) -> Result<()> {
    let before = named(tx, person).await?;
    let now = answering(tx, person).await?;
    name(tx, permit, (person, (&before.0, before.1)), (&now.district_code, now.id)).await
}

/// Names another residence in the registry, where it named `before`.
pub(super) async fn name(
    tx: &Tx,
    permit: &Permit,
    (person, before): (i64, (&str, i64)),
    now: (&str, i64),
) -> Result<()> {
    if before == now {
        return Ok(());
    }
    let mut update = Query::update();
    update
        .table("person")
        .value("district_code", now.0)
        .value("resident_id", now.1)
        .and_where(Expr::col("id").eq(person))
        .and_where(Expr::col("district_code").eq(before.0))
        .and_where(Expr::col("resident_id").eq(before.1));
    tx.execute(permit, &update).await.map(drop)
}

/// The residence that the registry names.
async fn named(tx: &Tx, person: i64) -> Result<(String, i64)> {
    let mut select = Query::select();
    select.columns(["district_code", "resident_id"]).from("person").and_where(Expr::col("id").eq(person));
    let rows = tx.rows(&select).await?;
    let row = rows.first().ok_or_else(|| Error::not_found("person"))?;
    Ok((row.try_get_by("district_code")?, row.try_get_by("resident_id")?))
}
