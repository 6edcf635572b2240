use super::*;

fn flaw(content: &[u8]) -> Flaw {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    std::fs::write(&path, content).unwrap();
    read(&path).unwrap_err()
}

fn told(content: &str) -> (Option<u64>, Option<String>, String) {
    let flaw = flaw(content.as_bytes());
    assert_eq!(flaw.file, "list.csv");
    (flaw.line, flaw.column, flaw.reason)
}

#[test]
fn a_bad_row_is_told_by_line_and_column() {
    let code = Some("code".to_owned());
    for (content, line, column, reason) in [
        ("# note\ncode,name\n11,北京市\n110,x\n", 4, "code", "not a division code"),
        ("code,name\n11,北京市\n1101,\n", 3, "name", "empty"),
        ("code,name\n11,北京市\n1101,  \n", 3, "name", "empty"),
        ("code,name\n11,a\n1101,b\n11,c\n", 4, "code", "duplicate code 11: it is also on line 2"),
        ("code,name\n110101,c\n11,a\n", 2, "code", "missing parent: 110101 needs 1101"),
        ("code,name\n11,a\n1201,b\n", 3, "code", "missing parent: 1201 needs 12"),
        ("code,name,level\n11,a,1\n1101,b,3\n", 3, "level", "wrong level: 1101 is of level 2"),
        ("code,name,parent_code\n11,a,\n1101,b,12\n", 3, "parent_code", "should be \"11\""),
        ("code,nam\n11,a\n", 1, "2", "unknown header \"nam\""),
        ("code,level\n11,1\n", 1, "name", "no such column"),
        ("code,name,code\n11,a,11\n", 1, "code", "twice"),
        ("code,name\n11,\"a\tb\"\n", 2, "name", "control character"),
    ] {
        let (found_line, found_column, found) = told(content);
        assert_eq!((found_line, found_column.as_deref()), (Some(line), Some(column)), "{content}");
        assert!(found.contains(reason), "{found}");
    }
    for unclosed in ["code,name\n11,北京市\n1101,\"市辖区\n", "code,name\n11,北京市\n1101,\"市"] {
        let (line, _, reason) = told(unclosed);
        assert_eq!(line, Some(3), "{unclosed}");
        assert!(reason.contains("never closed"), "{reason}");
    }
    let long = format!("code,name\n11,{}\n", "长".repeat(61));
    assert_eq!(told(&long).1.as_deref(), Some("name"));
    assert_eq!(told("code,name\n１１,a\n").1, code, "digits of another script are no digits");
}

#[test]
fn a_line_with_too_few_or_too_many_fields_and_an_empty_file_are_told() {
    for (content, column, found) in
        [("code,name,level\n11\n", "name", 1), ("code,name,level\n11,a,1,\n", "4", 4)]
    {
        let reason = format!("the header has 3 fields, the line {found}");
        assert_eq!(told(content), (Some(2), Some(column.to_owned()), reason));
    }
    assert!(told("").2.contains("empty"));
    assert!(told("# only a note\n").2.contains("empty"));
    assert!(told("code,name\n").2.contains("no divisions"));
}

#[test]
fn what_is_not_utf_8_is_told() {
    let flaw = flaw(b"code,name\n11,\xb1\xb1\xbe\xa9\n");
    assert_eq!((flaw.line, flaw.column.as_deref()), (Some(2), Some("name")));
    assert_eq!(flaw.to_string(), "list.csv, line 2, column name: not UTF-8; save the file as UTF-8");
    let error = kit::error::Error::from(flaw);
    assert_eq!(error.code(), kit::error::Code::BadUserInput);
}

#[test]
fn a_missing_file_is_told() {
    let flaw = read(&data("none.csv")).unwrap_err();
    assert!(flaw.reason.contains("cannot be opened"), "{flaw}");
}
