//! Sending a work sheet, signing its receipt, and closing it.

use super::record::{SheetState, WorkSheet};
use crate::act::Doing;
use crate::dispatch::Goal;
use entities::work::matter;
use entities::work::work_sheet::{ActiveModel, Entity, Model};
use kit::access::{Target, Tx};
use kit::platform::day_of;
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, FromQueryResult, IntoActiveModel};

/// Digits of a sheet's number that follow its day.
const DIGITS: i64 = 1_000_000;

/// Sends a sheet with the matter that is being handed over.
pub(crate) async fn send(tx: &mut Tx, doing: &Doing, goal: &Goal, task: String) -> Result<()> {
    let (matter, now, id) = (&doing.matter, tx.access().now(), tx.access().new_id());
    let row = Model {
        district_code: matter.district_code.clone(),
        id,
        grid_code: matter.grid_code.clone(),
        grid_id: matter.grid_id,
        matter_id: matter.id,
        from_line: matter.line.clone(),
        from_post_id: matter.post_id,
        line: goal.line.clone(),
        unit_code: goal.unit.clone(),
        post_id: goal.post,
        number: number(now, id),
        task,
        state: SheetState::Sent.as_str().to_owned(),
        answer: None,
        sent_by: tx.access().account(),
        received_by: None,
        received_at: None,
        discreet: matter.discreet,
        version: 1,
        created_at: now,
        changed_at: now,
    };
    tx.create_belonging::<WorkSheet>(&doing.permit(), row.into_active_model().reset_all()).await.map(drop)
}

/// Number of a sheet that was sent at a moment.
pub(crate) fn number(at: i64, id: i64) -> String {
    format!("{}-{:06}", day_of(at).format("%Y%m%d"), id.rem_euclid(DIGITS))
}

/// The sheet of the matter whose receipt is missing.
pub(crate) async fn waiting(tx: &Tx, matter: &matter::Model) -> Result<Option<Model>> {
    Ok(in_state(tx, matter, SheetState::Sent).await?.into_iter().next())
}

/// Came the matter to who has it by a sheet whose receipt was signed?
pub(crate) async fn was_received(tx: &Tx, matter: &matter::Model) -> Result<bool> {
    Ok(!in_state(tx, matter, SheetState::Received).await?.is_empty())
}

async fn in_state(tx: &Tx, matter: &matter::Model, state: SheetState) -> Result<Vec<Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("work_sheet")
        .and_where(Expr::col("district_code").eq(matter.district_code.as_str()))
        .and_where(Expr::col("matter_id").eq(matter.id))
        .and_where(Expr::col("state").eq(state.as_str()));
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(Model::from_query_result(row, "")?)).collect()
}

/// Signs or refuses the receipt; answers the sheet.
///
/// # Errors
/// CONFLICT when no receipt is missing.
pub(crate) async fn answer(
    tx: &mut Tx,
    doing: &Doing,
    state: SheetState,
    answer: Option<String>,
) -> Result<Model> {
    let sheet = doing.sheet.clone().ok_or_else(|| Error::conflict("no receipt is missing"))?;
    let row = ActiveModel {
        state: Set(state.as_str().to_owned()),
        answer: Set(answer),
        received_by: Set(tx.access().account()),
        received_at: Set(Some(tx.access().now())),
        ..Default::default()
    };
    let target = Target::<WorkSheet>::belonging(&doing.permit(), sheet.clone());
    tx.change::<WorkSheet>(target, row, sheet.version, state.as_str()).await?;
    Ok(sheet)
}

/// Takes back a sheet whose receipt is missing.
pub(crate) async fn take_back(tx: &mut Tx, doing: &Doing) -> Result<()> {
    let Some(sheet) = waiting(tx, &doing.matter).await? else { return Ok(()) };
    let row = ActiveModel { state: Set(SheetState::Withdrawn.as_str().to_owned()), ..Default::default() };
    let version = sheet.version;
    let target = Target::<WorkSheet>::belonging(&doing.permit(), sheet);
    tx.change::<WorkSheet>(target, row, version, "withdraw").await.map(drop)
}

/// Closes the sheets by which the matter came to who deals with it.
pub(crate) async fn finish(tx: &mut Tx, doing: &Doing) -> Result<()> {
    for sheet in in_state(tx, &doing.matter, SheetState::Received).await? {
        let row = ActiveModel { state: Set(SheetState::Done.as_str().to_owned()), ..Default::default() };
        let version = sheet.version;
        let target = Target::<WorkSheet>::belonging(&doing.permit(), sheet);
        tx.change::<WorkSheet>(target, row, version, "done").await?;
    }
    Ok(())
}

/// Takes a sheet whose receipt is missing from a post that ended: whoever of the line is in its unit can sign it.
pub(crate) async fn unassign(tx: &mut Tx, doing: &Doing, ended: &[i64]) -> Result<()> {
    let sheet = waiting(tx, &doing.matter).await?;
    let Some(sheet) = sheet.filter(|sheet| sheet.post_id.is_some_and(|post| ended.contains(&post))) else {
        return Ok(());
    };
    let row = ActiveModel { post_id: Set(None), ..Default::default() };
    let version = sheet.version;
    let target = Target::<WorkSheet>::belonging(&doing.permit(), sheet);
    tx.change::<WorkSheet>(target, row, version, "unassign").await.map(drop)
}
