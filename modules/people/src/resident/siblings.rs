//! The other residences of a person. They may lie out of the caller's reach: what is about the person changes in all
//! of them, and nothing of them is shown.

use entities::people::resident::{Column, Entity, Model};
use kit::Result;
use kit::access::Tx;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{FromQueryResult, IdenStatic, Iterable};

/// The residences in force of a person, in the order of their keys.
pub(crate) async fn in_force_of(tx: &Tx, person: i64) -> Result<Vec<Model>> {
    let person = Expr::col("person_id").eq(person);
    found(tx, Condition::all().add(person).add(Expr::col("status").eq("active"))).await
}

/// The residences of a person that are an account's own, in force or over.
pub(crate) async fn owned_of(tx: &Tx, person: i64) -> Result<Vec<Model>> {
    found(
        tx,
        Condition::all().add(Expr::col("person_id").eq(person)).add(Expr::col("account_id").is_not_null()),
    )
    .await
}

/// The residence with this key.
pub(crate) async fn one(tx: &Tx, district: &str, id: i64) -> Result<Option<Model>> {
    let key = Condition::all().add(Expr::col("district_code").eq(district)).add(Expr::col("id").eq(id));
    Ok(found(tx, key).await?.into_iter().next())
}

/// All residences of a person, those that are over among them, in the order of their keys.
pub(crate) async fn all_of(tx: &Tx, person: i64) -> Result<Vec<Model>> {
    found(tx, Condition::all().add(Expr::col("person_id").eq(person))).await
}

async fn found(tx: &Tx, which: Condition) -> Result<Vec<Model>> {
    let mut select = Query::select();
    select
        .columns(Column::iter().map(|column| column.as_str()))
        .from(Entity)
        .cond_where(which)
        .order_by("district_code", sea_orm::sea_query::Order::Asc)
        .order_by("id", sea_orm::sea_query::Order::Asc);
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(Model::from_query_result(row, "")?)).collect()
}

/// Those of them beside this one.
pub(super) async fn beside(tx: &Tx, of: &Model) -> Result<Vec<Model>> {
    let mut rows = in_force_of(tx, of.person_id).await?;
    rows.retain(|row| (&row.district_code, row.id) != (&of.district_code, of.id));
    Ok(rows)
}
