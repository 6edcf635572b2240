//! Whether a matter serves somebody: the account that it is the own one of, or the person behind it.

use entities::work::matter::Model;
use kit::Result;
use kit::access::{Tx, holders_of};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SelectStatement};

/// Is the matter this account's own, or does the person served hold the account, whoever filed it? It only ever refuses: a desk,
/// an objection or its answer.
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
    let mut select = held_by(account);
    select
        .column("id")
        .and_where(Expr::col(("resident", "district_code")).eq(district))
        .and_where(Expr::col(("resident", "id")).eq(residence));
    Ok(!tx.rows(&select).await?.is_empty())
}

/// The matters that [`serves`] says yes of: a condition of a list.
pub(crate) fn serving(account: i64) -> Condition {
    let mut residence = held_by(account);
    residence
        .expr(Expr::val(1))
        .and_where(Expr::col(("resident", "district_code")).equals(("matter", "served_district_code")))
        .and_where(Expr::col(("resident", "id")).equals(("matter", "served_id")));
    Condition::any().add(Expr::col(("matter", "account_id")).eq(account)).add(Expr::exists(residence))
}

/// From the residences of who holds an account: bound to it, or of its staff.
fn held_by(account: i64) -> SelectStatement {
    let held = Condition::any()
        .add(Expr::col(("resident", "account_id")).eq(account))
        .add(Expr::col(("resident", "person_id")).in_subquery(holders_of(account)));
    let mut select = Query::select();
    select.from("resident").cond_where(held);
    select
}
