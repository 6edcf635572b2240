//! Who decides after an appeal: somebody else than before, so that an application is not stuck where one person sits.

use super::before::signed;
use crate::dispatch::in_force_today;
use crate::procedure::{Act, CHAINS, Desk, chain};
use entities::work::matter::Model;
use kit::Result;
use kit::access::{Action, Tx};
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// Where the desk that decides has nobody left who may after an appeal, the application follows another chain from now on: the
/// district's centre decides, or where that decided, the department in the district. Where nobody is there either, it waits.
pub(super) async fn decided_by_others(tx: &Tx, matter: &mut Model) -> Result<()> {
    let Some(own) = matter.chain.as_deref().and_then(chain).filter(|_| matter.appealed) else {
        return Ok(());
    };
    if sits(tx, matter, own.decide).await? {
        return Ok(());
    }
    for other in CHAINS.iter().filter(|other| other.code == instead(own.code)) {
        if sits(tx, matter, other.decide).await? {
            matter.chain = Some(other.code.to_owned());
        }
    }
    Ok(())
}

/// The chain whose last desk decides instead of that of this one.
pub(crate) fn instead(code: &str) -> &'static str {
    if code == "district" { "department" } else { "district" }
}

/// Sits somebody at a desk who may decide: who neither filed the application, nor applies, reviewed or refused it?
async fn sits(tx: &Tx, matter: &Model, desk: Desk) -> Result<bool> {
    let policy = tx.access().policy();
    let decides = |role: &str| policy.reaches(role, "matter-decide", Action::Decide).next().is_some();
    let roles: Vec<&str> = policy.roles().map(|role| role.code).filter(|role| decides(role)).collect();
    let mut sat = signed(matter);
    sat.column("account_id")
        .and_where(Expr::col("act").is_in([Act::Pass, Act::Deny].map(Act::as_str)))
        .and_where(Expr::col("account_id").is_not_null());
    let mut gone: Vec<i64> = Vec::new();
    for row in tx.rows(&sat).await? {
        gone.push(row.try_get_by("account_id")?);
    }
    gone.extend([tx.access().account(), matter.reported_by, matter.account_id].into_iter().flatten());
    let mut active = Query::select();
    active.column("id").from("account").and_where(Expr::col("status").eq("active"));
    let line = Expr::col("line");
    let mut select = Query::select();
    select
        .column("id")
        .from("post")
        .and_where(Expr::col("area_code").eq(matter.grid_code.get(..desk.level.digits()).unwrap_or_default()))
        .and_where(if desk.line { line.eq(matter.line.as_str()) } else { line.is_null() })
        .and_where(Expr::col("role").is_in(roles))
        .and_where(Expr::col("account_id").is_not_in(gone))
        .and_where(Expr::col("account_id").in_subquery(active))
        .cond_where(in_force_today(tx))
        .limit(1);
    Ok(!tx.rows(&select).await?.is_empty())
}
