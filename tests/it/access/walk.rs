//! The walk: every field as everybody, each answer held against the oracle.

use super::cases::{self, Call, Case};
use super::graph::Graph;
use super::oracle::{KINDS, Kind, Row, View, Who, global_id, shown};
use super::verdict::{Wanted, assert_as_wanted};
use super::world::{World, kinds};
use crate::harness::TestDatabase;
use crate::harness::content::Content;
use serde_json::{Map, Value, json};

/// Is it a plain field of a record: a column?
pub(crate) fn plain(graph: &Graph, on: &str, field: &str) -> bool {
    let shown = &graph.fields(on)[field];
    let scalar = !graph.is_object(&shown.named) && !shown.list;
    scalar && cases::of(on, field).is_none() && KINDS.iter().any(|kind| kind.name == on)
}

/// A call under its name in the document.
struct Asked {
    alias: String,
    case: &'static Case,
    call: Call,
}

/// A type as the walk asks for it.
struct Sheet {
    on: &'static str,
    asked: Vec<Asked>,
}

impl Sheet {
    fn of(world: &World, on: &'static str) -> Self {
        let mut asked = Vec::new();
        for case in cases::all().filter(|case| case.on == on) {
            let calls = (case.calls)(&world.probes).into_iter().enumerate();
            asked.extend(calls.map(|(at, call)| Asked { alias: format!("{}{at}", case.field), case, call }));
        }
        Self { on, asked }
    }

    /// The selection of all calls.
    fn selection(&self) -> String {
        let calls = self.asked.iter().map(|a| format!("{}: {}{}", a.alias, a.case.field, a.call.text));
        calls.collect::<Vec<_>>().join("\n")
    }

    /// What the calls answer on `row`, which is at `path`.
    fn want(&self, view: &View<'_>, row: &Row, path: &[&str], wanted: &mut Wanted) -> Map<String, Value> {
        let mut object = Map::new();
        for Asked { alias, case, call } in &self.asked {
            let reach = view.rule(self.on, case.field);
            assert!(case.column || reach.is_some(), "`{}.{}` has no rule", self.on, case.field);
            let here = [path, &[alias.as_str()]].concat();
            let value = if reach.is_some_and(|reach| reach.is_nowhere()) {
                wanted.error(view.who.refusal(), &here);
                Value::Null
            } else {
                let expected = call.answer(view, row);
                for (code, below) in &expected.errors {
                    let below: Vec<&str> = below.iter().map(String::as_str).collect();
                    wanted.error(code, &[here.as_slice(), &below].concat());
                }
                expected.value
            };
            object.insert(alias.clone(), value);
        }
        object
    }
}

/// The plain fields of a row of `kind`.
fn want_plain(
    world: &World,
    view: &View<'_>,
    kind: &Kind,
    row: &Row,
    path: &[&str],
    wanted: &mut Wanted,
) -> Map<String, Value> {
    let mut object = Map::new();
    for (field, of) in
        world.graph.fields(kind.name).iter().filter(|(name, _)| plain(&world.graph, kind.name, name))
    {
        let value = match field.as_str() {
            "id" => json!(global_id(kind, row)),
            _ if view.rule(kind.name, field).is_some_and(|reach| !view.within_row(&reach, kind, row)) => {
                wanted.error(view.who.refusal(), &[path, &[field.as_str()]].concat());
                Value::Null
            }
            _ => {
                let column = kind.column(field);
                let stored = row.get(&column);
                let stored =
                    stored.unwrap_or_else(|| panic!("`{}.{field}` is no column: add a case", kind.name));
                shown(&world.graph, of, stored)
            }
        };
        object.insert(field.clone(), value);
    }
    object
}

/// The document of the queries.
struct Queries(Sheet);

impl Queries {
    fn text(&self) -> String {
        format!("{{ {} }}", self.0.selection())
    }

