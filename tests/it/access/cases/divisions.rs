//! Divisions and what their districts have decided.

use super::super::oracle::{Kind, Row, View, global_id, text};
use super::{Call, Case, call, case, column, geometry, history, point};
use chrono::{DateTime, SecondsFormat};
use serde_json::{Value, json};

/// The cases of divisions.
pub(super) const CASES: &[Case] = &[
    case("Query", "division", |probes| {
        let call =
            |code: String| call(format!("(code: \"{code}\") {{ id }}"), move |view, _| division(view, &code));
        probes.division_codes.iter().cloned().map(call).collect()
    }),
    case("Query", "divisions", |_| {
        vec![
            some("(under: \"340705\", first: 200)", "340705", |row| {
                text(row, "code") != "340705" && valid(row)
            }),
            some("(under: \"371102100\", first: 200, includeRetired: true)", "371102100", |row| {
                text(row, "code") != "371102100"
            }),
            some("(level: PROVINCE, first: 200)", "", |row| row["level"] == 1 && valid(row)),
            some("(under: \"34\", name: \"铜官\", first: 200)", "34", |row| {
                text(row, "name").contains("铜官") && valid(row)
            }),
        ]
    }),
    case("Query", "divisionEditions", |_| {
        vec![call("{ issuer edition rows importedAt }", |view, _| {
            let mut rows: Vec<_> = view.facts.rows("division_edition").iter().collect();
            rows.sort_by_key(|row| std::cmp::Reverse(row["id"].as_i64()));
            let shown = |row: &Row| {
                json!({
                    "issuer": row["issuer"], "edition": row["edition"], "rows": row["rows_read"],
                    "importedAt": moment(&row["imported_at"]),
                })
            };
            rows.into_iter().map(shown).collect::<Value>()
        })]
    }),
    case("Query", "districtSetting", |probes| {
        let call = |code: String| {
            call(format!("(code: \"{code}\") {{ id }}"), move |view, _| setting_id(view, &code))
        };
        probes.division_codes.iter().cloned().map(call).collect()
    }),
    case("Division", "level", |_| vec![call("", |_, row| json!(level(text(row, "code"))))]),
    case("Division", "townKind", |_| vec![call("", |_, row| town_kind(text(row, "code")))]),
    case("Division", "villageKind", |_| vec![call("", |_, row| village_kind(text(row, "code")))]),
    case("Division", "parent", |_| {
        vec![call("{ id }", |view, row| {
            row["parent_code"].as_str().map_or(Value::Null, |code| division(view, code))
        })]
    }),
    case("Division", "ancestors", |_| {
        vec![call("{ id }", |view, row| {
            let code = text(row, "code");
            let above = [2, 4, 6, 9].into_iter().filter(|digits| *digits < code.len());
            above.map(|digits| division(view, &code[..digits])).collect::<Value>()
        })]
    }),
    case("Division", "children", |_| {
        let below = |all: bool| {
            move |view: &View<'_>, row: &Row| {
                let mut children = view.with("Division", "parent_code", &row["code"]);
                children.retain(|child| all || valid(child));
                json!({ "nodes": children.into_iter().take(200).map(id).collect::<Vec<_>>() })
            }
        };
        vec![
            call("(first: 200) { nodes { id } }", below(false)),
            call("(first: 200, includeRetired: true) { nodes { id } }", below(true)),
        ]
    }),
    case("Division", "boundary", |_| vec![call("(tolerance: 0)", |view, row| geometry(shape(view, row)))]),
    case("Division", "centre", |_| vec![call("{ longitude latitude }", |view, row| point(shape(view, row)))]),
    case("Division", "history", |_| vec![history("Division")]),
    case("DistrictSetting", "history", |_| vec![history("DistrictSetting")]),
    case("Division", "changes", |_| {
        vec![call("{ kind issuer edition oldName newName at }", |view, row| {
            let mut rows = of_code(view, "division_change", row);
            rows.sort_by_key(|row| std::cmp::Reverse(row["id"].as_i64()));
            let shown = |row: &Row| {
                json!({
                    "kind": text(row, "kind").to_uppercase(), "issuer": row["issuer"], "edition": row["edition"],
                    "oldName": row["old_name"], "newName": row["new_name"], "at": moment(&row["at"]),
                })
            };
            rows.into_iter().map(shown).collect::<Value>()
        })]
    }),
    case("Division", "aliases", |_| {
        vec![call("{ issuer code edition name }", |view, row| {
            let shown = |row: &Row| {
                json!({
                    "issuer": row["issuer"], "code": row["code"], "edition": row["edition"], "name": row["name"],
                })
            };
            of_code(view, "division_alias", row).into_iter().map(shown).collect::<Value>()
        })]
    }),
    case("Division", "setting", |_| vec![call("{ id }", |view, row| setting_id(view, text(row, "code")))]),
    case("Division", "view", |_| {
        vec![call("{ kind }", |view, row| view_of(setting(view, text(row, "code"))))]
    }),
    case("Division", "nextLevel", |_| {
        vec![call("{ level { kind } }", |view, row| {
            let code = text(row, "code");
            next_level(code, setting(view, code))
        })]
    }),
    case("Division", "grids", |_| {
        vec![call("(first: 200) { nodes { id } }", |view, row| {
            let code = text(row, "code");
            let ids = view
                .ids("Grid", |grid| text(grid, "grid_code").starts_with(code) && grid["status"] == "active");
            json!({ "nodes": ids.iter().take(200).collect::<Vec<_>>() })
        })]
    }),
    case("DistrictSetting", "district", |_| {
        vec![call("{ id }", |view, row| division(view, text(row, "code")))]
    }),
    case("DistrictSetting", "view", |_| vec![call("{ kind }", |_, row| view_of(Some(row)))]),
    column("DistrictSetting", "sizeKinds", |_| {
        vec![call("", |_, row| {
            let kinds = text(row, "size_kinds").split(',').filter(|kind| !kind.is_empty());
            kinds.map(|kind| json!(kind.to_uppercase())).collect::<Value>()
        })]
    }),
];

