//! What waits for the caller.

use super::record::Matter;
use crate::procedure::Stage;
use async_graphql::{Context, Enum, Object, Value};
use kit::Result;
use kit::access::{Access, Ask, Post};
use kit::code::{AreaLevel, after};
use kit::paging::{Connection, Paging};
use kit::record::Row;
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func};

/// A queue of open matters (待办队列).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum MatterQueue {
    /// With one of your posts, or a post that you cover, until it is dealt with (我的待办). What is to be verified or filed then
    /// is found by `matters` with that `stage`.
    Mine,
    /// With the unit of one of your posts, for a post of a line with that line's desk, and nobody there has it yet
    /// (本单位待办).
    Unit,
    /// Work sheets sent to your line whose receipt is missing (待签收).
    Receipts,
    /// Reported by you, and not over (我上报的).
    Reported,
    /// Yours as the person served (我的诉求).
    Own,
    /// Overdue with a unit of the level below the unit of one of your posts (下级超期).
    OverdueBelow,
}

/// The queries of queues.
pub(super) struct QueueQueries;

impl From<&QueryRoot> for QueueQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl QueueQueries {
    /// The open matters in one of your queues, newest first.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn matter_queue(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which queue.")] queue: MatterQueue,
        #[graphql(default, desc = "Only those whose clock is red.")] overdue: bool,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Matter>>> {
        let paging = Paging::new::<Matter>(ctx, first, after, last, before)?;
        let mut queued = waiting(ctx.access(), queue).add(open());
        if overdue {
            queued = queued.add(overdue_now());
        }
        let find = || Ok(ctx.access().find::<Matter>()?.filter(queued.clone()));
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}

/// The stages in which who dealt with a matter has nothing to do, though it stays with the post.
pub(super) const DEALT_WITH: [Stage; 2] = [Stage::Verify, Stage::File];

/// The matters of a queue.
pub(crate) fn waiting(access: &Access, queue: MatterQueue) -> Condition {
    let posts = access.principal().caller().map(|caller| caller.posts.as_slice()).unwrap_or_default();
    let account = access.account().unwrap_or_default();
    match queue {
        MatterQueue::Mine => with(posts).add(Expr::col("stage").is_not_in(DEALT_WITH.map(Stage::as_str))),
        MatterQueue::Unit => {
            let units = posts.iter().map(|post| {
                let unit = Expr::col("unit_code").eq(post.area.as_str());
                let line = post.line.as_deref().map(|line| Expr::col("line").eq(line));
                Condition::all().add(unit).add_option(line)
            });
            Condition::all().add(Expr::col("post_id").is_null()).add(any_of(units))
        }
        MatterQueue::Receipts => {
            let lines = posts.iter().filter_map(|post| post.line.as_deref());
            let asked = Expr::col("asked_line").is_in(lines);
            Condition::all().add(Expr::col("stage").eq("receipt")).add(asked)
        }
        MatterQueue::Reported => Condition::all().add(Expr::col("reported_by").eq(account)),
        MatterQueue::Own => Condition::all().add(Expr::col("account_id").eq(account)),
        MatterQueue::OverdueBelow => {
            let below = posts.iter().filter_map(|post| Some((post.area.as_str(), below(post)?)));
            let units = below.map(|(area, digits)| {
                let inside = Expr::col("unit_code").gte(area).and(Expr::col("unit_code").lt(after(area)));
                let digits = i32::try_from(digits).unwrap_or_default();
                let level = Expr::expr(Func::char_length(Expr::col("unit_code"))).eq(digits);
                Condition::all().add(inside).add(level)
            });
            Condition::all().add(overdue_now()).add(any_of(units))
        }
    }
}

/// Open ones: written out, so that indexes of what is open are used.
pub(super) fn open() -> Expr {
    Expr::cust("status = 'open'")
}

/// With a red clock, written out as well.
fn overdue_now() -> Expr {
    Expr::cust("light = 'red'")
}

/// Any of these; without one nothing. What is always false stands alone: beside others it keeps SQLite from their index.
fn any_of(conditions: impl Iterator<Item = Condition>) -> Condition {
    let any = conditions.fold(Condition::any(), Condition::add);
    if any.is_empty() { any.add(Expr::cust("1 = 0")) } else { any }
}

/// Has the unit of a post, or the desk of its line there, what is with `unit` and `line`?
pub(crate) fn is_of_unit(post: &Post, unit: &str, line: &str) -> bool {
    post.area.as_str() == unit && post.line.as_deref().is_none_or(|own| own == line)
}

/// Has the caller the matter now, with a post or with the unit of one while no post has it?
pub(super) fn has(access: &Access, row: &Row<Matter>) -> bool {
    let text = |field| match row.value(field) {
        Some(Value::String(text)) => text.as_str(),
        _ => "",
    };
    let posts = access.principal().caller().map(|caller| caller.posts.as_slice()).unwrap_or_default();
    match row.link("post_id") {
        Some(holder) => posts.iter().any(|post| post.id == holder),
        None => posts.iter().any(|post| is_of_unit(post, text("unit_code"), text("line"))),
    }
}

/// Is `unit` one of the level below the post's own unit?
pub(crate) fn is_below(post: &Post, unit: &str) -> bool {
    below(post) == Some(unit.len()) && post.area.covers(unit)
}

/// Digits of the units below the unit of a post, which is no line's.
fn below(post: &Post) -> Option<usize> {
    match (&post.line, post.area.level()) {
        (None, AreaLevel::District) => Some(9),
        (None, AreaLevel::Town) => Some(12),
        (None, AreaLevel::Community) => Some(15),
        _ => None,
    }
}

fn with(posts: &[Post]) -> Condition {
    Condition::all().add(Expr::col("post_id").is_in(posts.iter().map(|post| post.id)))
}
