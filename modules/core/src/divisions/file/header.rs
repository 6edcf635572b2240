use super::flaw::Flaw;
use csv::ByteRecord;

/// What the columns of a sheet mean, by their headers.
pub(super) struct Header {
    /// Names as written.
    pub(super) names: Vec<String>,
    pub(super) code: usize,
    pub(super) name: usize,
    pub(super) level: Option<usize>,
    /// Columns that repeat the start of the code, with its digits; 0 stands for the division directly above.
    pub(super) above: Vec<(usize, usize)>,
}

const ABOVE: [(&str, usize); 5] =
    [("provinceCode", 2), ("cityCode", 4), ("areaCode", 6), ("streetCode", 9), ("parent_code", 0)];
const KNOWN: &str = "code, name, level, parent_code, provinceCode, cityCode, areaCode, streetCode";

impl Header {
    pub(super) fn read(record: &ByteRecord, file: &str, line: u64) -> Result<Self, Flaw> {
        let names = names(record, file, line)?;
        let place = |wanted: &str| names.iter().position(|n| n == wanted);
        let needed = |wanted: &str| {
            place(wanted).ok_or_else(|| {
                Flaw::at(file, line, wanted, "the header has no such column; code and name are needed")
            })
        };
        let above = ABOVE.iter().filter_map(|(name, digits)| Some((place(name)?, *digits))).collect();
        Ok(Self { code: needed("code")?, name: needed("name")?, level: place("level"), above, names })
    }
}

fn names(record: &ByteRecord, file: &str, line: u64) -> Result<Vec<String>, Flaw> {
    let mut names: Vec<String> = Vec::new();
    for (i, field) in record.iter().enumerate() {
        let number = (i + 1).to_string();
        let name = std::str::from_utf8(field).map_err(|_| Flaw::at(file, line, &number, "not UTF-8"))?;
        let name = name.trim_start_matches('\u{feff}').trim().to_owned();
        if !KNOWN.split(", ").any(|k| k == name) {
            let reason = format!("unknown header {name:?}; known are {KNOWN}");
            return Err(Flaw::at(file, line, &number, reason));
        }
        if names.contains(&name) {
            return Err(Flaw::at(file, line, &name, "the header has this column twice"));
        }
        names.push(name);
    }
    Ok(names)
}
