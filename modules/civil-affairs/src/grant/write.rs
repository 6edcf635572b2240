//! A grant is made of an application whose case is settled.

use super::inputs::{
    ChangeGrantAccountInput, ClaimOverpaymentInput, GrantAssistanceInput, GrantStateInput,
    RecordRecoveryInput, ReviewGrantInput, StopGrantInput,
};
use super::record::{AssistanceGrant, AssistanceGrantState};
use super::{recovery, review, state};
use crate::application::{AssistanceApplication, Whose, income_of};
use crate::programme::{self, amount, poor_enough};
use chrono::NaiveDate;
use entities::civil_affairs::assistance_application::Model as Application;
use entities::civil_affairs::assistance_grant::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use wangge_core::links::mutations;
use wangge_core::places::month::Month;
use wangge_core::places::text;
use wangge_core::seal;
use work::case;

mutations! {
    /// A grant that was written.
    AssistanceGrantPayload { grant: AssistanceGrant }
    AssistanceGrantMutations {
        /// Makes the grant of an application whose case was granted (核定待遇). The amount follows from the programme's
        /// rule, and from the income that the last visit found.
        grant_assistance(GrantAssistanceInput) = grant;
        /// Changes the account that a grant is paid to.
        change_grant_account(ChangeGrantAccountInput) = account;
        /// Suspends a grant: it is in no payment until it is resumed (暂停).
        suspend_grant(GrantStateInput) = state::suspend;
        /// Resumes a grant (恢复).
        resume_grant(GrantStateInput) = state::resume;
        /// Stops a grant (停发). What was paid too much since is claimed with `claimOverpayment`.
        stop_grant(StopGrantInput) = state::stop;
        /// Records a periodic review of a grant, and when the next one is due (定期复核).
        review_grant(ReviewGrantInput) = review::review;
        /// Claims what was paid too much (追缴).
        claim_overpayment(ClaimOverpaymentInput) = recovery::claim;
        /// Records what was given back of what was paid too much.
        record_recovery(RecordRecoveryInput) = recovery::record;
    }
}

async fn grant(tx: &mut Tx, input: GrantAssistanceInput) -> Result<Written> {
    let id = input.application.clone().of(AssistanceApplication::TYPE, "input.application")?;
    let target =
        tx.target_as::<AssistanceApplication>(&id, AssistanceGrant::RESOURCE, Action::Create).await?;
    let application = Application::clone(&target);
    let case = case::of(tx, target.permit(), &application.district_code, application.matter_id).await?;
    if !case.state().is_settled() {
        return Err(Error::conflict("the case of this application was not granted; see `matter`"));
    }
    lives_here(tx, &application).await?;
    let whose = Whose {
        district: &application.district_code,
        programme: application.programme_id,
        residence: application.resident_id,
        person: application.person_id,
        household: application.household_id,
    };
    whose.none_granted(tx).await?;
    let programme = programme::of_id(tx, application.programme_id).await?;
    let key = seal::key_of(tx, application.person_id).await?;
    let found = income_of(tx, &key, &application).await?;
    if programme.needs_visit && !found.visited {
        return Err(Error::conflict("the programme asks for a visit at home first: `recordHouseholdVisit`"));
    }
    poor_enough(&programme, application.people, found.income)?;
    let decided = (input.amount_fen, "input.amountFen");
    let amount_fen = amount(&programme, application.people, found.income, decided)?;
    let from_on = first_month(tx, input.from_month.as_deref())?;
    let account = bank_account(&input.bank_account)?;
    let (cipher, mask) = seal::sealed::<AssistanceGrant>(tx, &key, "bankAccount", Some(&account))?;
    let (now, today) = (tx.access().now(), tx.access().today());
    let row = ActiveModel {
        district_code: Set(application.district_code),
        id: Set(tx.access().new_id()),
        grid_code: Set(application.grid_code),
        grid_id: Set(application.grid_id),
        resident_id: Set(application.resident_id),
        person_id: Set(application.person_id),
        review_due_on: Set(state::review_due(&programme, today)),
        programme_id: Set(programme.id),
        kind: Set(programme.kind),
        application_id: Set(application.id),
        matter_id: Set(application.matter_id),
        household_id: Set(application.household_id),
        people: Set(application.people),
        payout: Set(programme.payout),
        amount_fen: Set(amount_fen),
        state: Set(AssistanceGrantState::Active.as_str().to_owned()),
        from_on: Set(from_on),
        reviewed_on: Set(None),
        suspended_on: Set(None),
        stopped_on: Set(None),
        stop_reason: Set(None),
        note: Set(None),
        bank_account_cipher: Set(cipher),
        bank_account_mask: Set(mask),
        overpaid_fen: Set(0),
        recovered_fen: Set(0),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<AssistanceGrant>(row).await
}

/// Refuses where the residence is over or of another household than the one applied for, or there is a grant of the
/// application already. Who grants it at the same moment waits.
async fn lives_here(tx: &Tx, application: &Application) -> Result<()> {
    let here = |column: &'static str, id: i64| {
        let district = Expr::col("district_code").eq(application.district_code.as_str());
        Condition::all().add(district).add(Expr::col(column).eq(id))
    };
    tx.hold("assistance_application", here("id", application.id)).await?;
    let mut grants = Query::select();
    grants.column("id").from("assistance_grant").cond_where(here("application_id", application.id));
    if !tx.rows(&grants).await?.is_empty() {
        return Err(Error::conflict("there is a grant of this application already"));
    }
    let mut residence = Query::select();
    residence
        .column("household_id")
        .from("resident")
        .cond_where(here("id", application.resident_id))
        .and_where(Expr::col("status").eq("active"));
    let rows = tx.rows(&residence).await?;
    let lives = rows.first().ok_or_else(|| Error::conflict("the person no longer lives here"))?;
    let household: Option<i64> = lives.try_get_by("household_id")?;
    if application.household_id.is_some() && household != application.household_id {
        return Err(Error::conflict(
            "the person is of this household no longer: another member applies for it",
        ));
    }
    Ok(())
}

/// The first day of the first month, this one or the next.
fn first_month(tx: &Tx, given: Option<&str>) -> Result<NaiveDate> {
    const PATH: &str = "input.fromMonth";
    let this = Month::of(tx.access().today());
    let Some(given) = given else { return Ok(this.first) };
    match Month::parse(given, PATH)?.first {
        first if first == this.first || first == this.after() => Ok(first),
        _ => Err(Error::bad_input(PATH, "this month or the next one")),
    }
}

fn bank_account(given: &str) -> Result<String> {
    const PATH: &str = "input.bankAccount";
    text::line(given, PATH, 50)?.ok_or_else(|| Error::bad_input(PATH, "say the account that it is paid to"))
}

async fn account(tx: &mut Tx, input: ChangeGrantAccountInput) -> Result<Written> {
    let target = tx.target::<AssistanceGrant>(&input.id, Action::Change).await?;
    let account = bank_account(&input.bank_account)?;
    let key = seal::key_of(tx, target.person_id).await?;
    let (cipher, mask) = seal::sealed::<AssistanceGrant>(tx, &key, "bankAccount", Some(&account))?;
    let row = ActiveModel {
        bank_account_cipher: Set(cipher),
        bank_account_mask: Set(mask),
        ..ActiveModel::default()
    };
    tx.change::<AssistanceGrant>(target, row, input.version.into(), "change-account").await
}
