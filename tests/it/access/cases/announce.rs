//! Admissions, announcements, objections, and what a report repeats.

use super::super::oracle::{Kind, Row, View, global_id, int, text};
use super::super::world::Probes;
use super::{Call, Case, call, case, history, page};
use serde_json::{Value, json};

/// The cases of what is admitted and announced.
pub(super) const CASES: &[Case] = &[
    case("Query", "similarMatters", |_| {
        ["340705005002001", "371102100260001", "340705005002002"]
            .map(|grid| {
                call(
                    format!("(kind: \"kind-approval\", grid: \"{grid}\", first: 20) {{ id }}"),
                    move |view, _| {
                        let new = |row: &Row| int(row, "id") > 390_000_000_000_000_000;
                        let here =
                            |row: &Row| row["grid_code"] == grid && row["status"] == "open" && new(row);
                        json!(view.ids("Matter", |row| here(row) && row["kind_code"] == "kind-approval"))
                    },
                )
            })
            .into()
    }),
    case("Query", "matterAdmissions", |probes| {
        let mut calls = vec![
            call("(first: 200) { nodes { id } totalCount }", |view, _| {
                counted(view, "MatterAdmission", |_| true)
            }),
            call(
                "(first: 200, kind: \"kind-general\", state: ASKED) { nodes { id } totalCount }",
                |view, _| counted(view, "MatterAdmission", |row| row["state"] == "asked"),
            ),
        ];
        calls.extend(probes.areas.iter().cloned().map(|area| {
            call(format!("(first: 200, area: \"{area}\") {{ nodes {{ id }} totalCount }}"), move |view, _| {
                counted(view, "MatterAdmission", |row| {
                    let code = text(row, "area_code");
                    code.starts_with(&area) || area.starts_with(code)
                })
            })
        }));
        calls
    }),
    case("MatterAdmission", "history", |_| vec![history("MatterAdmission")]),
    case("Query", "announcements", |probes| {
        let mut calls = everywhere("Announcement", probes, 12);
        calls.push(call("(first: 200, state: OVER) { nodes { id } totalCount }", |view, _| {
            counted(view, "Announcement", |row| row["state"] == "over")
        }));
        calls
    }),
    case("Announcement", "matter", |_| vec![near("Matter", "matter_id")]),
    case("Query", "objections", |probes| {
        let mut calls = everywhere("Objection", probes, 15);
        calls.push(call("(first: 200, answered: false) { nodes { id } totalCount }", |view, _| {
            counted(view, "Objection", |row| row["answered_at"].is_null())
        }));
        calls
    }),
    case("Objection", "announcement", |_| vec![near("Announcement", "announcement_id")]),
    case("Matter", "announcements", |_| vec![page("Announcement", |_, matter, row| of(matter, row))]),
    case("Matter", "objections", |_| {
        vec![call("(first: 200) { nodes { id } }", |view, matter| {
            let (kind, reach) = (Kind::of("Objection"), view.rule("Matter", "objections").unwrap());
            let seen = view.within(&reach, Kind::of("Matter"), matter);
            let mut rows: Vec<&Row> =
                view.facts.rows(kind.table).iter().filter(|row| seen && of(matter, row)).collect();
            rows.sort_by(|a, b| kind.order(a, b));
            json!({ "nodes": rows.into_iter().map(|row| json!({ "id": global_id(kind, row) })).collect::<Vec<_>>() })
        })]
    }),
];

/// Does the row belong to the matter?
fn of(matter: &Row, row: &Row) -> bool {
    row["matter_id"] == matter["id"] && row["district_code"] == matter["district_code"]
}

/// All of them, and those of each area.
fn everywhere(kind: &'static str, probes: &Probes, digits: usize) -> Vec<Call> {
    let mut calls =
        vec![call("(first: 200) { nodes { id } totalCount }", move |view, _| counted(view, kind, |_| true))];
    calls.extend(probes.areas.iter().filter(|area| area.len() <= digits).cloned().map(|area| {
        call(format!("(first: 200, area: \"{area}\") {{ nodes {{ id }} totalCount }}"), move |view, _| {
            counted(view, kind, |row| text(row, "grid_code").starts_with(&area))
        })
    }));
    calls
}

fn counted(view: &View<'_>, kind: &str, which: impl Fn(&Row) -> bool) -> Value {
    let ids = view.ids(kind, which);
    json!({ "nodes": ids.iter().take(200).collect::<Vec<_>>(), "totalCount": ids.len() })
}

/// The record of `kind` in the row's district that a column names, if the caller sees it.
fn near(kind: &'static str, key: &'static str) -> Call {
    call("{ id }", move |view: &View<'_>, row: &Row| {
        view.one(kind, |other| other["id"] == row[key] && other["district_code"] == row["district_code"])
    })
}
