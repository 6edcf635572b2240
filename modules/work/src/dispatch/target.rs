//! The post or unit that a matter goes to.

use super::levels::is_level;
use entities::platform::post;
use kit::access::policy::Role;
use kit::access::{Action, Tx};
use kit::code::{AreaCode, DivisionCode};
use kit::node::GlobalId;
use kit::{Error, Result};
use sea_orm::QueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query};
use wangge_core::staff::liaison::first_reached;
use wangge_core::staff::post::Post;

/// Whom somebody asks for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Asked<'a> {
    /// A post.
    pub(crate) post: Option<&'a GlobalId>,
    /// The unit of an area.
    pub(crate) unit: Option<&'a AreaCode>,
    /// A department line.
    pub(crate) line: Option<&'a str>,
    /// With a work sheet, which goes to the staff of the line alone.
    pub(crate) by_sheet: bool,
}

/// Whom a matter goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Goal {
    /// The area of the unit.
    pub(crate) unit: String,
    /// The post, if one is chosen already; otherwise whoever of the unit takes it.
    pub(crate) post: Option<i64>,
    /// The department line that deals with it.
    pub(crate) line: String,
}

/// Whom a matter of `line` in this grid goes to: the post that is asked for; otherwise who contacts the community for
/// the line; otherwise the line's desk, in the unit that is asked for or in the nearest one above that has it. Grids,
/// communities and centres without a line are asked for by their unit.
///
/// # Errors
/// BAD_USER_INPUT at a field below `input` when there is none, or it does not answer for the grid.
pub(crate) async fn goal(tx: &Tx, grid: &str, line: &str, asked: Asked<'_>) -> Result<Goal> {
    let line = asked.line.unwrap_or(line);
    if let Some(id) = asked.post {
        return of_post(tx, grid, (line, asked.by_sheet), id).await;
    }
    if let Some(unit) = asked.unit {
        if !unit.covers(grid) {
            return Err(Error::bad_input("input.unit", "a unit that answers for the grid of the matter"));
        }
        let goal = Goal { unit: unit.to_string(), post: None, line: line.to_owned() };
        return match asked.line {
            None if handles(tx, unit.as_str()).await? => {
                if !is_level(tx, grid, unit.as_str()).await? {
                    let text = "the district has no such level of units; name a unit below, or a line";
                    return Err(Error::bad_input("input.unit", text));
                }
                Ok(goal)
            }
            None => {
                Err(Error::bad_input("input.unit", "nobody in this unit deals with matters; name another"))
            }
            Some(_) if desk(tx, unit.as_str(), line).await? => Ok(goal),
            Some(_) => Err(Error::bad_input("input.line", "this unit has no post of the line")),
        };
    }
    if let Some(goal) = liaison(tx, grid, line).await? {
        return Ok(goal);
    }
    for digits in [9, 6, 4] {
        let unit = grid.get(..digits).unwrap_or_default();
        if desk(tx, unit, line).await? {
            return Ok(Goal { unit: unit.to_owned(), post: None, line: line.to_owned() });
        }
    }
    let text = format!("nobody works for the line `{line}` here; name a unit or a post");
    Err(Error::bad_input("input.unit", text))
}

async fn of_post(tx: &Tx, grid: &str, (line, by_sheet): (&str, bool), id: &GlobalId) -> Result<Goal> {
    let path = "input.post";
    let post = tx.known::<Post>(&id.clone().of("Post", path)?).await;
    let post = post.map_err(|_| Error::bad_input(path, "there is no such post within your reach"))?;
    if !may_have(tx, &post, grid) {
        let text = "a post in force that answers for the grid of the matter and deals with matters";
        return Err(Error::bad_input(path, text));
    }
    if by_sheet && post.line.as_deref() != Some(line) {
        return Err(Error::bad_input(path, "a post of the line that the work sheet goes to"));
    }
    let line = post.line.unwrap_or_else(|| line.to_owned());
    Ok(Goal { unit: post.area_code, post: Some(post.id), line })
}

