//! Certificates go where their person goes.

use entities::people::resident::Model as Residence;
use entities::people::resident_certificate::{Column, Entity, Model};
use kit::Result;
use kit::access::{Permit, Tx};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, FromQueryResult, IdenStatic, IntoActiveModel, Iterable};

/// The person lives elsewhere now: in the same district the certificates in force go along; in another district they
/// are entered again, and those before stay retired, since a district code is never updated.
pub(crate) async fn go_along(tx: &Tx, permit: &Permit, before: &Residence, after: &Residence) -> Result<()> {
    if before.district_code == after.district_code {
        let mut update = Query::update();
        update
            .table(Entity)
            .value("resident_id", after.id)
            .value("grid_code", after.grid_code.as_str())
            .value("grid_id", after.grid_id)
            .and_where(Expr::col("district_code").eq(before.district_code.as_str()))
            .and_where(Expr::col("resident_id").eq(before.id))
            .and_where(Expr::col("status").eq("active"));
        return tx.execute(permit, &update).await.map(drop);
    }
    let now = tx.access().now();
    for held in in_force_of(tx, before).await? {
        let next = Model {
            district_code: after.district_code.clone(),
            id: tx.access().new_id(),
            grid_code: after.grid_code.clone(),
            grid_id: after.grid_id,
            resident_id: after.id,
            version: 1,
            created_at: now,
            changed_at: now,
            ..held
        };
        tx.insert(permit, next.into_active_model().reset_all()).await?;
    }
    expire(tx, permit, before, after.from_on).await
}

/// The residence ends, and with it the certificates in force that were entered with it.
pub(crate) async fn expire(
    tx: &Tx,
    permit: &Permit,
    before: &Residence,
    day: chrono::NaiveDate,
) -> Result<()> {
    let mut update = Query::update();
    update
        .table(Entity)
        .value("status", "retired")
        .value("retired_on", day)
        .value("version", Expr::col("version").add(1))
        .value("changed_at", tx.access().now())
        .and_where(Expr::col("district_code").eq(before.district_code.as_str()))
        .and_where(Expr::col("resident_id").eq(before.id))
        .and_where(Expr::col("status").eq("active"));
    tx.execute(permit, &update).await.map(drop)
}

async fn in_force_of(tx: &Tx, residence: &Residence) -> Result<Vec<Model>> {
    let mut select = Query::select();
    select
        .columns(Column::iter().map(|column| column.as_str()))
        .from(Entity)
        .and_where(Expr::col("district_code").eq(residence.district_code.as_str()))
        .and_where(Expr::col("resident_id").eq(residence.id))
        .and_where(Expr::col("status").eq("active"));
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(Model::from_query_result(row, "")?)).collect()
}
