//! What clients send to export.

use crate::resident::filter::ResidentFilter;
use async_graphql::InputObject;
use kit::code::AreaCode;

/// Which residences are taken out, and why.
#[derive(Debug, InputObject)]
pub struct ExportResidentsInput {
    /// Those in this area, in which you have the right to export.
    pub area: AreaCode,
    /// Those that this leaves.
    pub filter: Option<ResidentFilter>,
    /// Names of fields, e.g. `name`; every field when left out. Sensitive ones are masked.
    pub fields: Option<Vec<String>>,
    /// What it is needed for, 4 to 200 characters. It is on record for each person. Write no personal data here.
    pub purpose: String,
    /// Rows of this page, 1 to 1,000.
    #[graphql(default = 1_000)]
    pub first: i32,
    /// `endCursor` of the page before.
    pub after: Option<String>,
    /// Taken like any other, but an export is never answered again: each counts.
    pub idempotency_key: Option<String>,
}
