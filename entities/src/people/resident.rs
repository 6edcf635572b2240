//! A residence of a person: registered here, living here, or both. What is about the person is the same in every row of one person. Placed table.

use sea_orm::entity::prelude::*;

/// A residence of a person: registered here, living here, or both. What is about the person is the same in every row of one person.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "resident")]
pub struct Model {
    /// First six digits of `grid_code`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The grid, or for what lies in several the division, that holds the row.
    pub grid_code: String,
    /// Its grid; same district.
    pub grid_id: i64,
    /// The person; stays the same wherever the person moves.
    pub person_id: i64,
    /// The account that is bound to the person.
    pub account_id: Option<i64>,
    /// `registered` (and living here), `away` (registered here, living elsewhere) or `floating` (living here, registered elsewhere).
    pub kind: String,
    /// District of the household.
    pub household_district_code: Option<String>,
    /// The household, which may lie in another grid or district.
    pub household_id: Option<i64>,
    /// Relation to the head of the household, GB/T 4761-2008.
    pub relation: Option<String>,
    /// The building that the person lives in; same district.
    pub building_id: Option<i64>,
    /// The dwelling that the person lives in; same district.
    pub dwelling_id: Option<i64>,
    /// Name; empty once erased.
    pub name: String,
    /// First letters of the name's pinyin, in lower case.
    pub name_initials: String,
    /// Name used before.
    pub used_name: Option<String>,
    /// GB/T 2261.1: `0`, `1`, `2` or `9`.
    pub sex: String,
    /// Day of birth.
    pub birth_on: Option<Date>,
    /// Identity number (GB 11643), encrypted with the person's key.
    pub identity_number_cipher: Option<String>,
    /// Identity number as it is shown.
    pub identity_number_mask: Option<String>,
    /// Telephone, encrypted with the person's key.
    pub telephone_cipher: Option<String>,
    /// Telephone as it is shown.
    pub telephone_mask: Option<String>,
    /// Native place, six digits.
    pub native_code: Option<String>,
    /// GB/T 2261.2.
    pub marriage: Option<String>,
    /// GB/T 4658.
    pub education: Option<String>,
    /// Edition of GB/T 4658 that `education` is of.
    pub education_edition: Option<String>,
    /// Occupation.
    pub occupation: Option<String>,
    /// Trade of the work: section letter of GB/T 4754.
    pub trade: Option<String>,
    /// Name of the workplace, where no unit says it.
    pub workplace: Option<String>,
    /// District of the unit of the workplace.
    pub unit_district_code: Option<String>,
    /// The unit of the workplace.
    pub unit_id: Option<i64>,
    /// Division that the person is registered in or came from.
    pub origin_code: Option<String>,
    /// Address there.
    pub origin_address: Option<String>,
    /// Why a floating person came.
    pub inflow_reason: Option<String>,
    /// First day of the residence.
    pub from_on: Date,
    /// First day on which it no longer was one.
    pub to_on: Option<Date>,
    /// `moved`, `left`, `died`, `merged` or `mistake`.
    pub end_reason: Option<String>,
    /// Day of death.
    pub died_on: Option<Date>,
    /// When the record was last verified.
    pub verified_at: Option<i64>,
    /// Account that verified it.
    pub verified_by: Option<i64>,
    /// Day by which it is to be verified again.
    pub due_on: Option<Date>,
    /// Whether a correction that the person asked for is open.
    pub disputed: bool,
    /// `active`, `ended` or `erased`.
    pub status: String,
    /// Counts the changes, from 1.
    pub version: i64,
    /// When it was entered.
    pub created_at: i64,
    /// When it was last changed.
    pub changed_at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
