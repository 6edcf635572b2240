//! Care records are opened, changed and closed.

use super::inputs::{ChangeCareRecordInput, CloseCareRecordInput, OpenCareRecordInput, RecordCareVisitInput};
use super::record::{CareCloseReason, CareKind, CareRecord};
use super::visit;
use async_graphql::MaybeUndefined;
use chrono::{NaiveDate, TimeDelta};
use entities::civil_affairs::care_record::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use wangge_core::links::mutations;
use wangge_core::places::retire::in_force;
use wangge_core::places::text;
use wangge_core::seal;

mutations! {
    /// A care record that was written.
    CareRecordPayload { care_record: CareRecord }
    CareRecordMutations {
        /// Opens a care record of a person (建立关爱档案). The first visit is due at once.
        open_care_record(OpenCareRecordInput) = open;
        /// Changes a care record that is kept.
        change_care_record(ChangeCareRecordInput) = change;
        /// Closes a care record (结束关爱服务).
        close_care_record(CloseCareRecordInput) = close;
        /// Records a visit, and when the next one is due (探访).
        record_care_visit(RecordCareVisitInput) = visit::record;
    }
}

async fn open(tx: &mut Tx, input: OpenCareRecordInput) -> Result<Written> {
    let id = input.resident.clone().of(Resident::TYPE, "input.resident")?;
    let resident = tx.target_as::<Resident>(&id, CareRecord::RESOURCE, Action::Create).await?;
    in_force(&resident.status, "residence")?;
    let residence = Condition::all()
        .add(Expr::col("district_code").eq(resident.district_code.as_str()))
        .add(Expr::col("id").eq(resident.id));
    tx.hold("resident", residence).await?;
    let mut known = Query::select();
    known
        .column("id")
        .from("care_record")
        .and_where(Expr::col("district_code").eq(resident.district_code.as_str()))
        .and_where(Expr::col("person_id").eq(resident.person_id))
        .and_where(Expr::col("kind").eq(input.kind.as_str()))
        .and_where(Expr::col("status").eq("active"));
    if !tx.rows(&known).await?.is_empty() {
        return Err(Error::conflict("there is a care record of this kind of the person already"));
    }
    let grade = graded(input.grade, input.kind.as_str())?;
    let key = seal::key_of(tx, resident.person_id).await?;
    let needs = (input.needs.as_deref(), "input.needs");
    let (needs_cipher, needs_mask) = seal::passage::<CareRecord>(tx, &key, "needs", needs)?;
    let (today, now) = (tx.access().today(), tx.access().now());
    let row = ActiveModel {
        district_code: Set(resident.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(resident.grid_code.clone()),
        grid_id: Set(resident.grid_id),
        resident_id: Set(resident.id),
        person_id: Set(resident.person_id),
        kind: Set(input.kind.as_str().to_owned()),
        grade: Set(grade),
        plan: Set(plan(input.plan.as_deref())?),
        needs_cipher: Set(needs_cipher),
        needs_mask: Set(needs_mask),
        contact: Set(text::optional(input.contact.as_deref(), "input.contact", 100)?),
        visit_days: Set(days(input.visit_days)?),
        visit_due_on: Set(Some(today)),
        visited_on: Set(None),
        opened_on: Set(today),
        status: Set("active".to_owned()),
        retired_on: Set(None),
        close_reason: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<CareRecord>(row).await
}

async fn change(tx: &mut Tx, input: ChangeCareRecordInput) -> Result<Written> {
    let target = tx.target::<CareRecord>(&input.id, Action::Change).await?;
    in_force(&target.status, "care record")?;
    let mut row = ActiveModel::default();
    if !input.grade.is_undefined() {
        row.grade = Set(graded(input.grade.take(), &target.kind)?);
    }
    if !input.plan.is_undefined() {
        row.plan = Set(plan(input.plan.value().map(String::as_str))?);
    }
    if !matches!(input.needs, MaybeUndefined::Undefined) {
        let key = seal::key_of(tx, target.person_id).await?;
        let needs = (input.needs.value().map(String::as_str), "input.needs");
        let (cipher, mask) = seal::passage::<CareRecord>(tx, &key, "needs", needs)?;
        (row.needs_cipher, row.needs_mask) = (Set(cipher), Set(mask));
    }
    text::replace(&input.contact, &mut row.contact, "input.contact", 100)?;
    if let Some(given) = input.visit_days {
        let days = days(given)?;
        row.visit_days = Set(days);
        let from = target.visited_on.unwrap_or_else(|| tx.access().today());
        row.visit_due_on = Set(Some(from + TimeDelta::days(days.into())));
    }
    tx.change::<CareRecord>(target, row, input.version.into(), "change").await
}

async fn close(tx: &mut Tx, input: CloseCareRecordInput) -> Result<Written> {
    let target = tx.target::<CareRecord>(&input.id, Action::Change).await?;
    in_force(&target.status, "care record")?;
    let row = closed(input.reason, tx.access().today());
    tx.change::<CareRecord>(target, row, input.version.into(), "close").await
}

/// What changes when it is closed on a day.
pub(crate) fn closed(reason: CareCloseReason, day: NaiveDate) -> ActiveModel {
    ActiveModel {
        status: Set("retired".to_owned()),
        retired_on: Set(Some(day)),
        close_reason: Set(Some(reason.as_str().to_owned())),
        visit_due_on: Set(None),
        ..ActiveModel::default()
    }
}

fn plan(given: Option<&str>) -> Result<Option<String>> {
    Ok(given.map(|text| text::passage(text, "input.plan", 1_000)).transpose()?.flatten())
}

/// The grade of a disability.
fn graded(given: Option<i32>, kind: &str) -> Result<Option<i16>> {
    const PATH: &str = "input.grade";
    match text::small(given, PATH, 4)? {
        Some(0) => Err(Error::bad_input(PATH, "1 to 4")),
        Some(_) if kind != CareKind::Disabled.as_str() => {
            Err(Error::bad_input(PATH, "only of a disabled person"))
        }
        grade => Ok(grade),
    }
}

fn days(given: i32) -> Result<i16> {
    let days = i16::try_from(given).ok().filter(|days| (1..=366).contains(days));
    days.ok_or_else(|| Error::bad_input("input.visitDays", "1 to 366"))
}
