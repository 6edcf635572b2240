//! The statements about accounts as logins, their sessions and their known networks.

use entities::platform::{account, known_network, session};
use kit::access::{Access, Permit, Tx, ids_in};
use kit::{Error, Result};
use rustc_hash::FxHashSet;
use sea_orm::sea_query::{
    Alias, Condition, Expr, ExprTrait, LockType, OnConflict, Order, Query, SelectStatement,
};
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult, IdenStatic, Iterable};

/// Most sessions that are listed.
pub(super) const MOST_SESSIONS: u64 = 100;

/// The account of this login name, whatever its status.
pub(super) async fn account_named(access: &Access, name: &str) -> Result<Option<account::Model>> {
    let select = of::<account::Entity>(Expr::col("name").eq(name));
    first(access.system_rows(&select).await?)
}

/// The account of this id, whatever its status.
pub(super) async fn account(access: &Access, id: i64) -> Result<Option<account::Model>> {
    let select = of::<account::Entity>(Expr::col("id").eq(id));
    first(access.system_rows(&select).await?)
}

/// The account of this id, read in the transaction that changes it.
pub(super) async fn account_in(tx: &Tx, id: i64) -> Result<account::Model> {
    let found = first(tx.rows(&of::<account::Entity>(Expr::col("id").eq(id))).await?)?;
    found.ok_or_else(Error::unauthenticated)
}

/// The hash of the account's password as it is now. The account is held until the transaction ends: who changes the password
/// at the same moment did so before, or waits and then ends what came of this.
pub(super) async fn held_password(tx: &Tx, account: i64) -> Result<Option<String>> {
    let mut select = of::<account::Entity>(Expr::col("id").eq(account));
    select.lock(LockType::Update);
    Ok(first::<account::Model>(tx.rows(&select).await?)?.and_then(|account| account.password_hash))
}

/// Did the account log in from this network since then?
pub(super) async fn knows_network(access: &Access, account: i64, mac: &str, since: i64) -> Result<bool> {
    let mut select = of::<known_network::Entity>(Expr::col("account_id").eq(account));
    select.and_where(Expr::col("network_mac").eq(mac)).and_where(Expr::col("seen_at").gte(since));
    Ok(!access.system_rows(&select).await?.is_empty())
}

/// Remembers the network of a login.
pub(super) async fn remember_network(tx: &Tx, permit: &Permit, account: i64, mac: String) -> Result<()> {
    let (id, now) = (tx.access().new_id(), tx.access().now());
    let mut insert = Query::insert();
    insert
        .into_table("known_network")
        .columns(["id", "account_id", "network_mac", "seen_at"])
        .values_panic([id.into(), account.into(), mac.into(), now.into()])
        .on_conflict(OnConflict::columns(["account_id", "network_mac"]).update_column("seen_at").to_owned());
    tx.execute(permit, &insert).await.map(drop)
}

/// Writes a new session.
pub(super) async fn open(tx: &Tx, permit: &Permit, row: session::Model) -> Result<()> {
    let row = session::ActiveModel {
        id: Set(row.id),
        account_id: Set(row.account_id),
        refresh_mac: Set(row.refresh_mac),
        client: Set(row.client),
        restricted: Set(row.restricted),
        created_at: Set(row.created_at),
        refreshed_at: Set(row.refreshed_at),
        expires_at: Set(row.expires_at),
        ended_at: Set(None),
        ended_because: Set(None),
    };
    tx.insert(permit, row).await
}

/// The session of this id, whatever its state.
pub(super) async fn session(access: &Access, id: i64) -> Result<Option<session::Model>> {
    let select = of::<session::Entity>(Expr::col("id").eq(id));
    first(access.system_rows(&select).await?)
}

/// The live sessions of an account, the newest first.
pub(super) async fn live_sessions(access: &Access, account: i64) -> Result<Vec<session::Model>> {
    let mut select = of::<session::Entity>(live(account, access.now()));
    select.order_by("id", Order::Desc).limit(MOST_SESSIONS);
    let rows = access.system_rows(&select).await?;
    let sessions: Result<_, _> = rows.iter().map(|row| session::Model::from_query_result(row, "")).collect();
    Ok(sessions?)
}

/// Those of these sessions that are alive.
pub(super) async fn alive(access: &Access, sessions: &[i64]) -> Result<FxHashSet<i64>> {
    let mut select = Query::select();
    select.column("id").from("session").and_where(ids_in(access.backend(), "id", sessions));
    select.and_where(Expr::col("ended_at").is_null()).and_where(Expr::col("expires_at").gt(access.now()));
    let rows = access.system_rows(&select).await?;
    Ok(rows.iter().map(|row| row.try_get_by("id")).collect::<Result<_, _>>()?)
}

