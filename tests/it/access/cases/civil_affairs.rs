//! Civil affairs: programmes, applications, grants, payments and care.

use super::super::oracle::{Kind, Row, View, global_id, int, text};
use super::files::attached;
use super::{Call, Case, Expected, active, call, case, history, listed, page};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The cases of civil affairs.
pub(super) const CASES: &[Case] = &[
    case("Query", "assistanceProgrammes", |probes| listed("AssistanceProgramme", probes)),
    case("AssistanceProgramme", "history", |_| vec![history("AssistanceProgramme")]),
    case("Query", "assistanceApplications", |probes| all("AssistanceApplication", &probes.areas)),
    case("AssistanceApplication", "programme", |_| vec![global("AssistanceProgramme", "programme_id")]),
    case("AssistanceApplication", "resident", |_| vec![near("Resident", "resident_id")]),
    case("AssistanceApplication", "household", |_| vec![near("Household", "household_id")]),
    case("AssistanceApplication", "matter", |_| vec![near("Matter", "matter_id")]),
    case("AssistanceApplication", "visits", |_| vec![below("HouseholdVisit", "application_id")]),
    case("AssistanceApplication", "grants", |_| vec![below("AssistanceGrant", "application_id")]),
    case("AssistanceApplication", "attachments", |_| vec![attached("AssistanceApplication")]),
    case("AssistanceApplication", "history", |_| vec![history("AssistanceApplication")]),
    case("HouseholdVisit", "application", |_| vec![near("AssistanceApplication", "application_id")]),
    case("HouseholdVisit", "attachments", |_| vec![attached("HouseholdVisit")]),
    case("Query", "assistanceGrants", |probes| {
        let mut calls = all("AssistanceGrant", &probes.areas);
        calls.push(narrowed("AssistanceGrant", "state: SUSPENDED", |row| row["state"] == "suspended"));
        calls.push(narrowed("AssistanceGrant", "owing: true", |row| {
            int(row, "overpaid_fen") > int(row, "recovered_fen")
        }));
        calls
    }),
    case("AssistanceGrant", "programme", |_| vec![global("AssistanceProgramme", "programme_id")]),
    case("AssistanceGrant", "application", |_| vec![near("AssistanceApplication", "application_id")]),
    case("AssistanceGrant", "resident", |_| vec![near("Resident", "resident_id")]),
    case("AssistanceGrant", "household", |_| vec![near("Household", "household_id")]),
    case("AssistanceGrant", "matter", |_| vec![near("Matter", "matter_id")]),
    case("AssistanceGrant", "reviews", |_| vec![below("AssistanceReview", "grant_id")]),
    case("AssistanceGrant", "payments", |_| vec![below("AssistancePayment", "grant_id")]),
    case("AssistanceGrant", "history", |_| vec![history("AssistanceGrant")]),
    case("AssistanceReview", "grant", |_| vec![near("AssistanceGrant", "grant_id")]),
    case("Query", "assistanceBatches", |probes| all("AssistanceBatch", &probes.areas)),
    case("Query", "assistancePayments", |probes| {
        let mut calls = all("AssistancePayment", &probes.areas);
        calls.push(narrowed("AssistancePayment", "state: SENT", |row| row["state"] == "sent"));
        calls
    }),
    case("AssistanceBatch", "programme", |_| vec![global("AssistanceProgramme", "programme_id")]),
    case("AssistanceBatch", "payments", |_| {
        vec![page("AssistancePayment", |_, batch, row| row["batch_id"] == batch["id"])]
    }),
    case("AssistanceBatch", "history", |_| vec![history("AssistanceBatch")]),
    case("AssistancePayment", "batch", |_| vec![global("AssistanceBatch", "batch_id")]),
    case("AssistancePayment", "grant", |_| vec![near("AssistanceGrant", "grant_id")]),
    case("AssistancePayment", "resident", |_| vec![near("Resident", "resident_id")]),
    case("Query", "careRecords", |probes| listed("CareRecord", probes)),
    case("CareRecord", "resident", |_| vec![near("Resident", "resident_id")]),
    case("CareRecord", "visits", |_| vec![below("CareVisit", "care_id")]),
    case("CareRecord", "history", |_| vec![history("CareRecord")]),
    case("Query", "careVisits", |probes| {
        let mut calls = all("CareVisit", &probes.areas);
        calls.push(narrowed("CareVisit", "result: WELL", |row| row["result"] == "well"));
        calls
    }),
    case("CareVisit", "careRecord", |_| vec![near("CareRecord", "care_id")]),
    case("Resident", "civilAffairs", |_| {
        vec![
            part("applications", "AssistanceApplication", "resident_id", |_| true),
            part("grants", "AssistanceGrant", "resident_id", |_| true),
            part("careRecords", "CareRecord", "resident_id", active),
        ]
    }),
    case("Household", "civilAffairs", |_| {
        vec![
            part("applications", "AssistanceApplication", "household_id", |_| true),
            part("grants", "AssistanceGrant", "household_id", |_| true),
        ]
    }),
    case("Grid", "civilAffairs", |_| {
        vec![counts(
            "grid_code",
            "care { records }",
            "CareRecord",
            |view, area| json!({ "records": kept(view, area) }),
        )]
    }),
    case("Division", "civilAffairsStatistics", |_| {
        vec![counts("code", "applications", "AssistanceApplication", |view, area| json!(made(view, area)))]
    }),
    case("Query", "civilAffairsStatistics", |probes| {
        probes.areas.iter().flat_map(|area| [statistics(area, area.len()), statistics(area, 15)]).collect()
    }),
];

