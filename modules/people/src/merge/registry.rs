//! The persons themselves: one of the two is no longer anybody, and its key is destroyed.

use crate::person::{Held, rename};
use crate::resident::{along, siblings};
use kit::Result;
use kit::access::{Permit, Tx};
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// The person who stays has the number, the account and all residences; the key of who goes is destroyed.
pub(super) async fn close(tx: &Tx, permit: &Permit, kept: &Held, gone: &Held) -> Result<()> {
    let mut update = Query::update();
    update
        .table("person")
        .value("merged_into", kept.id)
        .value("number_mac", Option::<String>::None)
        .value("data_key", Option::<String>::None)
        .value("account_id", Option::<i64>::None)
        .value("account_confirmed_at", Option::<i64>::None)
        .and_where(Expr::col("id").eq(gone.id));
    tx.execute(permit, &update).await?;
    let mut update = Query::update();
    update.table("person").value("merged_into", kept.id).and_where(Expr::col("merged_into").eq(gone.id));
    tx.execute(permit, &update).await?;
    let residences = siblings::in_force_of(tx, kept.id).await?;
    let answers = |row: &&_| (&kept.residence.0, kept.residence.1) == key(row);
    let residence = residences.iter().find(answers).or(residences.first());
    let (district, id) = residence.map_or((&kept.residence.0, kept.residence.1), key);
    let mut update = Query::update();
    update
        .table("person")
        .value("number_mac", kept.number_mac.clone().or_else(|| gone.number_mac.clone()))
        .value("account_id", kept.account_id.or(gone.account_id))
        .value("account_confirmed_at", Option::<i64>::None)
        .value("district_code", district.as_str())
        .value("resident_id", id)
        .and_where(Expr::col("id").eq(kept.id));
    tx.execute(permit, &update).await?;
    rename(tx, permit, "binding", gone.id, kept.id).await?;
    // what no module shows now
    for table in std::iter::once("resident_certificate").chain(along::of_persons(tx)) {
        rename(tx, permit, table, gone.id, kept.id).await?;
    }
    Ok(())
}

fn key(row: &entities::people::resident::Model) -> (&String, i64) {
    (&row.district_code, row.id)
}
