//! Matters whose post has ended go back to their unit.

use super::worker::{Due, Work};
use crate::procedure::Act;
use kit::access::{Access, ids_in};
use kit::platform::Platform;
use kit::{Error, Result};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use std::collections::BTreeMap;

/// Posts that are looked at at once.
const POSTS: usize = 1_000;
/// Matters that are given back before it is looked again.
const MATTERS: u64 = 200;

/// Gives every open matter whose post has ended back to its unit; of a receipt that an ended post should sign, to the
/// line. Answers how many that were.
///
/// # Errors
/// The first failure; what did not fail is done.
pub async fn unassign(platform: &Platform, holder: &str) -> Result<u64> {
    let access = platform.system();
    let mut work = Work::new(platform, holder);
    let mut beyond = 0;
    loop {
        // platform tables are never joined with placed ones
        let posts = ended(&access, beyond).await?;
        loop {
            let before = work.done();
            for (district, matters) in held(&access, &posts).await? {
                if work.has(&district).await? {
                    for one in &matters {
                        work.step(one).await;
                    }
                }
            }
            if work.done() == before {
                break;
            }
        }
        match posts.last() {
            Some(last) if posts.len() == POSTS => beyond = *last,
            _ => return work.end(),
        }
    }
}

/// The next posts that ended, beyond one of them.
async fn ended(access: &Access, beyond: i64) -> Result<Vec<i64>> {
    let over =
        Condition::any().add(Expr::col("ended_at").is_not_null()).add(Expr::col("to_on").lt(access.today()));
    let mut select = Query::select();
    select.column("id").from("post").cond_where(over).and_where(Expr::col("id").gt(beyond));
    select.order_by("id", Order::Asc).limit(POSTS as u64);
    let rows = access.system_rows(&select).await?;
    Ok(rows.iter().map(|row| row.try_get_by("id")).collect::<Result<_, _>>()?)
}

/// Open matters that these posts have, or whose receipt they should sign, by district.
async fn held(access: &Access, posts: &[i64]) -> Result<BTreeMap<String, Vec<Due>>> {
    let mut held: BTreeMap<String, Vec<Due>> = BTreeMap::new();
    if posts.is_empty() {
        return Ok(held);
    }
    for select in [having(access, posts), asked(access, posts)] {
        for row in access.system_rows(&select).await? {
            let version: i64 = row.try_get_by("version")?;
            let due = Due {
                district: row.try_get_by("district_code")?,
                id: row.try_get_by("id")?,
                version: i32::try_from(version).map_err(Error::internal)?,
                act: Act::Unassign,
                at: access.now(),
                ended: posts.to_vec(),
            };
            held.entry(due.district.clone()).or_default().push(due);
        }
    }
    Ok(held)
}

fn having(access: &Access, posts: &[i64]) -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(["district_code", "id", "version"])
        .from("matter")
        .and_where(Expr::col("district_code").is_in(access.districts().of("")))
        .and_where(Expr::col("status").eq("open"))
        .and_where(ids_in(access.backend(), "post_id", posts))
        .limit(MATTERS);
    select
}

fn asked(access: &Access, posts: &[i64]) -> SelectStatement {
    let mut sheets = Query::select();
    sheets
        .columns(["district_code", "matter_id"])
        .from("work_sheet")
        .and_where(Expr::col("district_code").is_in(access.districts().of("")))
        .and_where(Expr::col("state").eq("sent"))
        .and_where(ids_in(access.backend(), "post_id", posts));
    let same = Expr::col(("sheet", "district_code"))
        .equals(("matter", "district_code"))
        .and(Expr::col(("sheet", "matter_id")).equals(("matter", "id")));
    let mut select = Query::select();
    select
        .columns([("matter", "district_code"), ("matter", "id"), ("matter", "version")])
        .from("matter")
        .join_subquery(JoinType::InnerJoin, sheets, "sheet", same)
        .and_where(Expr::col(("matter", "status")).eq("open"))
        .limit(MATTERS);
    select
}