    fn want(&self, view: &View<'_>) -> Wanted {
        let mut wanted = Wanted::default();
        wanted.data = self.0.want(view, &Row::new(), &[], &mut wanted);
        wanted
    }
}

/// The document of a record type: rows within and without each reach, by their ids, with every field.
struct Records<'a> {
    world: &'a World,
    kind: &'static Kind,
    rows: Vec<&'a Row>,
    sheet: Sheet,
}

impl<'a> Records<'a> {
    fn of(world: &'a World, kind: &'static Kind) -> Self {
        Self { world, kind, rows: world.subjects(kind), sheet: Sheet::of(world, kind.name) }
    }

    fn text(&self) -> String {
        let node =
            |(at, row)| format!("p{at}: node(id: \"{}\") {{ __typename ...F }}", global_id(self.kind, row));
        let nodes: Vec<_> = self.rows.iter().copied().enumerate().map(node).collect();
        let graph = &self.world.graph;
        let plain = graph.fields(self.kind.name).keys().filter(|field| plain(graph, self.kind.name, field));
        let plain: Vec<_> = plain.map(String::as_str).collect();
        let (on, nodes, plain) = (self.kind.name, nodes.join("\n"), plain.join(" "));
        format!("{{ {nodes} }} fragment F on {on} {{ {plain} {} }}", self.sheet.selection())
    }

    fn want(&self, view: &View<'_>) -> Wanted {
        let mut wanted = Wanted::default();
        for (at, row) in self.rows.iter().enumerate() {
            let name = format!("p{at}");
            let value = if view.sees(self.kind, row) {
                let mut object = want_plain(self.world, view, self.kind, row, &[&name], &mut wanted);
                object.extend(self.sheet.want(view, row, &[&name], &mut wanted));
                object.insert("__typename".into(), json!(self.kind.name));
                Value::Object(object)
            } else {
                Value::Null
            };
            wanted.data.insert(name, value);
        }
        wanted
    }
}

/// Every document of the walk, each with the name of the type that it asks about.
pub(crate) fn documents(world: &World) -> Vec<(&'static str, String)> {
    let queries = Queries(Sheet::of(world, "Query"));
    let records = kinds(&world.graph).map(|kind| Records::of(world, kind));
    let mut documents = vec![("Query", queries.text())];
    documents.extend(records.map(|page| (page.kind.name, page.text())));
    documents
}

/// Walks as `callers`; answers every difference.
async fn walk(world: &World, callers: &[Who]) -> Vec<String> {
    let queries = Queries(Sheet::of(world, "Query"));
    let records: Vec<_> = kinds(&world.graph).map(|kind| Records::of(world, kind)).collect();
    let mut differences = Vec::new();
    for who in callers {
        let view = View { facts: &world.facts, who };
        let mut pages = vec![("Query", queries.text(), queries.want(&view))];
        pages.extend(records.iter().map(|page| (page.kind.name, page.text(), page.want(&view))));
        for (name, text, wanted) in pages {
            let answer = world.ask(who, &text).await;
            differences
                .extend(wanted.differences(&answer).map(|line| format!("{} {name}: {line}", who.name)));
        }
    }
    differences
}

#[tokio::test]
async fn every_field_answers_everybody_as_the_policy_says() {
    let world = World::create(TestDatabase::sqlite_with(Content::Demo).await).await;
    assert_as_wanted(&walk(&world, &world.everybody).await);
    world.close().await;
}

#[tokio::test]
async fn both_databases_answer_alike() {
    let Some(database) = TestDatabase::postgres_with(Content::Demo).await else { return };
    let world = World::create(database).await;
    let sample = ["anonymous", "grid-leader", "community-clerk", "district-command", "auditor"];
    let chosen = |who: &&Who| sample.iter().any(|name| who.name.ends_with(name));
    let callers: Vec<Who> = world.everybody.iter().filter(chosen).cloned().collect();
    assert_eq!(callers.len(), 2 * sample.len() - 1);
    assert_as_wanted(&walk(&world, &callers).await);
    world.close().await;
}