/// The record of `kind` in the row's district that a column names, if the caller sees it.
pub(super) fn near(kind: &'static str, key: &'static str) -> Call {
    call("{ id }", move |view: &View<'_>, row: &Row| {
        let Some(id) = row[key].as_i64() else { return Value::Null };
        view.one(kind, |other| int(other, "id") == id && other["district_code"] == row["district_code"])
    })
}

/// The record of `kind` that is in no district and that a column names, if the caller sees it.
pub(super) fn global(kind: &'static str, key: &'static str) -> Call {
    call("{ id }", move |view: &View<'_>, row: &Row| view.one(kind, |other| other["id"] == row[key]))
}

/// The records of `kind` of the row's district that name it in a column.
pub(super) fn below(kind: &'static str, column: &'static str) -> Call {
    page(kind, move |_, parent, row| {
        row[column] == parent["id"] && row["district_code"] == parent["district_code"]
    })
}

/// All records of `kind`, and those of each area.
pub(super) fn all(kind: &'static str, areas: &[String]) -> Vec<Call> {
    let mut calls =
        vec![call("(first: 200) { nodes { id } totalCount }", move |view: &View<'_>, _: &Row| {
            let all = view.ids(kind, |_| true);
            json!({ "nodes": all.iter().take(200).collect::<Vec<_>>(), "totalCount": all.len() })
        })];
    calls.extend(areas.iter().cloned().map(|area| {
        call(
            format!("(first: 200, area: \"{area}\") {{ nodes {{ id }} }}"),
            move |view: &View<'_>, _: &Row| {
                let all = view.ids(kind, |row| view.lies_in(Kind::of(kind), row, &area));
                json!({ "nodes": all.iter().take(200).collect::<Vec<_>>() })
            },
        )
    }));
    calls
}

/// The records of `kind` that a filter leaves.
pub(super) fn narrowed(kind: &'static str, filter: &str, which: fn(&Row) -> bool) -> Call {
    call(
        format!("(first: 200, filter: {{ {filter} }}) {{ nodes {{ id }} }}"),
        move |view: &View<'_>, _: &Row| json!({ "nodes": view.ids(kind, which).iter().take(200).collect::<Vec<_>>() }),
    )
}

/// A part of what is done for somebody: its own right, and an error of its own.
pub(super) fn part(
    field: &'static str,
    kind: &'static str,
    column: &'static str,
    which: fn(&Row) -> bool,
) -> Call {
    call(format!("{{ {field}(first: 200) {{ nodes {{ id }} }} }}"), move |view: &View<'_>, parent: &Row| {
        if view.of(Kind::of(kind), "read").is_nowhere() {
            return refused(view, field);
        }
        let mine = |row: &Row| {
            which(row) && row[column] == parent["id"] && row["district_code"] == parent["district_code"]
        };
        Expected::from(json!({ field: { "nodes": view.ids(kind, mine) } }))
    })
}

pub(super) fn refused(view: &View<'_>, field: &str) -> Expected {
    let errors = vec![(view.who.refusal().to_owned(), vec![field.to_owned()])];
    Expected { value: json!({ field: null }), errors }
}

/// Counts of the area in this column: for who reads what is counted wholly there.
pub(super) fn counts(
    column: &'static str,
    text_of: &'static str,
    kind: &'static str,
    counted: fn(&View<'_>, &str) -> Value,
) -> Call {
    call(format!("{{ {text_of} }}"), move |view: &View<'_>, row: &Row| {
        let field = text_of.split(' ').next().unwrap_or_default();
        let reach = view.of(Kind::of(kind), "read");
        let area = text(row, column);
        let value = if reach.covers(area) { counted(view, area) } else { Value::Null };
        Expected::from(json!({ field: value }))
    })
}

pub(super) fn of_area<'a>(view: &View<'a>, table: &str, area: &str) -> Vec<&'a Row> {
    view.facts.rows(table).iter().filter(|row| text(row, "grid_code").starts_with(area)).collect()
}

fn kept(view: &View<'_>, area: &str) -> usize {
    of_area(view, "care_record", area).into_iter().filter(|row| active(row)).count()
}

fn made(view: &View<'_>, area: &str) -> usize {
    of_area(view, "assistance_application", area).len()
}

/// The rows of counts of an area that lie wholly within reach.
fn statistics(area: &str, digits: usize) -> Call {
    let (area, level) = (area.to_owned(), super::stat::level(digits));
    let text_of =
        format!("(area: \"{area}\", level: {level}, first: 1000) {{ key applications care {{ records }} }}");
    call(text_of, move |view: &View<'_>, _: &Row| {
        let reach = view.of(Kind::of("AssistanceApplication"), "read");
        let tables = ["assistance_application", "assistance_grant", "care_record"];
        let rows = tables.iter().flat_map(|table| of_area(view, table, &area));
        let codes: BTreeSet<String> = rows.map(|row| text(row, "grid_code")[..digits].to_owned()).collect();
        let row = |code: &String| json!({ "key": code, "applications": made(view, code), "care": { "records": kept(view, code) } });
        codes.iter().filter(|code| reach.covers(code)).map(row).collect::<Value>()
    })
}

/// Global id of a record of the walk.
pub(in crate::access) fn id(kind: &str, row: &Row) -> Value {
    json!(global_id(Kind::of(kind), row))
}
