//! Who works where in the demo, for the signatures of steps.

use kit::access::Tx;
use kit::error::{Error, Result};
use std::collections::HashMap;

/// A post that signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signer {
    /// None for what the person does without one.
    pub(super) post: Option<i64>,
    pub(super) account: i64,
    pub(super) role: Option<String>,
    pub(super) area: String,
    /// It stands in for the post that there should be.
    pub(super) stands_in: bool,
}

impl Signer {
    /// The same person without the post: what is one's own to do.
    pub(super) fn privately(&self) -> Self {
        Self { post: None, role: None, stands_in: false, ..self.clone() }
    }
}

/// The posts, by role, area and line.
#[derive(Debug, Default)]
pub(super) struct Staff(HashMap<(String, String, String), Signer>);

impl Staff {
    /// Reads them; of several of one role in an area the first.
    pub(super) async fn read(tx: &Tx) -> Result<Self> {
        const POSTS: &str =
            "SELECT id, account_id, role, area_code, line FROM post WHERE ended_at IS NULL ORDER BY id";
        let mut staff = Self::default();
        for row in tx.bulk_rows(POSTS, vec![]).await? {
            let (role, area): (String, String) = (row.try_get_by("role")?, row.try_get_by("area_code")?);
            let line = row.try_get_by::<Option<String>, _>("line")?.unwrap_or_default();
            let signer = Signer {
                post: Some(row.try_get_by("id")?),
                account: row.try_get_by("account_id")?,
                role: Some(role.clone()),
                area: area.clone(),
                stands_in: false,
            };
            staff.0.entry((role, area, line)).or_insert(signer);
        }
        Ok(staff)
    }

    fn find(&self, role: &str, area: &str, line: &str) -> Option<&Signer> {
        self.0.get(&(role.to_owned(), area.to_owned(), line.to_owned()))
    }

    /// The post of a role in an area.
    ///
    /// # Errors
    /// CONFLICT when there is none.
    pub(super) fn of(&self, role: &str, area: &str) -> Result<Signer> {
        self.of_line(role, area, "")
    }

    /// The post of a role for a line in an area.
    ///
    /// # Errors
    /// CONFLICT when there is none.
    pub(super) fn of_line(&self, role: &str, area: &str, line: &str) -> Result<Signer> {
        let none = || Error::conflict(format!("the demo has no {role} of {line:?} in {area}"));
        self.find(role, area, line).cloned().ok_or_else(none)
    }

    /// Who signs in a grid with this role: where the team comes later, with the demo's own accounts, somebody of another
    /// grid of the community, who stands in.
    ///
    /// # Errors
    /// CONFLICT when the community has none.
    pub(super) fn in_grid(&self, role: &str, grid: &str) -> Result<Signer> {
        if let Some(signer) = self.find(role, grid, "") {
            return Ok(signer.clone());
        }
        let community = grid.get(..12).unwrap_or_default();
        let beside = (1..200).find_map(|number| self.find(role, &format!("{community}{number:03}"), ""));
        let signer = beside.cloned().ok_or_else(|| Error::conflict(format!("no {role} in {community}")))?;
        Ok(Signer { area: grid.to_owned(), stands_in: true, ..signer })
    }

    /// Where a matter of a line goes: the officer who contacts the communities of the street, otherwise the line's desk
    /// in the street or the district.
    ///
    /// # Errors
    /// CONFLICT when there is none.
    pub(super) fn line(&self, grid: &str, line: &str) -> Result<Signer> {
        let at = |digits: usize| self.find("line-officer", grid.get(..digits).unwrap_or_default(), line);
        let none = || Error::conflict(format!("the demo has nobody of {line} for {grid}"));
        at(9).or_else(|| at(6)).cloned().ok_or_else(none)
    }
}
