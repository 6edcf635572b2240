//! How the walk calls each field, and what the oracle says of it: a line for each field that is no plain column.
//!
//! A new field takes one line in the list of its subject. The line says what to send, and what comes back where the
//! policy lets the caller call the field at all; the walk itself knows what comes back where it does not.

mod announce;
mod boards;
mod bodies;
mod campaigns;
mod civil_affairs;
mod counted;
mod divisions;
mod family_planning;
mod files;
mod fire_safety;
mod grids;
mod illegal_construction;
mod key_groups;
mod maps;
mod own;
mod people;
mod property;
mod social_security;
mod staff;
mod standing;
mod stat;
mod teams;
mod values;
mod work;

pub(in crate::access) use civil_affairs::id as civil_id;
pub(in crate::access) use key_groups::{id as key_file_id, is_confirmed};
pub(crate) use values::VALUES;
pub(in crate::access) use work::held;

use super::oracle::{Kind, Row, View, global_id, int, text};
use super::world::Probes;
use serde_json::{Value, json};

/// A field as the walk calls it.
pub(crate) struct Case {
    /// The type that has it.
    pub(crate) on: &'static str,
    /// The field.
    pub(crate) field: &'static str,
    /// It shows a column of a record, so that the record's own rule is its.
    pub(crate) column: bool,
    /// The calls, each with arguments of its own.
    pub(crate) calls: fn(&Probes) -> Vec<Call>,
}

/// What comes back, for a caller who may call the field, on a row.
type Answer = Box<dyn Fn(&View<'_>, &Row) -> Expected + Send + Sync>;

/// A call of a field.
pub(crate) struct Call {
    /// Arguments and selection, as they stand behind the field's name.
    pub(crate) text: String,
    answer: Answer,
}

/// An answer: its value and its errors, each a code and a path below the field.
#[derive(Debug, Default)]
pub(crate) struct Expected {
    pub(crate) value: Value,
    pub(crate) errors: Vec<(String, Vec<String>)>,
}

impl From<Value> for Expected {
    fn from(value: Value) -> Self {
        Self { value, errors: Vec::new() }
    }
}

impl Call {
    /// What comes back on `row`.
    pub(crate) fn answer(&self, view: &View<'_>, row: &Row) -> Expected {
        (self.answer)(view, row)
    }
}

/// A call with this text; `answer` says what comes back.
fn call<E: Into<Expected>>(
    text: impl Into<String>,
    answer: impl Fn(&View<'_>, &Row) -> E + Send + Sync + 'static,
) -> Call {
    Call { text: text.into(), answer: Box::new(move |view, row| answer(view, row).into()) }
}

/// A page of the records of `kind` that `which` chooses for a row.
fn page(kind: &'static str, which: impl Fn(&View<'_>, &Row, &Row) -> bool + Send + Sync + 'static) -> Call {
    call("(first: 200) { nodes { id } }", move |view, row| {
        let ids = view.ids(kind, |child| which(view, row, child));
        json!({ "nodes": ids.iter().take(200).collect::<Vec<_>>() })
    })
}

/// A root list of the records of `kind` in force: both its ends with their number, and those of each area.
fn listed(kind: &'static str, probes: &Probes) -> Vec<Call> {
    let mut calls = vec![
        call("(first: 200) { nodes { id } totalCount }", move |view, _| {
            let all = view.ids(kind, active);
            json!({ "nodes": all.iter().take(200).collect::<Vec<_>>(), "totalCount": all.len() })
        }),
        call("(last: 200) { nodes { id } }", move |view, _| {
            let all = view.ids(kind, active);
            json!({ "nodes": all[all.len().saturating_sub(200)..] })
        }),
        call(
            "(first: 200, status: RETIRED) { nodes { id } }",
            move |view, _| json!({ "nodes": view.ids(kind, |row| !active(row)).iter().take(200).collect::<Vec<_>>() }),
        ),
    ];
    calls.extend(probes.areas.iter().cloned().map(|area| {
        call(format!("(first: 200, area: \"{area}\", status: null) {{ nodes {{ id }} }}"), move |view, _| {
            let all = view.ids(kind, |row| view.lies_in(Kind::of(kind), row, &area));
            json!({ "nodes": all.iter().take(200).collect::<Vec<_>>() })
        })
    }));
    calls
}

fn active(row: &Row) -> bool {
    row["status"] == "active"
}

/// The shape of a placed record.
fn shape<'a>(view: &View<'a>, kind: &str, row: &Row) -> Option<&'a Row> {
    let mut shapes = view.facts.with("place_shape", "record_id", &row["id"]).into_iter();
    shapes.find(|shape| shape["record_type"] == kind)
}

