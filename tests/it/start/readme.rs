//! The commands that the README tells its reader to type.

use std::path::Path;

/// The lines of the `sh` blocks below the heading `title`, up to the next heading of the same or a higher level.
pub(crate) fn commands(file: &Path, title: &str) -> Vec<String> {
    let text = std::fs::read_to_string(file).unwrap();
    let commands = below(&text, title);
    assert!(!commands.is_empty(), "{} has no commands below {title:?}", file.display());
    commands
}

fn below(text: &str, title: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut level = 0;
    let mut block: Option<bool> = None;
    for line in text.lines() {
        if let Some(info) = line.strip_prefix("```") {
            block = if block.is_some() { None } else { Some(info == "sh") };
        } else if let Some(shell) = block {
            if level > 0 && shell {
                push(&mut commands, line);
            }
        } else if line.starts_with('#') {
            let depth = line.bytes().take_while(|b| *b == b'#').count();
            if line[depth..].trim() == title {
                level = depth;
            } else if depth <= level {
                level = 0;
            }
        }
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
    assert_eq!(below(text, "B"), ["one more", "two"]);
    assert!(below(text, "E").is_empty());
}
