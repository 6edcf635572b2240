use super::super::diff::{Diff, Known};
use super::super::file::DivisionTable;
use super::super::{LOCAL, PackedCode};
use super::batch::Batch;
use super::statements::Target;
use super::{Edition, Progress, Summary};
use kit::access::Tx;
use kit::error::{Error, Result};

/// Known divisions that are read at once.
const PAGE: usize = 10_000;

/// Brings the stored divisions of an issuer to an edition. Additions are noted one by one unless it is the issuer's
/// first edition, of which every division itself tells. `adopted` are those of its codes that were entered between
/// editions.
pub(super) async fn apply(
    tx: &Tx,
    what: &Edition,
    divisions: &DivisionTable,
    adopted: &[String],
    note_additions: bool,
    progress: Progress<'_>,
) -> Result<Summary> {
    let mut diff = Diff::new(divisions.rows());
    let mut batch = Batch::new(tx, what, note_additions);
    batch.adopt(adopted).await?;
    let mut from = Some(String::new());
    while let Some(after) = from {
        let page = stored(tx, what, &after).await?;
        for division in &page.divisions {
            for change in diff.until(division.known()) {
                batch.add(&change).await?;
            }
        }
        progress(divisions.len() - diff.left());
        from = page.next;
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

/// A division as it is stored.
pub(super) struct Stored {
    pub(super) code: PackedCode,
    name: String,
    pub(super) retired: bool,
    /// It was entered between editions.
    pub(super) local: bool,
}

impl Stored {
    fn known(&self) -> Known<'_> {
        Known { code: self.code, name: &self.name, retired: self.retired, local: self.local }
    }
}

/// Some of what is stored, in code order.
pub(super) struct Page {
    pub(super) divisions: Vec<Stored>,
    /// After which code the next page begins; `None` when this is the last.
    pub(super) next: Option<String>,
}

/// The stored divisions of an issuer after this code.
pub(super) async fn stored(tx: &Tx, what: &Edition, after: &str) -> Result<Page> {
    let target = Target::of(what);
    let rows = tx.bulk_rows(target.page(PAGE), target.page_values(what, after)).await?;
    let mut divisions = Vec::with_capacity(rows.len());
    for row in &rows {
        divisions.push(Stored {
            code: row.try_get::<String>("", "code")?.parse().map_err(Error::internal)?,
            name: row.try_get("", "name")?,
            retired: row.try_get::<Option<String>>("", "retired_edition")?.is_some(),
            local: row.try_get::<String>("", "edition")? == LOCAL,
        });
    }
    let next = divisions.get(PAGE - 1).map(|last| last.code.to_string());
    Ok(Page { divisions, next })
}
