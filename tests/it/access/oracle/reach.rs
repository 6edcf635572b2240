//! How far a caller reaches.

use super::{Facts, Kind, Row, flag, text};
use crate::work::oracle::Actor;
use serde_json::{Value, json};

/// A caller of the walk.
#[derive(Clone, Debug)]
pub(crate) struct Who {
    /// Login name; `anonymous` for nobody.
    pub(crate) name: String,
    /// Id of the account.
    pub(crate) account: Option<i64>,
    /// Role and area of each of its posts, and of those in whose place it acts.
    pub(crate) posts: Vec<(String, String)>,
    /// Department line of its posts.
    pub(crate) line: Option<String>,
}

impl Who {
    /// Nobody.
    pub(crate) fn anonymous() -> Self {
        Self { name: "anonymous".into(), account: None, posts: Vec::new(), line: None }
    }

    /// The code of the error for what it may not do.
    pub(crate) fn refusal(&self) -> &'static str {
        if self.account.is_some() { "FORBIDDEN" } else { "UNAUTHENTICATED" }
    }
}

/// Where something may be done.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reach {
    all: bool,
    own: bool,
    areas: Vec<String>,
    /// Areas in which what a department line works with is reached, each with the line.
    lines: Vec<(String, String)>,
}

impl Reach {
    /// Not at all.
    pub(crate) fn is_nowhere(&self) -> bool {
        !self.all && !self.own && self.areas.is_empty() && self.lines.is_empty()
    }

    /// Somewhere in this area, or everywhere in it?
    pub(crate) fn meets(&self, code: &str) -> bool {
        self.covers(code) || self.areas.iter().any(|area| area.starts_with(code))
    }

    /// What this line works with, at a place with this code?
    pub(crate) fn covers_line(&self, code: &str, line: &str) -> bool {
        self.lines.iter().any(|(area, of)| of == line && code.starts_with(area.as_str()))
    }

    /// At a place with this code?
    pub(crate) fn covers(&self, code: &str) -> bool {
        self.all || self.areas.iter().any(|area| code.starts_with(area.as_str()))
    }
}

/// The facts as one caller may see them.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) facts: &'a Facts,
    pub(crate) who: &'a Who,
}

impl<'a> View<'a> {
    /// How far the caller may do `action` with `resource`.
    pub(crate) fn reach(&self, resource: &str, action: &str) -> Reach {
        let mut reach = Reach::default();
        let policy = &self.facts.policy;
        let mut add = |role: &str, area: Option<&String>| {
            for far in policy.reaches(resource, action, role) {
                match (far.as_str(), area) {
                    ("all", _) => reach.all = true,
                    ("own", _) => reach.own = true,
                    ("area", Some(area)) => reach.areas.push(area.clone()),
                    ("line", Some(area)) => {
                        reach.lines.extend(self.who.line.clone().map(|line| (area.clone(), line)));
                    }
                    ("grid", Some(area)) if area.len() == 15 => reach.areas.push(area.clone()),
                    _ => {}
                }
            }
        };
        add("anonymous", None);
        if self.who.account.is_some() {
            add("account", None);
        }
        for (role, area) in &self.who.posts {
            add(role, Some(area));
        }
        reach
    }

    /// How far the caller may call a field; None when the policy has no rule for it.
    pub(crate) fn rule(&self, on: &str, field: &str) -> Option<Reach> {
        let (resource, action) = self.facts.policy.rule(on, field)?;
        Some(self.reach(resource, action))
    }

    /// How far the caller sees records of this type.
    fn sight(&self, kind: &Kind) -> Reach {
        self.of(kind, "read")
    }

    /// How far the caller may do `action` with records of this type.
    pub(crate) fn of(&self, kind: &Kind, action: &str) -> Reach {
        let resource = self.facts.policy.record(kind.name);
        self.reach(resource.unwrap_or_else(|| panic!("{} is no record", kind.name)), action)
    }

    /// Does the caller see this row of a record?
    pub(crate) fn sees(&self, kind: &Kind, row: &Row) -> bool {
        let Some((resource, column, parent)) = kind.through else {
            return self.within(&self.sight(kind), kind, row) && self.finds(kind, row);
        };
        let (reach, parent) = (self.reach(resource, "read"), Kind::of(parent));
        let other = self.facts.rows(parent.table).iter().find(|other| other["id"] == row[column]);
        other.is_some_and(|other| self.within(&reach, parent, other) && self.finds(parent, other))
    }