/// Replaces the refresh token of a live session, unless somebody did so meanwhile.
pub(super) async fn rotate(
    tx: &Tx,
    permit: &Permit,
    before: &session::Model,
    refresh_mac: String,
    expires_at: i64,
) -> Result<bool> {
    let mut update = Query::update();
    update
        .table("session")
        .value("refresh_mac", refresh_mac)
        .value("refreshed_at", tx.access().now())
        .value("expires_at", expires_at)
        .and_where(Expr::col("id").eq(before.id))
        .and_where(Expr::col("refresh_mac").eq(before.refresh_mac.as_str()))
        .and_where(Expr::col("ended_at").is_null());
    Ok(tx.execute(permit, &update).await? == 1)
}

/// Which sessions are to be ended.
pub(super) enum Which {
    /// This one.
    One(i64),
    /// All of an account.
    All(i64),
    /// All of an account, but this one.
    Others(i64, i64),
}

/// Ends live sessions; answers how many.
pub(super) async fn end(tx: &Tx, permit: &Permit, which: Which, because: &str) -> Result<u64> {
    let mut update = Query::update();
    let now = tx.access().now();
    update.table("session").value("ended_at", now).value("ended_because", because);
    update.and_where(Expr::col("ended_at").is_null());
    match which {
        Which::One(id) => update.and_where(Expr::col("id").eq(id)),
        Which::All(account) => update.and_where(Expr::col("account_id").eq(account)),
        Which::Others(account, keep) => {
            update.and_where(Expr::col("account_id").eq(account)).and_where(Expr::col("id").ne(keep))
        }
    };
    tx.execute(permit, &update).await
}

/// Deletes the sessions that ended or expired before this moment; answers how many.
pub(super) async fn forget_sessions(tx: &Tx, permit: &Permit, before: i64) -> Result<u64> {
    let over = Condition::any().add(Expr::col("ended_at").lt(before)).add(Expr::col("expires_at").lt(before));
    let mut delete = Query::delete();
    delete.from_table("session").cond_where(over);
    tx.execute(permit, &delete).await
}

/// Deletes the networks from which nobody logged in since this moment; answers how many.
pub(super) async fn forget_networks(tx: &Tx, permit: &Permit, since: i64) -> Result<u64> {
    let mut delete = Query::delete();
    delete.from_table("known_network").and_where(Expr::col("seen_at").lt(since));
    tx.execute(permit, &delete).await
}

/// The session proved the second factor.
pub(super) async fn lift_restriction(tx: &Tx, permit: &Permit, id: i64) -> Result<()> {
    let mut update = Query::update();
    update.table("session").value("restricted", false).and_where(Expr::col("id").eq(id));
    tx.execute(permit, &update).await.map(drop)
}

/// Sets columns of an account, if it still meets `condition`; true when it did. The version stays: none of these is a
/// field of the record.
pub(super) async fn set(
    tx: &Tx,
    permit: &Permit,
    account: i64,
    values: Vec<(&'static str, sea_orm::Value)>,
    condition: Condition,
) -> Result<bool> {
    let mut update = Query::update();
    update.table("account").cond_where(Expr::col("id").eq(account)).cond_where(condition);
    for (column, value) in values {
        update.value(Alias::new(column), value);
    }
    Ok(tx.execute(permit, &update).await? == 1)
}

/// No step so late was used yet.
pub(super) fn before_step(step: i64) -> Condition {
    let last = || Expr::col("totp_last_step");
    Condition::any().add(last().is_null()).add(last().lt(step))
}

/// The password is still this one.
pub(super) fn password_is(hash: Option<&str>) -> Condition {
    let column = Expr::col("password_hash");
    Condition::all().add(match hash {
        Some(hash) => column.eq(hash),
        None => column.is_null(),
    })
}

fn live(account: i64, now: i64) -> Condition {
    Condition::all()
        .add(Expr::col("account_id").eq(account))
        .add(Expr::col("ended_at").is_null())
        .add(Expr::col("expires_at").gt(now))
}

fn of<E: EntityTrait>(condition: impl sea_orm::sea_query::IntoCondition) -> SelectStatement {
    let mut select = Query::select();
    let columns = E::Column::iter().map(|column| Alias::new(column.as_str()));
    select.columns(columns).from(Alias::new(E::default().table_name())).cond_where(condition);
    select
}

fn first<M: FromQueryResult>(rows: Vec<sea_orm::QueryResult>) -> Result<Option<M>> {
    Ok(rows.first().map(|row| M::from_query_result(row, "")).transpose()?)
}
