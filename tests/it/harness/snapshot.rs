//! The whole content of a database as text, to show that nothing changed.

use super::TestDatabase;
use sea_orm::DbBackend;
use std::collections::{BTreeMap, BTreeSet};

/// Every row of every table, by table.
pub(crate) struct Snapshot(BTreeMap<String, BTreeSet<String>>);

impl Snapshot {
    /// Reads the database; the tables in `ignored` are left out.
    pub(crate) async fn take(database: &TestDatabase, ignored: &[&str]) -> Self {
        let mut tables = BTreeMap::new();
        for table in database.texts(tables_query(database.backend())).await {
            if !ignored.contains(&table.as_str()) {
                let rows = rows(database, &table).await;
                tables.insert(table, rows);
            }
        }
        Self(tables)
    }

    /// Panics with the rows that came, went or changed between `self` and `later`.
    pub(crate) fn assert_same(&self, later: &Self) {
        let changes = self.changes(later);
        assert!(changes.is_empty(), "the database changed:\n{}", changes.join("\n"));
    }

    /// A line for each row that came (`+`) or went (`-`).
    pub(crate) fn changes(&self, later: &Self) -> Vec<String> {
        let none = BTreeSet::new();
        let names: BTreeSet<_> = self.0.keys().chain(later.0.keys()).collect();
        let mut lines = Vec::new();
        for name in names {
            let before = self.0.get(name).unwrap_or(&none);
            let after = later.0.get(name).unwrap_or(&none);
            lines.extend(before.difference(after).map(|row| format!("- {name}: {row}")));
            lines.extend(after.difference(before).map(|row| format!("+ {name}: {row}")));
        }
        lines
    }
}

/// Every table, also those in which a full-text index keeps its terms.
fn tables_query(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Sqlite => {
            "SELECT name FROM pragma_table_list \
             WHERE schema = 'main' AND type <> 'view' AND name NOT LIKE 'sqlite_%'"
        }
        _ => "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()",
    }
}

/// Each row as `column=value ...`, the values as SQL literals.
async fn rows(database: &TestDatabase, table: &str) -> BTreeSet<String> {
    let (columns, quote) = match database.backend() {
        DbBackend::Sqlite => (format!("SELECT name FROM pragma_table_info('{table}')"), "quote"),
        _ => (
            format!(
                "SELECT column_name::text FROM information_schema.columns \
                 WHERE table_schema = current_schema() AND table_name = '{table}' ORDER BY ordinal_position"
            ),
            "quote_nullable",
        ),
    };
    let parts: Vec<_> = database
        .texts(&columns)
        .await
        .iter()
        .map(|column| format!("'{column}=' || {quote}(\"{column}\")"))
        .collect();
    let rows = format!("SELECT {} FROM \"{table}\"", parts.join(" || ' ' || "));
    database.texts(&rows).await.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::harness::on_each_database;

    #[tokio::test]
    async fn a_change_is_told_by_table_and_row() {
        on_each_database(async |database| {
            database
                .execute(
                    "CREATE TABLE toy (id bigint, name text); INSERT INTO toy VALUES (1, 'here'), (2, NULL)",
                )
                .await;
            let before = Snapshot::take(database, &["rights_epoch"]).await;
            database.execute("INSERT INTO rights_epoch VALUES (77, 1)").await;
            before.assert_same(&Snapshot::take(database, &["rights_epoch"]).await);

            database.execute("UPDATE toy SET name = 'it''s there' WHERE id = 2").await;
            let after = Snapshot::take(database, &["rights_epoch"]).await;
            let told = before.changes(&after).join("\n").replace("='2'", "=2");
            assert_eq!(told, "- toy: id=2 name=NULL\n+ toy: id=2 name='it''s there'");
            assert!(!before.changes(&Snapshot::take(database, &[]).await).is_empty());
        })
        .await;
    }
}
