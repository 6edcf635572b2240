//! Recognition is applied for as a case, given once it is settled, and ends.

use super::inputs::{ApplyForJobHardshipInput, EndJobHardshipInput, RecogniseJobHardshipInput};
use super::record::{HardshipEndReason, JobHardship};
use crate::person::{day, months_after, of_person, of_working_age, residence};
use chrono::NaiveDate;
use entities::people::resident::Model as Residence;
use entities::social_security::job_hardship::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Error, Result};
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use wangge_core::links::mutations;
use work::case::{self, CaseState, ReportMatterInput};

/// Kind of matter of its case.
pub(crate) const KIND: &str = "job-hardship";
const TABLE: &str = "job_hardship";

mutations! {
    /// A recognition that was written.
    JobHardshipPayload { hardship: JobHardship }
    HardshipMutations {
        /// Applies for recognition as a person with difficulty finding work (就业困难人员认定). The case is a matter, reported
        /// at once: `passMatter`, `grantMatter` and so on go on with it.
        apply_for_job_hardship(ApplyForJobHardshipInput) = apply;
        /// Recognises a person whose case is settled, from today on.
        recognise_job_hardship(RecogniseJobHardshipInput) = recognise;
        /// Ends a recognition before its last day (退出就业困难人员).
        end_job_hardship(EndJobHardshipInput) = end;
    }
}

async fn apply(tx: &mut Tx, input: ApplyForJobHardshipInput) -> Result<Written> {
    let right = (JobHardship::RESOURCE, Action::Create);
    let (permit, resident) = residence(tx, (&input.resident, "input.resident"), right).await?;
    of_working_age(tx, &resident, "input.resident")?;
    none_before(tx, &resident).await?;
    let case = case::open(
        tx,
        ReportMatterInput {
            kind: KIND.to_owned(),
            grid: Some(resident.grid_code.parse().map_err(Error::internal)?),
            title: "就业困难人员认定申请".to_owned(),
            detail: input.detail,
            served: Some(GlobalId::placed(Resident::TYPE, &resident.district_code, resident.id)),
            ..ReportMatterInput::default()
        },
    )
    .await?;
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(resident.district_code),
        id: Set(tx.access().new_id()),
        grid_code: Set(resident.grid_code),
        grid_id: Set(resident.grid_id),
        resident_id: Set(resident.id),
        person_id: Set(resident.person_id),
        category: Set(input.category.as_str().to_owned()),
        matter_id: Set(case.matter.id),
        applied_on: Set(tx.access().today()),
        applied_by: Set(tx.access().account()),
        recognised_on: Set(None),
        until_on: Set(None),
        ended_on: Set(None),
        end_reason: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create_belonging::<JobHardship>(&permit, row).await
}

/// Refuses while an application of the person is under way or to be granted, or a recognition is in force.
async fn none_before(tx: &Tx, resident: &Residence) -> Result<()> {
    let open = Condition::any()
        .add(case::stands(TABLE, CaseState::UnderWay))
        .add(case::stands(TABLE, CaseState::Settled))
        .add(case::stands(TABLE, CaseState::Closed));
    let to_be_given = Condition::all()
        .add(Expr::col((TABLE, "recognised_on")).is_null())
        .add(Expr::col((TABLE, "ended_on")).is_null())
        .add(open);
    let mut select = Query::select();
    select
        .column("id")
        .from(TABLE)
        .cond_where(of_person(&resident.district_code, resident.person_id))
        .cond_where(Condition::any().add(in_force(tx.access().today())).add(to_be_given));
    if tx.rows(&select).await?.is_empty() {
        return Ok(());
    }
    Err(Error::conflict("the person is recognised already, or an application is under way"))
}

/// The recognitions that are in force on a day.
pub(crate) fn in_force(day: NaiveDate) -> Condition {
    Condition::all()
        .add(Expr::col("recognised_on").lte(day))
        .add(Expr::col("until_on").gte(day))
        .add(Expr::col("ended_on").is_null())
}

async fn recognise(tx: &mut Tx, input: RecogniseJobHardshipInput) -> Result<Written> {
    let target = tx.target::<JobHardship>(&input.id, Action::Decide).await?;
    if target.recognised_on.is_some() || target.ended_on.is_some() {
        return Err(Error::conflict("the application was recognised or is over already"));
    }
    let case = case::of(tx, target.permit(), &target.district_code, target.matter_id).await?;
    if !case.state().is_settled() {
        return Err(Error::conflict("the case is not granted: its matter is decided first"));
    }
    let months = u32::try_from(input.months).ok().filter(|months| (1..=36).contains(months));
    let months = months.ok_or_else(|| Error::bad_input("input.months", "1 to 36"))?;
    let today = tx.access().today();
    let last = months_after(today, months).pred_opt();
    let row = ActiveModel { recognised_on: Set(Some(today)), until_on: Set(last), ..ActiveModel::default() };
    tx.change::<JobHardship>(target, row, input.version.into(), "recognise").await
}

async fn end(tx: &mut Tx, input: EndJobHardshipInput) -> Result<Written> {
    let target = tx.target::<JobHardship>(&input.id, Action::Change).await?;
    if target.recognised_on.is_none() || target.ended_on.is_some() {
        return Err(Error::conflict("there is no recognition in force"));
    }
    let on = day(tx, input.on, target.recognised_on, "input.on")?;
    tx.change::<JobHardship>(target, ended(input.reason, on), input.version.into(), "end").await
}

/// What changes when it ends on a day.
pub(crate) fn ended(reason: HardshipEndReason, on: NaiveDate) -> ActiveModel {
    ActiveModel {
        ended_on: Set(Some(on)),
        end_reason: Set(Some(reason.as_str().to_owned())),
        ..ActiveModel::default()
    }
}
