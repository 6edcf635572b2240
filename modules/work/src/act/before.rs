//! What somebody did with a matter before, and may therefore not do now.

use super::hold::hold;
use super::who::APPLIES;
use crate::matter::{Matter, serves};
use crate::procedure::{Act, By, Move, Stage};
use entities::work::matter::Model;
use kit::access::Tx;
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Code, Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};

/// The stages in which an application is on a desk. An account sits at one of them, whatever posts it has.
const DESKS: [Stage; 3] = [Stage::FirstReview, Stage::Review, Stage::Decide];

/// Refuses to drop a matter that others go on in; and who applies or sat at another desk of an application to review or
/// decide it, who refused it to look at it again after an appeal, and who asked for a suspension to allow it.
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
    if serves(tx, matter, account).await? {
        return Err(forbidden(APPLIES));
    }
    let sat = sat(tx, matter, account).await?;
    if matter.appealed && sat.iter().any(|(act, _)| act == Act::Deny.as_str()) {
        return Err(forbidden("who refused an application does not look at it again after the appeal"));
    }
    let before: Vec<&str> =
        sat.iter().map(|(_, stage)| stage.as_str()).filter(|stage| *stage != matter.stage).collect();
    match before.first() {
        None => Ok(()),
        Some(_) if matter.stage == Stage::Decide.as_str() => {
            Err(forbidden("who reviewed an application does not decide it"))
        }
        Some(stage) if *stage == Stage::FirstReview.as_str() => {
            Err(forbidden("who passed the first review of an application does not review it again"))
        }
        Some(_) => Err(forbidden("who decided on an application does not review it")),
    }
}

/// Were others joined to the matter? It is held, so that none is until the transaction ends.
async fn goes_on_here(tx: &Tx, matter: &Model) -> Result<bool> {
    let id = GlobalId::placed(Matter::TYPE, &matter.district_code, matter.id);
    hold(tx, [(&id, "input.id")]).await?;
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

/// What this account signed at the desks of the application: act and stage.
async fn sat(tx: &Tx, matter: &Model, account: i64) -> Result<Vec<(String, String)>> {
    let mut select = signed(matter);
    select
        .column("act")
        .column("from_stage")
        .and_where(Expr::col("act").is_in([Act::Pass, Act::Deny, Act::Grant].map(Act::as_str)))
        .and_where(Expr::col("from_stage").is_in(DESKS.map(Stage::as_str)))
        .and_where(Expr::col("account_id").eq(account));
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok((row.try_get_by("act")?, row.try_get_by("from_stage")?))).collect()
}

/// The post by which the matter was dealt with the last time. An application is on no post's desk any more then.
///
/// # Errors
/// When the database fails.
pub(super) async fn handled_post(tx: &Tx, matter: &Model) -> Result<Option<i64>> {
    let dealt = [Act::Settle, Act::Finish, Act::Grant].map(Act::as_str);
    let mut select = signed(matter);
    select.column("post_id").and_where(Expr::col("act").is_in(dealt)).limit(1);
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| row.try_get_by("post_id")).transpose()?.flatten())
}

/// The account that did this last.
async fn last(tx: &Tx, matter: &Model, act: Act) -> Result<Option<i64>> {
    let mut select = signed(matter);
    select.column("account_id").and_where(Expr::col("act").eq(act.as_str())).limit(1);
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| row.try_get_by("account_id")).transpose()?.flatten())
}

/// The steps of the matter, the last first.
pub(super) fn signed(matter: &Model) -> SelectStatement {
    let mut select = Query::select();
    select
        .from("matter_step")
        .and_where(Expr::col("district_code").eq(matter.district_code.as_str()))
        .and_where(Expr::col("matter_id").eq(matter.id))
        .order_by("seq", Order::Desc);
    select
}
