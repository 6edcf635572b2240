//! The README's walk through a matter of each procedure, as it stands, seen by a second client.

use super::readme;
use super::site::Site;
use crate::harness::command::{project, text};
use crate::harness::process::Home;
use serde_json::Value;

/// What the second client hears: each matter with its events, and the stage after each.
const HEARD: [(&str, &str); 4] = [
    ("Rubbish", "create VERIFY, verify FILE, file DONE"),
    (
        "Spoil on the green",
        "create ACCEPT, accept DISPATCH, dispatch HANDLE, finish VERIFY, verify FILE, file DONE",
    ),
    ("Water in the cellar", "create HANDLE, track HANDLE, finish VERIFY, verify FILE, file DONE"),
    (
        "A new shop front",
        "create FIRST_REVIEW, pass REVIEW, pass DECIDE, grant VERIFY, verify FILE, file DONE",
    ),
];

#[tokio::test]
async fn a_matter_of_each_procedure_is_followed_live() {
    let home = Home::new();
    let site = Site::start(&home, &["serve"]).await;
    let section = |title: &str| readme::script(&project().join("README.md"), title, site.address());
    let mut second = home.start_shell(&section("Watch"));
    // the stream is open
    second.line_with(":").await;
    let output = home.shell(&section("Act")).await;
    let printed = text(&output);
    assert!(output.status.success() && !printed.contains("errors"), "{printed}");
    for (title, events) in HEARD {
        let expected: Vec<(&str, &str)> =
            events.split(", ").filter_map(|event| event.split_once(' ')).collect();
        let mut heard = Vec::new();
        while heard.len() < expected.len() {
            let line = second.line_with("data: {").await;
            let event: Value = serde_json::from_str(line.trim_start_matches("data: ")).unwrap();
            let event = &event["data"]["mattersChanged"];
            // the demo's other matters go on, too
            if event["matter"]["title"] == title {
                heard.push(event.clone());
            }
        }
        for (at, (event, (verb, _))) in heard.iter().zip(&expected).enumerate() {
            assert_eq!(event["event"], *verb, "{title}: {heard:?}");
            // the matter is as it is when the event is read, which may be after the next step
            let stages: Vec<&str> = expected[at..].iter().map(|(_, stage)| *stage).collect();
            let stage = event["matter"]["stage"].as_str().unwrap_or("-");
            assert!(stages.contains(&stage), "{title}: {stage} after {verb}, none of {stages:?}");
        }
    }
    drop(second);
    assert!(site.stop().await.success());
}
