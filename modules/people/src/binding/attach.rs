//! The tie between an account and a person, kept at the person and at each residence in force.

use crate::resident::{Resident, siblings};
use entities::people::resident::ActiveModel;
use kit::access::{Permit, Target, Tx};
use kit::hooks::Bound;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};

/// The account that is bound to a person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn account_of(tx: &Tx, person: i64) -> Result<Option<i64>> {
    let mut select = Query::select();
    select.column("account_id").from("person").and_where(Expr::col("id").eq(person)).lock(LockType::Update);
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| row.try_get_by("account_id")).transpose()?.flatten())
}

/// The person whom an account is bound to.
pub(super) async fn person_of(tx: &Tx, account: i64) -> Result<Option<i64>> {
    let mut select = Query::select();
    select.column("id").from("person").and_where(Expr::col("account_id").eq(account));
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| row.try_get_by("id")).transpose()?)
}

/// Is the account that is bound to this person confirmed to be the person's own?
pub(super) async fn is_confirmed(tx: &Tx, person: i64) -> Result<bool> {
    let mut select = Query::select();
    select.column("account_confirmed_at").from("person").and_where(Expr::col("id").eq(person));
    let rows = tx.rows(&select).await?;
    let at: Option<i64> =
        rows.first().map(|row| row.try_get_by("account_confirmed_at")).transpose()?.flatten();
    Ok(at.is_some())
}

/// The account that is bound to this person, who is held, is the person's own.
pub(super) async fn confirmed(tx: &Tx, permit: &Permit, person: i64) -> Result<()> {
    let mut update = Query::update();
    update
        .table("person")
        .value("account_confirmed_at", tx.access().now())
        .and_where(Expr::col("id").eq(person))
        .and_where(Expr::col("account_id").is_not_null());
    tx.execute(permit, &update).await.map(drop)
}

/// Binds them: the account has every residence in force as its own. It is not confirmed by that.
///
/// # Errors
/// CONFLICT when one of them is bound to another.
pub(super) async fn attach(tx: &mut Tx, permit: &Permit, person: i64, account: i64) -> Result<()> {
    match account_of(tx, person).await? {
        Some(bound) if bound == account => return Ok(()),
        Some(_) => {
            return Err(Error::conflict(
                "this person has another account: ask the community to unbind that one first",
            ));
        }
        None => {}
    }
    if person_of(tx, account).await?.is_some() {
        return Err(Error::conflict("this account is bound to another person: unbind it first"));
    }
    set(tx, permit, person, Some(account)).await?;
    tell(tx, person, (None, Some(account))).await?;
    for row in siblings::in_force_of(tx, person).await? {
        let (version, own) =
            (row.version, ActiveModel { account_id: Set(Some(account)), ..Default::default() });
        tx.change::<Resident>(Target::belonging(permit, row), own, version, "bind").await?;
    }
    Ok(())
}

/// Unbinds the person's account: nothing of the person is its own any more, also not what is over.
pub(super) async fn detach(tx: &mut Tx, permit: &Permit, person: i64) -> Result<()> {
    let before = account_of(tx, person).await?;
    set(tx, permit, person, None).await?;
    tell(tx, person, (before, None)).await?;
    for row in siblings::owned_of(tx, person).await? {
        let (version, none) = (row.version, ActiveModel { account_id: Set(None), ..Default::default() });
        tx.change::<Resident>(Target::belonging(permit, row), none, version, "unbind").await?;
    }
    Ok(())
}

/// Tells the modules, in the area of the residence that answers for the person.
async fn tell(tx: &Tx, person: i64, (before, after): (Option<i64>, Option<i64>)) -> Result<()> {
    let mut select = Query::select();
    select
        .column(("resident", "grid_code"))
        .from("person")
        .inner_join(
            "resident",
            Expr::col(("resident", "district_code"))
                .equals(("person", "district_code"))
                .and(Expr::col(("resident", "id")).equals(("person", "resident_id"))),
        )
        .and_where(Expr::col(("person", "id")).eq(person));
    let rows = tx.rows(&select).await?;
    let Some(row) = rows.first() else { return Ok(()) };
    let area = row.try_get_by("grid_code")?;
    tx.tell_bound(&Bound { person, before, after, area }).await
}

async fn set(tx: &Tx, permit: &Permit, person: i64, account: Option<i64>) -> Result<()> {
    let mut update = Query::update();
    update
        .table("person")
        .value("account_id", account)
        .value("account_confirmed_at", Option::<i64>::None)
        .and_where(Expr::col("id").eq(person));
    tx.execute(permit, &update).await.map(drop)
}

/// Codes of the person that were not used end now.
pub(super) async fn void_codes(tx: &Tx, permit: &Permit, person: i64) -> Result<()> {
    let now = tx.access().now();
    let mut update = Query::update();
    update
        .table("binding")
        .value("expires_at", now)
        .and_where(Expr::col("person_id").eq(person))
        .and_where(Expr::col("used_at").is_null())
        .and_where(Expr::col("expires_at").gt(now));
    tx.execute(permit, &update).await.map(drop)
}
