//! The commands: while the server runs, on wrong input, and their help.

use super::site::{Site, token};
use crate::harness::command::text;
use crate::harness::process::Home;
use serde_json::json;

const DATABASE: &str = "sqlite://wangge.db";

#[tokio::test]
async fn commands_work_while_the_server_runs_and_a_second_server_does_not() {
    let home = Home::new();
    let site = Site::start(&home, &["serve"]).await;

    let auditor = token(&home, DATABASE, "heshan-auditor").await;
    let data = site.query(Some(&auditor), "{ __typename }", json!({})).await;
    assert_eq!(data, json!({ "__typename": "Query" }));
    for (command, wanted) in [("schema", "type Query"), ("policy", "grid-leader"), ("migrate", "")] {
        let output = home.run(&[command], "").await;
        assert!(output.status.success(), "{command}: {}", text(&output));
        assert!(String::from_utf8(output.stdout).unwrap().contains(wanted), "{command}");
    }
    let unknown = home.run(&["token", "nobody"], "").await;
    assert!(!unknown.status.success());
    assert!(unknown.stdout.is_empty(), "messages are on standard error");

    let second = home.run(&["serve"], "").await;
    assert_eq!(second.status.code(), Some(4));
    assert!(text(&second).contains("another process serves"), "{}", text(&second));
    site.query(Some(&auditor), "{ __typename }", json!({})).await;
    assert!(site.stop().await.success());
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
    let commands: [&[&str]; 12] = [
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
