//! Who dies, leaves or moves to another district is insured, paid and registered there no longer, and the new place learns
//! nothing of it. Within a district the records go along with the residence by themselves.

use crate::employment::{EmploymentRecord, over as employment_over};
use crate::enrolment::{ContributionState, InsuranceEnrolment};
use crate::hardship::{HardshipEndReason, JobHardship, ended as hardship_ended};
use crate::introduction::{IntroductionResult, over as introduction_over, pending};
use crate::qualification::{Pension, PensionEndReason, ended as pension_ended};
use crate::training::{TrainingAttendance, TrainingResult, over as training_over};
use crate::unemployment::{UnemploymentEndReason, close};
use crate::{JobIntroduction, PensionState};
use chrono::Datelike;
use entities::social_security::{
    employment, insurance_enrolment, job_hardship, pension, training_attendance, unemployment,
};
use kit::Result;
use kit::access::{Action, Permit, Target, Tx, district_of};
use kit::hooks::{Ended, Erased, Merged, Moved};
use kit::record::Record;
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use std::collections::BTreeSet;

/// Why everything of a residence ends: as each kind of record says it.
#[derive(Clone, Copy)]
struct Why {
    enrolment: ContributionState,
    pension: PensionEndReason,
    unemployment: UnemploymentEndReason,
    hardship: HardshipEndReason,
}

const MOVED: Why = Why {
    enrolment: ContributionState::Transferred,
    pension: PensionEndReason::Moved,
    unemployment: UnemploymentEndReason::Moved,
    hardship: HardshipEndReason::Moved,
};
const DIED: Why = Why {
    enrolment: ContributionState::Ended,
    pension: PensionEndReason::Died,
    unemployment: UnemploymentEndReason::Died,
    hardship: HardshipEndReason::Died,
};
const LEFT: Why = Why {
    enrolment: ContributionState::Ended,
    pension: PensionEndReason::Left,
    unemployment: UnemploymentEndReason::Left,
    hardship: HardshipEndReason::Left,
};
const MISTAKE: Why = Why {
    enrolment: ContributionState::Void,
    pension: PensionEndReason::Mistake,
    unemployment: UnemploymentEndReason::Mistake,
    hardship: HardshipEndReason::Mistake,
};

/// The person lives in another district now, where everything begins anew.
pub(crate) async fn moved(tx: &mut Tx, moved: &Moved) -> Result<()> {
    if moved.record_type != Resident::TYPE || district_of(&moved.from) == district_of(&moved.to) {
        return Ok(());
    }
    end_all(tx, (&moved.from, moved.before), MOVED).await
}

/// The residence is over: the person died or left, or it was a mistake.
pub(crate) async fn ended(tx: &mut Tx, ended: &Ended) -> Result<()> {
    if ended.record_type != Resident::TYPE {
        return Ok(());
    }
    let why = match ended.reason.as_str() {
        "died" => DIED,
        "left" => LEFT,
        _ => MISTAKE,
    };
    end_all(tx, (&ended.area, ended.id), why).await
}

/// Everything about the person was erased.
pub(crate) async fn erased(tx: &mut Tx, erased: &Erased) -> Result<()> {
    if erased.record_type != Resident::TYPE {
        return Ok(());
    }
    end_all(tx, (&erased.area, erased.id), MISTAKE).await
}

/// What there is of a residence of this area ends.
async fn end_all(tx: &mut Tx, (area, residence): (&str, i64), why: Why) -> Result<()> {
    let permit = tx.permit(InsuranceEnrolment::RESOURCE, Action::Change, area)?;
    let today = tx.access().today();
    let here = || {
        let district = Expr::col("district_code").eq(district_of(area));
        Condition::all().add(district).add(Expr::col("resident_id").eq(residence))
    };
    // what was paid for earlier years stays as it was
    let now = here().add(Expr::col("year").gte(today.year())).add(in_force());
    for row in tx.models::<insurance_enrolment::Entity>(now).await? {
        set_enrolment(tx, &permit, row, why.enrolment).await?;
    }
    let paid = here().add(Expr::col("state").ne(PensionState::Ended.as_str()));
    for row in tx.models::<pension::Entity>(paid).await? {
        end_pension(tx, &permit, row, why.pension).await?;
    }
    for row in tx.models::<employment::Entity>(here().add(Expr::col("to_on").is_null())).await? {
        end_employment(tx, &permit, row).await?;
    }
    for row in tx.models::<unemployment::Entity>(here().add(Expr::col("to_on").is_null())).await? {
        close(tx, &permit, row, (why.unemployment, today)).await?;
    }
    for row in tx.models::<job_hardship::Entity>(here().add(Expr::col("ended_on").is_null())).await? {
        end_hardship(tx, &permit, row, why.hardship).await?;
    }
    for row in pending(tx, here()).await? {
        let version = row.version;
        let target = Target::<JobIntroduction>::belonging(&permit, row);
        let lapsed = introduction_over(IntroductionResult::Lapsed, today);
        tx.change::<JobIntroduction>(target, lapsed, version, "result").await?;
    }
    let entered = here().add(Expr::col("result").eq(TrainingResult::Entered.as_str()));
    for row in tx.models::<training_attendance::Entity>(entered).await? {
        withdraw(tx, &permit, row).await?;
    }
    Ok(())
}

