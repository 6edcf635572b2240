//! Handing out visits, and recording them.

use super::assign::{Place, due, hand_out, who_visits};
use super::inputs::{AssignVisitInput, RecordVisitInput};
use super::record::VisitTask;
use async_graphql::{Context, Object, SimpleObject};
use entities::work::visit_task::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::scalar::Date;
use kit::schema::MutationRoot;
use kit::{Error, Result};
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use wangge_core::links::mutations;
use wangge_core::places::retire::in_force;

mutations! {
    /// A visit task that was written.
    VisitTaskPayload { visit_task: VisitTask }
    VisitTaskMutations {
        /// Records that you paid a visit today (完成走访).
        record_visit(RecordVisitInput) = record;
    }
}

/// A visit was handed out. The task itself is read by who is to pay it alone.
#[derive(Debug, SimpleObject)]
struct AssignVisitPayload {
    /// Day by which it is to be paid.
    due_on: Date,
}

/// Handing out visits.
pub(super) struct AssignMutations;

impl From<&MutationRoot> for AssignMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

#[Object]
impl AssignMutations {
    /// Hands out a visit to a person (下达走访任务), for whatever reason: the task does not say it.
    async fn assign_visit(
        &self,
        ctx: &Context<'_>,
        input: AssignVisitInput,
    ) -> Result<Option<AssignVisitPayload>> {
        let (key, due_on) = (input.idempotency_key.clone(), input.due_on);
        let work = async |tx: &mut Tx| assign(tx, input).await;
        kit::once::once(ctx, key.as_deref(), work).await?;
        Ok(Some(AssignVisitPayload { due_on }))
    }
}

async fn assign(tx: &mut Tx, input: AssignVisitInput) -> Result<Written> {
    let id = input.resident.clone().of(Resident::TYPE, "input.resident")?;
    let resident = tx.target_as::<Resident>(&id, VisitTask::RESOURCE, Action::Create).await?;
    in_force(&resident.status, "residence")?;
    let due_on = due(tx, input.due_on.0, "input.dueOn")?;
    let account = who_visits(tx, &input.post, &resident.grid_code, "input.post").await?;
    let place = Place::of(&resident);
    let task = hand_out(tx, resident.permit(), place, account, due_on).await?;
    // as when a department needs one, which it does not tell either
    let about = [(resident.grid_code.clone(), Some(resident.person_id))];
    tx.audit_discreetly_by(resident.permit(), "assign_visit", &about).await?;
    let id = GlobalId::placed(VisitTask::TYPE, &resident.district_code, task);
    Ok(Written::of(resident.permit(), id, 1))
}

async fn record(tx: &mut Tx, input: RecordVisitInput) -> Result<Written> {
    let target = tx.target::<VisitTask>(&input.id, Action::Change).await?;
    if target.state != "open" {
        return Err(Error::conflict("this visit was recorded already"));
    }
    let row = ActiveModel {
        state: Set("done".to_owned()),
        result: Set(Some(input.result.as_str().to_owned())),
        done_on: Set(Some(tx.access().today())),
        ..ActiveModel::default()
    };
    tx.change::<VisitTask>(target, row, input.version.into(), "visit").await
}
