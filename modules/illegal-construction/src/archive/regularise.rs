//! What a violation that was regularised changes in the archive of its household.

use super::record::{BuildingArchive, BuildingPaperState};
use entities::illegal_construction::building_archive::{ActiveModel, Entity, Model};
use entities::illegal_construction::violation;
use kit::Result;
use kit::access::{Permit, Target, Tx};
use kit::stream::columns_of;
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// The papers that were missing are held from now on.
pub(crate) async fn regularised(tx: &mut Tx, permit: &Permit, violation: &violation::Model) -> Result<()> {
    let Some(household) = violation.household_id else { return Ok(()) };
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("building_archive")
        .and_where(Expr::col("district_code").eq(violation.district_code.as_str()))
        .and_where(Expr::col("household_id").eq(household))
        .and_where(Expr::col("status").eq("active"));
    let Some(found) = tx.rows(&select).await?.into_iter().next() else { return Ok(()) };
    let archive = Model::from_query_result(&found, "")?;
    let (missing, held) = (BuildingPaperState::Missing.as_str(), BuildingPaperState::Held.as_str());
    let mut row = ActiveModel::default();
    if archive.land_paper == missing {
        row.land_paper = Set(held.to_owned());
    }
    if archive.planning_paper == missing {
        row.planning_paper = Set(held.to_owned());
    }
    let version = archive.version;
    let target = Target::<BuildingArchive>::belonging(permit, archive);
    tx.change::<BuildingArchive>(target, row, version, "regularise").await.map(drop)
}
