//! What was counted of matters.

use super::super::oracle::{Row, View, flag, int, text};
use super::{Call, Case, call, case};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The cases of the counts of matters.
pub(super) const CASES: &[Case] = &[
    case("Query", "matterStatistics", |probes| {
        let areas = probes.areas.iter();
        areas.flat_map(|area| [by_area(area, area.len()), by_area(area, 15), by_line(area)]).collect()
    }),
    case("Division", "matterStatistics", |_| vec![of("code")]),
    case("Grid", "matterStatistics", |_| vec![of("grid_code")]),
];

const FIGURES: &str = "{ key reported open closed overdue toHandle rated }";

/// The rows of counts of an area that the caller may sum: all of them, or those of the lines by which the area is reached.
fn rows<'a>(view: &View<'a>, area: &str) -> Vec<&'a Row> {
    let reach = view.reach("matter-statistics", "read");
    let discreet = view.reach("matter-discreet", "read");
    let known = |row: &Row| {
        let grid = text(row, "grid_code");
        discreet.covers(grid) || discreet.covers_line(grid, text(row, "line"))
    };
    let mine = |row: &&Row| {
        text(row, "grid_code").starts_with(area)
            && (reach.covers(area) || reach.covers_line(area, text(row, "line")))
            && (!flag(&row["discreet"]) || known(row))
    };
    view.facts.rows("matter_stat").iter().filter(mine).collect()
}

fn figures(key: &str, rows: &[&Row]) -> Value {
    let sum = |column: &str| rows.iter().map(|row| int(row, column)).sum::<i64>();
    json!({
        "key": key, "reported": sum("reported"), "open": sum("opened"), "closed": sum("closed"),
        "overdue": sum("overdue"), "toHandle": sum("handle"), "rated": sum("rated"),
    })
}

fn by_area(area: &str, digits: usize) -> Call {
    let (area, level) = (area.to_owned(), super::stat::level(digits));
    call(format!("(area: \"{area}\", level: {level}, first: 1000) {FIGURES}"), move |view, _| {
        let all = view.facts.rows("matter_stat").iter().map(|row| text(row, "grid_code"));
        let codes: BTreeSet<String> =
            all.filter(|code| code.starts_with(&area)).map(|code| code[..digits].to_owned()).collect();
        let each = codes.iter().map(|code| (code, rows(view, code))).filter(|(_, rows)| !rows.is_empty());
        each.map(|(code, rows)| figures(code, &rows)).collect::<Value>()
    })
}

fn by_line(area: &str) -> Call {
    let area = area.to_owned();
    call(format!("(area: \"{area}\", by: LINE, first: 1000) {FIGURES}"), move |view, _| {
        let rows = rows(view, &area);
        let lines: BTreeSet<&str> = rows.iter().map(|row| text(row, "line")).collect();
        let of =
            |line: &str| rows.iter().copied().filter(|row| text(row, "line") == line).collect::<Vec<_>>();
        lines.into_iter().map(|line| figures(line, &of(line))).collect::<Value>()
    })
}

/// Of the division or grid whose code is in this column.
fn of(column: &'static str) -> Call {
    call(FIGURES, move |view, area| {
        let code = text(area, column);
        let rows = rows(view, code);
        if rows.is_empty() { Value::Null } else { figures(code, &rows) }
    })
}
