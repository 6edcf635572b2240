//! The text of an export.

use async_graphql::Value;
use kit::{Error, Result};

/// Lets a spreadsheet read the characters right.
const MARK: &str = "\u{feff}";

/// The lines with their names above and the watermark at the end of each.
pub(super) fn write(
    fields: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
    watermark: &str,
) -> Result<String> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let names = std::iter::once("id").chain(fields.iter().copied()).chain(["watermark"]);
    writer.write_record(names).map_err(Error::internal)?;
    for row in rows {
        let line = row.iter().map(|cell| guarded(cell)).chain([guarded(watermark)]);
        writer.write_record(line).map_err(Error::internal)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::internal(error.into_error()))?;
    let text = String::from_utf8(bytes).map_err(Error::internal)?;
    Ok(format!("{MARK}{text}"))
}

/// What a cell shows of a value.
pub(super) fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Enum(name) => name.to_string(),
        other => other.to_string(),
    }
}

/// A cell that no spreadsheet takes for a formula.
fn guarded(cell: &str) -> String {
    const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let risky = cell.trim_start_matches(' ').starts_with(FORMULA);
    if risky { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for bad in ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1"] {
            assert_eq!(guarded(bad), format!("'{bad}"));
        }
        assert_eq!(guarded("张三"), "张三");
        assert_eq!(guarded("1-2"), "1-2");
    }

    #[test]
    fn lines_are_quoted_and_marked() {
        let rows = [vec!["7".to_owned(), "a,\"b\"".to_owned()]].into_iter();
        let text = write(&["name"], rows, "me now").unwrap();
        assert_eq!(text, "\u{feff}id,name,watermark\r\n7,\"a,\"\"b\"\"\",me now\r\n");
    }
}