    /// Is the row no discreet matter, or one that the caller handles, reported or is served by? Is it no service that tells
    /// of a family, or one whose right the caller has? Is it no row of the audit about a person and what is restricted?
    fn finds(&self, kind: &Kind, row: &Row) -> bool {
        if kind.name == "AuditRow" {
            let named = row["record_type"] == "Restricted" && !row["person_id"].is_null();
            return !named
                && row["record_type"] != "HealthCarePlan"
                && row["record_type"] != "HealthCareVisit";
        }
        if kind.name == "FamilyService" && row["kind"] == "contraceptives" {
            return self.within(&self.reach("family-service-discreet", "read"), kind, row);
        }
        if kind.name != "Matter" || !flag(&row["discreet"]) {
            return true;
        }
        let posts = crate::access::cases::held(self);
        let (policy, account) = (&self.facts.policy, self.who.account);
        Actor { policy, account, posts: &posts }.finds(row)
    }

    /// Is the row within `reach`?
    pub(crate) fn within(&self, reach: &Reach, kind: &Kind, row: &Row) -> bool {
        (self.within_row(reach, kind, row) || self.touches(reach, kind, row)) && shown_there(reach, kind, row)
    }

    /// Is the row itself within `reach`, whatever else it touches?
    pub(crate) fn within_row(&self, reach: &Reach, kind: &Kind, row: &Row) -> bool {
        let mine = |column: Option<&str>| {
            let account = column.and_then(|column| row[column].as_i64());
            account.is_some() && account == self.who.account
        };
        let own = reach.own && (mine(kind.owner) || mine(kind.subject));
        let place = text(row, kind.at.column());
        let of_line = |line: &str| kind.lines.iter().any(|column| row[*column] == line);
        let mut lines = reach.lines.iter();
        own || reach.covers(place)
            || lines.any(|(area, line)| place.starts_with(area.as_str()) && of_line(line))
    }

    /// Does what lies in several grids lie in one within reach?
    fn touches(&self, reach: &Reach, kind: &Kind, row: &Row) -> bool {
        self.facts.grids_of(kind, row).iter().any(|code| reach.covers(code))
    }

    /// Does the row lie in this area, wholly or partly?
    pub(crate) fn lies_in(&self, kind: &Kind, row: &Row, area: &str) -> bool {
        text(row, kind.at.column()).starts_with(area)
            || self.facts.grids_of(kind, row).iter().any(|code| code.starts_with(area))
    }

    /// The rows of a record that the caller sees and `which` chooses, in the order of its lists.
    pub(crate) fn list(&self, kind: &str, which: impl Fn(&Row) -> bool) -> Vec<&'a Row> {
        let kind = Kind::of(kind);
        let rows = self.facts.rows(kind.table);
        let seen = self.facts.seen(&self.who.name, kind.name, || self.all(kind));
        seen.iter().map(|&at| &rows[at]).filter(|row| which(row)).collect()
    }

    /// Which rows of a record the caller sees, in the order of its lists.
    fn all(&self, kind: &Kind) -> Vec<usize> {
        let (sight, rows) = (self.sight(kind), self.facts.rows(kind.table));
        let mut seen: Vec<usize> = (0..rows.len())
            .filter(|&at| self.within(&sight, kind, &rows[at]) && self.finds(kind, &rows[at]))
            .collect();
        seen.sort_by(|&a, &b| kind.order(&rows[a], &rows[b]));
        seen
    }

    /// Their global ids, as `{ id }` shows them.
    pub(crate) fn ids(&self, kind: &str, which: impl Fn(&Row) -> bool) -> Vec<Value> {
        let rows = self.list(kind, which);
        rows.into_iter().map(|row| json!({ "id": super::global_id(Kind::of(kind), row) })).collect()
    }

    /// As [`Self::list`], of those with this value in a column.
    pub(crate) fn with(&self, kind: &str, column: &'static str, value: &Value) -> Vec<&'a Row> {
        let kind = Kind::of(kind);
        let sight = self.sight(kind);
        let mut rows = self.facts.with(kind.table, column, value);
        rows.retain(|row| self.within(&sight, kind, row) && self.finds(kind, row));
        rows.sort_by(|a, b| kind.order(a, b));
        rows
    }

    /// The one that `which` chooses, as `{ id }` shows it, or null.
    pub(crate) fn one(&self, kind: &str, which: impl Fn(&Row) -> bool) -> Value {
        self.ids(kind, which).into_iter().next().unwrap_or_default()
    }
}

/// The day of the walk.
const TODAY: &str = "2026-01-05";

/// What is announced is there for everybody while it runs, and always where a post reaches it.
fn shown_there(reach: &Reach, kind: &Kind, row: &Row) -> bool {
    let place = text(row, kind.at.column());
    let runs = || row["state"] == "open" && text(row, "from_on") <= TODAY && text(row, "to_on") >= TODAY;
    kind.name != "Announcement" || reach.areas.iter().any(|area| place.starts_with(area.as_str())) || runs()
}
