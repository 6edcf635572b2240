//! People are registered as unemployed, and are so no longer.

use super::end::{close, open_of};
use super::inputs::{EndUnemploymentInput, RegisterUnemploymentInput};
use super::record::UnemploymentRegistration;
use crate::person::{day, of_working_age, residence};
use entities::social_security::unemployment::{ActiveModel, Model};
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::links::mutations;
use wangge_core::places::text;

mutations! {
    /// A registration as unemployed that was written.
    UnemploymentPayload { registration: UnemploymentRegistration }
    UnemploymentMutations {
        /// Registers a person as unemployed (失业登记).
        register_unemployment(RegisterUnemploymentInput) = register;
        /// Ends a registration as unemployed, and the benefit that goes with it (注销失业登记).
        end_unemployment(EndUnemploymentInput) = end;
    }
}

async fn register(tx: &mut Tx, input: RegisterUnemploymentInput) -> Result<Written> {
    let right = (UnemploymentRegistration::RESOURCE, Action::Create);
    let (_, resident) = residence(tx, (&input.resident, "input.resident"), right).await?;
    of_working_age(tx, &resident, "input.resident")?;
    if open_of(tx, &resident.district_code, resident.person_id).await?.is_some() {
        return Err(Error::conflict("the person is registered as unemployed already"));
    }
    let from = day(tx, input.from_on, None, "input.fromOn")?;
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(resident.district_code),
        id: Set(tx.access().new_id()),
        grid_code: Set(resident.grid_code),
        grid_id: Set(resident.grid_id),
        resident_id: Set(resident.id),
        person_id: Set(resident.person_id),
        from_on: Set(from),
        to_on: Set(None),
        reason: Set(input.reason.as_str().to_owned()),
        end_reason: Set(None),
        wanted: Set(text::optional(input.wanted.as_deref(), "input.wanted", 200)?),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<UnemploymentRegistration>(row).await
}

async fn end(tx: &mut Tx, input: EndUnemploymentInput) -> Result<Written> {
    let target = tx.target::<UnemploymentRegistration>(&input.id, Action::Change).await?;
    if target.to_on.is_some() {
        return Err(Error::conflict("the registration is over"));
    }
    let on = day(tx, input.on, Some(target.from_on), "input.on")?;
    let permit = target.permit().clone();
    let registration = Model::clone(&target);
    if registration.version != i64::from(input.version) {
        return Err(Error::conflict("this registration was changed meanwhile; read it again"));
    }
    close(tx, &permit, registration, (input.reason, on)).await
}
