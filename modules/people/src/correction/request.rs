//! A resident asks for a correction.

use super::inputs::RequestCorrectionInput;
use super::proposal::Proposal;
use super::record::Correction;
use crate::person::hold;
use crate::resident::{Resident, answering, change};
use entities::people::{correction, resident};
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::places::retire::in_force;
use wangge_core::places::text;

/// Writes it, and shows the residence as disputed.
pub(super) async fn request(tx: &mut Tx, input: RequestCorrectionInput) -> Result<Written> {
    let residence = tx.target_as::<Resident>(&input.resident, Correction::RESOURCE, Action::Create).await?;
    in_force(&residence.status, "residence")?;
    if residence.disputed {
        return Err(Error::conflict("a correction of this residence is open already"));
    }
    let note =
        input.note.as_deref().map(|note| text::passage(note, "input.note", 500)).transpose()?.flatten();
    hold(tx, [residence.person_id]).await?;
    let key =
        tx.person_key(residence.person_id).await?.ok_or_else(|| Error::conflict("this person was erased"))?;
    let proposal = Proposal::sent(input.values)?;
    let asked = proposal.change(input.resident, 0)?;
    if change::check(tx.access(), &asked, &residence, &key).map_err(|error| at_values(&error))? {
        answering::answers(tx, &residence).await?;
    }
    let access = tx.access().clone();
    let (before, version) = (resident::Model::clone(&residence), residence.version);
    let disputed = resident::ActiveModel { disputed: Set(true), ..Default::default() };
    tx.change::<Resident>(residence, disputed, version, "dispute").await?;
    let row = correction::ActiveModel {
        district_code: Set(before.district_code),
        id: Set(access.new_id()),
        grid_code: Set(before.grid_code),
        grid_id: Set(before.grid_id),
        resident_id: Set(before.id),
        person_id: Set(before.person_id),
        account_id: Set(access.account().ok_or_else(Error::unauthenticated)?),
        fields: Set(proposal.fields()),
        proposal_cipher: Set(Some(proposal.sealed(&access, &key)?)),
        note: Set(note),
        state: Set("open".to_owned()),
        answer: Set(None),
        decided_by: Set(None),
        decided_at: Set(None),
        version: Set(1),
        created_at: Set(access.now()),
        changed_at: Set(access.now()),
    };
    tx.create::<Correction>(row).await
}

/// What is wrong with a value, at where the client sent it.
fn at_values(error: &Error) -> Error {
    if error.code() != Code::BadUserInput {
        return error.clone();
    }
    let said = error.message().trim_start_matches("input.").trim_start_matches("particulars.");
    Error::bad_input("input.values", said)
}
