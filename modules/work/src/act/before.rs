//! What somebody did with a matter before, and may therefore not do now.

use crate::procedure::{Act, By, Move, Stage};
use entities::work::matter::Model;
use kit::access::Tx;
use kit::{Code, Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};

/// Refuses to drop a matter that others go on in; and who reviewed an application to decide on it, who refused it to
/// look at it again after an appeal, and who asked for a suspension to allow it.
///
/// # Errors
/// FORBIDDEN; CONFLICT where others were joined to it.
pub(super) async fn refused(tx: &Tx, matter: &Model, step: &Move) -> Result<()> {
    if matches!(step.act, Act::Cancel | Act::Refuse) && goes_on_here(tx, matter).await? {
        return Err(Error::conflict("other matters were joined to this one, so it has to be dealt with"));
    }
    let Some(account) = tx.access().account() else { return Ok(()) };
    if step.act == Act::AllowPause && last(tx, matter, Act::AskPause).await? == Some(account) {
        return Err(forbidden("who asked for a suspension does not allow it"));
    }
    if step.by != By::Desk {
        return Ok(());
    }
    if matter.stage == Stage::Decide.as_str() && did(tx, matter, account, Act::Pass).await? {
        return Err(forbidden("who reviewed an application does not decide it"));
    }
    if matter.appealed && did(tx, matter, account, Act::Deny).await? {
        return Err(forbidden("who refused an application does not look at it again after the appeal"));
    }
    Ok(())
}

/// Were others joined to the matter?
async fn goes_on_here(tx: &Tx, matter: &Model) -> Result<bool> {
    let mut select = Query::select();
    select
        .column("id")
        .from("matter")
        .and_where(Expr::col("district_code").eq(matter.district_code.as_str()))
        .and_where(Expr::col("joined_to").eq(matter.id))
        .limit(1);
    Ok(!tx.rows(&select).await?.is_empty())
}

fn forbidden(text: &'static str) -> Error {
    Error::new(Code::Forbidden, text)
}

/// Did this account do this with the matter?
async fn did(tx: &Tx, matter: &Model, account: i64, act: Act) -> Result<bool> {
    let mut select = signed(matter, act);
    select.and_where(Expr::col("account_id").eq(account));
    Ok(!tx.rows(&select).await?.is_empty())
}

/// The account that did this last.
async fn last(tx: &Tx, matter: &Model, act: Act) -> Result<Option<i64>> {
    let rows = tx.rows(&signed(matter, act)).await?;
    Ok(rows.first().map(|row| row.try_get_by("account_id")).transpose()?.flatten())
}

/// The last step with this act.
fn signed(matter: &Model, act: Act) -> sea_orm::sea_query::SelectStatement {
    let mut select = Query::select();
    select
        .column("account_id")
        .from("matter_step")
        .and_where(Expr::col("district_code").eq(matter.district_code.as_str()))
        .and_where(Expr::col("matter_id").eq(matter.id))
        .and_where(Expr::col("act").eq(act.as_str()))
        .order_by("seq", Order::Desc)
        .limit(1);
    select
}
