use super::super::diff::{Diff, Known};
use super::super::file::DivisionTable;
use super::batch::Batch;
use super::statements::Target;
use super::{Edition, Progress, Summary};
use kit::access::Tx;
use kit::error::{Error, Result};

/// Known divisions that are read at once.
const PAGE: usize = 10_000;

/// Brings the stored divisions of an issuer to an edition. Additions are noted one by one unless it is the issuer's
/// first edition, of which every division itself tells.
pub(super) async fn apply(
    tx: &Tx,
    what: &Edition,
    divisions: &DivisionTable,
    note_additions: bool,
    progress: Progress<'_>,
) -> Result<Summary> {
    let mut diff = Diff::new(divisions.rows());
    let mut batch = Batch::new(tx, what, note_additions);
    let mut from = String::new();
    loop {
        let page = known(tx, what, &from).await?;
        for (code, name, retired) in &page {
            let known = Known { code: code.parse().map_err(Error::internal)?, name, retired: *retired };
            for change in diff.until(known) {
                batch.add(&change).await?;
            }
        }
        progress(divisions.len() - diff.left());
        match page.into_iter().nth(PAGE - 1) {
            Some((last, ..)) => from = last,
            None => break,
        }
    }
    let mut left = diff.left();
    for change in diff.rest() {
        left -= 1;
        if batch.add(&change).await? {
            progress(divisions.len() - left);
        }
    }
    let summary = batch.finish().await?;
    progress(divisions.len());
    Ok(summary)
}

/// The next known divisions in code order: code, name, retired.
async fn known(tx: &Tx, what: &Edition, after: &str) -> Result<Vec<(String, String, bool)>> {
    let target = Target::of(what);
    let rows = tx.bulk_rows(target.page(PAGE), target.page_values(what, after)).await?;
    rows.iter()
        .map(|row| {
            let retired: Option<String> = row.try_get("", "retired_edition")?;
            Ok((row.try_get("", "code")?, row.try_get("", "name")?, retired.is_some()))
        })
        .collect()
}
