//! Who reviews and decides after an appeal: somebody else than who refused, so that an application is not stuck where one
//! person sits.

use super::before::signed;
use crate::dispatch::in_force_today;
use crate::procedure::{Act, Desk, Stage, chain};
use entities::work::matter::Model;
use kit::Result;
use kit::access::{Action, Tx};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query};

/// Chains by which an application is reviewed where its own desk has nobody left who may: a level up, then at the other desk
/// of its town.
const REVIEWED: [&str; 3] = ["appeal", "line", "district"];

/// Where the desk that reviews has nobody left who may after an appeal, the application follows another chain from now on: the
/// department in the district reviews, or where it has nobody, the other desk of the town. Where nobody is there either, it
/// waits.
pub(super) async fn reviewed_by_others(tx: &Tx, matter: &mut Model) -> Result<()> {
    let Some(own) = matter.chain.clone().filter(|_| matter.appealed) else { return Ok(()) };
    for code in [own.as_str()].into_iter().chain(REVIEWED) {
        let Some(chain) = chain(code) else { continue };
        if sits(tx, matter, Stage::Review, chain.review).await? {
            matter.chain = Some(chain.code.to_owned());
            break;
        }
    }
    Ok(())
}

/// The same for the desk that decides: the district's centre decides instead, or where that decided, the department in the
/// district.
pub(super) async fn decided_by_others(tx: &Tx, matter: &mut Model) -> Result<()> {
    let Some(own) = matter.chain.clone().filter(|_| matter.appealed) else { return Ok(()) };
    for code in [own.as_str(), instead(&own)] {
        let Some(chain) = chain(code) else { continue };
        if sits(tx, matter, Stage::Decide, chain.decide).await? {
            matter.chain = Some(chain.code.to_owned());
            break;
        }
    }
    Ok(())
}

/// The chain whose last desk decides instead of that of this one.
pub(crate) fn instead(code: &str) -> &'static str {
    if ["district", "appeal"].contains(&code) { "department" } else { "district" }
}

/// Sits somebody at the desk of a stage who may act there: who neither filed the application, nor applies, sat at another desk
/// of it or refused it?
async fn sits(tx: &Tx, matter: &Model, stage: Stage, desk: Desk) -> Result<bool> {
    let policy = tx.access().policy();
    let right = if stage == Stage::Review { "matter-review" } else { "matter-decide" };
    let acts = |role: &str| policy.reaches(role, right, Action::Decide).next().is_some();
    let roles: Vec<&str> = policy.roles().map(|role| role.code).filter(|role| acts(role)).collect();
    let elsewhere = Expr::col("act").is_in([Act::Pass, Act::Grant].map(Act::as_str));
    let elsewhere = elsewhere.and(Expr::col("from_stage").ne(stage.as_str()));
    let mut sat = signed(matter, Order::Asc);
    sat.column("account_id")
        .cond_where(Condition::any().add(Expr::col("act").eq(Act::Deny.as_str())).add(elsewhere))
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
