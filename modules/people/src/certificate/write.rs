//! Certificates are entered, changed and taken out of force.

use super::inputs::{AddCertificateInput, ChangeCertificateInput};
use super::record::Certificate;
use crate::resident::Resident;
use async_graphql::MaybeUndefined;
use chrono::NaiveDate;
use entities::people::resident_certificate::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::places::retire::{RetireInput, in_force};
use wangge_core::places::text;

/// Enters it.
pub(super) async fn add(tx: &mut Tx, input: AddCertificateInput) -> Result<Written> {
    let resident = tx.target_as::<Resident>(&input.resident, Certificate::RESOURCE, Action::Create).await?;
    in_force(&resident.status, "residence")?;
    let (issued, expires) = (input.issued_on.map(|day| day.0), input.expires_on.map(|day| day.0));
    in_order(tx, issued, expires)?;
    let (cipher, mask) = sealed(tx, resident.person_id, input.number.as_deref()).await?;
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(resident.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(resident.grid_code.clone()),
        grid_id: Set(resident.grid_id),
        resident_id: Set(resident.id),
        person_id: Set(resident.person_id),
        kind: Set(input.kind.as_str().to_owned()),
        number_cipher: Set(cipher),
        number_mask: Set(mask),
        issuer: Set(text::optional(input.issuer.as_deref(), "input.issuer", 100)?),
        issued_on: Set(issued),
        expires_on: Set(expires),
        status: Set("active".to_owned()),
        retired_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<Certificate>(row).await
}

/// Writes the change.
pub(super) async fn change(tx: &mut Tx, input: ChangeCertificateInput) -> Result<Written> {
    let certificate = tx.target::<Certificate>(&input.id, Action::Change).await?;
    in_force(&certificate.status, "certificate")?;
    let mut row = ActiveModel::default();
    if !input.number.is_undefined() {
        let number = input.number.value().map(String::as_str);
        let (cipher, mask) = sealed(tx, certificate.person_id, number).await?;
        (row.number_cipher, row.number_mask) = (Set(cipher), Set(mask));
    }
    text::replace(&input.issuer, &mut row.issuer, "input.issuer", 100)?;
    let (mut issued, mut expires) = (certificate.issued_on, certificate.expires_on);
    if let Some(day) = sent(&input.issued_on) {
        issued = day;
        row.issued_on = Set(day);
    }
    if let Some(day) = sent(&input.expires_on) {
        expires = day;
        row.expires_on = Set(day);
    }
    in_order(tx, issued, expires)?;
    tx.change::<Certificate>(certificate, row, input.version.into(), "change").await
}

/// Takes it out of force: it was given back, lost or replaced.
pub(super) async fn retire(tx: &mut Tx, input: RetireInput) -> Result<Written> {
    let certificate = tx.target::<Certificate>(&input.id, Action::Change).await?;
    in_force(&certificate.status, "certificate")?;
    let day = input.day(tx)?;
    let row =
        ActiveModel { status: Set("retired".to_owned()), retired_on: Set(Some(day)), ..Default::default() };
    tx.change::<Certificate>(certificate, row, input.version.into(), "retire").await
}

/// The day that was sent, which may be none; None when nothing was sent.
fn sent(given: &MaybeUndefined<kit::scalar::Date>) -> Option<Option<NaiveDate>> {
    (!given.is_undefined()).then(|| given.value().map(|day| day.0))
}

fn in_order(tx: &Tx, issued: Option<NaiveDate>, expires: Option<NaiveDate>) -> Result<()> {
    if issued.is_some_and(|day| day > tx.access().today()) {
        return Err(Error::bad_input("input.issuedOn", "not a day in the future"));
    }
    if issued.zip(expires).is_some_and(|(issued, expires)| expires < issued) {
        return Err(Error::bad_input("input.expiresOn", "not before the day of issue"));
    }
    Ok(())
}

/// The encrypted and the masked number.
async fn sealed(tx: &Tx, person: i64, number: Option<&str>) -> Result<(Option<String>, Option<String>)> {
    let Some(number) = text::optional(number, "input.number", 50)? else { return Ok((None, None)) };
    let key = tx.person_key(person).await?.ok_or_else(|| Error::conflict("this person was erased"))?;
    let sealed = key.sealed::<Certificate>(tx.access(), "number", &number)?;
    Ok((Some(sealed.cipher), Some(sealed.mask)))
}
