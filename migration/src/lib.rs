//! The one history of the database, for SQLite and PostgreSQL alike. No feature gates a step.

pub use sea_orm_migration::prelude::MigratorTrait;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend, ExecResult};

/// Applies every step that the database lacks.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        // copy the last line; a step is never changed once it has been released
        vec![
            Box::new(Step { name: "m0001_platform", sql: include_str!("m0001_platform.sql"), search: None }),
            Box::new(Step { name: "m0002_places", sql: include_str!("m0002_places.sql"), search: None }),
            Box::new(Step { name: "m0003_search", sql: "", search: Some(SEARCH) }),
            Box::new(Step { name: "m0004_people", sql: include_str!("m0004_people.sql"), search: None }),
            Box::new(Step { name: "m0005_people_search", sql: "", search: Some(PEOPLE_SEARCH) }),
            Box::new(Step { name: "m0006_staff", sql: include_str!("m0006_staff.sql"), search: None }),
            Box::new(Step { name: "m0007_property", sql: include_str!("m0007_property.sql"), search: None }),
            Box::new(Step { name: "m0008_files", sql: include_str!("m0008_files.sql"), search: None }),
            Box::new(Step { name: "m0009_self", sql: include_str!("m0009_self.sql"), search: None }),
            Box::new(Step { name: "m0010_stat", sql: include_str!("m0010_stat.sql"), search: None }),
            Box::new(Step { name: "m0011_erase", sql: include_str!("m0011_erase.sql"), search: None }),
            Box::new(Step { name: "m0012_order", sql: include_str!("m0012_order.sql"), search: None }),
            Box::new(Step { name: "m0020_work", sql: include_str!("m0020_work.sql"), search: None }),
            Box::new(Step {
                name: "m0030_civil_affairs",
                sql: include_str!("m0030_civil_affairs.sql"),
                search: None,
            }),
            Box::new(Step {
                name: "m0031_family_planning",
                sql: include_str!("m0031_family_planning.sql"),
                search: None,
            }),
            Box::new(Step {
                name: "m0032_social_security",
                sql: include_str!("m0032_social_security.sql"),
                search: None,
            }),
            Box::new(Step {
                name: "m0033_fire_safety",
                sql: include_str!("m0033_fire_safety.sql"),
                search: None,
            }),
            Box::new(Step {
                name: "m0034_illegal_construction",
                sql: include_str!("m0034_illegal_construction.sql"),
                search: None,
            }),
            Box::new(Step {
                name: "m0035_key_groups",
                sql: include_str!("m0035_key_groups.sql"),
                search: None,
            }),
            Box::new(Step {
                name: "m0036_concerned",
                sql: include_str!("m0036_concerned.sql"),
                search: None,
            }),
            Box::new(Step {
                name: "m0037_reported_late",
                sql: include_str!("m0037_reported_late.sql"),
                search: None,
            }),
            Box::new(Step {
                name: "m0038_discreet_sheets",
                sql: include_str!("m0038_discreet_sheets.sql"),
                search: None,
            }),
            Box::new(Step {
                name: "m0039_later_batches",
                sql: include_str!("m0039_later_batches.sql"),
                search: None,
            }),
            Box::new(Step {
                name: "m0040_matter_lists",
                sql: include_str!("m0040_matter_lists.sql"),
                search: None,
            }),
            Box::new(Step {
                name: "m0041_matter_sum",
                sql: include_str!("m0041_matter_sum.sql"),
                search: None,
            }),
            Box::new(Step {
                name: "m0042_confirmed",
                sql: include_str!("m0042_confirmed.sql"),
                search: None,
            }),
            Box::new(Step { name: "m0043_looks", sql: include_str!("m0043_looks.sql"), search: None }),
            Box::new(Step { name: "m0044_holder", sql: include_str!("m0044_holder.sql"), search: None }),
            Box::new(Step { name: "m0045_source", sql: include_str!("m0045_source.sql"), search: None }),
            Box::new(Step { name: "m0046_key_mark", sql: include_str!("m0046_key_mark.sql"), search: None }),
            Box::new(Step { name: "m0057_surnames", sql: include_str!("m0057_surnames.sql"), search: None }),
            Box::new(Step {
                name: "m0058_household_ended",
                sql: include_str!("m0058_household_ended.sql"),
                search: None,
            }),
            Box::new(Step { name: "m0059_verified", sql: include_str!("m0059_verified.sql"), search: None }),
        ]
    }
}

/// Statements that exist in two dialects only: full-text search.
struct Dialects {
    sqlite: &'static str,
    postgres: &'static str,
}

const SEARCH: Dialects = Dialects {
    sqlite: include_str!("m0003_search_sqlite.sql"),
    postgres: include_str!("m0003_search_postgres.sql"),
};

const PEOPLE_SEARCH: Dialects = Dialects {
    sqlite: include_str!("m0005_people_search_sqlite.sql"),
    postgres: include_str!("m0005_people_search_postgres.sql"),
};

/// A step written in the SQL that both databases share.
struct Step {
    name: &'static str,
    sql: &'static str,
    search: Option<Dialects>,
}

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.name
    }
}

#[expect(elided_lifetimes_in_paths, reason = "async_trait makes a named one early-bound, unlike the trait's")]
#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let postgres = connection.get_database_backend() == DbBackend::Postgres;
        let code = if postgres { "text COLLATE \"C\"" } else { "text" };
        execute(connection, &self.sql.replace(" CODE", &format!(" {code}"))).await?;
        if let Some(search) = &self.search {
            execute(connection, if postgres { search.postgres } else { search.sqlite }).await?;
        }
        Ok(())
    }
}

async fn execute(connection: &impl ConnectionTrait, sql: &str) -> Result<Option<ExecResult>, DbErr> {
    let statements = sql.lines().filter(|line| !line.starts_with("--")).collect::<Vec<_>>().join("\n");
    if statements.trim().is_empty() {
        return Ok(None);
    }
    connection.execute_unprepared(&statements).await.map(Some)
}
