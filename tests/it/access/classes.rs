//! Everything has a class: each column of the database, and each field of the schema that shows a value. What has none is
//! named, and so is what must not exist at all.

use super::graph::Graph;
use super::modules;
use super::shown::SHOWN;
use crate::harness::{TestDatabase, on_each_database};
use crate::storage::catalog;
use entities::class;
use entities::class::Class::{self, Internal, Personal, Public, Sensitive};
use kit::module::Modules;
use kit::person::Declared;
use kit::record::class_of;
use kit::schema;
use std::collections::BTreeSet;

/// Parts of names that stand for what the platform does not keep.
const NEVER: &[&str] = &[
    "religion",
    "religious",
    "faith",
    "belief",
    "ethnic",
    "nationality",
    "trajectory",
    "movement",
    "live_location",
    "whereabouts",
    "biometric",
    "fingerprint",
    "face_",
    "iris",
    "voiceprint",
    "gene_",
    "petitioner",
    "petition_label",
    "risk_score",
    "risk_level",
    "credit_score",
    "social_score",
    "attention_flag",
    "trouble",
];

fn graph() -> Graph {
    Graph::read(&schema::build(&modules::all(), |builder| builder).sdl())
}

/// The classes that records and the list give a column; more than one where they do not agree.
fn classes(modules: &Modules, table: &str, column: &str) -> BTreeSet<Class> {
    let of = |record: &Declared| class_of(record.fields, table, column);
    let mut found: BTreeSet<_> =
        modules.records().iter().filter(|record| record.table == table).filter_map(of).collect();
    found.extend(class::of_column(table, column).filter(|_| found.is_empty()));
    found
}

/// `table.column: what is wrong`, for every column.
async fn columns(database: &TestDatabase, modules: &Modules) -> Vec<String> {
    let mut problems = Vec::new();
    for table in catalog::read(database).await {
        for column in &table.columns {
            // what a full-text index of SQLite keeps beside its words
            if column.name == table.name || column.name == "rank" {
                continue;
            }
            let classes = classes(modules, &table.name, &column.name);
            let problem = match classes.first() {
                None => {
                    Some("has no class: name it in a field of its record or in entities/src/class.rs".into())
                }
                Some(_) if classes.len() > 1 => Some(format!("records give it several classes: {classes:?}")),
                Some(Sensitive) if !kept_safe(&column.name) => {
                    Some("is sensitive and neither encrypted nor masked".into())
                }
                Some(Public | Internal) if kept_safe(&column.name) && column.name.ends_with("_cipher") => {
                    Some("is encrypted and not sensitive".into())
                }
                _ => None,
            };
            problems
                .extend(problem.map(|problem: String| format!("{}.{}: {problem}", table.name, column.name)));
        }
    }
    problems
}

/// Do the names say that what is sensitive is stored encrypted, as a mask or as a keyed hash?
fn kept_safe(column: &str) -> bool {
    ["_cipher", "_mask", "_mac"].iter().any(|end| column.ends_with(end))
}

