//! The walk: every field as everybody, each answer held against the oracle.

use super::cases::{self, Call, Case};
use super::graph::{Graph, Shown};
use super::oracle::{KINDS, Kind, Reach, Row, View, Who, global_id, shown};
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

    /// How far a caller may make each call.
    fn reaches(&self, view: &View<'_>) -> Vec<Option<Reach>> {
        self.asked.iter().map(|asked| view.rule(self.on, asked.case.field)).collect()
    }

    /// What the calls answer on `row`, which is at `path`.
    fn want(
        &self,
        view: &View<'_>,
        reaches: &[Option<Reach>],
        row: &Row,
        path: &[&str],
        wanted: &mut Wanted,
    ) -> Map<String, Value> {
        let mut object = Map::new();
        for (Asked { alias, case, call }, reach) in self.asked.iter().zip(reaches) {
            assert!(case.column || reach.is_some(), "`{}.{}` has no rule", self.on, case.field);
            let here = [path, &[alias.as_str()]].concat();
            let value = if reach.as_ref().is_some_and(Reach::is_nowhere) {
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

/// A plain field of a record, and the column that it shows.
struct Plain<'a> {
    name: &'a str,
    shown: &'a Shown,
    column: String,
}

impl<'a> Plain<'a> {
    /// Those of a record type.
    fn all(graph: &'a Graph, kind: &Kind) -> Vec<Self> {
        let fields = graph.fields(kind.name).iter().filter(|(name, _)| plain(graph, kind.name, name));
        fields.map(|(name, shown)| Self { name, shown, column: kind.column(name) }).collect()
    }

    /// What it shows of `row`; None when `reach` does not cover the row.
    fn want(
        &self,
        world: &World,
        view: &View<'_>,
        reach: Option<&Reach>,
        (kind, row): (&Kind, &Row),
    ) -> Option<Value> {
        if self.name == "id" {
            return Some(json!(global_id(kind, row)));
        }
        if reach.is_some_and(|reach| !view.within_row(reach, kind, row)) {
            return None;
        }
        let stored = row.get(&self.column);
        let stored =
            stored.unwrap_or_else(|| panic!("`{}.{}` is no column: add a case", kind.name, self.name));
        Some(shown(&world.graph, self.shown, stored))
    }
}

/// The document of the queries.
struct Queries(Sheet);

impl Queries {
    fn text(&self) -> String {
        format!("{{ {} }}", self.0.selection())
    }

    fn want(&self, view: &View<'_>) -> Wanted {
        let mut wanted = Wanted::default();
        wanted.data = self.0.want(view, &self.0.reaches(view), &Row::new(), &[], &mut wanted);
        wanted
    }
}

/// The document of a record type: rows within and without each reach, by their ids, with every field.
struct Records<'a> {
    world: &'a World,
    kind: &'static Kind,
    rows: Vec<&'a Row>,
    plain: Vec<Plain<'a>>,
    sheet: Sheet,
}

impl<'a> Records<'a> {
    fn of(world: &'a World, kind: &'static Kind) -> Self {
        let (rows, plain) = (world.subjects(kind), Plain::all(&world.graph, kind));
        Self { world, kind, rows, plain, sheet: Sheet::of(world, kind.name) }
    }

    fn text(&self) -> String {
        let node =
            |(at, row)| format!("p{at}: node(id: \"{}\") {{ __typename ...F }}", global_id(self.kind, row));
        let nodes: Vec<_> = self.rows.iter().copied().enumerate().map(node).collect();
        let plain: Vec<_> = self.plain.iter().map(|field| field.name).collect();
        let (on, nodes, plain) = (self.kind.name, nodes.join("\n"), plain.join(" "));
        format!("{{ {nodes} }} fragment F on {on} {{ {plain} {} }}", self.sheet.selection())
    }

    fn want(&self, view: &View<'_>) -> Wanted {
        let mut wanted = Wanted::default();
        let reaches = self.sheet.reaches(view);
        let plain: Vec<_> = self.plain.iter().map(|field| view.rule(self.kind.name, field.name)).collect();
        for (at, row) in self.rows.iter().enumerate() {
            let name = format!("p{at}");
            let value = if view.sees(self.kind, row) {
                let mut object = Map::new();
                for (field, reach) in self.plain.iter().zip(&plain) {
                    let value = field.want(self.world, view, reach.as_ref(), (self.kind, row));
                    if value.is_none() {
                        wanted.error(view.who.refusal(), &[name.as_str(), field.name]);
                    }
                    object.insert(field.name.to_owned(), value.unwrap_or_default());
                }
                object.extend(self.sheet.want(view, &reaches, row, &[&name], &mut wanted));
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
async fn walk(world: &World, callers: impl Iterator<Item = &Who>) -> Vec<String> {
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

async fn every_field_answers_as_the_policy_says(second: bool) {
    let world = World::create(TestDatabase::sqlite_with(Content::Demo).await).await;
    assert_as_wanted(&walk(&world, world.half(second)).await);
    world.close().await;
}

#[tokio::test]
async fn every_field_answers_everybody_at_the_first_place_as_the_policy_says() {
    every_field_answers_as_the_policy_says(false).await;
}

#[tokio::test]
async fn every_field_answers_everybody_at_the_second_place_as_the_policy_says() {
    every_field_answers_as_the_policy_says(true).await;
}

#[tokio::test]
async fn both_databases_answer_alike() {
    let Some(database) = TestDatabase::postgres_with(Content::Demo).await else { return };
    let world = World::create(database).await;
    let sample = ["anonymous", "grid-leader", "community-clerk", "district-command", "auditor"];
    let chosen = |who: &&Who| sample.iter().any(|name| who.name.ends_with(name));
    let callers = || world.everybody.iter().filter(chosen);
    assert_eq!(callers().count(), 2 * sample.len() - 1);
    assert_as_wanted(&walk(&world, callers()).await);
    world.close().await;
}
