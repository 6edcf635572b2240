//! Applies an edition of the divisions: additions, retirements and new names, in one transaction. What an edition
//! lacks is retired and stays; nothing is ever deleted. What looks like a part of an edition, or like an older one, is
//! refused unless [`Allow`] says otherwise. With a retired division end the posts, liaisons and bodies of its area, unless
//! something in it is still valid: then somebody has to see to that, and they stay until a later edition finds nothing there.
//!
//! Whoever else writes to a SQLite file waits for that transaction, so all that only reads is done before it: a [`Plan`] is
//! made first and then carried out, unless the divisions were changed in between.

mod batch;
mod edition;
mod losses;
mod plan;
mod statements;
mod stored;

pub use plan::Plan;

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
    /// Posts, liaisons and bodies that ended with their division.
    pub ended: usize,
}

/// Tells how many of the rows have been applied.
pub type Progress<'a> = &'a mut (dyn FnMut(usize) + Send);

/// Imports an edition. Only the platform itself may: `access` is the system's.
///
/// # Errors
/// BAD_USER_INPUT for a bad name; CONFLICT when the edition was imported with other rows, another issuer governs, the
/// edition needs an [`Allow`], or the divisions were changed meanwhile; UNAVAILABLE when somebody else writes for too long;
/// FORBIDDEN for a caller of the graph. Then nothing was changed.
pub async fn import(
    access: &Access,
    what: &Edition,
    divisions: &DivisionTable,
    progress: Progress<'_>,
) -> Result<Summary> {
    Plan::make(access, what, divisions, progress).await?.carry_out(access, progress).await
}
