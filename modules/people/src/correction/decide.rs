//! Who answers for the area decides about a correction.

use super::inputs::DecideCorrectionInput;
use super::proposal::{PLACE, Proposal};
use super::record::Correction;
use crate::person::hold;
use crate::resident::lookup::Looks;
use crate::resident::{Resident, change, siblings};
use entities::people::{correction, resident};
use kit::access::{Action, Target, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::places::retire::in_force;
use wangge_core::places::text;

/// Writes the decision; one that accepts changes the record as `changeResident` does.
pub(super) async fn decide(tx: &mut Tx, input: DecideCorrectionInput, looks: &mut Looks) -> Result<Written> {
    let target = tx.target_as::<Correction>(&input.id, Correction::RESOURCE, Action::Decide).await?;
    if tx.access().account() == Some(target.account_id) {
        return Err(Error::forbidden());
    }
    if target.state != "open" {
        return Err(Error::conflict("this correction was decided already"));
    }
    let answer = input.answer.as_deref().map(|said| text::passage(said, "input.answer", 500));
    let answer = answer.transpose()?.flatten();
    if !input.accept && answer.is_none() {
        return Err(Error::bad_input("input.answer", "say why it is refused"));
    }
    let asked = correction::Model::clone(&target);
    let row = correction::ActiveModel {
        state: Set(if input.accept { "accepted" } else { "refused" }.to_owned()),
        answer: Set(answer),
        decided_by: Set(tx.access().account()),
        decided_at: Set(Some(tx.access().now())),
        ..Default::default()
    };
    let permit = target.permit().clone();
    hold(tx, [asked.person_id]).await?;
    let verb = if input.accept { "accept" } else { "refuse" };
    let written = tx.change::<Correction>(target, row, input.version.into(), verb).await?;
    let Some(residence) = siblings::one(tx, &asked.district_code, asked.resident_id).await? else {
        return Err(Error::not_found(Resident::TYPE));
    };
    let settled = resident::ActiveModel { disputed: Set(false), ..Default::default() };
    let residence = Target::<Resident>::belonging(&permit, residence);
    if !input.accept {
        let version = residence.version;
        tx.change::<Resident>(residence, settled, version, "settle").await?;
        return Ok(written);
    }
    in_force(&residence.status, "residence")?;
    let key = tx.person_key(asked.person_id).await?;
    let (Some(key), Some(cipher)) = (key, &asked.proposal_cipher) else {
        return Err(Error::conflict("this person was erased"));
    };
    let proposal = Proposal::read(&key.open(PLACE, cipher)?)?;
    let id = GlobalId::placed(Resident::TYPE, &residence.district_code, residence.id);
    let change = proposal.change(id, i32::try_from(residence.version).unwrap_or(i32::MAX))?;
    let sent = (&change, Action::Decide);
    if let Some(elsewhere) = change::elsewhere(tx, &residence, sent, looks).await? {
        let office = elsewhere.office(tx).await?;
        return Err(Error::conflict(format!(
            "another record has this identity number: ask the office of {office} whether both are one person"
        )));
    }
    change::apply(tx, residence, change, settled, "correct").await?;
    Ok(written)
}
