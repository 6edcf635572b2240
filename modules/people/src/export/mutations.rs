//! Exporting.

use super::inputs::ExportResidentsInput;
use super::page::export;
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::Ask;
use kit::export::ExportRules;
use kit::schema::MutationRoot;
use kit::vault::RevealRules;

/// The mutations of exports.
pub(super) struct ExportMutations;

impl From<&MutationRoot> for ExportMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A page of an export.
#[derive(Debug, SimpleObject)]
pub(super) struct ExportResidentsPayload {
    /// CSV (RFC 4180) in UTF-8 with a byte order mark: a line of names, then a line for each residence. The last column
    /// is the watermark. A cell that a spreadsheet would take for a formula begins with an apostrophe.
    pub(super) csv: String,
    /// Residences on this page.
    pub(super) rows: i32,
    /// Whether there are more.
    pub(super) has_next_page: bool,
    /// From where to go on, for `after`.
    pub(super) end_cursor: Option<String>,
    /// Account, time and number of the export, as they stand in each line (GB/T 45574-2025).
    pub(super) watermark: String,
    /// How many residences you may still export today.
    pub(super) left: i32,
}

#[Object]
impl ExportMutations {
    /// Takes residences out of the platform (导出), up to 1,000 at a time, with sensitive values masked. It asks for the
    /// right to export, and is on record with your purpose and the number of rows, and for each person, who can read
    /// it. Each row counts against your number of the day.
    async fn export_residents(
        &self,
        ctx: &Context<'_>,
        input: ExportResidentsInput,
    ) -> Result<Option<ExportResidentsPayload>> {
        let rules = ctx.data_opt::<ExportRules>().copied().unwrap_or_default();
        let reveals = ctx.data_opt::<RevealRules>().copied().unwrap_or_default();
        export(ctx.access(), input, (rules, reveals)).await.map(Some)
    }
}
