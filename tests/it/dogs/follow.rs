//! Whose owner moves to another district is licensed here no longer.

use super::entity::{ActiveModel, Column, Entity};
use super::licence::DogLicence;
use kit::Result;
use kit::access::{Action, Target, Tx, district_of};
use kit::hooks::Moved;
use kit::record::Record;
use kit::stream::columns_of;
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{FromQueryResult, IdenStatic};

pub(super) async fn moved(tx: &mut Tx, moved: &Moved) -> Result<()> {
    if moved.record_type != Resident::TYPE || district_of(&moved.from) == district_of(&moved.to) {
        return Ok(());
    }
    let permit = tx.permit(DogLicence::RESOURCE, Action::Change, &moved.from)?;
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("dog_licence")
        .and_where(Expr::col(Column::DistrictCode.as_str()).eq(district_of(&moved.from)))
        .and_where(Expr::col(Column::ResidentId.as_str()).eq(moved.before))
        .and_where(Expr::col(Column::EndedOn.as_str()).is_null());
    let today = tx.access().today();
    for row in tx.rows(&select).await? {
        let row = super::entity::Model::from_query_result(&row, "")?;
        let version = row.version;
        let over = ActiveModel { ended_on: Set(Some(today)), ..ActiveModel::default() };
        tx.change::<DogLicence>(Target::belonging(&permit, row), over, version, "end").await?;
    }
    Ok(())
}
