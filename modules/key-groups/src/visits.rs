//! Visits of a care plan: paid by who helps, or by somebody of the grid who gets a visit task without a reason.

use crate::full::VISIT_TYPE;
use crate::inputs::{PlanKeyVisitInput, RecordKeyVisitInput};
use crate::row::Act;
use crate::seal::{NOTE, key_of, passage};
use crate::sight::to_visit;
use entities::key_groups::key_visit::{ActiveModel, Entity, Model};
use kit::access::{Action, Tx, Written};
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use work::visit::{Place, due, hand_out, is_handed_out, who_visits};

/// Plans a visit.
pub(crate) async fn plan(tx: &mut Tx, input: PlanKeyVisitInput) -> Result<Written> {
    let (seen, permit) = to_visit(tx, &input.id, input.version, Action::Create).await?;
    let (row, due_on) = (&seen.row, due(tx, input.due_on.0, "input.dueOn")?);
    let task = match &input.post {
        None => None,
        Some(post) => {
            let account = who_visits(tx, post, &row.grid_code, "input.post").await?;
            let place = Place {
                grid_code: &row.grid_code,
                grid_id: row.grid_id,
                resident_id: row.resident_id,
                person_id: row.person_id,
            };
            Some(hand_out(tx, &permit, place, account, due_on).await?)
        }
    };
    let now = tx.access().now();
    let visit = ActiveModel {
        district_code: Set(row.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(row.grid_code.clone()),
        grid_id: Set(row.grid_id),
        resident_id: Set(row.resident_id),
        person_id: Set(row.person_id),
        file_id: Set(row.id),
        account_id: Set(None),
        task_id: Set(task),
        due_on: Set(due_on),
        done_on: Set(None),
        result: Set(None),
        note_cipher: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.insert(&permit, visit).await?;
    Act { tx, permit: &permit, row, verb: "plan_visit" }.change(|_| ()).await
}

/// Records a visit that the caller paid today, also one whose task ended when the person moved.
pub(crate) async fn record(tx: &mut Tx, input: RecordKeyVisitInput) -> Result<Written> {
    let (seen, permit) = to_visit(tx, &input.id, input.version, Action::Change).await?;
    let row = &seen.row;
    let visit = input.visit.clone().of(VISIT_TYPE, "input.visit")?;
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("key_visit")
        .and_where(Expr::col("district_code").eq(row.district_code.as_str()))
        .and_where(Expr::col("file_id").eq(row.id))
        .and_where(Expr::col("id").eq(visit.id()?));
    let rows = tx.rows(&select).await?;
    let found = rows.first().ok_or_else(|| Error::not_found("visit"))?;
    let visit = Model::from_query_result(found, "")?;
    if let Some(task) = visit.task_id
        && is_handed_out(tx, &row.district_code, task).await?
    {
        return Err(Error::conflict(
            "somebody of the grid pays this visit, and records it as the visit task",
        ));
    }
    if visit.done_on.is_some() {
        return Err(Error::conflict("this visit was recorded already"));
    }
    let note = match input.note.as_deref() {
        None => None,
        Some(note) => {
            let key = key_of(tx, row.person_id).await?;
            Some(passage(tx.access(), &key, NOTE, (note, "input.note"))?)
        }
    };
    let mut update = Query::update();
    update
        .table("key_visit")
        .value("account_id", tx.access().account())
        // where its task ended with a move, who helps pays it
        .value("task_id", Option::<i64>::None)
        .value("done_on", tx.access().today())
        .value("result", input.result.as_str())
        .value("note_cipher", note)
        .value("version", visit.version + 1)
        .value("changed_at", tx.access().now())
        .and_where(Expr::col("district_code").eq(row.district_code.as_str()))
        .and_where(Expr::col("id").eq(visit.id));
    tx.execute(&permit, &update).await?;
    Act { tx, permit: &permit, row, verb: "visit" }.change(|_| ()).await
}
