//! Applies an edition of the divisions: additions, retirements and new names, in one transaction. What an edition
//! lacks is retired and stays; nothing is ever deleted.

mod batch;
mod edition;
mod merge;
mod statements;

use super::file::DivisionTable;
use kit::access::Access;
use kit::error::Result;

/// What is imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Who issued it, e.g. `nbs` (国家统计局).
    pub issuer: String,
    /// Its name, e.g. `2.7.0`. Editions of an issuer are imported in their order.
    pub edition: String,
    /// The issuer's codes carry reach. There is one such issuer; the codes of others are kept as aliases.
    pub governing: bool,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows of the file.
    pub rows: usize,
    /// Divisions that are new.
    pub added: usize,
    /// Divisions that the edition lacks.
    pub retired: usize,
    /// Divisions with a new name.
    pub renamed: usize,
    /// Divisions that had been retired and are there again.
    pub revived: usize,
    /// The same edition was imported before: nothing was changed.
    pub known_already: bool,
}

/// Tells how many of the rows have been applied.
pub type Progress<'a> = &'a mut (dyn FnMut(usize) + Send);

/// Imports an edition. Only the platform itself may: `access` is the system's.
///
/// # Errors
/// BAD_USER_INPUT for a bad name; CONFLICT when the edition was imported with other rows, or another issuer governs;
/// FORBIDDEN for a caller of the graph. Then nothing was changed.
pub async fn import(
    access: &Access,
    what: &Edition,
    divisions: &DivisionTable,
    progress: Progress<'_>,
) -> Result<Summary> {
    edition::check_names(what)?;
    let sha256 = divisions.sha256();
    let tx = access.begin().await?;
    let before = edition::Before::read(&tx).await?;
    if before.knows(what, &sha256)? {
        return Ok(Summary { rows: divisions.len(), known_already: true, ..Summary::default() });
    }
    let mut summary = merge::apply(&tx, what, divisions, before.has(&what.issuer), progress).await?;
    summary.rows = divisions.len();
    edition::record(&tx, what, &sha256, &summary).await?;
    tx.commit().await?;
    Ok(summary)
}
