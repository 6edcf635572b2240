//! What a person does for a living is recorded; what was so before is over then.

use super::inputs::RecordEmploymentInput;
use super::record::EmploymentRecord;
use crate::person::{day, of_person, of_working_age, residence};
use entities::people::resident::Model as Residence;
use entities::social_security::employment::{ActiveModel, Entity, Model};
use kit::access::{Action, Target, Tx, Written};
use kit::record::Record;
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::links::mutations;

mutations! {
    /// What a person does for a living, as it was written.
    EmploymentPayload { employment: EmploymentRecord }
    EmploymentMutations {
        /// Records what a person does for a living from a day on; what was recorded before is over from that day.
        record_employment(RecordEmploymentInput) = record;
    }
}

async fn record(tx: &mut Tx, input: RecordEmploymentInput) -> Result<Written> {
    let right = (EmploymentRecord::RESOURCE, Action::Create);
    let (permit, resident) = residence(tx, (&input.resident, "input.resident"), right).await?;
    of_working_age(tx, &resident, "input.resident")?;
    let before = now_of(tx, &resident).await?;
    let first = before.as_ref().map(|before| before.from_on);
    let from = day(tx, input.from_on, first, "input.fromOn")?;
    if let Some(before) = before {
        if before.code == input.state.code() {
            return Err(Error::conflict("that is what the person does already"));
        }
        let version = before.version;
        let target = Target::<EmploymentRecord>::belonging(&permit, before);
        tx.change::<EmploymentRecord>(target, over(from), version, "end").await?;
    }
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(resident.district_code),
        id: Set(tx.access().new_id()),
        grid_code: Set(resident.grid_code),
        grid_id: Set(resident.grid_id),
        resident_id: Set(resident.id),
        person_id: Set(resident.person_id),
        code: Set(input.state.code().to_owned()),
        from_on: Set(from),
        to_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<EmploymentRecord>(row).await
}

/// What changes when it is over from a day on.
pub(crate) fn over(day: chrono::NaiveDate) -> ActiveModel {
    ActiveModel { to_on: Set(Some(day)), ..ActiveModel::default() }
}

/// What the person does now.
async fn now_of(tx: &Tx, resident: &Residence) -> Result<Option<Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("employment")
        .cond_where(of_person(&resident.district_code, resident.person_id))
        .and_where(Expr::col("to_on").is_null());
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| Model::from_query_result(row, "")).transpose()?)
}
