use super::super::packed::PackedCode;
use super::flaw::Flaw;
use aws_lc_rs::digest::{Context, SHA256};
use std::ops::Range;

/// One division of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DivisionRow<'a> {
    /// Its code.
    pub code: PackedCode,
    /// Its name, as issued.
    pub name: &'a str,
}

/// Divisions in code order, without duplicates, each with the division above it. The names lie in one text, so that the
/// whole country takes about 30 MB.
#[derive(Debug, Default)]
pub struct DivisionTable {
    entries: Vec<Entry>,
    names: String,
}

impl DivisionTable {
    /// Number of divisions.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The divisions in code order: each after the one above it.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = DivisionRow<'_>> + Clone {
        self.part(0..self.len())
    }

    /// Those at these places of the order.
    pub(crate) fn part(&self, at: Range<usize>) -> impl ExactSizeIterator<Item = DivisionRow<'_>> + Clone {
        let some = self.entries.get(at).unwrap_or_default();
        some.iter().map(|e| DivisionRow { code: e.code, name: e.name(&self.names) })
    }

    /// SHA-256 of the rows in code order, in hexadecimal: the same for the same divisions in any file.
    pub fn sha256(&self) -> String {
        let mut digest = Context::new(&SHA256);
        for row in self.rows() {
            for part in [row.code.as_str(), "\t", row.name, "\n"] {
                digest.update(part.as_bytes());
            }
        }
        digest.finish().as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The name of the division with this code.
    pub fn name(&self, code: &PackedCode) -> Option<&str> {
        let found = self.entries.binary_search_by(|e| e.code.cmp(code)).ok()?;
        Some(self.entries[found].name(&self.names))
    }
}

#[derive(Debug)]
struct Entry {
    code: PackedCode,
    name_at: u32,
    line: u32,
    name_bytes: u16,
    file: u8,
}

impl Entry {
    fn name<'a>(&self, names: &'a str) -> &'a str {
        let from = self.name_at as usize;
        names.get(from..from + usize::from(self.name_bytes)).unwrap_or_default()
    }
}

/// Takes the rows of a file's sheets in any order.
#[derive(Default)]
pub(super) struct TableBuilder {
    table: DivisionTable,
    files: Vec<String>,
}

impl TableBuilder {
    /// The number of a sheet in errors.
    pub(super) fn file(&mut self, name: &str) -> u8 {
        self.files.push(name.to_owned());
        u8::try_from(self.files.len() - 1).unwrap_or(u8::MAX)
    }

    pub(super) fn add(&mut self, code: PackedCode, name: &str, file: u8, line: u64) {
        let names = &mut self.table.names;
        self.table.entries.push(Entry {
            code,
            name_at: u32::try_from(names.len()).unwrap_or(u32::MAX),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            name_bytes: u16::try_from(name.len()).unwrap_or(u16::MAX),
            file,
        });
        names.push_str(name);
    }

    /// The table, when no code comes twice and no division lacks the one above it.
    pub(super) fn finish(mut self) -> Result<DivisionTable, Flaw> {
        self.table.entries.sort_unstable_by_key(|e| (e.code, e.file, e.line));
        self.check_unique()?;
        self.check_parents()?;
        if self.table.is_empty() {
            let file = self.files.first().map_or("", String::as_str);
            return Err(Flaw::whole(file, "has no divisions"));
        }
        Ok(self.table)
    }

    fn check_unique(&self) -> Result<(), Flaw> {
        match self.table.entries.windows(2).find(|pair| pair[0].code == pair[1].code) {
            None => Ok(()),
            Some(pair) => {
                let before = format!("line {} of {}", pair[0].line, self.file_of(&pair[0]));
                Err(self.flaw(&pair[1], format!("duplicate code {}: it is also on {before}", pair[1].code)))
            }
        }
    }

    fn check_parents(&self) -> Result<(), Flaw> {
        let mut above: Vec<&Entry> = Vec::new();
        for entry in &self.table.entries {
            while above.last().is_some_and(|a| !entry.code.as_str().starts_with(a.code.as_str())) {
                above.pop();
            }
            if above.last().map(|a| a.code.as_str()) != entry.code.parent() {
                let parent = entry.code.parent().unwrap_or_default();
                return Err(self.flaw(
                    entry,
                    format!("missing parent: {} needs {parent}, which is not in the file", entry.code),
                ));
            }
            above.push(entry);
        }
        Ok(())
    }

    fn file_of(&self, entry: &Entry) -> &str {
        self.files.get(usize::from(entry.file)).map_or("", String::as_str)
    }

    fn flaw(&self, entry: &Entry, reason: String) -> Flaw {
        Flaw::at(self.file_of(entry), u64::from(entry.line), "code", reason)
    }
}
