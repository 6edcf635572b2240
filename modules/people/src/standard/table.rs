//! The tables, read from the files beside the source; each names where it is from.

use async_graphql::{Enum, SimpleObject};
use kit::{Error, Result};
use std::sync::LazyLock;

/// The edition of GB/T 4658 whose codes `education` has. Editions clash, so it is stored with each code.
pub const EDUCATION_EDITION: &str = "GB/T 4658-2006";

/// A code table of a national standard (国家标准代码表).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum Standard {
    /// Marital status (婚姻状况), GB/T 2261.2-2003.
    Marriage,
    /// Education (学历), GB/T 4658-2006.
    Education,
    /// Family relation (家庭关系), GB/T 4761-2008.
    Relation,
}

/// A code of a standard (标准代码).
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct StandardCode {
    /// The code.
    code: String,
    /// The code that it is a part of, if there is one.
    parent: Option<String>,
    /// Its name in the standard, in Chinese.
    name: String,
}

type Table = LazyLock<Vec<StandardCode>>;

static MARRIAGE: Table = LazyLock::new(|| read(include_str!("../../data/codes/gbt2261_2_marriage.csv")));
static EDUCATION: Table = LazyLock::new(|| read(include_str!("../../data/codes/gbt4658_education.csv")));
static RELATION: Table = LazyLock::new(|| read(include_str!("../../data/codes/gbt4761_family_relation.csv")));

impl Standard {
    /// Its codes.
    pub(super) fn codes(self) -> &'static [StandardCode] {
        match self {
            Self::Marriage => &MARRIAGE,
            Self::Education => &EDUCATION,
            Self::Relation => &RELATION,
        }
    }
}

/// The code, if the standard has it.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub fn known(standard: Standard, code: Option<&str>, path: &str) -> Result<Option<String>> {
    let Some(code) = code else { return Ok(None) };
    if standard.codes().iter().any(|known| known.code == code) {
        return Ok(Some(code.to_owned()));
    }
    Err(Error::bad_input(path, "no code of the standard; the query `standardCodes` lists them"))
}

/// The rows of a file; columns by their header.
fn read(text: &str) -> Vec<StandardCode> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let headers = reader.headers().cloned().unwrap_or_default();
    let column = |name: &str| headers.iter().position(|header| header == name);
    let (code, parent, name) = (column("code"), column("parent"), column("name"));
    let rows = reader.records().filter_map(Result::ok).filter_map(|row| {
        let text = |at: Option<usize>| Some(row.get(at?)?.to_owned()).filter(|text| !text.is_empty());
        Some(StandardCode { code: text(code)?, parent: text(parent), name: text(name)? })
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_read_whole() {
        let counts = [Standard::Marriage, Standard::Education, Standard::Relation].map(|s| s.codes().len());
        assert_eq!(counts, [8, 40, 84]);
        assert_eq!(Standard::Marriage.codes()[2].parent.as_deref(), Some("20"));
    }

    #[test]
    fn only_codes_of_the_standard_are_known() {
        assert_eq!(known(Standard::Relation, Some("02"), "x").unwrap().as_deref(), Some("02"));
        assert_eq!(known(Standard::Relation, None, "x").unwrap(), None);
        let error = known(Standard::Relation, Some("03"), "input.relation").unwrap_err();
        assert_eq!(error.fields()[0].path, "input.relation");
    }
}
