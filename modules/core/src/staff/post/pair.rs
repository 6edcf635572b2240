//! A/B posts: two posts of grids beside each other cover each other during leave.

use super::adjacent::adjacent;
use super::inputs::{PairPostsInput, UnpairPostInput};
use super::power::{governed_as, not_own};
use super::record::Post;
use entities::platform::post::{ActiveModel, Entity, Model};
use kit::access::{Target, Tx, Written};
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

const RESOURCE: &str = "post-pair";

/// Makes each of two posts the B of the other, in place of the pairs that they were in.
pub(super) async fn pair(tx: &mut Tx, input: PairPostsInput) -> Result<Written> {
    let post = governed_as(tx, &input.id, RESOURCE).await?;
    let partner = governed_as(tx, &input.partner, RESOURCE).await?;
    for post in [&post, &partner] {
        not_own(tx.access(), post.account_id)?;
        if post.to_on.is_some_and(|to| to < tx.access().today()) {
            return Err(Error::conflict("the post has ended"));
        }
    }
    fit(&post, &partner)?;
    adjacent(tx, &post.area_code, &partner.area_code, "input.partner").await?;
    let covers = |by: &Model| ActiveModel { covered_by: Set(Some(by.id)), ..Default::default() };
    let (first, second) = (covers(&partner), covers(&post));
    let post = Step { post, row: first, version: input.version.into() };
    let partner = Step { post: partner, row: second, version: input.partner_version.into() };
    let written = both(tx, post, partner, "pair").await?;
    tx.rights_change().await?;
    Ok(written)
}

/// Ends the pair of a post: it is covered by none, and the partner no longer by it.
pub(super) async fn unpair(tx: &mut Tx, input: UnpairPostInput) -> Result<Written> {
    let post = governed_as(tx, &input.id, RESOURCE).await?;
    let Some(partner) = post.covered_by else { return Err(Error::conflict("the post is in no pair")) };
    let alone = || ActiveModel { covered_by: Set(None), ..Default::default() };
    let mutual = row(tx, partner).await?.filter(|partner| partner.covered_by == Some(post.id));
    let version = input.version.into();
    let written = match mutual {
        Some(partner) => {
            let of_partner = partner.version;
            let partner = Target::belonging(post.permit(), partner);
            let partner = Step { post: partner, row: alone(), version: of_partner };
            both(tx, Step { post, row: alone(), version }, partner, "unpair").await?
        }
        None => tx.change::<Post>(post, alone(), version, "unpair").await?,
    };
    tx.rights_change().await?;
    Ok(written)
}

/// A change of one of the two posts.
struct Step {
    post: Target<Post>,
    row: ActiveModel,
    version: i64,
}

/// Writes both, always in the order of their ids, so that of two who write the same two at once none waits for the
/// other in a circle. Answers the first.
async fn both(tx: &mut Tx, post: Step, partner: Step, verb: &str) -> Result<Written> {
    let partner_first = partner.post.id < post.post.id;
    let (one, other) = if partner_first { (partner, post) } else { (post, partner) };
    let one = tx.change::<Post>(one.post, one.row, one.version, verb).await?;
    let other = tx.change::<Post>(other.post, other.row, other.version, verb).await?;
    Ok(if partner_first { other } else { one })
}

/// The post with this id, as the transaction sees it.
async fn row(tx: &Tx, id: i64) -> Result<Option<Model>> {
    let mut select = Query::select();
    select.columns(columns_of::<Entity>()).from("post").and_where(Expr::col("id").eq(id));
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| Model::from_query_result(row, "")).transpose()?)
}

/// Refuses two posts that are not of one role in two grids, held by two accounts.
fn fit(one: &Model, other: &Model) -> Result<()> {
    let wrong = |message: &str| Err(Error::bad_input("input.partner", message));
    if one.area_code.len() != 15 || other.area_code.len() != 15 || one.area_code == other.area_code {
        return wrong("posts of two grids");
    }
    if (&one.role, &one.line) != (&other.role, &other.line) {
        return wrong("posts of the same role");
    }
    if one.account_id == other.account_id {
        return wrong("somebody else's post");
    }
    Ok(())
}
