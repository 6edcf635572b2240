//! What is known of a person whose two records become one: what the kept one says goes first.

use entities::people::resident::{ActiveModel, Model};
use kit::Result;
use kit::access::Access;
use kit::person::Follow;
use sea_orm::ActiveValue::{self, Set};

use crate::resident::Resident;

/// What is the person's, for each residence in force of the one person: sealed by the key of who stays.
pub(super) fn of_the_person(
    access: &Access,
    follow: &Follow,
    kept: &Model,
    gone: &Model,
) -> Result<ActiveModel> {
    let mut taken = ActiveModel::default();
    follow.put::<Resident>(access, gone, &mut taken)?;
    let mut row = ActiveModel {
        name: Set(kept.name.clone()),
        name_initials: Set(kept.name_initials.clone()),
        used_name: Set(kept.used_name.clone().or_else(|| gone.used_name.clone())),
        sex: Set(kept.sex.clone()),
        birth_on: Set(kept.birth_on.or(gone.birth_on)),
        identity_number_cipher: Set(kept.identity_number_cipher.clone()),
        identity_number_mask: Set(kept.identity_number_mask.clone()),
        telephone_cipher: Set(kept.telephone_cipher.clone()),
        telephone_mask: Set(kept.telephone_mask.clone()),
        ..ActiveModel::default()
    };
    if kept.identity_number_cipher.is_none() && gone.identity_number_cipher.is_some() {
        row.identity_number_cipher = taken.identity_number_cipher;
        row.identity_number_mask = Set(gone.identity_number_mask.clone());
        // they follow from the number
        row.sex = Set(gone.sex.clone());
        row.birth_on = Set(gone.birth_on);
    } else if matches!(kept.sex.as_str(), "0" | "9") {
        row.sex = Set(gone.sex.clone());
    }
    if kept.telephone_cipher.is_none() && gone.telephone_cipher.is_some() {
        row.telephone_cipher = taken.telephone_cipher;
        row.telephone_mask = Set(gone.telephone_mask.clone());
    }
    Ok(row)
}

/// What a kept residence lacks and the one of the same grid says.
pub(super) fn take_over(kept: &Model, gone: &Model, row: &mut ActiveModel) {
    if kept.household_id.is_none() {
        fill(&kept.household_id, &gone.household_id, &mut row.household_id);
        fill(&kept.household_district_code, &gone.household_district_code, &mut row.household_district_code);
        fill(&kept.relation, &gone.relation, &mut row.relation);
    }
    if kept.building_id.is_none() {
        fill(&kept.building_id, &gone.building_id, &mut row.building_id);
        fill(&kept.dwelling_id, &gone.dwelling_id, &mut row.dwelling_id);
    }
    if kept.education.is_none() {
        fill(&kept.education, &gone.education, &mut row.education);
        row.education_edition = Set(gone.education_edition.clone());
    }
    if kept.unit_id.is_none() {
        fill(&kept.unit_id, &gone.unit_id, &mut row.unit_id);
        fill(&kept.unit_district_code, &gone.unit_district_code, &mut row.unit_district_code);
    }
    fill(&kept.native_code, &gone.native_code, &mut row.native_code);
    fill(&kept.marriage, &gone.marriage, &mut row.marriage);
    fill(&kept.occupation, &gone.occupation, &mut row.occupation);
    fill(&kept.trade, &gone.trade, &mut row.trade);
    fill(&kept.workplace, &gone.workplace, &mut row.workplace);
    fill(&kept.origin_code, &gone.origin_code, &mut row.origin_code);
    fill(&kept.origin_address, &gone.origin_address, &mut row.origin_address);
    fill(&kept.inflow_reason, &gone.inflow_reason, &mut row.inflow_reason);
    row.from_on = Set(Ord::min(kept.from_on, gone.from_on));
}

fn fill<V: Clone>(kept: &Option<V>, gone: &Option<V>, column: &mut ActiveValue<Option<V>>)
where
    Option<V>: Into<sea_orm::Value>,
{
    if kept.is_none() && gone.is_some() {
        *column = Set(gone.clone());
    }
}
