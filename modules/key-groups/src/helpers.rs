//! Who helps with a file: assigned by the authority, and nobody without being assigned.

use crate::inputs::SetKeyHelpersInput;
use crate::kind::KeyAuthority;
use crate::row::Act;
use crate::sight::{is_open, to_keep};
use entities::key_groups::key_file::Model;
use entities::key_groups::key_helper::ActiveModel;
use kit::access::{Action, Permit, Tx, Written, ids_in};
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use std::collections::{BTreeMap, BTreeSet};
use wangge_core::staff::post::Post;

/// Helpers at most.
const MOST: usize = 10;
const PATH: &str = "input.posts";

/// Sets who helps with an open file.
pub(crate) async fn set(tx: &mut Tx, input: SetKeyHelpersInput) -> Result<Written> {
    let (seen, permit) = to_keep(tx, &input.id, input.version, Action::Change).await?;
    is_open(&seen.row)?;
    if input.posts.len() > MOST {
        return Err(Error::bad_input(PATH, format!("at most {MOST}")));
    }
    let posts: Result<BTreeSet<i64>> =
        input.posts.iter().map(|id| id.clone().of(Post::TYPE, PATH)?.id()).collect();
    let wanted = accounts(tx, &posts?, &seen.row, seen.authority).await?;
    let before = assigned(tx, &seen.row).await?;
    let gone: Vec<i64> = before.iter().copied().filter(|account| !wanted.contains_key(account)).collect();
    release(tx, &permit, &seen.row, &gone).await?;
    for (account, role) in wanted.into_iter().filter(|(account, _)| !before.contains(account)) {
        tx.insert(&permit, helper(tx, &seen.row, account, role)).await?;
    }
    Act { tx, permit: &permit, row: &seen.row, verb: "assign" }.keep(|_| ()).await
}

/// The accounts of posts in force, each with its role, that may help with the file.
async fn accounts(
    tx: &Tx,
    posts: &BTreeSet<i64>,
    row: &Model,
    authority: KeyAuthority,
) -> Result<BTreeMap<i64, String>> {
    let today = tx.access().today();
    let ids: Vec<i64> = posts.iter().copied().collect();
    let mut select = Query::select();
    select
        .columns(["id", "account_id", "role", "area_code"])
        .from("post")
        .and_where(ids_in(tx.backend(), "id", &ids))
        .and_where(Expr::col("ended_at").is_null())
        .and_where(Expr::col("from_on").lte(today))
        .cond_where(Condition::any().add(Expr::col("to_on").is_null()).add(Expr::col("to_on").gte(today)));
    let (mut accounts, mut found) = (BTreeMap::new(), 0);
    for post in tx.rows(&select).await? {
        let (role, area): (String, String) = (post.try_get_by("role")?, post.try_get_by("area_code")?);
        let helps = tx.access().policy().reaches(&role, authority.help(), Action::Read).next().is_some();
        if helps && row.grid_code.starts_with(&area) {
            found += 1;
            accounts.insert(post.try_get_by("account_id")?, role);
        }
    }
    if found == posts.len() {
        return Ok(accounts);
    }
    let rule =
        "posts in force of helpers of your authority or of police officers, in whose area the person lives";
    Err(Error::bad_input(PATH, rule))
}

async fn assigned(tx: &Tx, row: &Model) -> Result<BTreeSet<i64>> {
    let mut select = Query::select();
    select
        .column("account_id")
        .from("key_helper")
        .and_where(Expr::col("district_code").eq(row.district_code.as_str()))
        .and_where(Expr::col("file_id").eq(row.id))
        .and_where(Expr::col("to_on").is_null());
    tx.rows(&select).await?.iter().map(|row| Ok(row.try_get_by("account_id")?)).collect()
}

async fn release(tx: &Tx, permit: &Permit, row: &Model, accounts: &[i64]) -> Result<()> {
    let mut update = Query::update();
    update
        .table("key_helper")
        .value("to_on", tx.access().today())
        .value("version", Expr::col("version").add(1))
        .value("changed_at", tx.access().now())
        .and_where(Expr::col("district_code").eq(row.district_code.as_str()))
        .and_where(Expr::col("file_id").eq(row.id))
        .and_where(Expr::col("to_on").is_null())
        .and_where(ids_in(tx.backend(), "account_id", accounts));
    tx.execute(permit, &update).await.map(drop)
}

fn helper(tx: &Tx, row: &Model, account: i64, role: String) -> ActiveModel {
    let now = tx.access().now();
    ActiveModel {
        district_code: Set(row.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(row.grid_code.clone()),
        grid_id: Set(row.grid_id),
        resident_id: Set(row.resident_id),
        person_id: Set(row.person_id),
        file_id: Set(row.id),
        account_id: Set(account),
        role: Set(role),
        from_on: Set(tx.access().today()),
        to_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    }
}
