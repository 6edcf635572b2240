//! What no post of the caller's shows: matters about the caller, so that nobody deals with a complaint about oneself, and
//! objections to what the caller applies for.

use entities::work::matter::Model;
use kit::Result;
use kit::access::{Access, Tx, persons_of};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SelectStatement};

/// What a matter must meet to be found by who holds a post: it is not about the caller, or is the caller's own.
pub(super) fn others(access: &Access) -> Option<Condition> {
    let account = with_posts(access)?;
    let not_about = Expr::col("concerned_id").not_in_subquery(residences(account));
    let any = Condition::any().add(Expr::col("concerned_id").is_null()).add(not_about);
    Some(any.add(Expr::col("account_id").eq(account)))
}

/// The matters that a holder of posts does not find for that.
pub(crate) fn withheld(access: &Access) -> Option<Condition> {
    let account = with_posts(access)?;
    let not_own =
        Condition::any().add(Expr::col("account_id").is_null()).add(Expr::col("account_id").ne(account));
    Some(Condition::all().add(Expr::col("concerned_id").in_subquery(residences(account))).add(not_own))
}

/// What [`others`] asks, for what belongs to a matter and has a reach of its own.
pub(crate) fn of_others(access: &Access) -> Option<Condition> {
    let mut about = Query::select();
    about
        .column("id")
        .from("matter")
        .and_where(Expr::col("concerned_id").in_subquery(residences(with_posts(access)?)));
    Some(Condition::all().add(Expr::col("matter_id").not_in_subquery(about)))
}

/// What an objection must meet to be found by who holds a post: it is to no application of the caller's own, or it is the
/// caller's.
pub(crate) fn not_to_own(access: &Access) -> Option<Condition> {
    let account = with_posts(access)?;
    let served = Expr::col("served_id").in_subquery(residences(account));
    let mut own = Query::select();
    own.column("id").from("matter").and_where(Expr::col("account_id").eq(account).or(served));
    let others = Expr::col("matter_id").not_in_subquery(own);
    Some(Condition::any().add(others).add(Expr::col("account_id").eq(account)))
}

/// The account of the person whom a matter is about, if there is one.
///
/// # Errors
/// When the database fails.
pub(super) async fn account(tx: &Tx, matter: &Model) -> Result<Option<i64>> {
    let Some((district, residence)) = matter.concerned_district_code.as_deref().zip(matter.concerned_id)
    else {
        return Ok(None);
    };
    let mut lives = Query::select();
    lives
        .column("person_id")
        .from("resident")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("id").eq(residence));
    let mut select = Query::select();
    select.column("account_id").from("person").and_where(Expr::col("id").in_subquery(lives));
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| row.try_get_by("account_id")).transpose()?.flatten())
}

/// The account of who holds a post; others find their own matters alone.
fn with_posts(access: &Access) -> Option<i64> {
    access.principal().caller().filter(|caller| !caller.posts.is_empty()).map(|caller| caller.account)
}

/// The residences of the person whom an account is bound to, also those that are over.
fn residences(account: i64) -> SelectStatement {
    let mut own = Query::select();
    own.column("id").from("resident").and_where(Expr::col("person_id").in_subquery(persons_of(account)));
    own
}
