//! What a new edition of the divisions changes: a merge of two lists in code order.

use super::file::DivisionRow;
use super::packed::PackedCode;
use std::iter::Peekable;

/// A division that is known already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known<'a> {
    /// Its code.
    pub code: PackedCode,
    /// Its name now.
    pub name: &'a str,
    /// Was it left out by an earlier edition?
    pub retired: bool,
    /// Was it entered between editions? What no edition had is not retired by one that lacks it.
    pub local: bool,
}

/// What happens to one division.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change<'a> {
    /// It is new.
    Added {
        /// Its code.
        code: PackedCode,
        /// Its name.
        name: &'a str,
    },
    /// The edition lacks it.
    Retired {
        /// Its code.
        code: PackedCode,
        /// Its last name.
        name: &'a str,
    },
    /// It has a new name.
    Renamed {
        /// Its code.
        code: PackedCode,
        /// Name before.
        old: &'a str,
        /// Name now.
        new: &'a str,
    },
    /// It was retired and is there again, perhaps with another name.
    Revived {
        /// Its code.
        code: PackedCode,
        /// Name before.
        old: &'a str,
        /// Name now.
        new: &'a str,
    },
}

/// Compares the rows of an edition with the known divisions, which are told one by one in code order. Holds one row of
/// each.
#[derive(Debug)]
pub struct Diff<'a, I: Iterator<Item = DivisionRow<'a>>> {
    rows: Peekable<I>,
}

impl<'a, I: ExactSizeIterator<Item = DivisionRow<'a>>> Diff<'a, I> {
    /// Compares these rows, which come in code order.
    pub fn new(rows: I) -> Self {
        Self { rows: rows.peekable() }
    }

    /// Takes the next known division: what changes up to it. The changes are to be taken to their end.
    pub fn until<'k>(&mut self, known: Known<'k>) -> impl Iterator<Item = Change<'k>>
    where
        'a: 'k,
    {
        let mut left = Some(known);
        std::iter::from_fn(move || {
            let known = left?;
            if let Some(row) = self.rows.next_if(|row| row.code < known.code) {
                return Some(added(row));
            }
            left = None;
            match self.rows.next_if(|row| row.code == known.code) {
                Some(row) => changed(known, row.name),
                None if known.retired || known.local => None,
                None => Some(Change::Retired { code: known.code, name: known.name }),
            }
        })
    }

    /// Rows of the edition that are still to be compared.
    pub fn left(&self) -> usize {
        self.rows.len()
    }

    /// What is new after the last known division.
    pub fn rest(self) -> impl Iterator<Item = Change<'a>> {
        self.rows.map(added)
    }
}

fn added(row: DivisionRow<'_>) -> Change<'_> {
    Change::Added { code: row.code, name: row.name }
}

fn changed<'a>(known: Known<'a>, new: &'a str) -> Option<Change<'a>> {
    let (code, old) = (known.code, known.name);
    match (known.retired, old == new) {
        (true, _) => Some(Change::Revived { code, old, new }),
        (false, false) => Some(Change::Renamed { code, old, new }),
        (false, true) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(known: &[(&str, &str, bool)], rows: &[(&str, &str)]) -> Vec<String> {
        changes_beside(known, "", rows)
    }

    /// The changes when `local` was entered between editions.
    fn changes_beside(known: &[(&str, &str, bool)], local: &str, rows: &[(&str, &str)]) -> Vec<String> {
        let rows = rows.iter().map(|(code, name)| DivisionRow { code: code.parse().unwrap(), name });
        let mut diff = Diff::new(rows);
        let mut all = Vec::new();
        for (code, name, retired) in known {
            let local = *code == local;
            let known = Known { code: code.parse().unwrap(), name, retired: *retired, local };
            all.extend(diff.until(known).map(told));
        }
        all.extend(diff.rest().map(told));
        all
    }

    fn told(change: Change<'_>) -> String {
        match change {
            Change::Added { code, name } => format!("+{code} {name}"),
            Change::Retired { code, name } => format!("-{code} {name}"),
            Change::Renamed { code, old, new } => format!("={code} {old} {new}"),
            Change::Revived { code, old, new } => format!("*{code} {old} {new}"),
        }
    }

    #[test]
    fn each_kind_of_change_is_found_once() {
        let known = [("11", "a", false), ("1101", "b", false), ("1102", "c", true), ("1103", "d", true)];
        let rows = [("11", "a"), ("1100", "new"), ("1101", "B"), ("1102", "c"), ("12", "last")];
        assert_eq!(changes(&known, &rows), ["+1100 new", "=1101 b B", "*1102 c c", "+12 last"]);
        assert_eq!(changes(&known, &[]), ["-11 a", "-1101 b"]);
        assert_eq!(changes(&[], &rows[..2]), ["+11 a", "+1100 new"]);
    }

    #[test]
    fn what_was_entered_between_editions_is_not_retired_by_one() {
        let known = [("11", "a", false), ("1101", "b", false), ("1102", "c", false)];
        assert_eq!(changes_beside(&known, "1101", &[("11", "a")]), ["-1102 c"]);
        assert_eq!(changes_beside(&known, "1101", &[("11", "a"), ("1101", "B")]), ["=1101 b B", "-1102 c"]);
    }

    #[test]
    fn the_same_edition_again_changes_nothing() {
        let known = [("11", "a", false), ("1101", "b", false), ("1102", "c", true)];
        assert_eq!(changes(&known, &[("11", "a"), ("1101", "b")]), Vec::<String>::new());
    }
}
