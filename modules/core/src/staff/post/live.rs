//! The posts of an account that were not taken away.

use super::record::Post;
use crate::staff::account::Account;
use entities::platform::post::{ActiveModel, Entity, Model};
use kit::Result;
use kit::access::{Target, Tx};
use kit::stream::columns_of;
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};

/// The posts of an account that were not taken away and have not run out, also those that have not begun.
pub(in crate::staff) async fn live_posts(tx: &Tx, account: i64) -> Result<Vec<Model>> {
    let mut select = Query::select();
    select.columns(columns_of::<Entity>()).from("post").order_by("id", Order::Asc);
    select.and_where(Expr::col("account_id").eq(account)).and_where(Expr::col("ended_at").is_null());
    select.and_where(Expr::col("to_on").is_null().or(Expr::col("to_on").gte(tx.access().today())));
    let posts: Result<_, _> =
        tx.rows(&select).await?.iter().map(|row| Model::from_query_result(row, "")).collect();
    Ok(posts?)
}

/// Takes every post of an account away.
pub(in crate::staff) async fn end_posts(tx: &mut Tx, account: &Target<Account>) -> Result<()> {
    let posts = live_posts(tx, account.id).await?;
    end(tx, account, posts).await
}

/// Takes the posts of an account away that see restricted data or appoint who does, and those whose role nobody knows while
/// its module is off.
pub(in crate::staff) async fn end_restricted_posts(tx: &mut Tx, account: &Target<Account>) -> Result<()> {
    let mut posts = live_posts(tx, account.id).await?;
    let policy = tx.access().policy();
    posts.retain(|post| policy.role(&post.role).map_or(true, |role| role.restricted));
    end(tx, account, posts).await
}

async fn end(tx: &mut Tx, account: &Target<Account>, posts: Vec<Model>) -> Result<()> {
    for post in posts {
        let row = ActiveModel { ended_at: Set(Some(tx.access().now())), ..Default::default() };
        let version = post.version;
        let post = Target::belonging(account.permit(), post);
        tx.change::<Post>(post, row, version, "remove").await?;
    }
    Ok(())
}