/// A page of the divisions of an area, with their number.
fn some(arguments: &str, area: &'static str, which: fn(&Row) -> bool) -> Call {
    call(format!("{arguments} {{ nodes {{ id }} totalCount }}"), move |view, _| {
        let ids = view.ids("Division", |row| text(row, "code").starts_with(area) && which(row));
        json!({ "nodes": ids.iter().take(200).collect::<Vec<_>>(), "totalCount": ids.len() })
    })
}

fn valid(row: &Row) -> bool {
    row["retired_edition"].is_null()
}

/// `{ id }` of the division with this code, if there is one.
fn division(view: &View<'_>, code: &str) -> Value {
    view.with("Division", "code", &code.into()).into_iter().next().map_or(Value::Null, id)
}

fn id(division: &Row) -> Value {
    json!({ "id": global_id(Kind::of("Division"), division) })
}

/// The setting of the district that a code lies in.
fn setting<'a>(view: &View<'a>, code: &str) -> Option<&'a Row> {
    let district = code.get(..6)?;
    view.facts.rows("district_setting").iter().find(|row| text(row, "code") == district)
}

fn setting_id(view: &View<'_>, code: &str) -> Value {
    let kind = Kind::of("DistrictSetting");
    let seen = setting(view, code).filter(|row| view.sees(kind, row));
    seen.map_or(Value::Null, |row| json!({ "id": global_id(kind, row) }))
}

/// The levels that a district looks at.
fn view_of(setting: Option<&Row>) -> Value {
    let kinds: &[&str] = match setting.map(|row| row["levels"].as_i64()) {
        None => return Value::Null,
        Some(Some(5)) => &["DISTRICT", "TOWN", "COMMUNITY", "COMPOUND", "BUILDING"],
        Some(Some(4)) => &["DISTRICT", "TOWN", "COMMUNITY", "GRID"],
        Some(_) => &["TOWN", "COMMUNITY", "GRID"],
    };
    kinds.iter().map(|kind| json!({ "kind": kind })).collect()
}

/// The level below a division in the view of its district.
fn next_level(code: &str, setting: Option<&Row>) -> Value {
    let below = match (code.len(), setting.map(|row| row["levels"].as_i64())) {
        (_, None) => return Value::Null,
        (6, _) => "TOWN",
        (9, _) => "COMMUNITY",
        (_, Some(Some(5))) => "COMPOUND",
        _ => "GRID",
    };
    json!({ "level": { "kind": below } })
}

fn shape<'a>(view: &View<'a>, division: &Row) -> Option<&'a Row> {
    view.facts.the("division_shape", "code", &division["code"])
}

fn of_code<'a>(view: &View<'a>, table: &str, division: &Row) -> Vec<&'a Row> {
    view.facts.with(table, "code", &division["code"])
}

fn moment(stored: &Value) -> Value {
    let at = DateTime::from_timestamp_millis(stored.as_i64().unwrap()).unwrap();
    json!(at.to_rfc3339_opts(SecondsFormat::Millis, true))
}

fn level(code: &str) -> &'static str {
    match code.len() {
        2 => "PROVINCE",
        4 => "CITY",
        6 => "DISTRICT",
        9 => "TOWN",
        _ => "COMMUNITY",
    }
}

/// The last three of so many digits.
fn number(code: &str, digits: usize) -> Option<u16> {
    (code.len() == digits).then(|| code[digits - 3..].parse().unwrap())
}

/// GB/T 10114, from the digits.
fn town_kind(code: &str) -> Value {
    number(code, 9).map_or(Value::Null, |number| {
        json!(match number {
            0 | 198 => "PLACEHOLDER",
            1..=99 => "STREET",
            100..=199 => "TOWN",
            200..=399 => "TOWNSHIP",
            400..=599 => "SIMILAR_UNIT",
            _ => "OTHER",
        })
    })
}

fn village_kind(code: &str) -> Value {
    number(code, 12).map_or(Value::Null, |number| {
        json!(match number {
            0 | 498 | 598 => "PLACEHOLDER",
            1..=199 => "RESIDENTS_COMMITTEE",
            200..=399 => "VILLAGERS_COMMITTEE",
            400..=499 => "SIMILAR_TO_RESIDENTS",
            500..=599 => "SIMILAR_TO_VILLAGE",
            _ => "OTHER",
        })
    })
}
