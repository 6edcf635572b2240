//! The storage rules hold in the migrated schema, and a schema that breaks one is noticed.

use super::catalog;
use super::violations::{Kinds, violations};
use crate::harness::{TestDatabase, on_each_database};
use entities::{Kind, TABLES};
use sea_orm::DbBackend;
use std::collections::BTreeMap;

#[tokio::test]
async fn the_schema_keeps_the_rules() {
    on_each_database(async |database| {
        let kinds = TABLES.iter().map(|table| (table.name, table.kind)).collect();
        let found = violations(&catalog::read(database).await, &kinds, database.backend());
        assert!(found.is_empty(), "{}", found.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn both_databases_have_the_same_columns() {
    let Some(postgres) = TestDatabase::postgres().await else { return };
    let sqlite = TestDatabase::sqlite().await;
    assert_eq!(columns(&sqlite).await, columns(&postgres).await);
    postgres.remove().await;
}

/// The names of each table's columns; an index of names is built differently on each database.
async fn columns(database: &TestDatabase) -> BTreeMap<String, Vec<String>> {
    let mut tables = catalog::read(database).await;
    tables.retain(|table| !TABLES.iter().any(|t| t.kind == Kind::Search && t.name == table.name));
    tables.into_iter().map(|t| (t.name, t.columns.into_iter().map(|c| c.name).collect())).collect()
}

/// What is wrong with the tables named in `kinds` and with those that no kind names anywhere.
async fn found(database: &TestDatabase, kinds: &[(&'static str, Kind)]) -> Vec<String> {
    let kinds: Kinds = kinds.iter().copied().collect();
    let mut tables = catalog::read(database).await;
    tables.retain(|table| !TABLES.iter().any(|t| t.name == table.name));
    violations(&tables, &kinds, database.backend())
}

#[tokio::test]
async fn a_good_schema_has_no_violation() {
    on_each_database(async |database| {
        let code = match database.backend() {
            DbBackend::Sqlite => "TEXT NOT NULL",
            _ => "TEXT COLLATE \"C\" NOT NULL",
        };
        let schema = "CREATE TABLE ward (code CODE PRIMARY KEY);
            CREATE TABLE plot (district_code CODE, id BIGINT NOT NULL, grid_code CODE,
                ward_code CODE REFERENCES ward (code), PRIMARY KEY (district_code, id),
                UNIQUE (district_code, grid_code), CHECK (district_code = substr(grid_code, 1, 6)));
            CREATE TABLE shed (district_code CODE, id BIGINT NOT NULL, grid_code CODE, plot_id BIGINT NOT NULL,
                PRIMARY KEY (district_code, id), CHECK (substr(grid_code, 1, 6) = district_code),
                FOREIGN KEY (district_code, plot_id) REFERENCES plot (district_code, id) ON DELETE CASCADE)";
        database.execute(&schema.replace("CODE", code)).await;
        let kinds = [("ward", Kind::Reference), ("plot", Kind::Placed), ("shed", Kind::Placed)];
        assert_eq!(found(database, &kinds).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn each_broken_rule_is_named() {
    on_each_database(async |database| {
        let schema = "CREATE TABLE owner (id INT PRIMARY KEY);
            CREATE TABLE stray (id BIGINT PRIMARY KEY);
            CREATE TABLE plot (id BIGINT PRIMARY KEY, district_code BIGINT, grid_code BIGINT UNIQUE,
                owner_id BIGINT REFERENCES owner (id) ON DELETE SET NULL,
                twice BIGINT GENERATED ALWAYS AS (id * 2) STORED)";
        database.execute(schema).await;
        let kinds = [("owner", Kind::Platform), ("plot", Kind::Placed), ("gone", Kind::Reference)];
        let named = [
            "owner: id is not of 64 bits",
            "plot: primary key (id) of a Placed table",
            "plot: no CHECK that district_code is the first six digits of grid_code",
            "plot: UNIQUE without district_code: [Some(\"grid_code\")]",
            "plot: district_code is no text",
            "plot: generated column twice",
            "plot: foreign key (owner_id) to owner on delete SET NULL",
            "stray: has no declared kind",
            "gone: is declared, but not in the schema",
        ];
        assert_eq!(found(database, &kinds).await, named);
    })
    .await;
}

#[tokio::test]
async fn what_only_one_database_can_break_is_named() {
    on_each_database(async |database| {
        let (schema, named) = match database.backend() {
            DbBackend::Sqlite => (
                "CREATE TABLE plot (id INTEGER PRIMARY KEY AUTOINCREMENT);
                CREATE TRIGGER busy AFTER DELETE ON plot BEGIN DELETE FROM rights_epoch; END",
                ["plot: id is numbered by the database", "plot: trigger busy"],
            ),
            _ => (
                "CREATE TABLE plot (id BIGSERIAL PRIMARY KEY, grid_code TEXT)",
                ["plot: id is numbered by the database", "plot: grid_code is not COLLATE \"C\""],
            ),
        };
        database.execute(schema).await;
        assert_eq!(found(database, &[("plot", Kind::Platform)]).await, named);
    })
    .await;
}
