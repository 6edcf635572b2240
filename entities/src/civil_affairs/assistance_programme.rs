//! A programme of social assistance (救助项目) of a district. Platform table.

use sea_orm::entity::prelude::*;

/// A programme of social assistance (救助项目) of a district.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "assistance_programme")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The district.
    pub area_code: String,
    /// Stable code in the district.
    pub code: String,
    /// Kind, e.g. `minimum_living`.
    pub kind: String,
    /// English title.
    pub title: String,
    /// Chinese title.
    pub chinese: String,
    /// Who is entitled, in words.
    pub conditions: String,
    /// It is for households, not for single persons.
    pub for_household: bool,
    /// How the amount follows: `fixed`, `top_up` or `up_to`.
    pub amount_rule: String,
    /// Amount of the rule for a head, in fen.
    pub amount_fen: i64,
    /// Most income of a head in a month, in fen.
    pub income_limit_fen: Option<i64>,
    /// Least age in years.
    pub min_age: Option<i16>,
    /// Greatest age in years.
    pub max_age: Option<i16>,
    /// `monthly` or `once`.
    pub payout: String,
    /// Months between two reviews; none where it is paid once.
    pub review_months: Option<i16>,
    /// A household visit comes before the grant.
    pub needs_visit: bool,
    /// Its applications are announced before they are decided.
    pub announced: bool,
    /// Kind of matter that its applications are.
    pub kind_code: String,
    /// First day.
    pub from_on: Date,
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