/// What a row of shapes draws.
fn geometry(shape: Option<&Row>) -> Value {
    shape.map_or(Value::Null, |row| serde_json::from_str(text(row, "geometry")).unwrap())
}

/// The point of a row.
fn point(row: Option<&Row>) -> Value {
    row.map_or(Value::Null, |row| json!({ "longitude": row["lon"], "latitude": row["lat"] }))
}

/// The versions of a record, newest first, as far as the rule of the field lets the caller see them.
fn history(kind: &'static str) -> Call {
    call("(first: 200) { nodes { id } }", move |view, row| {
        let reach = view.rule(kind, "history").unwrap();
        let (of, entry) = (Kind::of(kind), Kind::of("HistoryEntry"));
        let key = row.get("id").map_or_else(|| text(row, "code").to_owned(), Value::to_string);
        let placed = |entry: &Row| !of.at.has_district() || entry["district_code"] == row["district_code"];
        let mine = |entry: &Row| text(entry, "record_type") == kind && placed(entry);
        let mut rows = view.facts.with(entry.table, "record_id", &key.into());
        rows.retain(|entry| mine(entry) && reach.covers(text(entry, "area_code")));
        rows.sort_by(|a, b| entry.order(a, b));
        json!({ "nodes": rows.iter().map(|row| json!({ "id": global_id(entry, row) })).collect::<Vec<_>>() })
    })
}

/// What people call the account that verified a record last.
fn verifier() -> Call {
    call("", |view, row| {
        let accounts = view.facts.rows("account");
        let verifier = accounts.iter().find(|account| account["id"] == row["verified_by"]);
        verifier.map_or(Value::Null, |account| account["title"].clone())
    })
}

/// The codes that a record had before.
fn earlier_codes(view: &View<'_>, kind: &str, row: &Row) -> Value {
    let aliases = view.facts.with("code_alias", "record_id", &row["id"]).into_iter();
    aliases.filter(|alias| alias["record_type"] == kind).map(|alias| alias["code"].clone()).collect()
}

/// The record that had this code before.
fn holder(view: &View<'_>, kind: &str, code: &str) -> Option<i64> {
    let of = |row: &&Row| row["record_type"] == kind && row["code"] == code;
    view.facts.rows("code_alias").iter().find(of).map(|row| int(row, "record_id"))
}

const fn case(on: &'static str, field: &'static str, calls: fn(&Probes) -> Vec<Call>) -> Case {
    Case { on, field, column: false, calls }
}

/// A case of a field that shows a column in a form of its own.
const fn column(on: &'static str, field: &'static str, calls: fn(&Probes) -> Vec<Call>) -> Case {
    Case { on, field, column: true, calls }
}

/// Every case.
pub(crate) fn all() -> impl Iterator<Item = &'static Case> {
    [
        announce::CASES,
        divisions::CASES,
        grids::CASES,
        standing::CASES,
        maps::CASES,
        staff::CASES,
        teams::CASES,
        boards::CASES,
        bodies::CASES,
        people::CASES,
        files::CASES,
        stat::CASES,
        own::CASES,
        property::CASES,
        campaigns::CASES,
        civil_affairs::CASES,
        fire_safety::CASES,
        family_planning::CASES,
        social_security::CASES,
        work::CASES,
        counted::CASES,
        illegal_construction::CASES,
        key_groups::CASES,
    ]
    .into_iter()
    .flatten()
}

/// The case of a field.
pub(crate) fn of(on: &str, field: &str) -> Option<&'static Case> {
    all().find(|case| case.on == on && case.field == field)
}
