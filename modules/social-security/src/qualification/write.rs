//! Pensions begin and change.

use super::check::{self, MONTHS};
use super::inputs::{
    ChangePensionInput, EndPensionInput, PensionStateInput, RecordQualificationCheckInput,
    ServePensionNoticeInput, StartPensionInput,
};
use super::record::{Pension, PensionState};
use super::state;
use crate::enrolment::{InsuranceKind, InsuranceScheme};
use crate::person::{amount, day, months_after, of_person, residence};
use entities::people::resident::Model as Residence;
use entities::social_security::pension::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::links::mutations;

mutations! {
    /// A pension that was written.
    PensionPayload { pension: Pension }
    PensionMutations {
        /// Enters a pension that a person receives (领取养老待遇).
        start_pension(StartPensionInput) = start;
        /// Changes the amount of a pension.
        change_pension(ChangePensionInput) = change;
        /// Records a qualification check, and when the next one is due (资格认证).
        record_qualification_check(RecordQualificationCheckInput) = check::record;
        /// Records that the notice of a suspension was served, because the check is overdue (暂停告知).
        serve_pension_notice(ServePensionNoticeInput) = state::notify;
        /// Suspends a pension whose notice is over (暂停发放).
        suspend_pension(PensionStateInput) = state::suspend;
        /// Resumes a suspended pension whose person was checked since (恢复发放).
        resume_pension(PensionStateInput) = state::resume;
        /// Ends a pension (终止发放).
        end_pension(EndPensionInput) = state::end;
    }
}

async fn start(tx: &mut Tx, input: StartPensionInput) -> Result<Written> {
    let right = (Pension::RESOURCE, Action::Create);
    let (_, resident) = residence(tx, (&input.resident, "input.resident"), right).await?;
    if input.scheme.kind() != InsuranceKind::Pension {
        return Err(Error::bad_input("input.scheme", "a scheme of pensions"));
    }
    none_before(tx, &resident, input.scheme).await?;
    let from = day(tx, input.from_on, None, "input.fromOn")?;
    let due = input.check_due_on.map_or_else(|| months_after(from, MONTHS), |day| day.0);
    if due <= from {
        return Err(Error::bad_input("input.checkDueOn", "after the first day"));
    }
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(resident.district_code),
        id: Set(tx.access().new_id()),
        grid_code: Set(resident.grid_code),
        grid_id: Set(resident.grid_id),
        resident_id: Set(resident.id),
        person_id: Set(resident.person_id),
        scheme: Set(input.scheme.as_str().to_owned()),
        amount_fen: Set(amount(input.amount_fen, 0, "input.amountFen")?),
        from_on: Set(from),
        state: Set(PensionState::Active.as_str().to_owned()),
        check_due_on: Set(Some(due)),
        checked_on: Set(None),
        notice_on: Set(None),
        notice_way: Set(None),
        notice_until: Set(None),
        suspended_on: Set(None),
        ended_on: Set(None),
        end_reason: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<Pension>(row).await
}

async fn change(tx: &mut Tx, input: ChangePensionInput) -> Result<Written> {
    let target = tx.target::<Pension>(&input.id, Action::Change).await?;
    state::not_ended(&target)?;
    let amount = amount(input.amount_fen, 0, "input.amountFen")?;
    let row = ActiveModel { amount_fen: Set(amount), ..ActiveModel::default() };
    tx.change::<Pension>(target, row, input.version.into(), "change").await
}

/// Refuses a second pension of the same scheme.
async fn none_before(tx: &Tx, resident: &Residence, scheme: InsuranceScheme) -> Result<()> {
    let mut select = Query::select();
    select
        .column("id")
        .from("pension")
        .cond_where(of_person(&resident.district_code, resident.person_id))
        .and_where(Expr::col("scheme").eq(scheme.as_str()))
        .and_where(Expr::col("state").ne(PensionState::Ended.as_str()));
    if tx.rows(&select).await?.is_empty() {
        return Ok(());
    }
    Err(Error::conflict("the person receives a pension of this scheme already"))
}
