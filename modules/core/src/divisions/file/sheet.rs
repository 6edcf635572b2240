use super::flaw::Flaw;
use super::header::Header;
use super::quotes::Quotes;
use super::table::TableBuilder;
use super::{DivisionFile, PackedCode};
use csv::ByteRecord;
use std::io::Read;

/// The longest name that is taken, in characters. The longest of 2023 has 33.
const LONGEST_NAME: usize = 60;

/// Reads one CSV that holds divisions of any level; errors call it `name`.
pub(super) fn read_single(input: impl Read, name: &str) -> Result<DivisionFile, Flaw> {
    let mut table = TableBuilder::default();
    read_sheet(input, name, None, &mut table)?;
    Ok(DivisionFile { edition: None, divisions: table.finish()? })
}

/// Reads the rows of one CSV into the table; `digits` is the length that all its codes must have.
pub(super) fn read_sheet(
    input: impl Read,
    file: &str,
    digits: Option<usize>,
    table: &mut TableBuilder,
) -> Result<(), Flaw> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .buffer_capacity(1 << 16)
        .from_reader(Quotes::new(input));
    let number = table.file(file);
    let mut record = ByteRecord::new();
    let mut header = None;
    while next(&mut reader, &mut record, file)? {
        let line = record.position().map_or(0, csv::Position::line);
        match &header {
            None => header = Some(Header::read(&record, file, line)?),
            Some(header) => {
                let row = Row { header, record: &record, file, line };
                let code = row.code(digits)?;
                row.check_above(&code)?;
                table.add(code, row.name()?, number, line);
            }
        }
    }
    if let Some(line) = reader.get_ref().open() {
        return Err(Flaw {
            line: Some(line),
            ..Flaw::whole(file, "the quote that opens here is never closed")
        });
    }
    match header {
        Some(_) => Ok(()),
        None => Err(Flaw::whole(file, "is empty; it needs a header with code and name")),
    }
}

fn next(reader: &mut csv::Reader<impl Read>, record: &mut ByteRecord, file: &str) -> Result<bool, Flaw> {
    reader.read_byte_record(record).map_err(|e| Flaw {
        line: e.position().map(csv::Position::line),
        ..Flaw::whole(file, "cannot be read from here on: the file is damaged or cut off")
    })
}

struct Row<'a> {
    header: &'a Header,
    record: &'a ByteRecord,
    file: &'a str,
    line: u64,
}

impl<'a> Row<'a> {
    fn flaw(&self, column: usize, reason: impl Into<String>) -> Flaw {
        let name = self.header.names.get(column).map_or("", String::as_str);
        Flaw::at(self.file, self.line, name, reason)
    }

    fn text(&self, column: usize) -> Result<&'a str, Flaw> {
        let (found, wanted) = (self.record.len(), self.header.names.len());
        if found != wanted {
            // the first that is missing, or that has no header
            let column = match self.header.names.get(found) {
                Some(name) => name.clone(),
                None => (wanted + 1).to_string(),
            };
            let reason = format!("the header has {wanted} fields, the line {found}");
            return Err(Flaw::at(self.file, self.line, &column, reason));
        }
        let bytes = self.record.get(column).unwrap_or_default();
        std::str::from_utf8(bytes).map_err(|_| self.flaw(column, "not UTF-8; save the file as UTF-8"))
    }

    fn code(&self, digits: Option<usize>) -> Result<PackedCode, Flaw> {
        let (column, text) = (self.header.code, self.text(self.header.code)?);
        let code: PackedCode = text.parse().map_err(|e| self.flaw(column, format!("{text:?} is {e}")))?;
        match digits {
            Some(wanted) if wanted != code.digits() => Err(self.flaw(
                column,
                format!("wrong level: {code} has {} digits, this file's codes have {wanted}", code.digits()),
            )),
            _ => Ok(code),
        }
    }

    fn name(&self) -> Result<&'a str, Flaw> {
        let column = self.header.name;
        let name = self.text(column)?.trim();
        match name.chars().count() {
            0 => Err(self.flaw(column, "the name is empty")),
            n if n > LONGEST_NAME => {
                Err(self
                    .flaw(column, format!("the name has {n} characters, at most {LONGEST_NAME} are taken")))
            }
            _ if name.chars().any(char::is_control) => {
                Err(self.flaw(column, "the name has a control character"))
            }
            _ => Ok(name),
        }
    }

    /// Do the columns beside the code agree with it?
    fn check_above(&self, code: &PackedCode) -> Result<(), Flaw> {
        for (column, digits) in &self.header.above {
            let text = self.text(*column)?;
            let wanted = if *digits == 0 {
                code.parent().unwrap_or("")
            } else {
                code.as_str().get(..*digits).unwrap_or("")
            };
            if text != wanted {
                return Err(
                    self.flaw(*column, format!("{text:?} is not above {code}; it should be {wanted:?}"))
                );
            }
        }
        if let Some(column) = self.header.level {
            let text = self.text(column)?;
            if text != code.level().to_string() {
                return Err(self.flaw(
                    column,
                    format!("wrong level: {code} is of level {}, not {text:?}", code.level()),
                ));
            }
        }
        Ok(())
    }
}
