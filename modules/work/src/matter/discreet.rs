//! Discreet matters, such as petitions: only who handles them, who reported them and who is served by them finds them.

use super::queues::is_of_unit;
use kit::access::{Access, Action, Post};
use kit::record::Guarded;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

/// The resource of those whose line or chain of dispatch handles discreet matters.
pub(super) const RESOURCE: &str = "matter-discreet";

/// The rights of who takes up what is with the own unit.
const TAKES_UP: [&str; 2] = ["matter-accept", "matter-handle"];

/// The guard of matters.
pub(super) const OF_MATTERS: Guarded = Guarded { but: Some(at_hand), ..OF_COUNTS };

/// The guard of what is counted of matters.
pub(crate) const OF_COUNTS: Guarded = Guarded { open, resource: RESOURCE, but: None };

fn open() -> Condition {
    Condition::all().add(Expr::col("discreet").eq(false))
}

/// The guard of the work sheets of matters.
pub(crate) const OF_SHEETS: Guarded = Guarded { but: Some(of_what_is_at_hand), ..OF_COUNTS };

/// What belongs to discreet matters that the caller finds by what it has or reported.
fn of_what_is_at_hand(access: &Access) -> Condition {
    let mut matters = Query::select();
    matters
        .columns(["district_code", "id"])
        .from("matter")
        .and_where(Expr::col("discreet").eq(true))
        .cond_where(at_hand(access));
    let key = Expr::tuple([Expr::col("district_code"), Expr::col("matter_id")]);
    Condition::all().add(key.in_subquery(matters))
}

/// What the caller reported, and what is with a post of the caller's, or was with it first, or is with its unit.
fn at_hand(access: &Access) -> Condition {
    let posts = posts(access);
    let mut any = Condition::any().add(Expr::col("reported_by").eq(access.account()));
    for column in ["post_id", "asked_post_id"] {
        any = any.add(Expr::col(column).is_in(posts.iter().map(|post| post.id)));
    }
    posts.iter().filter(|post| takes_up(access, post)).fold(any, |any, post| {
        let line = post.line.as_deref().map(|line| Expr::col("line").eq(line));
        let unit = Condition::all().add(Expr::col("unit_code").eq(post.area.as_str())).add_option(line);
        any.add(unit.add(Expr::col("post_id").is_null()).add(Expr::col("status").eq("open")))
    })
}

/// Who has an open matter, or had it first.
pub(super) struct Hands<'a> {
    pub(super) posts: [Option<i64>; 2],
    /// Unit and line, while no post has it.
    pub(super) unit: Option<(&'a str, &'a str)>,
}

/// Is what is in these hands with a post or unit of the caller's, as [`at_hand`] says?
pub(super) fn in_hand(access: &Access, hands: &Hands<'_>) -> bool {
    let takes = |post: &Post| {
        let of_unit = hands.unit.is_some_and(|(unit, line)| is_of_unit(post, unit, line));
        of_unit && takes_up(access, post)
    };
    posts(access).iter().any(|post| hands.posts.contains(&Some(post.id)) || takes(post))
}

/// May a post take up what is with its unit?
fn takes_up(access: &Access, post: &Post) -> bool {
    let reaches = |resource| access.policy().reaches(&post.role, resource, Action::Change).next().is_some();
    TAKES_UP.into_iter().any(reaches)
}

fn posts(access: &Access) -> &[Post] {
    access.principal().caller().map(|caller| caller.posts.as_slice()).unwrap_or_default()
}
