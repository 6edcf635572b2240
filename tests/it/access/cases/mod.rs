//! How the walk calls each field, and what the oracle says of it: a line for each field that is no plain column.
//!
//! A new field takes one line in the list of its subject. The line says what to send, and what comes back where the
//! policy lets the caller call the field at all; the walk itself knows what comes back where it does not.

mod divisions;
mod grids;
mod values;

pub(crate) use values::VALUES;

use super::oracle::{Row, View};
use super::world::Probes;
use serde_json::Value;

/// A field as the walk calls it.
pub(crate) struct Case {
    /// The type that has it.
    pub(crate) on: &'static str,
    /// The field.
    pub(crate) field: &'static str,
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

const fn case(on: &'static str, field: &'static str, calls: fn(&Probes) -> Vec<Call>) -> Case {
    Case { on, field, calls }
}

/// Every case.
pub(crate) fn all() -> impl Iterator<Item = &'static Case> {
    [divisions::CASES, grids::CASES].into_iter().flatten()
}

/// The case of a field.
pub(crate) fn of(on: &str, field: &str) -> Option<&'static Case> {
    all().find(|case| case.on == on && case.field == field)
}
