//! The commands: while the server runs, on wrong input, and their help.

use super::site::{Site, token};
use crate::harness::command::text;
use crate::harness::process::Home;
use serde_json::json;
use std::os::unix::fs::PermissionsExt;

const DATABASE: &str = "sqlite://wangge.db";

#[tokio::test]
async fn commands_work_while_the_server_runs_and_a_second_server_does_not() {
    let home = Home::new();
    let site = Site::start(&home, &["serve"]).await;

    let auditor = token(&home, DATABASE, "heshan-auditor").await;
    let data = site.query(Some(&auditor), "{ __typename }", json!({})).await;
    assert_eq!(data, json!({ "__typename": "Query" }));
    for (command, wanted) in [
        ("schema", "type Query"),
        ("policy", "grid-leader"),
        ("procedures", "stateDiagram-v2"),
        ("migrate", ""),
    ] {
        let output = home.run(&[command], "").await;
        assert!(output.status.success(), "{command}: {}", text(&output));
        assert!(String::from_utf8(output.stdout).unwrap().contains(wanted), "{command}");
    }
    let unknown = home.run(&["token", "nobody"], "").await;
    assert_eq!(unknown.status.code(), Some(3), "{}", text(&unknown));
    assert!(unknown.stdout.is_empty(), "messages are on standard error");

    let second = home.run(&["serve"], "").await;
    assert_eq!(second.status.code(), Some(4));
    assert!(text(&second).contains("another process serves"), "{}", text(&second));
    std::os::unix::fs::symlink(home.path().join("wangge.db"), home.path().join("link.sqlite")).unwrap();
    let linked = home.run(&["serve", "--database-url", "sqlite://link.sqlite"], "").await;
    assert_eq!(linked.status.code(), Some(4), "a link to the file is the file: {}", text(&linked));
    site.query(Some(&auditor), "{ __typename }", json!({})).await;
    assert!(site.stop().await.success());
}

#[tokio::test]
async fn a_command_leaves_its_file_whole_and_private() {
    let home = Home::new();
    let output = home.run(&["migrate"], "").await;
    assert!(output.status.success(), "{}", text(&output));
    let file = std::fs::metadata(home.path().join("wangge.db")).unwrap();
    assert_eq!(file.permissions().mode() & 0o777, 0o600);
    assert!(!home.path().join("wangge.db-wal").exists(), "the log is in the file");
}

#[tokio::test]
async fn no_database_is_made_of_a_name_that_was_mistyped() {
    let home = Home::new();
    assert!(home.run(&["keys", "init"], "").await.status.success());
    let keys = std::fs::read(home.path().join("wangge.keys")).unwrap();
    for command in [
        &["token", "admin"][..],
        &["recount"],
        &["erase"],
        &["audit", "heads"],
        &["audit", "verify"],
        &["keys", "rotate"],
    ] {
        let refused = home.run(&[command, &["--database-url", "sqlite://typo.db"]].concat(), "").await;
        assert_eq!(refused.status.code(), Some(4), "{command:?}: {}", text(&refused));
        assert!(text(&refused).contains("there is no database typo.db"), "{command:?}: {}", text(&refused));
        assert!(refused.stdout.is_empty(), "{command:?}");
    }
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1, "the keys alone");
    assert_eq!(std::fs::read(home.path().join("wangge.keys")).unwrap(), keys);
}

#[tokio::test]
async fn heads_that_were_kept_find_an_audit_that_is_gone() {
    let home = Home::new();
    for command in [&["keys", "init"][..], &["migrate"]] {
        assert!(home.run(command, "").await.status.success());
    }
    let none = home.run(&["audit", "verify"], "").await;
    assert!(none.status.success() && text(&none).contains("0 districts have an audit"), "{}", text(&none));
    std::fs::write(home.path().join("heads"), "340705 3 abc\n").unwrap();
    let gone = home.run(&["audit", "verify", "--heads", "heads"], "").await;
    assert_eq!(gone.status.code(), Some(4), "{}", text(&gone));
    assert!(text(&gone).contains("340705: rows up to 3 are missing"), "{}", text(&gone));
    std::fs::write(home.path().join("heads"), "nonsense\n").unwrap();
    let wrong = home.run(&["audit", "verify", "--heads", "heads"], "").await;
    assert_eq!(wrong.status.code(), Some(3), "{}", text(&wrong));
}

#[tokio::test]
async fn a_wrong_command_says_so_with_its_exit_code() {
    let home = Home::new();
    for (arguments, code, wanted) in [
        (&["fly"][..], 2, "unrecognized subcommand"),
        (&["--config", "missing.toml", "serve"], 2, "missing.toml"),
        (&["--database-url", "mysql://x", "serve"], 2, "postgres://"),
        (&["import", "divisions", "missing.csv"], 3, "missing.csv"),
        (&["serve", "--demo", "--no-demo"], 2, "cannot be used with"),
    ] {
        let output = home.run(arguments, "").await;
        let printed = text(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {printed}");
        assert!(printed.contains(wanted), "{arguments:?}: {printed}");
        assert!(output.stdout.is_empty(), "{arguments:?}: messages are on standard error");
    }
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0, "nothing was made");
}

#[tokio::test]
async fn every_command_has_help_and_the_shell_completions() {
    let home = Home::new();
    let commands: [&[&str]; 16] = [
        &[],
        &["serve"],
        &["migrate"],
        &["import"],
        &["import", "divisions"],
        &["token"],
        &["account", "create"],
        &["keys", "init"],
        &["audit", "heads"],
        &["audit", "verify"],
        &["schema"],
        &["policy"],
        &["procedures"],
        &["recount"],
        &["keys", "rotate"],
        &["erase"],
    ];
    for command in commands {
        let output = home.run(&[command, &["--help"]].concat(), "").await;
        assert!(output.status.success(), "{command:?}");
        assert!(text(&output).contains("Usage: wangge"), "{command:?}");
    }
    for shell in ["bash", "zsh", "fish"] {
        let output = home.run(&["completions", shell], "").await;
        assert!(output.status.success() && text(&output).contains("wangge"), "{shell}");
    }
}

#[tokio::test]
async fn a_reader_that_stops_reading_is_no_failure() {
    let home = Home::new();
    for command in ["completions bash", "completions zsh", "schema", "policy", "procedures", "--help"] {
        // it begins once nobody reads any more: filling the pipe fails then
        let gone = format!(
            "(trap '' PIPE; while printf '%4096s' x; do :; done; wangge {command} 2>told) 2>/dev/null | true"
        );
        let output = home.shell(&gone).await;
        let told = std::fs::read_to_string(home.path().join("told")).unwrap();
        assert!(output.status.success() && told.is_empty(), "{command}: {told}");
    }
}
