//! What becomes of a violation when the person whom its case concerns is erased: what names or tells of the party goes.

use entities::illegal_construction::violation::{ActiveModel, Entity, Model};
use kit::Result;
use kit::access::{Action, Target, Tx, district_of};
use kit::hooks::Erased;
use kit::record::{Class, Record};
use kit::stream::columns_of;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use work::matter::Matter;

use super::record::Violation;
use super::step::ViolationStep;

/// The matter of a violation was erased with the person whom it concerned.
pub(crate) async fn erased(tx: &mut Tx, erased: &Erased) -> Result<()> {
    if erased.record_type != Matter::TYPE {
        return Ok(());
    }
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("violation")
        .and_where(Expr::col("district_code").eq(district_of(&erased.area)))
        .and_where(Expr::col("matter_id").eq(erased.id));
    for row in tx.rows(&select).await? {
        one(tx, Model::from_query_result(&row, "")?).await?;
    }
    Ok(())
}

async fn one(tx: &mut Tx, violation: Model) -> Result<()> {
    let permit = tx.permit(Violation::RESOURCE, Action::Change, &violation.grid_code)?;
    let (district, id) = (violation.district_code.clone(), violation.id);
    let mut steps = Query::select();
    steps
        .columns(["id", "grid_code"])
        .from("violation_step")
        .and_where(Expr::col("district_code").eq(district.as_str()))
        .and_where(Expr::col("violation_id").eq(id));
    for row in tx.rows(&steps).await? {
        let (id, area) = (row.try_get_by("id")?, row.try_get_by("grid_code")?);
        tx.tell_erased(&Erased { record_type: ViolationStep::TYPE.to_owned(), id, area }).await?;
    }
    let mut notes = Query::update();
    notes
        .table("violation_step")
        .value("note", Option::<String>::None)
        .and_where(Expr::col("district_code").eq(district.as_str()))
        .and_where(Expr::col("violation_id").eq(id));
    tx.execute(&permit, &notes).await?;
    let version = violation.version;
    let target = Target::<Violation>::belonging(&permit, violation);
    tx.erase::<Violation>(target, Class::Personal, ActiveModel::default(), version).await.map(drop)
}
