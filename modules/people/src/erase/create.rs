//! A new case: a request, or a record that a law has kept.

use super::inputs::{HoldResidentInput, RequestErasureInput};
use super::record::Erasure;
use crate::person::hold as hold_person;
use crate::resident::{Resident, siblings};
use chrono::NaiveDate;
use entities::people::erasure::ActiveModel;
use entities::people::resident::Model;
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::scalar::Date;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::places::text;

/// Writes the request.
pub(super) async fn request(tx: &mut Tx, input: RequestErasureInput) -> Result<Written> {
    let resident = held(tx, &input.id, Action::Create).await?;
    let mut open = Query::select();
    open.column("id")
        .from("erasure")
        .and_where(Expr::col("district_code").eq(resident.district_code.as_str()))
        .and_where(Expr::col("resident_id").eq(resident.id))
        .and_where(Expr::col("state").eq("open"));
    if !tx.rows(&open).await?.is_empty() {
        return Err(Error::conflict("a request to erase this record is open already"));
    }
    let mut row = blank(tx, &resident)?;
    row.ground = Set(Some(input.ground.as_str().to_owned()));
    row.note = Set(text::optional(input.note.as_deref(), "input.note", 500)?);
    tx.create::<Erasure>(row).await
}

/// Writes that the record is kept.
pub(super) async fn hold(tx: &mut Tx, input: HoldResidentInput) -> Result<Written> {
    let resident = held(tx, &input.id, Action::Decide).await?;
    let mut row = blank(tx, &resident)?;
    row.state = Set("held".to_owned());
    row.keep_until = Set(Some(until(tx, Some(input.until), "input.until")?));
    row.keep_ground = Set(Some(law(Some(&input.ground), "input.ground")?));
    row.decided_by = Set(tx.access().account());
    row.decided_at = Set(Some(tx.access().now()));
    tx.create::<Erasure>(row).await
}

/// The last day of a hold.
pub(super) fn until(tx: &Tx, day: Option<Date>, path: &str) -> Result<NaiveDate> {
    let day = day.ok_or_else(|| Error::bad_input(path, "say until when"))?.0;
    if day < tx.access().today() { Err(Error::bad_input(path, "today or later")) } else { Ok(day) }
}

/// The law of a hold.
pub(super) fn law(text: Option<&str>, path: &str) -> Result<String> {
    kit::text::reason(text.unwrap_or_default(), path, "name the law")
}

/// The residence as it is once its person is held: who erases waits until the case is there, or was first.
async fn held(tx: &Tx, id: &GlobalId, action: Action) -> Result<Model> {
    let target = tx.target_as::<Resident>(id, Erasure::RESOURCE, action).await?;
    hold_person(tx, [target.person_id]).await?;
    let now = siblings::one(tx, &target.district_code, target.id).await?;
    match now.filter(|now| now.status != "erased") {
        Some(resident) => Ok(resident),
        None => Err(Error::conflict("this record was erased")),
    }
}

fn blank(tx: &Tx, resident: &Model) -> Result<ActiveModel> {
    let access = tx.access();
    let now = access.now();
    Ok(ActiveModel {
        district_code: Set(resident.district_code.clone()),
        id: Set(access.new_id()),
        grid_code: Set(resident.grid_code.clone()),
        grid_id: Set(resident.grid_id),
        resident_id: Set(resident.id),
        person_id: Set(resident.person_id),
        account_id: Set(access.account().ok_or_else(Error::unauthenticated)?),
        ground: Set(None),
        note: Set(None),
        state: Set("open".to_owned()),
        keep_until: Set(None),
        keep_ground: Set(None),
        answer: Set(None),
        decided_by: Set(None),
        decided_at: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    })
}
