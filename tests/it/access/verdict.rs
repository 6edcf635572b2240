//! What an answer must be, and how one differs from it.

use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// An answer as it must be.
#[derive(Default)]
pub(crate) struct Wanted {
    pub(crate) data: Map<String, Value>,
    /// `CODE path.of.the.field`
    errors: Vec<String>,
}

impl Wanted {
    /// An error of this code at this path.
    pub(crate) fn error(&mut self, code: &str, path: &[&str]) {
        self.errors.push(format!("{code} {}", path.join(".")));
    }

    /// A line for each difference of an answer.
    pub(crate) fn differences(mut self, answer: &Value) -> impl Iterator<Item = String> {
        let mut lines = Vec::new();
        compare(&Value::Object(self.data), &answer["data"], "", &mut lines);
        let mut errors = errors(answer);
        errors.sort();
        self.errors.sort();
        let (wanted, told): (BTreeSet<_>, BTreeSet<_>) =
            (self.errors.iter().collect(), errors.iter().collect());
        lines.extend(wanted.difference(&told).map(|error| format!("no error {error}")));
        lines.extend(told.difference(&wanted).map(|error| format!("unexpected error {error}")));
        if lines.is_empty() && errors != self.errors {
            lines.push("an error is told twice".to_owned());
        }
        lines.into_iter()
    }
}

/// The errors of an answer, each as code and path.
pub(crate) fn errors(answer: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let line = |error: &Value| {
        let path: Vec<_> = error["path"].as_array().into_iter().flatten().map(text).collect();
        match error["extensions"]["code"].as_str() {
            Some(code) => format!("{code} {}", path.join(".")),
            None => format!("{} {}", error["message"], path.join(".")),
        }
    };
    answer["errors"].as_array().into_iter().flatten().map(line).collect()
}

/// Panics with the differences: of those that differ in their numbers alone the first.
pub(crate) fn assert_as_wanted(differences: &[String]) {
    let mut seen = BTreeSet::new();
    let about = |line: &str| -> String {
        line.chars().filter(|c| !c.is_ascii_digit()).skip_while(|c| *c != ' ').take(40).collect()
    };
    let first = differences.iter().filter(|line| seen.insert(about(line)));
    let shown: Vec<_> = first.take(60).map(|line| line.chars().take(300).collect::<String>()).collect();
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), shown.join("\n"));
}

fn compare(wanted: &Value, got: &Value, path: &str, lines: &mut Vec<String>) {
    match (wanted, got) {
        _ if wanted == got => {}
        (Value::Object(wanted), Value::Object(got)) => {
            for (key, value) in wanted {
                compare(value, got.get(key).unwrap_or(&Value::Null), &format!("{path}.{key}"), lines);
            }
            let more = got.keys().filter(|key| !wanted.contains_key(*key));
            lines.extend(more.map(|key| format!("{path}.{key} was not asked for")));
        }
        (Value::Array(wanted), Value::Array(got)) if wanted.len() == got.len() => {
            for (at, (wanted, got)) in wanted.iter().zip(got).enumerate() {
                compare(wanted, got, &format!("{path}.{at}"), lines);
            }
        }
        _ => lines.push(format!("{path}: wanted {wanted}, got {got}")),
    }
}
