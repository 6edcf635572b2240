//! Enrolments are entered and set: the same one sent twice is one.

use super::inputs::{EnrolmentInput, PutEnrolmentInput, VoidEnrolmentInput};
use super::record::{ContributionState, InsuranceEnrolment, InsuranceKind};
use crate::person::{amount, day, of_person, of_working_age, residence};
use chrono::Datelike;
use entities::people::resident::Model as Residence;
use entities::social_security::insurance_enrolment::{ActiveModel, Entity, Model};
use kit::access::{Action, Permit, Target, Tx, Written};
use kit::record::Record;
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::links::mutations;

mutations! {
    /// An enrolment that was written.
    EnrolmentPayload { enrolment: InsuranceEnrolment }
    EnrolmentMutations {
        /// Enters the enrolment of a person in a scheme and a year, or sets it where there is one already.
        put_enrolment(PutEnrolmentInput) = put_one;
        /// Marks an enrolment as void: it was entered by mistake.
        void_enrolment(VoidEnrolmentInput) = void;
    }
}

async fn put_one(tx: &mut Tx, input: PutEnrolmentInput) -> Result<Written> {
    put(tx, &input.enrolment, "input.enrolment").await
}

async fn void(tx: &mut Tx, input: VoidEnrolmentInput) -> Result<Written> {
    let target = tx.target::<InsuranceEnrolment>(&input.id, Action::Change).await?;
    let row =
        ActiveModel { state: Set(ContributionState::Void.as_str().to_owned()), ..ActiveModel::default() };
    tx.change::<InsuranceEnrolment>(target, row, input.version.into(), "void").await
}

/// Enters or sets one; `path` is where it was sent.
pub(super) async fn put(tx: &mut Tx, input: &EnrolmentInput, path: &str) -> Result<Written> {
    let at = |field: &str| format!("{path}.{field}");
    let right = (InsuranceEnrolment::RESOURCE, Action::Create);
    let (permit, resident) = residence(tx, (&input.resident, &at("resident")), right).await?;
    if input.scheme.kind() == InsuranceKind::Pension {
        of_working_age(tx, &resident, &at("resident"))?;
    }
    if input.state == ContributionState::Void {
        return Err(Error::bad_input(at("state"), "anything but VOID; `voidEnrolment` does that"));
    }
    let next = tx.access().today().year() + 1;
    let year = i16::try_from(input.year).ok().filter(|year| (1990..=next).contains(&i32::from(*year)));
    let year = year.ok_or_else(|| Error::bad_input(at("year"), format!("1990 to {next}")))?;
    let amount = input.amount_fen.map(|given| amount(given, 0, &at("amountFen"))).transpose()?;
    let paid = input.paid_on.map(|given| day(tx, Some(given), None, &at("paidOn"))).transpose()?;
    let row = ActiveModel {
        state: Set(input.state.as_str().to_owned()),
        amount_fen: Set(amount),
        paid_on: Set(paid),
        ..ActiveModel::default()
    };
    match known(tx, &resident, input.scheme.as_str(), year).await? {
        Some(before) => {
            tx.require(InsuranceEnrolment::RESOURCE, Action::Change, &resident.grid_code)?;
            let version = before.version;
            let target = Target::<InsuranceEnrolment>::belonging(&permit, before);
            tx.change::<InsuranceEnrolment>(target, row, version, "change").await
        }
        None => create(tx, &permit, &resident, (input.scheme.as_str(), year), row).await,
    }
}

async fn create(
    tx: &mut Tx,
    permit: &Permit,
    resident: &Residence,
    (scheme, year): (&str, i16),
    row: ActiveModel,
) -> Result<Written> {
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(resident.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(resident.grid_code.clone()),
        grid_id: Set(resident.grid_id),
        resident_id: Set(resident.id),
        person_id: Set(resident.person_id),
        scheme: Set(scheme.to_owned()),
        year: Set(year),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
        ..row
    };
    tx.create_belonging::<InsuranceEnrolment>(permit, row).await
}

/// The enrolment of the person in the district, whichever residence it was entered for.
async fn known(tx: &Tx, resident: &Residence, scheme: &str, year: i16) -> Result<Option<Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("insurance_enrolment")
        .cond_where(of_person(&resident.district_code, resident.person_id))
        .and_where(Expr::col("scheme").eq(scheme))
        .and_where(Expr::col("year").eq(year))
        .and_where(Expr::col("state").ne(ContributionState::Void.as_str()));
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| Model::from_query_result(row, "")).transpose()?)
}
