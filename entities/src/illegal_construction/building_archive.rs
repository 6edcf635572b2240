//! The building archive (一户一档) of a household. Placed table.

use sea_orm::entity::prelude::*;

/// The building archive (一户一档) of a household.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "building_archive")]
pub struct Model {
    /// First six digits of `grid_code`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The grid that holds the row.
    pub grid_code: String,
    /// Its grid; same district.
    pub grid_id: i64,
    /// Its building; same district.
    pub building_id: Option<i64>,
    /// The household; same district.
    pub household_id: i64,
    /// Number of the archive.
    pub number: String,
    /// Name of the leader of the working group.
    pub leader: String,
    /// Name of the supervisor.
    pub supervisor: String,
    /// Storeys.
    pub storeys: Option<i16>,
    /// Floor area in square decimetres.
    pub area_dm2: Option<i32>,
    /// Whether the land paper is there: `held`, `missing` or `not_needed`.
    pub land_paper: String,
    /// Whether the planning paper is there, likewise.
    pub planning_paper: String,
    /// Day on which the registration form was filed.
    pub form_on: Option<Date>,
    /// Day on which pictures were filed.
    pub pictures_on: Option<Date>,
    /// Day on which a video was filed.
    pub video_on: Option<Date>,
    /// Day on which the letter of guarantee was filed.
    pub guarantee_on: Option<Date>,
    /// Are form, pictures or video, and guarantee there?
    pub complete: bool,
    /// Where originals are kept that are not attached.
    pub kept_at: Option<String>,
    /// District of the residence of who signed the guarantee.
    pub signer_district_code: Option<String>,
    /// That residence; without a foreign key, since it may lie in another district.
    pub signer_id: Option<i64>,
    /// The person who signed the guarantee.
    pub person_id: Option<i64>,
    /// Day of the last survey.
    pub surveyed_on: Date,
    /// Account that surveyed it.
    pub surveyed_by: Option<i64>,
    /// `active` or `retired`.
    pub status: String,
    /// First day on which it is no longer valid.
    pub retired_on: Option<Date>,
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
