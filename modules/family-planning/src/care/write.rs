//! Plans are opened, changed and closed.

use super::inputs::{
    ChangeHealthCareInput, CloseHealthCareInput, OpenHealthCareInput, RecordHealthCareVisitInput,
    WithdrawHealthCareConsentInput,
};
use super::open::open;
use super::plan::{HealthCareCloseReason, HealthCarePlan, HealthCareState};
use super::visit::record;
use super::withdraw::withdraw;
use chrono::{NaiveDate, TimeDelta};
use entities::family_planning::health_care_plan::{ActiveModel, Model};
use kit::access::{Action, Tx, Written};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::links::mutations;
use wangge_core::seal;

mutations! {
    /// A plan of care that was written.
    HealthCarePlanPayload { plan: HealthCarePlan }
    CareMutations {
        /// Records that a person consents to be cared for at home by you, and opens the plan (知情同意、建立计划). The first
        /// visit is due at once.
        open_health_care(OpenHealthCareInput) = open;
        /// Changes an open plan of yours.
        change_health_care(ChangeHealthCareInput) = change;
        /// Closes an open plan of yours.
        close_health_care(CloseHealthCareInput) = close;
        /// Withdraws a consent (撤回同意): the plan is closed, and nothing new is planned. The person does so alone, with an
        /// account that is confirmed to be the person's own; for another account there is no plan (NOT_FOUND). Or the person
        /// tells the nurse, who withdraws it or confirms the account first (`confirmBinding`).
        withdraw_health_care_consent(WithdrawHealthCareConsentInput) = withdraw;
        /// Records a visit of yours, and when the next one is due (访视).
        record_health_care_visit(RecordHealthCareVisitInput) = record;
    }
}

async fn change(tx: &mut Tx, input: ChangeHealthCareInput) -> Result<Written> {
    let target = tx.target::<HealthCarePlan>(&input.id, Action::Change).await?;
    is_open(&target)?;
    let mut row = ActiveModel::default();
    if !input.need.is_undefined() {
        let key = seal::key_of(tx, target.person_id).await?;
        let need = (input.need.value().map(String::as_str), "input.need");
        let (cipher, mask) = seal::passage::<HealthCarePlan>(tx, &key, "need", need)?;
        (row.need_cipher, row.need_mask) = (Set(cipher), Set(mask));
    }
    if let Some(given) = input.visit_days {
        let days = days(given)?;
        let from = target.visited_on.unwrap_or_else(|| tx.access().today());
        row.visit_days = Set(days);
        row.visit_due_on = Set(Some(from + TimeDelta::days(days.into())));
    }
    tx.change::<HealthCarePlan>(target, row, input.version.into(), "change").await
}

async fn close(tx: &mut Tx, input: CloseHealthCareInput) -> Result<Written> {
    let target = tx.target::<HealthCarePlan>(&input.id, Action::Change).await?;
    is_open(&target)?;
    if !matches!(input.reason, HealthCareCloseReason::Completed | HealthCareCloseReason::Mistake) {
        return Err(Error::bad_input("input.reason", "`COMPLETED` or `MISTAKE`"));
    }
    let row = closed(input.reason, tx.access().today());
    tx.change::<HealthCarePlan>(target, row, input.version.into(), "close").await
}

/// What changes when it is closed on a day.
pub(crate) fn closed(reason: HealthCareCloseReason, on: NaiveDate) -> ActiveModel {
    ActiveModel {
        state: Set(HealthCareState::Closed.as_str().to_owned()),
        closed_on: Set(Some(on)),
        close_reason: Set(Some(reason.as_str().to_owned())),
        visit_due_on: Set(None),
        ..ActiveModel::default()
    }
}

fn is_open(plan: &Model) -> Result<()> {
    match plan.state == HealthCareState::Open.as_str() {
        true => Ok(()),
        false => Err(Error::conflict("the plan is closed")),
    }
}

pub(super) fn days(given: i32) -> Result<i16> {
    let days = i16::try_from(given).ok().filter(|days| (1..=366).contains(days));
    days.ok_or_else(|| Error::bad_input("input.visitDays", "1 to 366"))
}
