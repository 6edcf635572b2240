//! Asking for an admission, and the street's decisions.

use super::inputs::{
    AskMatterAdmissionInput, EndMatterAdmissionInput, GrantMatterAdmissionInput, RefuseMatterAdmissionInput,
};
use super::record::{AdmissionState, MatterAdmission};
use super::standing::taken;
use crate::catalogue;
use crate::matter::passage;
use entities::work::matter_admission::{ActiveModel, Model};
use kit::access::{Action, Target, Tx, Written};
use kit::node::GlobalId;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use wangge_core::links::mutations;
use wangge_core::staff::area::in_force;

mutations! {
    /// What a mutation of admissions answers.
    MatterAdmissionPayload { matter_admission: MatterAdmission }
    AdmissionMutations {
        /// Asks a street for the admission of a kind of matter that your department line answers for.
        ask_matter_admission(AskMatterAdmissionInput) = ask;
        /// Admits what is asked for.
        grant_matter_admission(GrantMatterAdmissionInput) = grant;
        /// Does not admit what is asked for, and says why.
        refuse_matter_admission(RefuseMatterAdmissionInput) = refuse;
        /// Ends an admission, and says why.
        end_matter_admission(EndMatterAdmissionInput) = end;
    }
}

async fn ask(tx: &mut Tx, input: AskMatterAdmissionInput) -> Result<Written> {
    if ![9, 12].contains(&input.area.as_str().len()) {
        return Err(Error::bad_input("input.area", "a street, a town or a community"));
    }
    let (today, now) = (tx.access().today(), tx.access().now());
    let from_on = input.from_on.map_or(today, |day| day.0);
    if from_on < today {
        return Err(Error::bad_input("input.fromOn", "not a day that is over"));
    }
    let to_on = input.to_on.map(|day| day.0);
    if to_on.is_some_and(|to| to < from_on) {
        return Err(Error::bad_input("input.toOn", "not before the first day"));
    }
    if input.amount_fen.is_some_and(|amount| amount < 1) {
        return Err(Error::bad_input("input.amountFen", "1 or more, in fen"));
    }
    in_force(tx, &input.area.clone().into(), "input.area").await?;
    let kind = catalogue::held(tx, &input.kind, input.area.as_str(), from_on, "input.kind").await?;
    if !kind.admitted_only {
        return Err(Error::bad_input("input.kind", "this kind needs no admission"));
    }
    let row = Model {
        id: tx.access().new_id(),
        area_code: input.area.to_string(),
        kind_code: kind.code,
        line: kind.line,
        state: AdmissionState::Asked.as_str().to_owned(),
        reason: reason(&input.reason)?,
        answer: None,
        from_on,
        to_on,
        amount_fen: input.amount_fen.map(i64::from),
        asked_by: tx.access().account(),
        decided_by: None,
        decided_at: None,
        version: 1,
        created_at: now,
        changed_at: now,
    };
    // a row that the caller may not write says nothing of others
    let other = taken(tx, &row).await?;
    let written = tx.create::<MatterAdmission>(row.into_active_model().reset_all()).await?;
    match other {
        Some(day) => Err(Error::conflict(format!(
            "an admission of this kind into this area that begins on {day} has some of these days"
        ))),
        None => Ok(written),
    }
}

fn reason(given: &str) -> Result<Option<String>> {
    match passage(Some(given), "input.reason", 1_000)? {
        None => Err(Error::bad_input("input.reason", "must not be empty")),
        some => Ok(some),
    }
}

async fn grant(tx: &mut Tx, input: GrantMatterAdmissionInput) -> Result<Written> {
    let answer = passage(input.answer.as_deref(), "input.answer", 1_000)?;
    let target = asked(tx, &input.id).await?;
    if target.to_on.is_some_and(|to| to < tx.access().today()) {
        return Err(Error::conflict("the time that it was asked for is over"));
    }
    decide(tx, target, input.version, AdmissionState::Admitted, answer).await
}

async fn refuse(tx: &mut Tx, input: RefuseMatterAdmissionInput) -> Result<Written> {
    let answer = reason(&input.reason)?;
    let target = asked(tx, &input.id).await?;
    decide(tx, target, input.version, AdmissionState::Refused, answer).await
}

/// The admission, if it waits for the caller's decision.
async fn asked(tx: &Tx, id: &GlobalId) -> Result<Target<MatterAdmission>> {
    let target = tx.target::<MatterAdmission>(id, Action::Decide).await?;
    if target.state == AdmissionState::Asked.as_str() {
        return Ok(target);
    }
    Err(Error::conflict("this admission is decided already"))
}

async fn decide(
    tx: &mut Tx,
    target: Target<MatterAdmission>,
    version: i32,
    state: AdmissionState,
    answer: Option<String>,
) -> Result<Written> {
    let row = ActiveModel {
        state: Set(state.as_str().to_owned()),
        answer: Set(answer),
        decided_by: Set(tx.access().account()),
        decided_at: Set(Some(tx.access().now())),
        ..Default::default()
    };
    tx.change::<MatterAdmission>(target, row, version.into(), state.as_str()).await
}

async fn end(tx: &mut Tx, input: EndMatterAdmissionInput) -> Result<Written> {
    let answer = reason(&input.reason)?;
    let target = tx.target::<MatterAdmission>(&input.id, Action::Decide).await?;
    let today = tx.access().today();
    if target.state != AdmissionState::Admitted.as_str() || target.to_on.is_some_and(|to| to < today) {
        return Err(Error::conflict("this admission is not in force"));
    }
    let day = input.on.map_or(today, |day| day.0);
    if day < today || target.to_on.is_some_and(|to| day > to) {
        return Err(Error::bad_input("input.on", "today or later, not after the end that is set"));
    }
    let row = ActiveModel {
        state: Set(AdmissionState::Ended.as_str().to_owned()),
        to_on: Set(Some(day)),
        answer: Set(answer),
        decided_by: Set(tx.access().account()),
        decided_at: Set(Some(tx.access().now())),
        ..Default::default()
    };
    tx.change::<MatterAdmission>(target, row, input.version.into(), "end").await
}