#[tokio::test]
async fn every_column_has_a_class() {
    on_each_database(async |database| {
        let problems = columns(database, &modules::all()).await;
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn a_column_without_a_class_is_named() {
    on_each_database(async |database| {
        database.execute("ALTER TABLE resident ADD COLUMN shoe_size TEXT").await;
        database.execute("CREATE TABLE stray (id BIGINT PRIMARY KEY, note TEXT)").await;
        let problems = columns(database, &modules::all()).await;
        let missing = "has no class: name it in a field of its record or in entities/src/class.rs";
        assert_eq!(problems, [format!("resident.shoe_size: {missing}"), format!("stray.note: {missing}")]);
    })
    .await;
}

#[test]
fn sealed_fields_and_nothing_else_are_sensitive() {
    for record in modules::all().records().iter() {
        for field in record.fields {
            assert_eq!(
                field.class == Sensitive,
                field.sealing.is_some(),
                "{}.{} is sealed if and only if it is sensitive",
                record.name,
                field.name
            );
            let personal = field.class >= Personal && record.person.is_none();
            let erased = PARTED.contains(&(record.name, field.name));
            assert_eq!(
                personal, erased,
                "{}.{}: what is personal is in a record that names its person, or in PARTED with what erases it",
                record.name, field.name
            );
        }
    }
}

/// Personal fields of records that name no person, and what erases them.
const PARTED: &[(&str, &str)] = &[
    // who works for the grid system, and residents' accounts: closed with the person (core::staff::account::forget)
    ("Account", "title"),
    // who works for the grid system
    ("Leave", "kind"),
    // with its record: files::follow
    ("Attachment", "name"),
    // with the last member: people::erase::person
    ("Household", "number"),
    ("Household", "address"),
    // with the person served: work::matter::person::erase
    ("Matter", "title"),
    ("Matter", "detail"),
    ("Matter", "place"),
    ("Matter", "authority"),
    ("Matter", "result"),
    ("Matter", "ratingText"),
    ("MatterStep", "note"),
    ("WorkSheet", "task"),
    ("WorkSheet", "answer"),
    // with their matter: work::announce::erase
    ("Announcement", "name"),
    ("Announcement", "result"),
    ("Objection", "name"),
    ("Objection", "text"),
    ("Objection", "answer"),
    // with their matter: illegal_construction::violation::erased
    ("Violation", "place"),
    ("Violation", "party"),
    ("Violation", "siteBefore"),
    ("Violation", "siteAfter"),
    ("ViolationStep", "note"),
    // with the residence of who is in charge: fire_safety::premises::erased
    ("FirePremises", "managerName"),
    ("FirePremises", "managerTelephone"),
    // with their matter, or the residence of who reported: fire_safety::hazard::erased
    ("FireHazard", "place"),
    ("FireHazard", "detail"),
    ("FireHazardStep", "note"),
    // somebody outside the platform, known by name only: property::erase
    ("Ownership", "ownerName"),
    ("Tenancy", "landlordName"),
];

#[test]
fn every_field_of_the_schema_has_a_class() {
    let (graph, modules) = (graph(), modules::all());
    let records: Vec<_> = modules.records().iter().collect();
    let mut problems = Vec::new();
    let mut used = BTreeSet::new();
    for on in graph.objects().filter(|on| !["Mutation", "Subscription"].contains(on)) {
        let record = records.iter().find(|record| record.name == on);
        for (field, shown) in graph.fields(on) {
            let plain = record.is_some_and(|r| r.fields.iter().any(|f| f.shown && f.name == *field));
            // an object has the classes of its own fields
            if graph.is_object(&shown.named) || plain || (record.is_some() && field == "id") {
                continue;
            }
            let full = format!("{on}.{field}");
            let fits = |pattern: &str| match pattern.strip_prefix('*') {
                Some(end) => on.strip_suffix(end).is_some_and(|name| records.iter().any(|r| r.name == name)),
                None => pattern == full || (record.is_none() && pattern == on),
            };
            match SHOWN.iter().find(|(pattern, _)| fits(pattern)) {
                Some((pattern, _)) => drop(used.insert(*pattern)),
                None => problems
                    .push(format!("{full}: has no class: add it to SHOWN in tests/it/access/classes.rs")),
            }
        }
    }
    // interfaces and unions show what their types do
    problems.retain(|problem| !problem.starts_with("Query.node:"));
    let unused = SHOWN.iter().map(|(pattern, _)| *pattern).filter(|pattern| !used.contains(pattern));
    problems.extend(unused.map(|pattern| format!("{pattern}: is in SHOWN and not in the schema")));
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// What a name says in lower case, its parts between underscores.
fn spelled(name: &str) -> String {
    let (mut text, mut after_small) = (String::from("_"), false);
    for c in name.chars() {
        if c.is_ascii_uppercase() && after_small {
            text.push('_');
        }
        after_small = c.is_ascii_lowercase() || c.is_ascii_digit();
        text.push(c.to_ascii_lowercase());
    }
    text.push('_');
    text
}

fn never(name: &str) -> Option<&'static str> {
    let spelled = spelled(name);
    NEVER.iter().copied().find(|word| spelled.contains(&format!("_{word}")))
}

#[tokio::test]
async fn what_must_not_exist_does_not() {
    let sdl = schema::build(&modules::all(), |builder| builder).sdl();
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut text = false;
    for line in sdl.lines() {
        let quotes = line.matches("\"\"\"").count();
        if quotes == 0 && !text {
            let words = line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
            names.extend(words.map(str::to_owned));
        }
        text ^= quotes == 1;
    }
    assert!(names.contains("identityNumber") && names.len() > 500, "the names of the schema were read");
    on_each_database(async |database| {
        let mut names = names.clone();
        for table in catalog::read(database).await {
            names.extend(table.columns.into_iter().map(|column| column.name));
            names.insert(table.name);
        }
        let found: Vec<_> =
            names.iter().filter_map(|name| Some(format!("{name} ({})", never(name)?))).collect();
        assert!(found.is_empty(), "these must not exist: {}", found.join(", "));
    })
    .await;
    for bad in
        ["riskScore", "religion", "ethnic_group", "movementTrack", "PetitionLabel", "FAITH", "faceImage"]
    {
        assert!(never(bad).is_some(), "{bad}");
    }
    for good in ["facility", "surface", "category", "asterisk", "interface", "generated"] {
        assert_eq!(never(good), None, "{good}");
    }
}
