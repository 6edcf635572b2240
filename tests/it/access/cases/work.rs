//! Matters, the catalogue and the calendar.

use super::super::oracle::{Kind, Row, View, flag, global_id, int, text};
use super::{Call, Case, call, case, column, history, page};
use crate::work::oracle::{Actor, Held, shown};
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};

/// The cases of matters.
pub(super) const CASES: &[Case] = &[
    case("Query", "workDays", |_| {
        let mut calls = vec![days("340705", "", &["00", "34", "3407", "340705"], |_| true)];
        calls.push(days(
            "371102",
            ", from: \"2026-01-02\", to: \"2026-03-02\"",
            &["00", "37", "3711", "371102"],
            |row| text(row, "day_on") >= "2026-01-02" && text(row, "day_on") <= "2026-03-02",
        ));
        calls
    }),
    case("Query", "matterKinds", |probes| {
        let mut calls: Vec<Call> =
            probes.areas.iter().map(|area| kinds(area, "", reportable(area))).collect();
        calls.push(kinds("340705", ", allEditions: true", |_| true));
        calls.push(kinds("340705", ", on: \"2024-06-01\"", |row| row["code"] == "kind-over"));
        calls.push(kinds(
            "340705",
            ", procedure: APPROVAL, line: \"urban-management\", category: \"city\"",
            |row| in_force(row) && row["procedure"] == "approval" && row["line"] == "urban-management",
        ));
        calls.push(kinds("371102", ", code: \"kind-general\"", |row| row["code"] == "kind-general"));
        calls
    }),
    case("MatterKind", "limits", |_| {
        vec![call("{ accept { warn due unit } handle { due } }", |_, row| {
            let accept = json!({ "warn": 1, "due": 2, "unit": "WORKING_DAYS" });
            json!({ "accept": if text(row, "limits") == "{}" { Value::Null } else { accept }, "handle": null })
        })]
    }),
    case("MatterKind", "requiredAttachments", |_| {
        vec![call("", |_, row| serde_json::from_str::<Value>(text(row, "attachments")).unwrap())]
    }),
    case("MatterKind", "reporters", |_| {
        vec![call("", |_, row| {
            text(row, "reporters").split(',').map(|name| json!(name.to_uppercase())).collect::<Value>()
        })]
    }),
    case("MatterKind", "history", |_| vec![history("MatterKind")]),
    case("Query", "matter", |_| {
        let ids =
            [("340705", 50_101), ("340705", 50_109), ("340705", 50_110), ("371102", 50_411), ("340705", 1)];
        ids.map(|(district, id)| {
            let global = BASE64URL_NOPAD.encode(format!("Matter:{district}:{id}").as_bytes());
            call(format!("(id: \"{global}\") {{ id }}"), move |view, _| {
                view.one("Matter", |row| int(row, "id") == id && text(row, "district_code") == district)
            })
        })
        .into()
    }),
    case("Query", "matters", |probes| {
        let mut calls = vec![matters("", |_| true)];
        calls.extend(probes.areas.iter().cloned().map(|area| {
            call(format!("(first: 200, area: \"{area}\") {{ nodes {{ id }} totalCount }}"), move |view, _| {
                counted(view.ids("Matter", |row| view.lies_in(Kind::of("Matter"), row, &area)))
            })
        }));
        calls.push(matters("stage: HANDLE, line: \"police\"", |row| {
            row["stage"] == "handle" && row["line"] == "police"
        }));
        calls.push(matters("status: CLOSED", |row| row["status"] == "closed"));
        calls.push(matters("procedure: APPROVAL, step: 3", |row| {
            row["procedure"] == "approval" && row["step"] == 3
        }));
        calls.push(matters("light: RED, late: true", |row| row["light"] == "red"));
        calls.push(matters("sourceName: \"system\"", |row| row["source_name"] == "system"));
        calls.push(matters("kind: \"kind-emergency\", category: \"city\", urgency: ORDINARY", |row| {
            row["procedure"] == "emergency"
        }));
        calls.push(matters("reportedFrom: \"2030-01-01T00:00:00Z\"", |_| false));
        calls
    }),
    case("Query", "matterQueue", |_| {
        vec![
            queue("UNIT", "", |view, row| row["post_id"].is_null() && with_the_unit(view, row)),
            queue("UNIT", ", overdue: true", |view, row| row["light"] == "red" && with_the_unit(view, row)),
            queue("OVERDUE_BELOW", "", |view, row| row["light"] == "red" && with_a_unit_below(view, row)),
            queue("MINE", "", |view, row| {
                let has = held(view).iter().any(|post| row["post_id"].as_i64() == Some(post.id));
                has && row["stage"] != "verify" && row["stage"] != "file"
            }),
            queue("RECEIPTS", "", |view, row| {
                row["stage"] == "receipt" && view.who.line.as_deref() == row["asked_line"].as_str()
            }),
            queue("REPORTED", "", |view, row| {
                view.who.account.is_some() && row["reported_by"].as_i64() == view.who.account
            }),
            queue("OWN", "", |view, row| {
                view.who.account.is_some() && row["account_id"].as_i64() == view.who.account
            }),
        ]
    }),
    case("Grid", "matters", |_| vec![below("grid_id", |_| true), closed("grid_id")]),
    case("Building", "matters", |_| vec![below("building_id", |_| true), closed("building_id")]),
    case("Resident", "matters", |_| {
        vec![below("served_id", |row| !flag(&row["discreet"])), closed("served_id")]
    }),
    case("Resident", "concerningMatters", |_| {
        vec![below("concerned_id", |row| !flag(&row["discreet"])), closed("concerned_id")]
    }),
    case("Matter", "point", |_| {
        vec![call("{ longitude latitude }", |_, row| match row["lon"].is_null() {
            true => Value::Null,
            false => json!({ "longitude": row["lon"], "latitude": row["lat"] }),
        })]
    }),
    case("Matter", "actions", |_| {
        vec![call("", |view, row| {
            let posts = held(view);
            let actor = Actor { policy: &view.facts.policy, account: view.who.account, posts: &posts };
            let mut row = row.clone();
            let sent = |sheet: &&Row| {
                let its = sheet["matter_id"] == row["id"] && sheet["district_code"] == row["district_code"];
                its && sheet["state"] == "sent"
            };
            let sent =
                view.facts.rows("work_sheet").iter().find(sent).map(|sheet| sheet["unit_code"].clone());
            row.insert("sheet_unit".to_owned(), sent.unwrap_or_default());
            actor.acts(&row).into_iter().map(shown).collect::<Value>()
        })]
    }),
    case("Matter", "kind", |_| {
        vec![call("{ id }", |view, row| view.one("MatterKind", |kind| kind["id"] == row["kind_id"]))]
    }),
    case("Matter", "grid", |_| vec![near("Grid", "grid_id")]),
    case("Matter", "building", |_| vec![near("Building", "building_id")]),
    case("Matter", "dwelling", |_| vec![near("Dwelling", "dwelling_id")]),
    case("Matter", "served", |_| vec![near("Resident", "served_id")]),
    case("Matter", "concerned", |_| vec![near("Resident", "concerned_id")]),
    case("Matter", "joinedTo", |_| vec![near("Matter", "joined_to")]),
    case("Matter", "post", |_| vec![post("post_id")]),
    case("Matter", "askedPost", |_| vec![post("asked_post_id")]),
    case("Matter", "attachments", |_| vec![super::files::attached("Matter")]),
    case("Matter", "history", |_| vec![history("Matter")]),
    case("Matter", "steps", |_| {
        vec![call(
            "(first: 200) { nodes { id act from to role unitCode note late standsIn number signs post { id } account { id } \
             toPost { id } } }",
            |view, row| {
                let mine = |step: &&Row| {
                    step["matter_id"] == row["id"] && step["district_code"] == row["district_code"]
                };
                let mut steps: Vec<&Row> = view.facts.rows("matter_step").iter().filter(mine).collect();
                steps.sort_by_key(|step| int(step, "id"));
                json!({ "nodes": steps.into_iter().map(|step| signed(view, step)).collect::<Vec<_>>() })
            },
        )]
    }),
    case("Matter", "sheets", |_| {
        vec![page("WorkSheet", |_, matter, row| {
            row["matter_id"] == matter["id"] && row["district_code"] == matter["district_code"]
        })]
    }),
    case("WorkSheet", "matter", |_| vec![near("Matter", "matter_id")]),
    case("MatterStep", "signs", |_| vec![call("", |view, step| signed(view, step)["signs"].take())]),
    case("MatterStep", "post", |_| vec![call("{ id }", |view, step| signed(view, step)["post"].take())]),
    case("MatterStep", "account", |_| {
        vec![call("{ id }", |view, step| signed(view, step)["account"].take())]
    }),
    case("MatterStep", "toPost", |_| vec![call("{ id }", |view, step| signed(view, step)["toPost"].take())]),
    column("MatterStep", "from", |_| vec![call("", |view, step| signed(view, step)["from"].take())]),
];

