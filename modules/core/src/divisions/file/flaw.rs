use kit::error::Error;
use std::fmt;

/// What is wrong with a division file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Name of the file, without its folder.
    pub file: String,
    /// Line, from 1; `None` when the file as a whole is meant.
    pub line: Option<u64>,
    /// Column by its header, when one is meant.
    pub column: Option<String>,
    /// What is wrong and what to do.
    pub reason: String,
}

impl Flaw {
    pub(super) fn whole(file: &str, reason: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, column: None, reason: reason.into() }
    }

    pub(super) fn at(file: &str, line: u64, column: &str, reason: impl Into<String>) -> Self {
        Self { file: file.into(), line: Some(line), column: Some(column.into()), reason: reason.into() }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl std::error::Error for Flaw {}

impl From<Flaw> for Error {
    fn from(flaw: Flaw) -> Self {
        Error::bad_input("file", flaw.to_string())
    }
}
