//! Files that are generated and reviewed: a test compares them, `scripts/update` writes them again.

use super::command::project;

/// Panics unless the file at `path` below the project's folder is `text`; with `WANGGE_UPDATE` set it is written.
#[expect(clippy::disallowed_methods, reason = "a test has no configuration but its environment")]
pub(crate) fn assert_reviewed(path: &str, text: &str) {
    let file = project().join(path);
    if std::env::var("WANGGE_UPDATE").is_ok() {
        std::fs::write(&file, text).unwrap();
    }
    let reviewed = std::fs::read_to_string(&file).unwrap_or_default();
    let differs = reviewed.lines().zip(text.lines()).position(|(old, new)| old != new);
    let at = differs.unwrap_or(reviewed.lines().count().min(text.lines().count()));
    assert!(
        reviewed == text,
        "{path} is out of date from line {}: run scripts/update and review the change\n- {}\n+ {}",
        at + 1,
        reviewed.lines().nth(at).unwrap_or_default(),
        text.lines().nth(at).unwrap_or_default(),
    );
}
