//! `wangge import divisions`: its exit codes, and what it prints where.

use crate::harness::command::{project, text};
use crate::harness::process::Home;
use std::path::Path;

const DATABASE: &str = "wangge.db";
const IMPORT: [&str; 3] = ["import", "divisions", "list.csv"];
const ROWS: usize = 344;

/// Runs an import to this exit code; answers what it wrote.
async fn import(home: &Home, arguments: &[&str], code: i32) -> String {
    let output = home.run(arguments, "").await;
    let printed = text(&output);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {printed}");
    assert!(output.stdout.is_empty(), "messages are on standard error: {printed}");
    printed
}

#[tokio::test]
async fn an_edition_is_imported_once_and_a_bad_file_changes_nothing() {
    let home = Home::new();
    assert!(home.run(&["keys", "init"], "").await.status.success());
    let list = project().join("modules/core/data/divisions_anomaly_fixture_2023.csv");
    std::fs::copy(list, home.path().join("list.csv")).unwrap();
    let unnamed = import(&home, &IMPORT, 2).await;
    assert!(unnamed.contains("--edition"), "{unnamed}");
    let edition = [&IMPORT[..], &["--edition", "2023"]].concat();
    let first = import(&home, &edition, 0).await;
    assert!(first.contains(&format!("divisions: {ROWS} of {ROWS}\n")), "{first}");
    assert!(
        first.contains(&format!("{ROWS} rows: {ROWS} added, 0 retired, 0 renamed, 0 revived")),
        "{first}"
    );
    assert!(!first.contains(['\r', '\u{1b}']), "plain lines where nobody looks: {first:?}");
    let again = import(&home, &edition, 0).await;
    assert!(again.contains("edition 2023 of nbs was imported before: nothing to change"), "{again}");
    let other = [&edition[..], &["--issuer", "mca"]].concat();
    let governing = import(&home, &other, 4).await;
    assert!(governing.contains("the governing issuer is nbs"), "{governing}");
    import(&home, &[&other[..], &["--alias"]].concat(), 0).await;

    let before = std::fs::read(home.path().join(DATABASE)).unwrap();
    std::fs::write(home.path().join("list.csv"), "code,name\n34,安徽省\n3x07,铜陵市\n").unwrap();
    let bad = import(&home, &[&IMPORT[..], &["--edition", "2024"]].concat(), 3).await;
    assert!(bad.contains("list.csv, line 3, column code: "), "{bad}");
    assert!(std::fs::read(home.path().join(DATABASE)).unwrap() == before, "the database is as it was");
    a_bar_on_a_terminal(&home).await;
}

/// Left out where there is no program that makes a terminal.
async fn a_bar_on_a_terminal(home: &Home) {
    if !Path::new("/usr/bin/script").exists() {
        return;
    }
    std::fs::write(home.path().join("list.csv"), "code,name\n34,安徽省\n3407,铜陵市\n").unwrap();
    let line = "TERM=xterm script -qec 'wangge import divisions list.csv --edition 2024 --allow-mass-retirement' /dev/null";
    let output = home.shell(line).await;
    let printed = text(&output);
    assert!(output.status.success(), "{printed}");
    assert!(printed.contains("/2 ") && !printed.contains("divisions: 2 of 2"), "a bar: {printed:?}");
    assert!(printed.contains("2 rows: 0 added"), "{printed}");
}
