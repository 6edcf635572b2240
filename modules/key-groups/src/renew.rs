//! Renewing a file and closing it.

use crate::content::Content;
use crate::inputs::{CloseKeyFileInput, ProposeKeyRenewalInput};
use crate::objections::open_ones;
use crate::row::{Act, reviewed};
use crate::seal::{key_of, stated};
use crate::sight::{is_open, to_keep};
use entities::key_groups::key_file::Model;
use kit::access::{Action, Permit, Tx, Written};
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// Proposes to renew a file; another person of the authority confirms it.
pub(crate) async fn propose(tx: &mut Tx, input: ProposeKeyRenewalInput) -> Result<Written> {
    let (seen, permit) = to_keep(tx, &input.id, input.version, Action::Change).await?;
    is_open(&seen.row)?;
    let until = reviewed(input.review_on.0, tx.access().today(), "input.reviewOn")?;
    if until <= seen.row.review_on {
        return Err(Error::bad_input("input.reviewOn", "a day after the review date of now"));
    }
    renewable(tx, &seen.row).await?;
    let account = tx.access().account();
    Act { tx, permit: &permit, row: &seen.row, verb: "propose_renewal" }
        .keep(|update| {
            update.value("renewal_by", account).value("renewal_on", until);
        })
        .await
}

/// Refuses to renew a file of which the person was not told, or to which the person objects.
///
/// # Errors
/// CONFLICT.
pub(crate) async fn renewable(tx: &Tx, row: &Model) -> Result<()> {
    let key = key_of(tx, row.person_id).await?;
    let content = row.content_cipher.as_deref().map(|cipher| Content::open(&key, cipher)).transpose()?;
    if content.is_none_or(|content| content.informed.is_none()) {
        return Err(Error::conflict("the person was not told of this file: `recordKeyInformed` first"));
    }
    if !open_ones(tx, row).await?.is_empty() {
        return Err(Error::conflict("the person objects: decide that first with `decideKeyObjection`"));
    }
    Ok(())
}

/// Closes a file, or takes back what was proposed.
pub(crate) async fn close(tx: &mut Tx, input: CloseKeyFileInput) -> Result<Written> {
    let (seen, permit) = to_keep(tx, &input.id, input.version, Action::Change).await?;
    if seen.row.state == "handed" {
        return Err(Error::conflict("accept this file first, or refuse it with `acceptKeyFile`"));
    }
    let reason = stated(&input.reason, "input.reason")?;
    closed(tx, &permit, &seen.row, Some(reason)).await
}

/// Closes a file, for a reason where somebody states one: nobody helps any more.
pub(crate) async fn closed(tx: &Tx, permit: &Permit, row: &Model, reason: Option<String>) -> Result<Written> {
    let today = tx.access().today();
    let cipher = match (reason, row.content_cipher.as_deref()) {
        (Some(reason), Some(cipher)) => {
            let key = key_of(tx, row.person_id).await?;
            let mut content = Content::open(&key, cipher)?;
            content.closed = Some(reason);
            Some(content.sealed(tx.access(), &key)?)
        }
        _ => None,
    };
    ended(tx, permit, row).await?;
    Act { tx, permit, row, verb: "close" }
        .change(|update| {
            update.value("state", "closed").value("closed_on", today);
            if let Some(cipher) = cipher {
                update.value("content_cipher", cipher);
            }
        })
        .await
}

/// Nobody helps with the file any more. A visit task that somebody of the grid has stays as it is: one that vanished while
/// the person lives on there would tell that there was a file.
pub(crate) async fn ended(tx: &Tx, permit: &Permit, row: &Model) -> Result<()> {
    let mut helpers = Query::update();
    helpers
        .table("key_helper")
        .value("to_on", tx.access().today())
        .value("version", Expr::col("version").add(1))
        .value("changed_at", tx.access().now())
        .and_where(Expr::col("district_code").eq(row.district_code.as_str()))
        .and_where(Expr::col("file_id").eq(row.id))
        .and_where(Expr::col("to_on").is_null());
    tx.execute(permit, &helpers).await.map(drop)
}
