//! The storage rules, as a function from a schema to what is wrong with it.

use super::catalog::{Column, ForeignKey, Table};
use entities::Kind;
use sea_orm::DbBackend;
use std::collections::BTreeMap;

/// The declared kind of each table.
pub(crate) type Kinds = BTreeMap<&'static str, Kind>;

/// Every violation as `table: what is wrong`.
pub(crate) fn violations(tables: &[Table], kinds: &Kinds, backend: DbBackend) -> Vec<String> {
    let mut found = Vec::new();
    for table in tables {
        let problems = match kinds.get(table.name.as_str()) {
            None => vec!["has no declared kind".to_owned()],
            Some(kind) => of_table(table, *kind, kinds, backend),
        };
        found.extend(problems.into_iter().map(|problem| format!("{}: {problem}", table.name)));
    }
    let missing = kinds.keys().filter(|name| !tables.iter().any(|table| table.name == **name));
    found.extend(missing.map(|name| format!("{name}: is declared, but not in the schema")));
    found
}

fn of_table(table: &Table, kind: Kind, kinds: &Kinds, backend: DbBackend) -> Vec<String> {
    let mut problems: Vec<_> = primary_key(table, kind).into_iter().collect();
    if kind == Kind::Placed {
        problems.extend(grid_check(table));
    }
    if matches!(kind, Kind::Placed | Kind::Log) {
        problems.extend(uniques(table));
    }
    if kind != Kind::Search {
        problems.extend(table.columns.iter().filter_map(|column| of_type(column, backend)));
    }
    problems.extend(table.columns.iter().filter_map(|column| of_column(column, backend)));
    problems.extend(table.foreign_keys.iter().filter_map(|key| of_foreign_key(key, kind, kinds)));
    problems.extend(table.triggers.iter().map(|name| format!("trigger {name}")));
    problems
}

fn primary_key(table: &Table, kind: Kind) -> Option<String> {
    let key: Vec<_> = table.primary_key.iter().map(String::as_str).collect();
    let good = match kind {
        Kind::Placed | Kind::Log => key == ["district_code", "id"],
        Kind::Reference => !key.is_empty() && key != ["district_code", "id"],
        Kind::Platform => key == ["id"],
        Kind::Search => true,
    };
    (!good).then(|| format!("primary key ({}) of a {kind:?} table", key.join(", ")))
}

fn grid_check(table: &Table) -> Option<String> {
    let tied = table.has_column("grid_code") && table.checks.iter().any(|check| ties_district_to_grid(check));
    (!tied).then(|| "no CHECK that district_code is the first six digits of grid_code".to_owned())
}

fn uniques(table: &Table) -> impl Iterator<Item = String> {
    let without =
        |columns: &&Vec<Option<String>>| !columns.iter().flatten().any(|name| name == "district_code");
    table.uniques.iter().filter(without).map(|columns| format!("UNIQUE without district_code: {columns:?}"))
}

/// Is there `district_code = substr(grid_code, 1, 6)`, in either order and however the database writes it down?
fn ties_district_to_grid(check: &str) -> bool {
    let bare: String = check
        .to_lowercase()
        .replace("::text", "")
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')' | '"'))
        .collect();
    bare.contains("district_code=substrgrid_code,1,6") || bare.contains("substrgrid_code,1,6=district_code")
}

/// Ids have 64 bits, as every integer of SQLite, and the code of the district is a text in each table.
fn of_type(column: &Column, backend: DbBackend) -> Option<String> {
    let id = matches!((column.r#type.as_str(), backend), ("bigint", _) | ("integer", DbBackend::Sqlite));
    match column.name.as_str() {
        "id" if !id => Some("id is not of 64 bits".to_owned()),
        "district_code" if column.r#type != "text" => Some("district_code is no text".to_owned()),
        _ => None,
    }
}

fn of_column(column: &Column, backend: DbBackend) -> Option<String> {
    let Column { name, r#type, collation, .. } = column;
    let is_code =
        (name == "code" || name.ends_with("_code")) && (r#type.contains("char") || r#type == "text");
    if column.generated {
        Some(format!("generated column {name}"))
    } else if column.sequence {
        Some(format!("{name} is numbered by the database"))
    } else if is_code && backend == DbBackend::Postgres && collation.as_deref() != Some("C") {
        Some(format!("{name} is not COLLATE \"C\""))
    } else {
        None
    }
}

fn of_foreign_key(key: &ForeignKey, from: Kind, kinds: &Kinds) -> Option<String> {
    let to = kinds.get(key.table.as_str()).copied();
    let allowed = match (from, to) {
        (Kind::Placed, Some(Kind::Placed)) => within_district(key),
        (Kind::Platform, Some(Kind::Platform)) | (_, Some(Kind::Reference)) => true,
        _ => false,
    };
    let deletes = match (from, to) {
        (Kind::Placed, Some(Kind::Placed)) => matches!(key.on_delete.as_str(), "CASCADE" | "RESTRICT"),
        _ => !key.on_delete.starts_with("SET"),
    };
    let text =
        format!("foreign key ({}) to {} on delete {}", key.columns.join(", "), key.table, key.on_delete);
    (!allowed || !deletes).then_some(text)
}

/// `(district_code, x_id) -> (district_code, id)`.
fn within_district(key: &ForeignKey) -> bool {
    let target: Vec<_> = key.references.iter().map(|column| column.as_deref()).collect();
    key.columns.len() == 2
        && key.columns[0] == "district_code"
        && key.columns[1].ends_with("_id")
        && (target == [Some("district_code"), Some("id")] || target == [None, None])
}
