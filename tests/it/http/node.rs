//! Node scripts that act as clients.

use crate::harness::command::{finished, project, text};
use std::io::Write;
use tokio::process::Command;

/// What `tests/node/SCRIPT` prints when it ends well, or `None` where the Node packages are not installed; that is
/// said on standard error, past the runner's capture.
pub(crate) async fn run(script: &str, arguments: &[&str]) -> Option<String> {
    let folder = project().join("tests/node");
    if !folder.join("node_modules").is_dir() {
        let line = format!("{script} left out: no Node packages, see scripts/test\n");
        std::io::stderr().write_all(line.as_bytes()).unwrap();
        return None;
    }
    let mut command = Command::new("node");
    command.arg(script).args(arguments).current_dir(folder);
    let output = finished(&mut command, "").await;
    let printed = text(&output);
    assert!(output.status.success(), "{script}\n{printed}");
    Some(printed)
}
