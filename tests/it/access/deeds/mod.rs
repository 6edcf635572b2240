//! What the walk does with each mutation: a line for each.
//!
//! The line says what it is done to, what is sent and how the database shows that it was done. Who may do it where
//! follows from the policy; the walk does it once for each caller and outcome.

mod announce;
mod bodies;
mod campaigns;
mod civil_affairs;
mod family_planning;
mod files;
mod fire_safety;
mod illegal_construction;
mod inputs;
mod key_groups;
mod logins;
mod own;
mod people;
mod places;
mod property;
mod run;
mod social_security;
mod staff;
mod work;

use super::oracle::{Kind, Row, View, global_id, int};
use serde_json::{Value, json};

/// A mutation.
pub(crate) struct Deed {
    /// The field.
    pub(crate) field: &'static str,
    on: On,
    /// Rows that it can be done to as far as their own state goes.
    fits: fn(&View<'_>, &Row) -> bool,
    /// What else refuses it, beside the rule of the field and the reach of its action.
    unless: fn(&View<'_>, &Row) -> Option<&'static str>,
    /// The input, beside the id and the version of a record.
    input: fn(&View<'_>, &Row) -> Value,
    /// A statement and the text that it answers once it was done.
    done: fn(&Row) -> (String, String),
}

/// What a mutation is done to.
#[derive(Clone, Copy)]
enum On {
    /// A record of this type.
    Record(&'static str),
    /// Something new about a record of this type.
    About(&'static str),
    /// An area: the code of a record of this type, in which something new is entered.
    Area(&'static str),
    /// Records of this type, named by their ids, for this action on them.
    Ids(&'static str, &'static str),
    /// What belongs to a record of this type, for who may do this action with this resource of it.
    Belonging(&'static str, &'static str, &'static str),
    /// An attachment of a record of this type, for who may do this action with the record.
    Attached(&'static str, &'static str),
    /// Whatever: who may do it may do it about records of this type, as far as `unless` says.
    Mine(&'static str),
    /// Nothing: it is the caller's own, and takes these arguments.
    Own(&'static str),
}

/// What comes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// It is done.
    Done,
    /// It is refused with this code.
    Refused(&'static str),
}

const fn deed(
    field: &'static str,
    on: On,
    input: fn(&View<'_>, &Row) -> Value,
    done: fn(&Row) -> (String, String),
) -> Deed {
    Deed { field, on, fits: |_, _| true, unless: |_, _| None, input, done }
}

impl Deed {
    const fn fits(mut self, fits: fn(&View<'_>, &Row) -> bool) -> Self {
        self.fits = fits;
        self
    }

    const fn unless(mut self, unless: fn(&View<'_>, &Row) -> Option<&'static str>) -> Self {
        self.unless = unless;
        self
    }

    /// What comes of it when this caller does it to this row.
    fn outcome(&self, view: &View<'_>, row: &Row) -> Outcome {
        let reach = view.rule("Mutation", self.field);
        let reach = reach.unwrap_or_else(|| panic!("`Mutation.{}` has no rule", self.field));
        let refused = match self.on {
            _ if reach.is_nowhere() => Some(view.who.refusal()),
            On::Own(_) => Some("UNAVAILABLE"),
            On::Belonging(kind, ..) if view.of(Kind::of(kind), "read").is_nowhere() => {
                Some(view.who.refusal())
            }
            On::Belonging(kind, ..) if !view.sees(Kind::of(kind), row) => Some("NOT_FOUND"),
            On::Belonging(kind, resource, action) => {
                let reach = view.reach(resource, action);
                (!view.within(&reach, Kind::of(kind), row)).then_some("FORBIDDEN")
            }
            On::Attached(kind, action) => {
                let kind = Kind::of(kind);
                let holder = holder(view, kind, row);
                match view.sees(kind, holder) {
                    false => Some("NOT_FOUND"),
                    true => (!view.within(&view.of(kind, action), kind, holder)).then_some("FORBIDDEN"),
                }
            }
            On::Ids(kind, _) if view.of(Kind::of(kind), "read").is_nowhere() => Some(view.who.refusal()),
            On::Record(kind) | On::About(kind) | On::Ids(kind, _) if !view.sees(Kind::of(kind), row) => {
                Some("NOT_FOUND")
            }
            On::Ids(kind, action) if !view.within(&view.of(Kind::of(kind), action), Kind::of(kind), row) => {
                Some("FORBIDDEN")
            }
            On::Record(kind) | On::About(kind) if !view.within(&reach, Kind::of(kind), row) => {
                Some("FORBIDDEN")
            }
            On::Area(kind) if !reach.covers(super::oracle::text(row, Kind::of(kind).at.column())) => {
                Some("NOT_FOUND")
            }
            _ => None,
        };
        match refused.or_else(|| (self.unless)(view, row)) {
            Some(code) => Outcome::Refused(code),
            None => Outcome::Done,
        }
    }

    /// The mutation with its input.
    fn document(&self, view: &View<'_>, row: &Row) -> (String, Value) {
        if let On::Own(arguments) = self.on {
            return (format!("mutation {{ {}{arguments} {{ __typename }} }}", self.field), json!({}));
        }
        let mut input = (self.input)(view, row);
        if let On::Attached(..) = self.on {
            input["id"] = json!(global_id(Kind::of("Attachment"), row));
            input["version"] = json!(int(row, "version"));
        }
        if let On::Record(kind) = self.on {
            input["id"] = json!(global_id(Kind::of(kind), row));
            input["version"] = json!(int(row, "version"));
        }
        if let On::Ids(kind, _) = self.on {
            input["ids"] = json!([global_id(Kind::of(kind), row)]);
        }
        let name = format!("{}{}Input", self.field[..1].to_uppercase(), &self.field[1..]);
        let name = inputs::NAMES
            .iter()
            .find(|(field, _)| *field == self.field)
            .map_or(name, |(_, own)| (*own).to_owned());
        let text = format!("mutation($input: {name}!) {{ {}(input: $input) {{ __typename }} }}", self.field);
        (text, json!({ "input": input }))
    }
}

/// The record that an attachment belongs to.
fn holder<'a>(view: &View<'a>, kind: &Kind, file: &Row) -> &'a Row {
    let mine = |row: &&Row| row["id"] == file["record_id"] && row["district_code"] == file["district_code"];
    view.facts.rows(kind.table).iter().find(mine).unwrap()
}

/// Every mutation.
fn all() -> impl Iterator<Item = &'static Deed> {
    [
        announce::DEEDS,
        places::DEEDS,
        staff::DEEDS,
        bodies::DEEDS,
        people::DEEDS,
        logins::DEEDS,
        files::DEEDS,
        own::DEEDS,
        property::DEEDS,
        campaigns::DEEDS,
        civil_affairs::DEEDS,
        fire_safety::DEEDS,
        family_planning::DEEDS,
        social_security::DEEDS,
        work::DEEDS,
        illegal_construction::DEEDS,
        key_groups::DEEDS,
    ]
    .into_iter()
    .flatten()
}

/// The case of a mutation.
pub(crate) fn of(field: &str) -> Option<&'static Deed> {
    all().find(|deed| deed.field == field)
}