/// Two turned out to be one person, who has each of these once in a district: what was entered first stays.
pub(crate) async fn merged(tx: &mut Tx, merged: &Merged) -> Result<()> {
    if merged.record_type != "Person" {
        return Ok(());
    }
    let permit = tx.permit(InsuranceEnrolment::RESOURCE, Action::Change, &merged.area)?;
    let today = tx.access().today();
    let person = || Condition::all().add(Expr::col("person_id").eq(merged.kept));
    let mut seen = BTreeSet::new();
    for row in covering_first(tx.models::<insurance_enrolment::Entity>(person().add(in_force())).await?) {
        if !seen.insert((row.district_code.clone(), row.scheme.clone(), row.year)) {
            set_enrolment(tx, &permit, row, ContributionState::Void).await?;
        }
    }
    let mut seen = BTreeSet::new();
    let paid = person().add(Expr::col("state").ne(PensionState::Ended.as_str()));
    for row in tx.models::<pension::Entity>(paid).await? {
        if !seen.insert((row.district_code.clone(), row.scheme.clone())) {
            end_pension(tx, &permit, row, PensionEndReason::Duplicate).await?;
        }
    }
    let mut seen = BTreeSet::new();
    for row in tx.models::<employment::Entity>(person().add(Expr::col("to_on").is_null())).await? {
        if !seen.insert(row.district_code.clone()) {
            end_employment(tx, &permit, row).await?;
        }
    }
    let mut seen = BTreeSet::new();
    for row in tx.models::<unemployment::Entity>(person().add(Expr::col("to_on").is_null())).await? {
        if !seen.insert(row.district_code.clone()) {
            close(tx, &permit, row, (UnemploymentEndReason::Duplicate, today)).await?;
        }
    }
    let mut seen = BTreeSet::new();
    for row in recognised_first(tx, person()).await? {
        if !seen.insert(row.district_code.clone()) {
            end_hardship(tx, &permit, row, HardshipEndReason::Duplicate).await?;
        }
    }
    let mut seen = BTreeSet::new();
    let entered = person().add(Expr::col("result").eq(TrainingResult::Entered.as_str()));
    for row in tx.models::<training_attendance::Entity>(entered).await? {
        if !seen.insert((row.district_code.clone(), row.course_id)) {
            withdraw(tx, &permit, row).await?;
        }
    }
    Ok(())
}

/// Enrolments that are neither void nor over.
fn in_force() -> Condition {
    let over = [ContributionState::Void, ContributionState::Ended, ContributionState::Transferred];
    Condition::all().add(Expr::col("state").is_not_in(over.map(|state| state.as_str())))
}

/// Those that cover the person first, otherwise in the order of their entry.
fn covering_first(mut rows: Vec<insurance_enrolment::Model>) -> Vec<insurance_enrolment::Model> {
    let covers = |row: &insurance_enrolment::Model| {
        ContributionState::of(&row.state).is_some_and(ContributionState::covers)
    };
    rows.sort_by_key(|row| (!covers(row), row.id));
    rows
}

/// Recognitions that are in force or to be given: those in force first, otherwise in the order of their entry.
async fn recognised_first(tx: &Tx, which: Condition) -> Result<Vec<job_hardship::Model>> {
    let mut found = tx.models::<job_hardship::Entity>(which.add(Expr::col("ended_on").is_null())).await?;
    let today = tx.access().today();
    found.retain(|row| row.until_on.is_none_or(|last| last >= today));
    found.sort_by_key(|row| (row.recognised_on.is_none(), row.id));
    Ok(found)
}

async fn set_enrolment(
    tx: &mut Tx,
    permit: &Permit,
    row: insurance_enrolment::Model,
    state: ContributionState,
) -> Result<()> {
    let version = row.version;
    let change = insurance_enrolment::ActiveModel {
        state: Set(state.as_str().to_owned()),
        ..insurance_enrolment::ActiveModel::default()
    };
    let target = Target::<InsuranceEnrolment>::belonging(permit, row);
    tx.change::<InsuranceEnrolment>(target, change, version, "end").await.map(drop)
}

async fn end_pension(
    tx: &mut Tx,
    permit: &Permit,
    row: pension::Model,
    reason: PensionEndReason,
) -> Result<()> {
    let (version, today) = (row.version, tx.access().today());
    let target = Target::<Pension>::belonging(permit, row);
    tx.change::<Pension>(target, pension_ended(reason, today), version, "end").await.map(drop)
}

async fn end_employment(tx: &mut Tx, permit: &Permit, row: employment::Model) -> Result<()> {
    let (version, day) = (row.version, Ord::max(row.from_on, tx.access().today()));
    let target = Target::<EmploymentRecord>::belonging(permit, row);
    tx.change::<EmploymentRecord>(target, employment_over(day), version, "end").await.map(drop)
}

async fn end_hardship(
    tx: &mut Tx,
    permit: &Permit,
    row: job_hardship::Model,
    reason: HardshipEndReason,
) -> Result<()> {
    let (version, today) = (row.version, tx.access().today());
    let target = Target::<JobHardship>::belonging(permit, row);
    tx.change::<JobHardship>(target, hardship_ended(reason, today), version, "end").await.map(drop)
}

async fn withdraw(tx: &mut Tx, permit: &Permit, row: training_attendance::Model) -> Result<()> {
    let (version, today) = (row.version, tx.access().today());
    let target = Target::<TrainingAttendance>::belonging(permit, row);
    let withdrawn = training_over(TrainingResult::Withdrawn, today);
    tx.change::<TrainingAttendance>(target, withdrawn, version, "result").await.map(drop)
}