/// A signed step as its matter shows it.
fn signed(view: &View<'_>, step: &Row) -> Value {
    let upper = |column: &str| match text(step, column) {
        "" => Value::Null,
        text => json!(text.to_uppercase()),
    };
    let signs: Vec<i64> = text(step, "signs").split(',').filter_map(|number| number.parse().ok()).collect();
    let by = |account: &Row| !step["post_id"].is_null() && account["id"] == step["account_id"];
    let post = |column: &str| view.one("Post", |post| !step[column].is_null() && post["id"] == step[column]);
    json!({
        "id": global_id(Kind::of("MatterStep"), step), "act": upper("act"), "from": upper("from_stage"),
        "to": upper("to_stage"), "role": step["role"], "unitCode": step["unit_code"], "note": step["note"],
        "late": flag(&step["late"]), "standsIn": flag(&step["stands_in"]),
        "number": step["seq"], "signs": signs, "post": post("post_id"),
        "account": view.one("Account", by), "toPost": post("to_post_id"),
    })
}

/// The posts of a caller, with their ids.
pub(in crate::access) fn held(view: &View<'_>) -> Vec<Held> {
    let mut posts = Vec::new();
    for (role, area) in &view.who.posts {
        let same = |post: &&Row| post["role"] == role.as_str() && post["area_code"] == area.as_str();
        let mine = |post: &&Row| {
            let covers = view.who.account == Some(505) && post["covered_by"] == 1905;
            post["account_id"].as_i64() == view.who.account || covers
        };
        let row = view.facts.rows("post").iter().filter(same).find(mine);
        let id = row.map_or(-1, |row| int(row, "id"));
        posts.push(Held { id, role: role.clone(), area: area.clone(), line: view.who.line.clone() });
    }
    posts
}

