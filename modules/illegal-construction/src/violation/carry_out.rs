//! What was ordered is carried out, and the site is accepted.

use super::documents::over;
use super::inputs::{AcceptViolationInput, CarryOutViolationInput, ViolationCarryOut};
use super::record::{ViolationKind, ViolationMeasure, ViolationState};
use super::step::{CoordinationParty, ViolationStep, ViolationStepKind, ViolationStepOutcome};
use super::steps::{Doing, Step};
use chrono::{Months, NaiveDate};
use entities::illegal_construction::violation::Model;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::places::text;
use work::steps::{number, told};

/// Months after the service of an order in which a party can sue (Administrative Litigation Law, article 46): nothing is
/// removed by force before (Law on Administrative Compulsion, article 44).
const SUIT: Months = Months::new(6);

pub(super) async fn carry_out(tx: &mut Tx, input: CarryOutViolationInput) -> Result<Written> {
    let key = (&input.id, input.version);
    let doing = Doing::begin(tx, key, Action::Change, ViolationStepKind::CarryOut).await?;
    doing.under_way(tx).await?;
    let on = doing.day(tx, input.on)?;
    let outcome = outcome(&doing, &input, on)?;
    let after = told(&input.site_after, "input.siteAfter")?;
    let photos = text::optional(input.photos_at.as_deref(), "input.photosAt", 200)?;
    let step = Step {
        outcome: Some(outcome),
        number: input.number.as_deref().map(number).transpose()?,
        note: Some(after.clone()),
        ..Step::on(ViolationStepKind::CarryOut, on)
    };
    doing
        .done(tx, step, Some(ViolationState::CarriedOut), |row| {
            row.site_after = Set(Some(after));
            if photos.is_some() {
                row.photos_at = Set(photos);
            }
        })
        .await
}

/// What was carried out, if the law lets it be.
fn outcome(doing: &Doing, input: &CarryOutViolationInput, on: NaiveDate) -> Result<ViolationStepOutcome> {
    const PATH: &str = "input.outcome";
    let ordered = |measure: ViolationMeasure| match doing.violation.measure.as_deref() {
        Some(known) if known == measure.as_str() => Ok(()),
        _ => Err(Error::bad_input(PATH, format!("only once an order of `{}` was given", measure.as_str()))),
    };
    match input.outcome {
        ViolationCarryOut::RemovedByParty if doing.kind == ViolationKind::ImperfectProcedures => {
            Err(Error::bad_input(PATH, "imperfect procedures are regularised or rectified"))
        }
        ViolationCarryOut::RemovedByParty => Ok(ViolationStepOutcome::RemovedByParty),
        ViolationCarryOut::Rectified => {
            ordered(ViolationMeasure::Rectification).map(|()| ViolationStepOutcome::Rectified)
        }
        ViolationCarryOut::Regularised => {
            ordered(ViolationMeasure::Regularisation)?;
            if doing.kind == ViolationKind::ImperfectProcedures {
                coordinated(doing)?;
            }
            Ok(ViolationStepOutcome::Regularised)
        }
        ViolationCarryOut::RemovedByForce => {
            ordered(ViolationMeasure::Removal)?;
            by_force(doing, on)?;
            match input.number {
                Some(_) => Ok(ViolationStepOutcome::RemovedByForce),
                None => {
                    Err(Error::bad_input("input.number", "number of the decision on the removal by force"))
                }
            }
        }
    }
}

/// Refuses until town, land office and village group agreed, by their last word.
fn coordinated(doing: &Doing) -> Result<()> {
    let parties = [CoordinationParty::Town, CoordinationParty::Land, CoordinationParty::VillageGroup];
    let agreed = |party: &CoordinationParty| {
        let last = doing.steps.iter().rev().find(|step| step.party.as_deref() == Some(party.as_str()));
        last.is_some_and(|step| step.outcome.as_deref() == Some(ViolationStepOutcome::Agreed.as_str()))
    };
    let missing: Vec<&str> =
        parties.iter().filter(|party| !agreed(party)).map(|party| party.as_str()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Error::conflict(format!("these have not agreed: {}", missing.join(", "))))
}

/// Refuses a removal by force before its time.
fn by_force(doing: &Doing, on: NaiveDate) -> Result<()> {
    if doing.violation.state != ViolationState::Urged.as_str() {
        return Err(Error::conflict("urge the party first, once the term of the order is over"));
    }
    over(doing, ViolationStepKind::Urging, on)?;
    let served = doing.last(ViolationStepKind::Order).and_then(|order| order.served_on);
    match served.and_then(|day| day.checked_add_months(SUIT)) {
        Some(until) if on <= until => Err(Error::conflict(format!(
            "the party can sue until {until}; nothing is removed by force before"
        ))),
        _ => Ok(()),
    }
}

pub(super) async fn accept(tx: &mut Tx, input: AcceptViolationInput) -> Result<Written> {
    let key = (&input.id, input.version);
    let doing = Doing::begin(tx, key, Action::Decide, ViolationStepKind::Acceptance).await?;
    let text = "who recorded that it was carried out does not accept it; another person does";
    doing.by_another(tx, ViolationStepKind::CarryOut, text)?;
    if input.passed {
        if !doing.case(tx).await?.state().is_settled() {
            return Err(Error::conflict("finish its matter first, with what came of it"));
        }
        photographs(tx, &doing).await?;
    }
    let ordered = doing.violation.measure.is_some();
    let (outcome, state) = match (input.passed, ordered) {
        (true, _) => (ViolationStepOutcome::Passed, ViolationState::Accepted),
        (false, true) => (ViolationStepOutcome::Failed, ViolationState::Ordered),
        (false, false) => (ViolationStepOutcome::Failed, ViolationState::Stopped),
    };
    let step = Step {
        outcome: Some(outcome),
        note: Some(told(&input.note, "input.note")?),
        ..Step::on(ViolationStepKind::Acceptance, doing.day(tx, input.on)?)
    };
    let regularised = doing.last(ViolationStepKind::CarryOut).and_then(|step| step.outcome.clone());
    let violation = Model::clone(&doing.violation);
    let written = doing.done(tx, step, Some(state), |_| ()).await?;
    if input.passed && regularised.as_deref() == Some(ViolationStepOutcome::Regularised.as_str()) {
        crate::archive::regularised(tx, written.permit(), &violation).await?;
    }
    Ok(written)
}

/// Refuses until the site is shown before and after.
async fn photographs(tx: &Tx, doing: &Doing) -> Result<()> {
    if doing.violation.photos_at.is_some() {
        return Ok(());
    }
    for kind in [ViolationStepKind::SiteCheck, ViolationStepKind::CarryOut] {
        let Some(step) = doing.last(kind) else { continue };
        let names = files::names_of(tx, ViolationStep::TYPE, &step.district_code, step.id).await?;
        if names.is_empty() {
            let text =
                format!("attach photographs to the step `{}` first, or say where they are", kind.as_str());
            return Err(Error::conflict(text));
        }
    }
    Ok(())
}
