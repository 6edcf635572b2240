//! A correction goes where its residence goes.

use super::record::Correction;
use entities::people::correction::{ActiveModel, Column, Entity, Model};
use entities::people::resident;
use kit::Result;
use kit::access::{Permit, Target, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, FromQueryResult, IdenStatic, IntoActiveModel, Iterable};

/// Takes the open correction of a residence to the residence that comes after it. In another district it is a new one,
/// and the one before is closed.
pub(crate) async fn follow(
    tx: &mut Tx,
    permit: &Permit,
    before: &resident::Model,
    after: &resident::Model,
) -> Result<()> {
    let Some(open) = open_of(tx, before).await? else { return Ok(()) };
    let moved = Model {
        district_code: after.district_code.clone(),
        grid_code: after.grid_code.clone(),
        grid_id: after.grid_id,
        resident_id: after.id,
        ..open.clone()
    };
    let version = open.version;
    if moved.district_code == open.district_code {
        let row = ActiveModel {
            grid_code: Set(moved.grid_code),
            grid_id: Set(moved.grid_id),
            resident_id: Set(moved.resident_id),
            ..Default::default()
        };
        return tx
            .change::<Correction>(Target::belonging(permit, open), row, version, "move")
            .await
            .map(drop);
    }
    let closed = ActiveModel { state: Set("moved".to_owned()), ..Default::default() };
    tx.change::<Correction>(Target::belonging(permit, open), closed, version, "move").await?;
    let next = Model { id: tx.access().new_id(), version: 1, ..moved };
    tx.insert(permit, next.into_active_model().reset_all()).await
}

/// The residence is over, and with it the correction of it that is open.
pub(crate) async fn close(tx: &mut Tx, permit: &Permit, over: &resident::Model) -> Result<()> {
    let Some(open) = open_of(tx, over).await? else { return Ok(()) };
    let row = ActiveModel {
        state: Set("refused".to_owned()),
        answer: Set(Some("the residence is over (居住关系已终止)".to_owned())),
        decided_by: Set(tx.access().account()),
        decided_at: Set(Some(tx.access().now())),
        ..Default::default()
    };
    let version = open.version;
    tx.change::<Correction>(Target::belonging(permit, open), row, version, "close").await.map(drop)
}

/// The open correction of a residence.
async fn open_of(tx: &Tx, of: &resident::Model) -> Result<Option<Model>> {
    let mut select = Query::select();
    select
        .columns(Column::iter().map(|column| column.as_str()))
        .from(Entity)
        .and_where(Expr::col("district_code").eq(of.district_code.as_str()))
        .and_where(Expr::col("resident_id").eq(of.id))
        .and_where(Expr::col("state").eq("open"));
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| Model::from_query_result(row, "")).transpose()?)
}