fn in_force(row: &Row) -> bool {
    row["to_on"].is_null()
}

/// In force; in a community or grid only what its street admitted, where it has to. The walk has no admission of such a kind.
fn reportable(area: &str) -> fn(&Row) -> bool {
    if area.len() < 12 { in_force } else { |row| in_force(row) && !flag(&row["admitted_only"]) }
}

fn kinds(area: &str, more: &str, which: fn(&Row) -> bool) -> Call {
    let area = area.to_owned();
    call(format!("(first: 200, area: \"{area}\"{more}) {{ nodes {{ id }} }}"), move |view, _| {
        let holds = |row: &Row| area.starts_with(text(row, "area_code")) && which(row);
        json!({ "nodes": view.ids("MatterKind", holds) })
    })
}

fn days(area: &str, more: &str, areas: &'static [&'static str], which: fn(&Row) -> bool) -> Call {
    call(
        format!("(first: 200, area: \"{area}\"{more}) {{ nodes {{ id }} }}"),
        move |view, _| json!({ "nodes": view.ids("WorkDay", |row| areas.contains(&text(row, "area_code")) && which(row)) }),
    )
}

fn counted(ids: Vec<Value>) -> Value {
    json!({ "nodes": ids.iter().take(200).collect::<Vec<_>>(), "totalCount": ids.len() })
}

fn matters(filter: &str, which: fn(&Row) -> bool) -> Call {
    call(format!("(first: 200, filter: {{ {filter} }}) {{ nodes {{ id }} totalCount }}"), move |view, _| {
        counted(view.ids("Matter", which))
    })
}

fn queue(name: &str, more: &str, which: fn(&View<'_>, &Row) -> bool) -> Call {
    call(
        format!("(queue: {name}{more}, first: 200) {{ nodes {{ id }} }}"),
        move |view, _| json!({ "nodes": view.ids("Matter", |row| row["status"] == "open" && which(view, row)) }),
    )
}

/// Is it with the unit of one of the posts, or with the desk of their line there?
fn with_the_unit(view: &View<'_>, row: &Row) -> bool {
    let line = view.who.line.as_deref();
    let here = |(_, area): &(String, String)| area == text(row, "unit_code");
    line.is_none_or(|line| row["line"] == line) && view.who.posts.iter().any(here)
}

/// Is it with a unit of the level below that of one of the posts? No line has one.
fn with_a_unit_below(view: &View<'_>, row: &Row) -> bool {
    let unit = text(row, "unit_code");
    let below = |(_, area): &(String, String)| {
        unit.starts_with(area.as_str()) && [(6, 9), (9, 12), (12, 15)].contains(&(area.len(), unit.len()))
    };
    view.who.line.is_none() && view.who.posts.iter().any(below)
}

/// The matters of the row's district that name it in `column`.
fn below(column: &'static str, which: fn(&Row) -> bool) -> Call {
    page("Matter", move |_, parent, row| {
        row[column] == parent["id"] && row["district_code"] == parent["district_code"] && which(row)
    })
}

fn closed(column: &'static str) -> Call {
    call("(first: 200, status: CLOSED) { nodes { id } }", move |view, parent| {
        let mine = |row: &Row| row[column] == parent["id"] && row["district_code"] == parent["district_code"];
        json!({ "nodes": view.ids("Matter", |row| mine(row) && row["status"] == "closed") })
    })
}

/// The record of `kind` in the row's district that a column names, if the caller sees it.
fn near(kind: &'static str, key: &'static str) -> Call {
    call("{ id }", move |view: &View<'_>, row: &Row| {
        let Some(id) = row[key].as_i64() else { return Value::Null };
        view.one(kind, |other| int(other, "id") == id && other["district_code"] == row["district_code"])
    })
}

fn post(key: &'static str) -> Call {
    call("{ id }", move |view: &View<'_>, row: &Row| {
        view.one("Post", |post| !row[key].is_null() && post["id"] == row[key])
    })
}
