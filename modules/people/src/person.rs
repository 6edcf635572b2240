//! The person behind residences: held while something happens to all of them.

use kit::access::{Permit, Tx};
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Order, Query};
use wangge_core::staff::account::hold_first;

/// A person, held until the transaction ends.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub(crate) id: i64,
    pub(crate) number_mac: Option<String>,
    pub(crate) account_id: Option<i64>,
    pub(crate) residence: (String, i64),
}

/// Holds these persons, whatever order they come in; others who hold one of them wait.
///
/// # Errors
/// CONFLICT when one was erased or turned out to be another person meanwhile.
pub(crate) async fn hold<const N: usize>(tx: &Tx, persons: [i64; N]) -> Result<[Held; N]> {
    let mut select = Query::select();
    select
        .columns([
            "id",
            "number_mac",
            "account_id",
            "district_code",
            "resident_id",
            "merged_into",
            "erased_at",
        ])
        .from("person")
        .and_where(Expr::col("id").is_in(persons))
        .order_by("id", Order::Asc)
        .lock(LockType::Update);
    let mut held = Vec::with_capacity(N);
    for row in tx.rows(&select).await? {
        if row.try_get_by::<Option<i64>, _>("erased_at")?.is_some() {
            return Err(Error::conflict("this person was erased"));
        }
        if row.try_get_by::<Option<i64>, _>("merged_into")?.is_some() {
            return Err(Error::conflict("this record became that of another person; read it again"));
        }
        held.push(Held {
            id: row.try_get_by("id")?,
            number_mac: row.try_get_by("number_mac")?,
            account_id: row.try_get_by("account_id")?,
            residence: (row.try_get_by("district_code")?, row.try_get_by("resident_id")?),
        });
    }
    let of = |id: &i64| held.iter().find(|person| person.id == *id).cloned();
    let found: Option<Vec<Held>> = persons.iter().map(of).collect();
    found.and_then(|found| found.try_into().ok()).ok_or_else(|| Error::not_found("person"))
}

/// Holds a person who is to be erased, and first the account that is bound to the person and closed then: who sets its password
/// or binds it holds both in this order, so that none waits for the other for ever.
///
/// # Errors
/// As [`hold`].
pub(crate) async fn hold_to_erase(tx: &Tx, person: i64) -> Result<()> {
    let mut select = Query::select();
    select
        .column("account_id")
        .from("person")
        .and_where(Expr::col("id").eq(person))
        .and_where(Expr::col("account_id").is_not_null());
    for row in tx.rows(&select).await? {
        hold_first(tx, row.try_get_by("account_id")?).await?;
    }
    hold(tx, [person]).await.map(drop)
}

/// Rows of a table that name the person, and are no records of the graph, name another one.
pub(crate) async fn rename(tx: &Tx, permit: &Permit, table: &'static str, from: i64, to: i64) -> Result<()> {
    let mut update = Query::update();
    update.table(table).value("person_id", to).and_where(Expr::col("person_id").eq(from));
    tx.execute(permit, &update).await.map(drop)
}
