//! Standing in: while the holder of a post is on leave, the holder of the post that covers it has its rights, too. What
//! is so now follows from posts and leaves alone, and so does the next moment at which it changes.

use super::Post;
use super::rights::post;
use crate::db::Meter;
use crate::error::Result;
use crate::platform::{Shared, day_of, start_of};
use chrono::NaiveDate;
use sea_orm::QueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Query};
use std::cmp::min;

/// Days in China from a first to a last one, if there is a last one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    from: NaiveDate,
    to: Option<NaiveDate>,
}

impl Days {
    /// From two columns.
    pub(super) fn read(row: &QueryResult, from: &str, to: &str) -> Result<Self> {
        Ok(Self { from: row.try_get_by(from)?, to: row.try_get_by(to)? })
    }

    /// Is this moment on one of them?
    pub(super) fn hold(self, now: i64) -> bool {
        let today = day_of(now);
        self.from <= today && self.to.is_none_or(|to| to >= today)
    }

    /// The next moment after `now` at which that changes; the last of all when it does not.
    pub(super) fn change_after(self, now: i64) -> i64 {
        let edges = [Some(start_of(self.from)), self.to.and_then(|to| to.succ_opt()).map(start_of)];
        edges.into_iter().flatten().filter(|at| *at > now).fold(i64::MAX, min)
    }
}

/// A post of the account that asks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    pub(super) id: i64,
    pub(super) days: Days,
}

/// The posts in whose place the holder of `held` acts now, and the next moment at which that changes by itself. Who is
/// on leave from the post that covers does not act, and nobody acts for somebody who only stands in.
pub(super) async fn stand_ins(shared: &Shared, held: &[Held], now: i64) -> Result<(Vec<Post>, i64)> {
    let (mut posts, mut changes_at) = (Vec::new(), i64::MAX);
    let covered = if held.is_empty() { Vec::new() } else { covered(shared, held, now).await? };
    if covered.is_empty() {
        return Ok((posts, changes_at));
    }
    let mut away = Vec::new();
    for row in away_from(shared, held, now).await? {
        let days = Days::read(&row, "from_on", "to_on")?;
        changes_at = min(changes_at, days.change_after(now));
        if days.hold(now) {
            away.push(row.try_get_by::<i64, _>("post_id")?);
        }
    }
    for row in covered {
        let (own, leave) =
            (Days::read(&row, "from_on", "to_on")?, Days::read(&row, "leave_from", "leave_to")?);
        changes_at = [own, leave].map(|days| days.change_after(now)).into_iter().fold(changes_at, min);
        let by: i64 = row.try_get_by("covered_by")?;
        let acts = held.iter().any(|held| held.id == by && held.days.hold(now)) && !away.contains(&by);
        if acts && own.hold(now) && leave.hold(now) {
            posts.push(Post { stands_in: true, ..post(&row)? });
        }
    }
    Ok((posts, changes_at))
}

/// The posts that these cover, with each leave from them that is not over.
async fn covered(shared: &Shared, held: &[Held], now: i64) -> Result<Vec<QueryResult>> {
    let mut select = Query::select();
    for column in ["id", "role", "area_code", "line", "from_on", "to_on", "stands_in_for", "covered_by"] {
        select.expr_as(Expr::col(("post", column)), column);
    }
    select
        .expr_as(Expr::col(("post_leave", "from_on")), "leave_from")
        .expr_as(Expr::col(("post_leave", "to_on")), "leave_to")
        .from("post")
        .join(JoinType::InnerJoin, "post_leave", Expr::col(("post_leave", "post_id")).equals(("post", "id")))
        .and_where(Expr::col(("post", "covered_by")).is_in(held.iter().map(|held| held.id)))
        .and_where(Expr::col(("post", "ended_at")).is_null())
        .and_where(Expr::col(("post_leave", "ended_at")).is_null())
        .and_where(Expr::col(("post_leave", "to_on")).gte(day_of(now)));
    shared.db.rows(&Meter::default(), &select).await
}

/// The leaves from these posts that are not over.
async fn away_from(shared: &Shared, held: &[Held], now: i64) -> Result<Vec<QueryResult>> {
    let mut select = Query::select();
    select
        .columns(["post_id", "from_on", "to_on"])
        .from("post_leave")
        .and_where(Expr::col("post_id").is_in(held.iter().map(|held| held.id)))
        .and_where(Expr::col("ended_at").is_null())
        .and_where(Expr::col("to_on").gte(day_of(now)));
    shared.db.rows(&Meter::default(), &select).await
}
