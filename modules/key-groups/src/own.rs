//! What the person sees of the own file.

use crate::full::full;
use crate::kind::KeyAuthority;
use crate::row::TYPE;
use crate::shown::KeyFile;
use entities::key_groups::key_file::{Entity, Model};
use kit::access::{Access, Tx, confirmed_persons_of};
use kit::node::GlobalId;
use kit::stream::columns_of;
use kit::{Error, Result};
use people::resident::Resident;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query};
use std::collections::BTreeSet;

/// The files about the person to whom the caller's account is bound, those that two people opened here or elsewhere, but
/// those that are sealed.
pub(crate) async fn files(access: &Access) -> Result<Vec<KeyFile>> {
    let persons = persons(access).await?;
    if persons.is_empty() {
        return Ok(Vec::new());
    }
    let tx = access.begin().await?;
    let mut files = Vec::new();
    let about = Condition::all().add(Expr::col("person_id").is_in(persons));
    for row in shown(&tx, about).await? {
        let Some(authority) = KeyAuthority::of_desk(access, &row.desk_mac) else { continue };
        files.extend(full(&tx, &row, authority).await?);
    }
    Ok(files)
}

/// The open file with this id, if it is about the caller.
///
/// # Errors
/// NOT_FOUND when it is not.
pub(crate) async fn open(tx: &Tx, id: &GlobalId) -> Result<Model> {
    let id = id.clone().of(TYPE, "input.id")?;
    let persons = persons(tx.access()).await?;
    let about = Condition::all()
        .add(Expr::col("district_code").eq(id.district.as_str()))
        .add(Expr::col("id").eq(id.id()?))
        .add(Expr::col("state").is_in(["open", "handed", "proposed"]))
        .add(Expr::col("review_on").gte(tx.access().today()))
        .add(Expr::col("person_id").is_in(persons));
    shown(tx, about).await?.into_iter().next().ok_or_else(|| Error::not_found("file"))
}

/// The persons whom the residences of the caller's account are of, where the account is confirmed to be the person's own.
async fn persons(access: &Access) -> Result<BTreeSet<i64>> {
    let account = access.account().ok_or_else(Error::unauthenticated)?;
    let own = access.find::<Resident>()?.filter(Expr::col("account_id").eq(account));
    let own = own.filter(Expr::col("person_id").in_subquery(confirmed_persons_of(account)));
    Ok(own.all().await?.iter().filter_map(|row| row.link("person_id")).collect())
}

async fn shown(tx: &Tx, about: Condition) -> Result<Vec<Model>> {
    let today = tx.access().today();
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("key_file")
        .cond_where(about)
        .and_where(Expr::col("state").is_in(["open", "handed", "proposed", "closed"]))
        .and_where(Expr::col("opened_on").is_not_null())
        .cond_where(Condition::any().add(Expr::col("seal_on").is_null()).add(Expr::col("seal_on").gt(today)))
        .order_by("id", Order::Desc)
        .limit(20);
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(Model::from_query_result(row, "")?)).collect()
}
