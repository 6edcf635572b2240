//! Certificates are entered, changed and checked.

use super::inputs::{
    ChangeFamilyCertificateInput, CheckFamilyCertificateInput, EnterFamilyCertificateInput,
    VoidFamilyCertificateInput,
};
use super::record::{FamilyCertificate, FamilyCertificateState};
use async_graphql::MaybeUndefined;
use chrono::NaiveDate;
use entities::family_planning::family_certificate::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use people::entry::{of_person, residence};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::links::mutations;
use wangge_core::places::text;

mutations! {
    /// A certificate that was written.
    FamilyCertificatePayload { certificate: FamilyCertificate }
    FamilyCertificateMutations {
        /// Enters a certificate that somebody has, to be checked (录入证明).
        enter_family_certificate(EnterFamilyCertificateInput) = enter;
        /// Changes a certificate, which is to be checked anew.
        change_family_certificate(ChangeFamilyCertificateInput) = change;
        /// Records what the check of a certificate came to, by somebody else than who entered it and who changed it last
        /// (核验证明).
        check_family_certificate(CheckFamilyCertificateInput) = check;
        /// Says that a certificate was entered by mistake.
        void_family_certificate(VoidFamilyCertificateInput) = void;
    }
}

async fn enter(tx: &mut Tx, input: EnterFamilyCertificateInput) -> Result<Written> {
    let right = (FamilyCertificate::RESOURCE, Action::Create);
    let (permit, resident) = residence(tx, (&input.resident, "input.resident"), right).await?;
    let number = needed(&input.number, "input.number", 60)?;
    let issuer = needed(&input.issuer, "input.issuer", 100)?;
    let (issued, until) = (input.issued_on.map(|day| day.0), input.valid_to.map(|day| day.0));
    in_order(tx, issued, until)?;
    let mut same = Query::select();
    same.column("id")
        .from("family_certificate")
        .cond_where(of_person(&resident.district_code, resident.person_id))
        .and_where(Expr::col("kind").eq(input.kind.as_str()))
        .and_where(Expr::col("number").eq(number.as_str()))
        .and_where(Expr::col("state").ne(FamilyCertificateState::Void.as_str()));
    if !tx.rows(&same).await?.is_empty() {
        return Err(Error::conflict("this certificate is entered already"));
    }
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(resident.district_code),
        id: Set(tx.access().new_id()),
        grid_code: Set(resident.grid_code),
        grid_id: Set(resident.grid_id),
        resident_id: Set(resident.id),
        person_id: Set(resident.person_id),
        kind: Set(input.kind.as_str().to_owned()),
        number: Set(number),
        issuer: Set(issuer),
        issued_on: Set(issued),
        valid_to: Set(until),
        state: Set(FamilyCertificateState::Unchecked.as_str().to_owned()),
        entered_by: Set(tx.access().account()),
        changed_by: Set(None),
        checked_by: Set(None),
        checked_on: Set(None),
        check_note: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create_belonging::<FamilyCertificate>(&permit, row).await
}

async fn change(tx: &mut Tx, input: ChangeFamilyCertificateInput) -> Result<Written> {
    let target = tx.target::<FamilyCertificate>(&input.id, Action::Change).await?;
    standing(&target.state)?;
    let day = |given: &MaybeUndefined<kit::scalar::Date>, before| match given {
        MaybeUndefined::Undefined => before,
        MaybeUndefined::Null => None,
        MaybeUndefined::Value(day) => Some(day.0),
    };
    let (issued, until) = (day(&input.issued_on, target.issued_on), day(&input.valid_to, target.valid_to));
    in_order(tx, issued, until)?;
    let line = |given: &Option<String>, before: &str, path, most| match given {
        Some(given) => needed(given, path, most),
        None => Ok(before.to_owned()),
    };
    let number = line(&input.number, &target.number, "input.number", 60)?;
    let issuer = line(&input.issuer, &target.issuer, "input.issuer", 100)?;
    let same = (&number, &issuer, issued, until)
        == (&target.number, &target.issuer, target.issued_on, target.valid_to);
    let row = match same {
        // a change of nothing says nothing anew, and leaves who wrote it
        true => ActiveModel::default(),
        false => ActiveModel {
            number: Set(number),
            issuer: Set(issuer),
            issued_on: Set(issued),
            valid_to: Set(until),
            state: Set(FamilyCertificateState::Unchecked.as_str().to_owned()),
            changed_by: Set(tx.access().account()),
            checked_by: Set(None),
            checked_on: Set(None),
            check_note: Set(None),
            ..ActiveModel::default()
        },
    };
    tx.change::<FamilyCertificate>(target, row, input.version.into(), "change").await
}

async fn check(tx: &mut Tx, input: CheckFamilyCertificateInput) -> Result<Written> {
    let target = tx.target::<FamilyCertificate>(&input.id, Action::Decide).await?;
    standing(&target.state)?;
    let own = tx.access().account();
    if own.is_some() && (target.entered_by == own || target.changed_by == own) {
        return Err(Error::conflict("somebody else than who entered it or changed it last checks it"));
    }
    let note = text::optional(input.note.as_deref(), "input.note", 200)?;
    if !input.verified && note.is_none() {
        return Err(Error::bad_input("input.note", "say what is not as it should be"));
    }
    let state = match input.verified {
        true => FamilyCertificateState::Verified,
        false => FamilyCertificateState::Refuted,
    };
    let row = ActiveModel {
        state: Set(state.as_str().to_owned()),
        checked_by: Set(tx.access().account()),
        checked_on: Set(Some(tx.access().today())),
        check_note: Set(note),
        ..ActiveModel::default()
    };
    tx.change::<FamilyCertificate>(target, row, input.version.into(), "check").await
}

async fn void(tx: &mut Tx, input: VoidFamilyCertificateInput) -> Result<Written> {
    let target = tx.target::<FamilyCertificate>(&input.id, Action::Change).await?;
    standing(&target.state)?;
    tx.change::<FamilyCertificate>(target, voided(), input.version.into(), "void").await
}

/// What changes when it was a mistake.
pub(crate) fn voided() -> ActiveModel {
    ActiveModel {
        state: Set(FamilyCertificateState::Void.as_str().to_owned()),
        checked_by: Set(None),
        checked_on: Set(None),
        ..ActiveModel::default()
    }
}

fn standing(state: &str) -> Result<()> {
    match state == FamilyCertificateState::Void.as_str() {
        true => Err(Error::conflict("the certificate was entered by mistake")),
        false => Ok(()),
    }
}

fn needed(given: &str, path: &str, most: usize) -> Result<String> {
    text::line(given, path, most)?.ok_or_else(|| Error::bad_input(path, "must not be empty"))
}

fn in_order(tx: &Tx, issued: Option<NaiveDate>, until: Option<NaiveDate>) -> Result<()> {
    if issued.is_some_and(|day| day > tx.access().today()) {
        return Err(Error::bad_input("input.issuedOn", "not a day in the future"));
    }
    match issued.zip(until) {
        Some((issued, until)) if until < issued => {
            Err(Error::bad_input("input.validTo", "not before the day of issue"))
        }
        _ => Ok(()),
    }
}
