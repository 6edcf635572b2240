//! No field is left out: what the walk has no case for, and what the policy has no rule for, is named.

use super::cases::{self, VALUES};
use super::graph::Graph;
use super::oracle::{KINDS, Printed};
use super::policy::POLICY;
use super::{modules, walk};
use crate::harness::command::project;
use kit::schema;
use std::collections::BTreeSet;

fn graph() -> Graph {
    Graph::read(&schema::build(&modules::all(), |builder| builder).sdl())
}

fn printed() -> Printed {
    Printed::read(&std::fs::read_to_string(project().join(POLICY)).unwrap())
}

/// Is it a type without rows of its own? Answers its line in the list.
fn value(name: &str) -> Option<&'static str> {
    let records = || KINDS.iter().map(|kind| kind.name);
    let fits = |pattern: &str| match pattern.strip_prefix('*') {
        Some(end) => name.strip_suffix(end).is_some_and(|record| records().any(|known| known == record)),
        None => pattern == name,
    };
    VALUES.iter().map(|(pattern, _)| *pattern).find(|pattern| fits(pattern))
}

/// What is missing for a field, if anything.
fn missing(graph: &Graph, printed: &Printed, on: &str, field: &str) -> Option<String> {
    let (file, known) = match on {
        "Mutation" => ("deeds", super::deeds::of(field).is_some()),
        "Subscription" => ("streams", super::streams::known(field)),
        _ => ("cases", cases::of(on, field).is_some() || walk::plain(graph, on, field)),
    };
    if (on, field) == ("Query", "node") {
        return None; // what it finds is checked by its type; the walk asks for every record by it
    }
    let open = walk::plain(graph, on, field) || cases::of(on, field).is_some_and(|case| case.column);
    if !open && printed.rule(on, field).is_none() {
        return Some(format!("`{on}.{field}` has no rule in the reviewed policy: run scripts/update"));
    }
    (!known).then(|| format!("the walk does not call `{on}.{field}`: add a case in tests/it/access/{file}"))
}

#[test]
fn every_field_has_a_rule_and_a_case() {
    let (graph, printed) = (graph(), printed());
    let mut problems = Vec::new();
    for on in graph.objects() {
        let record = KINDS.iter().any(|kind| kind.name == on);
        let root = ["Query", "Mutation", "Subscription"].contains(&on);
        if !record && !root {
            if value(on).is_none() {
                problems.push(format!(
                    "type `{on}` is new: add it in oracle/kinds.rs, or with a reason in cases/values.rs"
                ));
            }
            continue;
        }
        let fields = graph.fields(on).keys();
        problems.extend(fields.filter_map(|field| missing(&graph, &printed, on, field)));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn no_line_of_the_lists_is_unused() {
    let graph = graph();
    let used: BTreeSet<_> = graph.objects().filter_map(value).collect();
    let unused = VALUES.iter().map(|(pattern, _)| *pattern).filter(|pattern| !used.contains(pattern));
    assert_eq!(unused.collect::<Vec<_>>(), Vec::<&str>::new(), "take it out of cases/values.rs");
    let has = |on: &str, field: &str| graph.is_object(on) && graph.fields(on).contains_key(field);
    let gone = cases::all().map(|case| (case.on, case.field)).filter(|(on, field)| !has(on, field));
    assert_eq!(gone.collect::<Vec<_>>(), [], "these fields are gone");
    let gone = KINDS.iter().map(|kind| kind.name).filter(|name| !graph.is_object(name));
    assert_eq!(gone.collect::<Vec<_>>(), Vec::<&str>::new(), "these types are gone");
}

#[test]
fn every_rule_is_about_a_field_that_is_there() {
    let (graph, printed) = (graph(), printed());
    let has = |rule: &str| {
        let (on, field) = rule.split_once('.').unwrap();
        graph.is_object(on) && graph.fields(on).contains_key(field)
    };
    let gone: Vec<_> = printed.rules().filter(|rule| !has(rule)).collect();
    assert_eq!(gone, Vec::<&str>::new(), "these rules are about nothing");
    let unknown = printed.records().filter(|record| !KINDS.iter().any(|kind| kind.name == *record));
    assert_eq!(unknown.collect::<Vec<_>>(), Vec::<&str>::new(), "add them to oracle/kinds.rs");
}
