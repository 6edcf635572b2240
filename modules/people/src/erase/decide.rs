//! The decision, and what it does.

use super::create::{law, until};
use super::held::kept_of;
use super::inputs::{DecideErasureInput, ErasureDecision};
use super::person::{erase_residence, finish};
use super::record::Erasure;
use crate::person::hold_to_erase;
use crate::resident::counts::Counting;
use crate::resident::{Resident, siblings};
use entities::people::erasure::{ActiveModel, Model};
use entities::people::resident;
use kit::access::{Action, Permit, Tx, Written};
use kit::person::Records;
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::places::text;

/// Writes the decision and carries it out.
pub(super) async fn decide(tx: &mut Tx, input: DecideErasureInput, records: &Records) -> Result<Written> {
    let target = tx.target::<Erasure>(&input.id, Action::Decide).await?;
    let (case, permit) = (Model::clone(&target), target.permit().clone());
    if !matches!(case.state.as_str(), "open" | "held") {
        return Err(Error::conflict("this case is decided"));
    }
    if input.decision != ErasureDecision::Refuse {
        another_asked(tx, &case)?;
        // before the case changes, as whatever erases does
        hold_to_erase(tx, case.person_id).await?;
    }
    let mut row = ActiveModel {
        decided_by: Set(tx.access().account()),
        decided_at: Set(Some(tx.access().now())),
        answer: Set(text::optional(input.answer.as_deref(), "input.answer", 500)?),
        ..ActiveModel::default()
    };
    let state = match input.decision {
        ErasureDecision::Erase if case.ground.is_none() => {
            return Err(Error::conflict("nobody asked to erase this record; ask for it first"));
        }
        ErasureDecision::Erase if case.state == "held" && case.keep_until >= Some(tx.access().today()) => {
            return Err(Error::conflict("a law has this record kept; lift that with REFUSE first"));
        }
        ErasureDecision::Erase => "done",
        ErasureDecision::Keep => {
            row.keep_until = Set(Some(until(tx, input.keep_until, "input.keepUntil")?));
            row.keep_ground = Set(Some(law(input.keep_ground.as_deref(), "input.keepGround")?));
            "held"
        }
        ErasureDecision::Refuse if case.ground.is_none() => "over",
        ErasureDecision::Refuse if matches!(row.answer, Set(None)) => {
            return Err(Error::bad_input("input.answer", "say why"));
        }
        ErasureDecision::Refuse => "refused",
    };
    row.state = Set(state.to_owned());
    let written = tx.change::<Erasure>(target, row, input.version.into(), "decide").await?;
    if input.decision == ErasureDecision::Erase {
        let scope = tx.access().scope(Resident::RESOURCE, Action::Decide);
        let may = |row: &resident::Model| scope.covers(&row.grid_code);
        let mut counting = Counting::default();
        erase_where(tx, (&permit, records), case.person_id, may, &mut counting).await?;
        counting.write(tx, &permit).await?;
    }
    Ok(written)
}

/// Refuses who asked for it oneself: what is erased, now or after a day, somebody else decides. Nobody asked for a record
/// that is only kept.
fn another_asked(tx: &Tx, case: &Model) -> Result<()> {
    let own = case.ground.is_some() && tx.access().account() == Some(case.account_id);
    if own { Err(Error::forbidden()) } else { Ok(()) }
}

/// Erases the residences of a person, who is held, that `which` chooses.
///
/// # Errors
/// CONFLICT when a law has one of them kept.
pub(super) async fn erase_where(
    tx: &mut Tx,
    (permit, records): (&Permit, &Records),
    person: i64,
    which: impl Fn(&resident::Model) -> bool,
    counting: &mut Counting,
) -> Result<()> {
    let rows = siblings::all_of(tx, person).await?;
    let kept = kept_of(tx, person).await?;
    for row in rows.into_iter().filter(|row| row.status != "erased" && which(row)) {
        if kept.contains(&(row.district_code.clone(), row.id)) {
            return Err(Error::conflict("a law has this record kept; look at its other cases"));
        }
        erase_residence(tx, (permit, records), row, counting).await?;
    }
    finish(tx, permit, records, person).await
}
