//! The README's walk through a matter of each procedure, as it stands, seen by a second client.

use super::readme;
use super::site::Site;
use crate::harness::command::{project, text};
use crate::harness::process::Home;
use serde_json::Value;

/// What the second client hears: event, title and stage.
const HEARD: &str = "create Rubbish VERIFY, verify Rubbish FILE, file Rubbish DONE, \
     create Spoil on the green ACCEPT, accept Spoil on the green DISPATCH, dispatch Spoil on the green HANDLE, \
     finish Spoil on the green VERIFY, verify Spoil on the green FILE, file Spoil on the green DONE, \
     create Water in the cellar HANDLE, track Water in the cellar HANDLE, finish Water in the cellar VERIFY, \
     verify Water in the cellar FILE, file Water in the cellar DONE, \
     create A new shop front FIRST_REVIEW, pass A new shop front REVIEW, pass A new shop front DECIDE, \
     grant A new shop front VERIFY, verify A new shop front FILE, file A new shop front DONE";

#[tokio::test]
async fn a_matter_of_each_procedure_is_followed_live() {
    let home = Home::new();
    let site = Site::start(&home, &["serve"]).await;
    let section = |title: &str| {
        let lines = readme::commands(&project().join("README.md"), title).join("\n");
        lines.replace("http://127.0.0.1:8000", site.address())
    };
    let mut second = home.start_shell(&section("Watch"));
    // the stream is open
    second.line_with(":").await;
    let output = home.shell(&section("Act")).await;
    let printed = text(&output);
    assert!(output.status.success() && !printed.contains("errors"), "{printed}");
    let mut heard = Vec::new();
    while heard.len() < HEARD.split(", ").count() {
        let line = second.line_with("data: {").await;
        let event: Value = serde_json::from_str(line.trim_start_matches("data: ")).unwrap();
        let event = &event["data"]["mattersChanged"];
        let part = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        let words = [&event["event"], &event["matter"]["title"], &event["matter"]["stage"]].map(part);
        // the demo's other matters go on, too
        if HEARD.contains(&words[1]) {
            heard.push(words.join(" "));
        }
    }
    assert_eq!(heard.join(", "), HEARD);
    drop(second);
    assert!(site.stop().await.success());
}
