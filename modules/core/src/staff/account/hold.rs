//! Holding an account, so that what it has is looked at and added to by one transaction at a time.

use entities::platform::account::Model;
use kit::access::Tx;
use kit::{Error, Result};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, LockType, Query};

/// What an account is while it is held.
#[derive(Debug)]
pub(in crate::staff) struct Held {
    status: String,
    /// Its kind, as it is kept.
    pub(in crate::staff) kind: String,
    /// Somebody else chose its password, and the holder did not change it yet.
    initial_password: bool,
}

/// Holds the account until the transaction ends: what others add to it meanwhile waits. On SQLite there is one
/// transaction at a time.
///
/// # Errors
/// When the database fails.
pub(in crate::staff) async fn hold(tx: &Tx, account: i64) -> Result<Held> {
    let mut hold = Query::select();
    hold.columns(["status", "kind", "password_initial_at"])
        .from("account")
        .and_where(Expr::col("id").eq(account))
        .lock(LockType::Update);
    let rows = tx.rows(&hold).await?;
    let row = rows.first().ok_or_else(|| Error::not_found("Account"))?;
    Ok(Held {
        status: row.try_get_by("status")?,
        kind: row.try_get_by("kind")?,
        initial_password: row.try_get_by::<Option<i64>, _>("password_initial_at")?.is_some(),
    })
}

/// Holds the caller's own account, for what makes something its own, and answers its id. Whoever sets its password or closes
/// it does so before, and then this is refused, or after, and then finds what it has. It is held before any person is.
///
/// # Errors
/// UNAUTHENTICATED when it is not active any more, FORBIDDEN while its password is one that somebody else chose: also where
/// that came to be after the caller's rights were read.
pub async fn hold_own(tx: &Tx) -> Result<i64> {
    let account = tx.access().account().ok_or_else(Error::unauthenticated)?;
    match hold(tx, account).await? {
        held if held.status != "active" => Err(Error::unauthenticated()),
        held if held.initial_password => Err(Error::forbidden()),
        _ => Ok(account),
    }
}

/// Holds the account of a person who is to be held: see [`hold_own`] for the order. None is left where it went meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn hold_first(tx: &Tx, account: i64) -> Result<()> {
    tx.hold("account", Condition::all().add(Expr::col("id").eq(account))).await
}

/// As [`hold`], for what only an account in force can be given.
///
/// # Errors
/// CONFLICT when it is not active, also when it ceased to be so while this waited.
pub(in crate::staff) async fn hold_active(tx: &Tx, account: &Model) -> Result<()> {
    match hold(tx, account.id).await?.status.as_str() {
        "active" => Ok(()),
        status => Err(Error::conflict(format!("the account is {status}"))),
    }
}
