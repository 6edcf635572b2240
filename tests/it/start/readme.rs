//! The commands and queries that README.md and the pages of docs/ tell their reader to type.

use crate::harness::command::project;
use std::path::Path;

/// The lines of the `sh` blocks below the heading `title`, up to the next heading of the same or a higher level.
pub(crate) fn commands(file: &Path, title: &str) -> Vec<String> {
    let text = std::fs::read_to_string(file).unwrap();
    let commands = lines(&blocks(&text, Some(title), "sh"));
    assert!(!commands.is_empty(), "{} has no commands below {title:?}", file.display());
    commands
}

/// The lines below the heading `title`, for the server at this address, with what they source.
pub(crate) fn script(file: &Path, title: &str, address: &str) -> String {
    let asking = std::fs::read_to_string(project().join("docs/ask.sh")).unwrap();
    let lines = commands(file, title).join("\n");
    lines.replace(". docs/ask.sh", &asking).replace("http://127.0.0.1:8000", address)
}

/// The queries of a page, such as `README.md`, in its order.
pub(crate) fn queries(page: &str) -> Vec<String> {
    let text = std::fs::read_to_string(project().join(page)).unwrap();
    blocks(&text, None, "graphql")
}

/// The one query of a page that has this text.
pub(crate) fn query(page: &str, part: &str) -> String {
    let mut found: Vec<_> = queries(page).into_iter().filter(|query| query.contains(part)).collect();
    assert_eq!(found.len(), 1, "queries of {page} with {part:?}");
    found.remove(0)
}

/// The blocks in this language below the heading `title`; of the whole text without one.
fn blocks(text: &str, title: Option<&str>, language: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut level = 0;
    let mut block: Option<bool> = None;
    for line in text.lines() {
        if let Some(info) = line.strip_prefix("```") {
            let wanted = info == language && (level > 0 || title.is_none());
            block = if block.is_some() { None } else { Some(wanted) };
            if block == Some(true) {
                blocks.push(String::new());
            }
        } else if let Some(wanted) = block {
            if let Some(last) = blocks.last_mut().filter(|_| wanted) {
                last.push_str(line);
                last.push('\n');
            }
        } else if line.starts_with('#') {
            let depth = line.bytes().take_while(|b| *b == b'#').count();
            if title.is_some_and(|title| line[depth..].trim() == title) {
                level = depth;
            } else if depth <= level {
                level = 0;
            }
        }
    }
    blocks
}

fn lines(blocks: &[String]) -> Vec<String> {
    let mut commands = Vec::new();
    for line in blocks.iter().flat_map(|block| block.lines()) {
        push(&mut commands, line);
    }
    commands
}

/// A line that ends with a backslash goes on in the next one; comments and empty lines are for the reader.
fn push(commands: &mut Vec<String>, line: &str) {
    match commands.last_mut() {
        Some(last) if last.ends_with('\\') => {
            last.pop();
            last.push_str(line.trim_start());
        }
        _ if line.is_empty() || line.starts_with('#') => {}
        _ => commands.push(line.to_owned()),
    }
}

#[test]
fn commands_are_taken_from_their_section_alone() {
    let text = "# A\n```sh\nno\n```\n## B\n```sh\n# why\none \\\n  more\n\n```\n```toml\nno = 1\n```\n### C\n```sh\n\
                two\n```\n## D\n```sh\nno\n```\n";
    assert_eq!(lines(&blocks(text, Some("B"), "sh")), ["one more", "two"]);
    assert!(blocks(text, Some("E"), "sh").is_empty());
    assert_eq!(blocks(text, None, "toml"), ["no = 1\n"]);
}
