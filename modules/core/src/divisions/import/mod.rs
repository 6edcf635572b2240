//! Applies an edition of the divisions: additions, retirements and new names, in one transaction. What an edition
//! lacks is retired and stays; nothing is ever deleted. What looks like a part of an edition, or like an older one, is
//! refused unless [`Allow`] says otherwise.

mod batch;
mod edition;
mod losses;
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
    /// What may happen all the same.
    pub allow: Allow,
}

/// What an operator has to say before it happens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allow {
    /// The edition retires more than 5 % of a level (and more than 20 divisions of it).
    pub mass_retirement: bool,
    /// The edition's version is lower than that of an earlier one, e.g. `2.6.1` after `2.7.0`.
    pub older: bool,
}

/// A division that the edition retired and in which something is still valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranded {
    /// Its code.
    pub code: String,
    /// Valid grids directly in it.
    pub grids: i64,
    /// Valid divisions directly below it, entered between editions.
    pub divisions: i64,
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
    /// Retired divisions with something in them that is still valid.
    pub stranded: Vec<Stranded>,
}

/// Tells how many of the rows have been applied.
pub type Progress<'a> = &'a mut (dyn FnMut(usize) + Send);

/// Imports an edition. Only the platform itself may: `access` is the system's.
///
/// # Errors
/// BAD_USER_INPUT for a bad name; CONFLICT when the edition was imported with other rows, another issuer governs, or the
/// edition needs an [`Allow`]; FORBIDDEN for a caller of the graph. Then nothing was changed.
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
    before.check_age(what)?;
    let losses = losses::Losses::of(&tx, what, divisions).await?;
    losses.check(what.allow)?;
    let note_additions = before.has(&what.issuer);
    let mut summary = merge::apply(&tx, what, divisions, &losses.adopted, note_additions, progress).await?;
    summary.rows = divisions.len();
    if what.governing && summary.retired > 0 {
        summary.stranded = losses::stranded(&tx, what).await?;
    }
    edition::record(&tx, what, &sha256, &summary).await?;
    tx.commit().await?;
    Ok(summary)
}
