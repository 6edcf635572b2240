//! The account of a person who was erased.

use super::record::{Account, AccountKind, AccountStatus};
use crate::staff::post::end_posts;
use entities::platform::account::{ActiveModel, Entity, Model};
use kit::Result;
use kit::access::{Permit, Target, Tx};
use kit::record::Record;
use kit::stream::columns_of;
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// Tables of what an account logged in with and from, and of what it sent.
const LOGINS: [&str; 3] = ["session", "known_network", "idempotency"];

/// The person of this account was erased. A resident's account is closed and names nobody any more: its login name,
/// title, passwords, sessions and networks go, and its history says only what was done. An account of staff stays, since
/// it is the office's; it is only bound to nobody.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, permit: &Permit, account: i64) -> Result<()> {
    let mut select = Query::select();
    select.columns(columns_of::<Entity>()).from("account").and_where(Expr::col("id").eq(account));
    select.and_where(Expr::col("kind").eq(AccountKind::Resident.as_str()));
    let rows = tx.rows(&select).await?;
    let Some(row) = rows.first() else { return Ok(()) };
    let target = Target::<Account>::belonging(permit, Model::from_query_result(row, "")?);
    end_posts(tx, &target).await?;
    for table in LOGINS {
        let mut delete = Query::delete();
        delete.from_table(table).and_where(Expr::col("account_id").eq(account));
        tx.execute(permit, &delete).await?;
    }
    let nobody = ActiveModel {
        name: Set(format!("erased-{account}")),
        title: Set(String::new()),
        holder_mac: Set(None),
        password_hash: Set(None),
        password_initial_at: Set(None),
        totp_secret: Set(None),
        totp_confirmed_at: Set(None),
        totp_last_step: Set(None),
        recovery_codes: Set(None),
        status: Set(AccountStatus::Closed.as_str().to_owned()),
        ..Default::default()
    };
    let version = target.version;
    tx.change::<Account>(target, nobody, version, "erase").await?;
    let mut update = Query::update();
    update
        .table("history")
        .value("changes", "{}")
        .and_where(Expr::col("record_type").eq(Account::TYPE))
        .and_where(Expr::col("record_id").eq(account.to_string()));
    tx.execute(permit, &update).await?;
    tx.rights_change().await
}