/// Is the post in force today, does it answer for the area, and does it deal with matters?
pub(crate) fn may_have(tx: &Tx, post: &post::Model, area: &str) -> bool {
    let today = tx.access().today();
    let in_force =
        post.ended_at.is_none() && post.from_on <= today && post.to_on.is_none_or(|to| to >= today);
    in_force && area.starts_with(&post.area_code) && handlers(tx).contains(&post.role.as_str())
}

/// The post of who contacts the community for the line. While its holder is on leave, who covers it acts by it.
async fn liaison(tx: &Tx, grid: &str, line: &str) -> Result<Option<Goal>> {
    let community: DivisionCode = grid.get(..12).unwrap_or_default().parse().map_err(Error::internal)?;
    let Some(first) = first_reached(tx, &community, line).await? else { return Ok(None) };
    let rows = posts(tx, grid, line, Expr::col("account_id").eq(first.account)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let (post, unit): (i64, String) = (row.try_get_by("id")?, row.try_get_by("area_code")?);
    Ok(Some(Goal { unit, post: Some(post), line: line.to_owned() }))
}

/// The roles that deal with matters.
fn handlers(tx: &Tx) -> Vec<&'static str> {
    let policy = tx.access().policy();
    let may = |role: &&Role| policy.reaches(role.code, "matter-handle", Action::Change).next().is_some();
    policy.roles().filter(may).map(|role| role.code).collect()
}

/// Has the unit itself, beside department lines, a post that deals with matters?
async fn handles(tx: &Tx, unit: &str) -> Result<bool> {
    let mut select = Query::select();
    select
        .column("id")
        .from("post")
        .and_where(Expr::col("area_code").eq(unit))
        .and_where(Expr::col("line").is_null())
        .and_where(Expr::col("role").is_in(handlers(tx)))
        .cond_where(in_force_today(tx))
        .limit(1);
    Ok(!tx.rows(&select).await?.is_empty())
}

/// Has the unit a post of the line that deals with matters?
async fn desk(tx: &Tx, unit: &str, line: &str) -> Result<bool> {
    Ok(!posts(tx, unit, line, Expr::col("area_code").eq(unit)).await?.is_empty())
}

/// The posts in force of a line that answer for an area and deal with matters, the nearest first. Read without reach, as a
/// part of handing a matter over.
async fn posts(tx: &Tx, area: &str, line: &str, which: Expr) -> Result<Vec<QueryResult>> {
    let above: Vec<&str> = [4, 6, 9, 12, 15].into_iter().filter_map(|digits| area.get(..digits)).collect();
    let mut select = Query::select();
    select
        .columns(["id", "area_code"])
        .from("post")
        .and_where(Expr::col("line").eq(line))
        .and_where(Expr::col("role").is_in(handlers(tx)))
        .and_where(Expr::col("area_code").is_in(above))
        .cond_where(in_force_today(tx))
        .and_where(which)
        .order_by("area_code", Order::Desc)
        .order_by("id", Order::Asc)
        .limit(1);
    tx.rows(&select).await
}

/// A post that a matter of `line` goes to without being dispatched; None when it ended, or does not deal with matters.
pub(crate) async fn in_force(tx: &Tx, post: i64, line: &str) -> Result<Option<Goal>> {
    let mut select = Query::select();
    select
        .columns(["id", "area_code", "line"])
        .from("post")
        .and_where(Expr::col("id").eq(post))
        .and_where(Expr::col("role").is_in(handlers(tx)))
        .cond_where(in_force_today(tx));
    let rows = tx.rows(&select).await?;
    let goal = |row: &QueryResult| {
        let own: Option<String> = row.try_get_by("line")?;
        let line = own.unwrap_or_else(|| line.to_owned());
        Ok(Goal { unit: row.try_get_by("area_code")?, post: Some(row.try_get_by("id")?), line })
    };
    rows.first().map(goal).transpose()
}

/// The posts in force today.
pub(crate) fn in_force_today(tx: &Tx) -> Condition {
    let today = tx.access().today();
    let not_over = Condition::any().add(Expr::col("to_on").is_null()).add(Expr::col("to_on").gte(today));
    Condition::all().add(Expr::col("ended_at").is_null()).add(Expr::col("from_on").lte(today)).add(not_over)
}
