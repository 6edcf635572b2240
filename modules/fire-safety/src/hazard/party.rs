//! The unit of the premises closed or moved out: a hazard stays where it is, and the notice that was served on the unit is to
//! be served on who takes the premises over. What was referred for penalty, or passed its re-inspection, goes on as it is.

use super::procedure::goes_back;
use super::record::{FireHazard, FireHazardState};
use super::step::FireHazardStepKind;
use super::steps::{Step, enter};
use entities::fire_safety::fire_hazard::{ActiveModel, Entity, Model};
use entities::fire_safety::fire_premises;
use kit::Result;
use kit::access::{Action, Target, Tx};
use kit::record::Record;
use kit::stream::columns_of;
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};

/// The party of the open hazards of these premises is gone.
pub(crate) async fn party_left(tx: &mut Tx, premises: &fire_premises::Model) -> Result<()> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("fire_hazard")
        .and_where(Expr::col("district_code").eq(premises.district_code.as_str()))
        .and_where(Expr::col("premises_id").eq(premises.id))
        .and_where(Expr::col("status").eq("open"))
        .order_by("id", Order::Asc);
    for row in tx.rows(&select).await? {
        let hazard = Model::from_query_result(&row, "")?;
        if FireHazardState::of(&hazard.state).is_some_and(goes_back) {
            back(tx, hazard).await?;
        }
    }
    Ok(())
}

async fn back(tx: &mut Tx, hazard: Model) -> Result<()> {
    let permit = tx.permit(FireHazard::RESOURCE, Action::Change, &hazard.grid_code)?;
    let today = tx.access().today();
    let row = ActiveModel {
        state: Set(FireHazardState::Confirmed.as_str().to_owned()),
        due_on: Set(None),
        extended: Set(false),
        ..ActiveModel::default()
    };
    let (of, version) = (hazard.clone(), hazard.version);
    let verb = FireHazardStepKind::PartyLeft.as_str();
    let target = Target::<FireHazard>::belonging(&permit, hazard);
    tx.change::<FireHazard>(target, row, version, verb).await?;
    enter(tx, &permit, &of, Step::on(FireHazardStepKind::PartyLeft, today)).await
}
