//! A consent is withdrawn, by the person or by the nurse to whom the person said so.

use super::inputs::WithdrawHealthCareConsentInput;
use super::plan::{HealthCareCloseReason, HealthCarePlan, HealthCareState};
use super::write::closed;
use crate::policy::CONSENT;
use entities::family_planning::health_care_plan::ActiveModel;
use kit::access::{Action, Target, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;

pub(super) async fn withdraw(tx: &mut Tx, input: WithdrawHealthCareConsentInput) -> Result<Written> {
    let id = input.id.clone().of(HealthCarePlan::TYPE, "input.id")?;
    // nobody reaches it but its nurse and its person
    let plan = tx.known::<HealthCarePlan>(&id).await?;
    let permit = tx.permit_own(CONSENT, Action::Change)?;
    if plan.state != HealthCareState::Open.as_str() {
        return Err(Error::conflict("the plan is closed already"));
    }
    let today = tx.access().today();
    let row = ActiveModel {
        withdrawn_on: Set(Some(today)),
        withdrawn_by: Set(tx.access().account()),
        ..closed(HealthCareCloseReason::Withdrawn, today)
    };
    let target = Target::<HealthCarePlan>::belonging(&permit, plan);
    tx.change::<HealthCarePlan>(target, row, input.version.into(), "withdraw").await
}
