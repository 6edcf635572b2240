//! Persons and residences, with keys and sealed values as the graph writes them.

use super::Writer;
use crate::demo::plan::{Person, Residence};
use crate::resident::{Resident, number_mac};
use crate::standard::EDUCATION_EDITION;
use chrono::{Months, NaiveDate};
use entities::people::{person, resident};
use kit::access::Tx;
use kit::error::{Error, Result};
use kit::identity_number::IdentityNumber;
use kit::search::person_initials;
use kit::vault::PersonKey;
use sea_orm::ActiveValue::Set;
use std::collections::BTreeMap;

const DAY: i64 = 86_400_000;

/// Months after which the districts verify again.
pub(super) async fn months(tx: &Tx) -> Result<BTreeMap<String, u32>> {
    let rows = tx.bulk_rows("SELECT code, verify_months FROM district_setting", vec![]).await?;
    let read = |row: &sea_orm::QueryResult| -> Result<(String, u32)> {
        let months: i16 = row.try_get_by("verify_months")?;
        Ok((row.try_get_by("code")?, u32::try_from(months).unwrap_or(0)))
    };
    rows.iter().map(read).collect()
}

fn number(person: &Person) -> Result<IdentityNumber> {
    IdentityNumber::compose(&person.area, person.birth, person.sequence).map_err(Error::internal)
}

impl Writer<'_> {
    /// A key for each person.
    pub(super) fn keys(&self) -> Vec<PersonKey> {
        self.persons.iter().map(|id| PersonKey::new(self.access, *id)).collect()
    }

    /// The row of a person; none for whom no residence is of.
    pub(super) fn person(&self, at: usize, key: &PersonKey) -> Result<Option<person::ActiveModel>> {
        let Some(residence) = self.answering[at] else { return Ok(None) };
        let grid = &self.grids[self.plan.residences[residence].grid];
        let (key_id, data_key) = key.wrapped(self.access)?;
        Ok(Some(person::ActiveModel {
            id: Set(self.persons[at]),
            number_mac: Set(Some(number_mac(self.access, &number(&self.plan.persons[at])?))),
            district_code: Set(grid.district().to_owned()),
            resident_id: Set(self.residences[residence]),
            key_id: Set(key_id),
            data_key: Set(Some(data_key)),
            merged_into: Set(None),
            account_id: Set(None),
            account_confirmed_at: Set(None),
            erased_at: Set(None),
            created_at: Set(self.now),
        }))
    }

    pub(super) fn residence(
        &self,
        at: usize,
        keys: &[PersonKey],
        months: &BTreeMap<String, u32>,
    ) -> Result<resident::ActiveModel> {
        let residence = &self.plan.residences[at];
        let (person, key) = (&self.plan.persons[residence.person], &keys[residence.person]);
        let grid = &self.grids[residence.grid];
        let sealed = key.sealed::<Resident>(self.access, "identityNumber", number(person)?.expose())?;
        let telephone = person.telephone.as_deref();
        let telephone =
            telephone.map(|number| key.sealed::<Resident>(self.access, "telephone", number)).transpose()?;
        let (telephone_cipher, telephone_mask) = telephone.map(|t| (t.cipher, t.mask)).unzip();
        let verified_on = self.day(residence.verified);
        let months = Months::new(months.get(grid.district()).copied().unwrap_or(3));
        let mut row = resident::ActiveModel {
            district_code: Set(grid.district().to_owned()),
            id: Set(self.residences[at]),
            grid_code: Set(grid.code.clone()),
            grid_id: Set(grid.id),
            person_id: Set(self.persons[residence.person]),
            identity_number_cipher: Set(Some(sealed.cipher)),
            identity_number_mask: Set(Some(sealed.mask)),
            telephone_cipher: Set(telephone_cipher),
            telephone_mask: Set(telephone_mask),
            from_on: Set(residence.from),
            verified_at: Set(Some(self.now - residence.verified * DAY)),
            verified_by: Set(grid.leader),
            due_on: Set(verified_on.checked_add_months(months)),
            disputed: Set(false),
            status: Set("active".to_owned()),
            version: Set(1),
            created_at: Set(self.now - residence.entered * DAY),
            changed_at: Set(self.now - residence.verified * DAY),
            ..Default::default()
        };
        self.belongs(&mut row, residence);
        describes(&mut row, person, residence, grid.district());
        Ok(row)
    }

    /// The day so many days before now, as the platform counts days.
    pub(super) fn day(&self, ago: i64) -> NaiveDate {
        crate::demo::plan::ago_of(self.access.today(), ago)
    }

    /// Where the person belongs.
    fn belongs(&self, row: &mut resident::ActiveModel, residence: &Residence) {
        let household = &self.plan.households[residence.household];
        row.kind = Set(residence.kind.to_owned());
        row.household_district_code = Set(Some(self.grids[household.grid].district().to_owned()));
        row.household_id = Set(Some(self.households[residence.household]));
        row.relation = Set(Some(residence.relation.to_owned()));
        row.building_id = Set(self.building(residence.home));
        row.dwelling_id = Set(residence.home.map(|home| self.homes[home]));
        if let Some((origin, reason)) = residence.origin {
            row.origin_code = Set(Some(origin.to_owned()));
            row.inflow_reason = Set(Some(reason.to_owned()));
        }
    }
}

/// Who the person is.
fn describes(row: &mut resident::ActiveModel, person: &Person, residence: &Residence, district: &str) {
    let text = |text: &str| Set(Some(text.to_owned()));
    row.name_initials = Set(person_initials(&person.name));
    row.name = Set(person.name.clone());
    row.sex = Set(if person.male { "1" } else { "2" }.to_owned());
    row.birth_on = Set(Some(person.birth));
    row.native_code = text(residence.origin.map_or(district, |(origin, _)| origin));
    row.marriage = Set(person.marriage.map(str::to_owned));
    if let Some(education) = person.education {
        row.education = text(education);
        row.education_edition = text(EDUCATION_EDITION);
    }
    if let Some(work) = &person.work {
        row.occupation = text(work.occupation);
        row.trade = text(work.trade);
        row.workplace = text(&format!("{}{}", work.town, work.place));
    }
}
