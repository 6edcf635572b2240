use super::super::diff::Known;
use super::super::{LOCAL, PackedCode};
use super::Edition;
use super::statements::Target;
use kit::access::Access;
use kit::error::{Error, Result};

/// Known divisions that are read at once.
const PAGE: usize = 10_000;

/// A division as it is stored.
pub(super) struct Stored {
    pub(super) code: PackedCode,
    name: String,
    pub(super) retired: bool,
    /// It was entered between editions.
    pub(super) local: bool,
}

impl Stored {
    pub(super) fn known(&self) -> Known<'_> {
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
pub(super) async fn stored(access: &Access, what: &Edition, after: &str) -> Result<Page> {
    let rows = access.system_rows(&Target::of(what).page(what, after, PAGE as u64)).await?;
    let mut divisions = Vec::with_capacity(rows.len());
    for row in &rows {
        divisions.push(Stored {
            code: row.try_get_by::<String, _>("code")?.parse().map_err(Error::internal)?,
            name: row.try_get_by("name")?,
            retired: row.try_get_by::<Option<String>, _>("retired_edition")?.is_some(),
            local: row.try_get_by::<String, _>("edition")? == LOCAL,
        });
    }
    let next = divisions.get(PAGE - 1).map(|last| last.code.to_string());
    Ok(Page { divisions, next })
}
