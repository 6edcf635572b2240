//! The end of a residence.

use super::counts::Counting;
use super::inputs::{EndResidenceInput, EndResidenceReason};
use super::record::{EndReason, Resident};
use super::{answering, siblings};
use crate::certificate;
use crate::correction;
use crate::dwelling::leave_tenancies;
use crate::merge::households::follow_head;
use crate::person::hold;
use chrono::NaiveDate;
use entities::people::resident::{ActiveModel, Model};
use kit::access::{Action, Target, Tx, Written};
use kit::hooks::Ended;
use kit::record::Record;
use kit::search::Person;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::places::retire::in_force;

/// Ends a residence; who died has none any more.
pub(super) async fn end_residence(tx: &mut Tx, input: EndResidenceInput) -> Result<Written> {
    let target = tx.target::<Resident>(&input.id, Action::Change).await?;
    in_force(&target.status, "residence")?;
    let today = tx.access().today();
    let day = input.on.map_or(today, |day| day.0);
    if day > today || day < target.from_on {
        return Err(Error::bad_input("input.on", "from the first day of the residence until today"));
    }
    hold(tx, [target.person_id]).await?;
    let reason = input.reason.reason();
    let others = match input.reason {
        EndResidenceReason::Died => {
            answering::answers(tx, &target).await?;
            siblings::beside(tx, &target).await?
        }
        EndResidenceReason::Left | EndResidenceReason::Mistake => Vec::new(),
    };
    let permit = target.permit().clone();
    let mut counting = Counting::default();
    let mut over = vec![is_over(&target, reason)];
    let written = end(tx, target, input.version.into(), (reason, day), &mut counting).await?;
    for other in others {
        let version = other.version;
        let day = day.max(other.from_on);
        over.push(is_over(&other, reason));
        end(tx, Target::belonging(&permit, other), version, (reason, day), &mut counting).await?;
    }
    counting.write(tx, &permit).await?;
    for ended in over {
        tx.tell_ended(&ended).await?;
    }
    Ok(written)
}

fn is_over(residence: &Model, reason: EndReason) -> Ended {
    Ended {
        record_type: Resident::TYPE.to_owned(),
        id: residence.id,
        area: residence.grid_code.clone(),
        reason: reason.as_str().to_owned(),
    }
}

/// Ends this residence, and counts it no longer.
pub(super) async fn end(
    tx: &mut Tx,
    target: Target<Resident>,
    version: i64,
    (reason, day): (EndReason, NaiveDate),
    counting: &mut Counting,
) -> Result<Written> {
    let before = Model::clone(&target);
    let row = ActiveModel {
        status: Set("ended".to_owned()),
        to_on: Set(Some(day)),
        end_reason: Set(Some(reason.as_str().to_owned())),
        died_on: Set((reason == EndReason::Died).then_some(day)),
        due_on: Set(None),
        disputed: Set(false),
        ..ActiveModel::default()
    };
    let written = tx.change::<Resident>(target, row, version, "end").await?;
    let permit = written.permit().clone();
    tx.remove_person(&permit, Person::of(&before.grid_code, before.id, "")).await?;
    leave_tenancies(tx, &permit, &before.district_code, before.id).await?;
    // who moves takes them along
    if reason != EndReason::Moved {
        certificate::expire(tx, &permit, &before, day).await?;
        correction::close(tx, &permit, &before).await?;
        follow_head(tx, &permit, &before, None).await?;
        answering::hand_over(tx, &permit, before.person_id).await?;
    }
    counting.ended(&before, tx.access().now());
    Ok(written)
}
