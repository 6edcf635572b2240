//! Whether a matter serves somebody: the account that it is the own one of, or the person behind it.

use entities::work::matter::Model;
use kit::Result;
use kit::access::Tx;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

/// Is the matter this account's own, or is the account bound to the person served, whoever filed it?
///
/// # Errors
/// When the database fails.
pub(crate) async fn serves(tx: &Tx, matter: &Model, account: i64) -> Result<bool> {
    if matter.account_id == Some(account) {
        return Ok(true);
    }
    let Some((district, residence)) = matter.served_district_code.as_deref().zip(matter.served_id) else {
        return Ok(false);
    };
    let mut person = Query::select();
    person.column("id").from("person").and_where(Expr::col("account_id").eq(account));
    let bound = Condition::any()
        .add(Expr::col("account_id").eq(account))
        .add(Expr::col("person_id").in_subquery(person));
    let mut select = Query::select();
    select
        .column("id")
        .from("resident")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("id").eq(residence))
        .cond_where(bound);
    Ok(!tx.rows(&select).await?.is_empty())
}
