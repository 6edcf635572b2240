//! A matter: something that is reported and has to be dealt with. Placed table.

use sea_orm::entity::prelude::*;

/// A matter: something that is reported and has to be dealt with.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "matter")]
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
    /// The grid where it was reported: what statistics count by.
    pub reported_in: String,
    /// The edition of the catalogue that it follows; platform table.
    pub kind_id: i64,
    /// Code of the kind.
    pub kind_code: String,
    /// Category of the kind.
    pub category: String,
    /// The procedure that it follows.
    pub procedure: String,
    /// Chain of the approval procedure.
    pub chain: Option<String>,
    /// Department line that answers for it.
    pub line: String,
    /// Department line that it is being handed to.
    pub asked_line: Option<String>,
    /// What it is about, in a line.
    pub title: String,
    /// What was reported.
    pub detail: Option<String>,
    /// The building; same district.
    pub building_id: Option<i64>,
    /// The dwelling; same district.
    pub dwelling_id: Option<i64>,
    /// Longitude.
    pub lon: Option<f64>,
    /// Latitude.
    pub lat: Option<f64>,
    /// Where it is, in words.
    pub place: Option<String>,
    /// District of the residence of the person served; no foreign key.
    pub served_district_code: Option<String>,
    /// That residence.
    pub served_id: Option<i64>,
    /// District of the residence of the person whom it is about, who has no right to it; no foreign key.
    pub concerned_district_code: Option<String>,
    /// That residence.
    pub concerned_id: Option<i64>,
    /// The account of the person served, or of the resident who reported it.
    pub account_id: Option<i64>,
    /// The authority that the person served gave, for an errand.
    pub authority: Option<String>,
    /// Who reported it: `staff`, `resident`, `unit`, `system`, `patrol` or `campaign`.
    pub source: String,
    /// The line system, or the unit, that reported it.
    pub source_name: Option<String>,
    /// Number of the report in the system that sent it.
    pub source_number: Option<String>,
    /// The account that reported it and that number, with a colon between: what is sent twice is known by it.
    pub source_ref: Option<String>,
    /// The task of a campaign that it came from; same district.
    pub campaign_task_id: Option<i64>,
    /// The service team that is asked for.
    pub team_id: Option<i64>,
    /// Account that reported it.
    pub reported_by: Option<i64>,
    /// Post of that account.
    pub reported_post: Option<i64>,
    /// When it happened.
    pub happened_at: Option<i64>,
    /// `ordinary`, `urgent` or `immediate`.
    pub urgency: String,
    /// Level of an incident, 1 (especially serious) to 4 (ordinary).
    pub level: Option<i16>,
    /// `individual`, `group` or `large_group`.
    pub scale: Option<String>,
    /// Where it stands in its procedure.
    pub stage: String,
    /// The step of the five that comes next; 6 when all are done.
    pub step: i16,
    /// `open`, `closed`, `refused`, `cancelled` or `joined`.
    pub status: String,
    /// The area whose unit has it now.
    pub unit_code: String,
    /// The post that has it now.
    pub post_id: Option<i64>,
    /// The post that was asked first and answers until it is handed over.
    pub asked_post_id: Option<i64>,
    /// Account that dealt with it last.
    pub handled_by: Option<i64>,
    /// Account that reviewed it last.
    pub reviewed_by: Option<i64>,
    /// Account that verified it.
    pub verified_by: Option<i64>,
    /// How often it was returned or refused.
    pub returns: i16,
    /// The centre decided who deals with it; it cannot be returned any more.
    pub arbitrated: bool,
    /// The person served had it opened again.
    pub reopened: bool,
    /// How often it was urged.
    pub urged: i16,
    /// `green`, `yellow` or `red`.
    pub light: String,
    /// A limit was passed.
    pub late: bool,
    /// It was reported too late.
    pub reported_late: bool,
    /// When the clock turns yellow.
    pub warn_at: Option<i64>,
    /// When the clock turns red.
    pub due_at: Option<i64>,
    /// When the clock does something next.
    pub next_at: Option<i64>,
    /// `asked` or `on`, while a suspension is asked for or in force.
    pub paused: Option<String>,
    /// Last day of the suspension.
    pub pause_until: Option<Date>,
    /// What is left of the limit: working days, or milliseconds.
    pub left_over: Option<i64>,
    /// Last day of the announcement.
    pub announced_to: Option<Date>,
    /// The matter that this one was joined to; same district.
    pub joined_to: Option<i64>,
    /// What came of it.
    pub result: Option<String>,
    /// Rating by the person served, 1 to 5.
    pub rating: Option<i16>,
    /// What that person wrote.
    pub rating_text: Option<String>,
    /// Only who handles it, reported it or is served by it finds it.
    pub discreet: bool,
    /// A refusal was appealed against.
    pub appealed: bool,
    /// When it was reported.
    pub reported_at: i64,
    /// Since when it is in its stage.
    pub stage_at: i64,
    /// When it was filed, refused, cancelled or joined.
    pub closed_at: Option<i64>,
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
