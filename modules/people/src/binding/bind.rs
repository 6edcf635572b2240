//! A resident sends the code. A wrong one, one that expired and one that was used get the same answer, and are counted
//! against the account and, where one is meant, against the code.

use super::attach::{account_of, attach, void_codes};
use super::code::Code;
use super::inputs::BindAccountInput;
use crate::policy::OWN_RECORD;
use kit::access::{Action, Permit, Tx, Written};
use kit::node::GlobalId;
use kit::{Error, Result};
use sea_orm::QueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, OnConflict, Query};
use wangge_core::staff::account::hold_own;

/// Wrong tries after which a code is of no use.
const TRIES_OF_A_CODE: i16 = 5;
/// Wrong codes that an account may send on a day.
const TRIES_OF_AN_ACCOUNT: i32 = 10;

/// Binds the account, or counts the try. The version of what was written is 1 when it was bound, otherwise 0.
pub(super) async fn bind(tx: &mut Tx, input: BindAccountInput) -> Result<Written> {
    let permit = tx.permit_own(OWN_RECORD, Action::Create)?;
    let account = hold_own(tx).await?;
    if tries_today(tx, account).await? >= TRIES_OF_AN_ACCOUNT {
        let text = format!("no more than {TRIES_OF_AN_ACCOUNT} wrong codes a day; try again tomorrow");
        return Err(Error::new(kit::Code::LimitExceeded, text));
    }
    let written = |version| Written::of(&permit, GlobalId::global("Account", account), version);
    let code = Code::typed(&input.code);
    let meant = match &code {
        Some(code) => live(tx, code).await?,
        None => None,
    };
    let right = match (&code, &meant) {
        (Some(code), Some(row)) => row.try_get_by::<String, _>("code_mac")? == code.mac(tx.access()),
        _ => false,
    };
    let Some(row) = meant.as_ref().filter(|_| right) else {
        count_try(tx, &permit, account, meant.as_ref()).await?;
        return Ok(written(0));
    };
    let person: i64 = row.try_get_by("person_id")?;
    use_up(tx, &permit, row.try_get_by("id")?, account).await?;
    void_codes(tx, &permit, person).await?;
    attach(tx, &permit, person, account).await?;
    Ok(written(1))
}

/// The code's row, while it can be used; held until the transaction ends, and before it the person: who issues codes, makes
/// them void or erases them holds both in this order.
async fn live(tx: &Tx, code: &Code) -> Result<Option<QueryResult>> {
    let mut select = Query::select();
    select
        .columns(["id", "person_id", "code_mac"])
        .from("binding")
        .and_where(Expr::col("selector_mac").eq(code.selector_mac(tx.access())))
        .and_where(Expr::col("used_at").is_null())
        .and_where(Expr::col("expires_at").gt(tx.access().now()))
        .and_where(Expr::col("tries").lt(TRIES_OF_A_CODE));
    for row in tx.rows(&select).await? {
        account_of(tx, row.try_get_by("person_id")?).await?;
    }
    select.lock(LockType::Update);
    Ok(tx.rows(&select).await?.into_iter().next())
}

async fn use_up(tx: &Tx, permit: &Permit, code: i64, account: i64) -> Result<()> {
    let mut update = Query::update();
    update
        .table("binding")
        .value("used_at", tx.access().now())
        .value("used_by", account)
        .and_where(Expr::col("id").eq(code));
    tx.execute(permit, &update).await.map(drop)
}

async fn tries_today(tx: &Tx, account: i64) -> Result<i32> {
    let mut select = Query::select();
    select.column("tries").from("binding_try").and_where(Expr::col("account_id").eq(account));
    select.and_where(Expr::col("day_on").eq(tx.access().today())).lock(LockType::Update);
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| row.try_get_by("tries")).transpose()?.unwrap_or(0))
}

async fn count_try(tx: &Tx, permit: &Permit, account: i64, meant: Option<&QueryResult>) -> Result<()> {
    let access = tx.access();
    let mut insert = Query::insert();
    insert
        .into_table("binding_try")
        .columns(["id", "account_id", "day_on", "tries"])
        .values_panic([access.new_id().into(), account.into(), access.today().into(), 1.into()])
        .on_conflict(
            OnConflict::columns(["account_id", "day_on"])
                .value("tries", Expr::cust("binding_try.tries + excluded.tries"))
                .to_owned(),
        );
    tx.execute(permit, &insert).await?;
    if let Some(row) = meant {
        let mut update = Query::update();
        update.table("binding").value("tries", Expr::col("tries").add(1));
        update.and_where(Expr::col("id").eq(row.try_get_by::<i64, _>("id")?));
        tx.execute(permit, &update).await?;
    }
    let mut select = Query::select();
    select.column("area_code").from("account").and_where(Expr::col("id").eq(account));
    let rows = tx.rows(&select).await?;
    let area: String = rows.first().map(|row| row.try_get_by("area_code")).transpose()?.unwrap_or_default();
    tx.audit("wrong_code", "Account", &account.to_string(), &area, None).await
}
