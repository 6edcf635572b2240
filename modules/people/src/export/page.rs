//! A page of an export, put on record before it is answered.

use super::csv::{cell, write};
use super::inputs::ExportResidentsInput;
use super::mutations::ExportResidentsPayload;
use crate::resident::Resident;
use kit::access::{Access, Action};
use kit::export::{ExportRules, fields_of};
use kit::record::{Record, Row, Selection};
use kit::vault::RevealRules;
use kit::{Error, Result};

/// Most rows of a page.
const MOST: u64 = 1_000;

/// Reads the page and records that it was taken.
pub(super) async fn export(
    access: &Access,
    input: ExportResidentsInput,
    (rules, reveals): (ExportRules, RevealRules),
) -> Result<ExportResidentsPayload> {
    let purpose = kit::text::reason(&input.purpose, "input.purpose", "say why")?;
    let most = rules.at_once.min(MOST);
    let wanted = u64::try_from(input.first).ok().filter(|first| (1..=most).contains(first));
    let wanted = wanted.ok_or_else(|| Error::bad_input("input.first", format!("1 to {most}")))?;
    let fields = fields_of::<Resident>(input.fields.as_deref(), "input.fields")?;
    let area = input.area.as_str();
    if !access.require(Resident::RESOURCE, Action::Export)?.covers(area) {
        return Err(Error::not_found("area"));
    }
    let selection = fields.iter().fold(Selection::default(), |all, name| all.with::<Resident>(name));
    let find = access.find::<Resident>()?.to_export()?.in_area(&input.area).select(selection);
    let filter = input.filter.unwrap_or_default().on_record(access, reveals).await?;
    let find = filter.narrow(find)?;
    let mut rows = find.beyond(input.after.as_deref(), "input.after")?.take(wanted + 1, false).await?;
    let more = rows.len() as u64 > wanted;
    rows.truncate(usize::try_from(wanted).unwrap_or(usize::MAX));
    let number = access.new_id().to_string();
    let tx = access.begin().await?;
    let left = tx.spend_exports(rows.len(), rules).await?;
    tx.exported(&rows, (&number, area), &fields.join(","), &purpose).await?;
    tx.commit().await?;
    let watermark = watermark(access, &number);
    Ok(ExportResidentsPayload {
        csv: write(&fields, rows.iter().map(|row| cells(row, &fields)), &watermark)?,
        rows: i32::try_from(rows.len()).unwrap_or(i32::MAX),
        has_next_page: more,
        end_cursor: rows.last().map(kit::paging::encode),
        watermark,
        left,
    })
}

/// Who took it out, when, and the number under which the audit has it.
fn watermark(access: &Access, number: &str) -> String {
    let name = access.principal().caller().map_or("", |caller| caller.name.as_str());
    let at = chrono::DateTime::from_timestamp_millis(access.now()).unwrap_or_default();
    format!("{name} {} {number}", at.format("%Y-%m-%dT%H:%M:%SZ"))
}

fn cells(row: &Row<Resident>, fields: &[&str]) -> Vec<String> {
    let values = fields.iter().map(|field| row.value(field).map(cell).unwrap_or_default());
    std::iter::once(row.global_id().to_string()).chain(values).collect()
}
