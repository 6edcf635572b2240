//! The schema as the database itself tells it.

use crate::harness::TestDatabase;
use sea_orm::DbBackend;
use serde::Deserialize;

/// A table.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
    /// In the order of the key.
    pub(crate) primary_key: Vec<String>,
    /// The columns of each UNIQUE constraint or index; `None` is an expression.
    pub(crate) uniques: Vec<Vec<Option<String>>>,
    pub(crate) foreign_keys: Vec<ForeignKey>,
    /// Texts with every CHECK; on SQLite the whole statement that made the table.
    pub(crate) checks: Vec<String>,
    pub(crate) triggers: Vec<String>,
}

/// A column.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) r#type: String,
    /// Unknown on SQLite, where bytes are compared unless the column says otherwise.
    pub(crate) collation: Option<String>,
    pub(crate) generated: bool,
    /// The database gives out the value.
    pub(crate) sequence: bool,
}

/// A foreign key.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ForeignKey {
    pub(crate) columns: Vec<String>,
    pub(crate) table: String,
    /// `None` means the primary key.
    pub(crate) references: Vec<Option<String>>,
    pub(crate) on_delete: String,
}

impl Table {
    pub(crate) fn has_column(&self, name: &str) -> bool {
        self.columns.iter().any(|column| column.name == name)
    }
}

/// Every table but the list of migrations and what a full-text index keeps behind its own.
pub(crate) async fn read(database: &TestDatabase) -> Vec<Table> {
    let query = match database.backend() {
        DbBackend::Sqlite => include_str!("catalog_sqlite.sql"),
        _ => include_str!("catalog_postgres.sql"),
    };
    database.texts(query).await.iter().map(|text| serde_json::from_str(text).unwrap()).collect()
}
