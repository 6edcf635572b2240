//! Who may manage an account of somebody else, and what managing shares.

use super::record::Account;
use crate::places::text;
use crate::staff::post::live_posts;
use kit::access::{Action, Target, Tx};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// The account with this id, for a change that could give power over it: not one's own, not closed, and with no post
/// beyond the area in which the caller manages accounts. It is held from here on, so that what it comes to have at the same
/// moment, such as a person or a post, is there already or waits.
///
/// # Errors
/// NOT_FOUND when it is out of reach, FORBIDDEN when it is one's own or holds a post beyond, CONFLICT when it is
/// closed.
pub(super) async fn managed(tx: &Tx, id: &GlobalId) -> Result<Target<Account>> {
    let account = tx.target_by::<Account>(id, |_| Ok((Account::RESOURCE, Action::Change))).await?;
    if tx.access().account() == Some(account.id) {
        return Err(Error::forbidden());
    }
    let scope = tx.access().scope(Account::RESOURCE, Action::Change);
    if live_posts(tx, account.id).await?.iter().any(|post| !scope.covers(&post.area_code)) {
        return Err(Error::forbidden());
    }
    open(account)
}

/// Refuses a closed account.
pub(super) fn open(account: Target<Account>) -> Result<Target<Account>> {
    if account.status == "closed" { Err(Error::conflict("the account is closed")) } else { Ok(account) }
}

/// Ends the sessions of an account.
pub(super) async fn end_sessions(tx: &Tx, account: &Target<Account>, because: &str) -> Result<()> {
    let mut update = Query::update();
    update.table("session").value("ended_at", tx.access().now()).value("ended_because", because);
    update.and_where(Expr::col("account_id").eq(account.id)).and_where(Expr::col("ended_at").is_null());
    tx.execute(account.permit(), &update).await.map(drop)
}

/// States the reason of an input, if it gives one.
///
/// # Errors
/// BAD_USER_INPUT at `input.reason`.
pub(in crate::staff) fn because(tx: &mut Tx, reason: Option<&str>) -> Result<()> {
    if let Some(reason) = text::line(reason.unwrap_or_default(), "input.reason", 200)? {
        tx.because(reason);
    }
    Ok(())
}
