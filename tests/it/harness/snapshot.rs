//! The whole content of a database as text, to show that nothing changed.

use super::connection::texts;
use sea_orm::{ConnectionTrait, DbBackend};
use std::collections::{BTreeMap, BTreeSet};

/// The rows of every table, by table, each a line.
pub(crate) struct Snapshot(BTreeMap<String, String>);

impl Snapshot {
    /// Reads the database in one statement; the tables in `ignored` are left out.
    pub(crate) async fn take(database: &impl ConnectionTrait, ignored: &[&str]) -> Self {
        let backend = database.get_database_backend();
        let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in texts(database, columns_query(backend)).await {
            let (table, column) = line.split_once(' ').unwrap();
            if !ignored.contains(&table) {
                tables.entry(table.to_owned()).or_default().push(column.to_owned());
            }
        }
        let parts = tables.iter().map(|(table, columns)| whole(backend, table, columns));
        let all = parts.collect::<Vec<_>>().join(" UNION ALL ");
        let contents = if tables.is_empty() { Vec::new() } else { texts(database, &all).await };
        let of_table = |content: String| {
            let (table, rows) = content.split_once('\n').unwrap();
            (table.to_owned(), rows.to_owned())
        };
        Self(contents.into_iter().map(of_table).collect())
    }

    /// Panics with the rows that came, went or changed between `self` and `later`.
    pub(crate) fn assert_same(&self, later: &Self) {
        let changes = self.changes(later);
        assert!(changes.is_empty(), "the database changed:\n{}", changes.join("\n"));
    }

    /// A line for each row that came (`+`) or went (`-`).
    pub(crate) fn changes(&self, later: &Self) -> Vec<String> {
        let names: BTreeSet<_> = self.0.keys().chain(later.0.keys()).collect();
        let mut lines = Vec::new();
        for name in names {
            let of = |snapshot: &Self| snapshot.0.get(name).cloned().unwrap_or_default();
            let (before, after) = (of(self), of(later));
            if before != after {
                let (before, after): (BTreeSet<_>, BTreeSet<_>) =
                    (before.lines().collect(), after.lines().collect());
                lines.extend(before.difference(&after).map(|row| format!("- {name}: {row}")));
                lines.extend(after.difference(&before).map(|row| format!("+ {name}: {row}")));
            }
        }
        lines
    }
}

/// Every column of every table, also of those in which a full-text index keeps its terms.
fn columns_query(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Sqlite => {
            "SELECT l.name || ' ' || c.name FROM pragma_table_list l JOIN pragma_table_info(l.name) c \
             WHERE l.schema = 'main' AND l.type <> 'view' AND l.name NOT LIKE 'sqlite_%' ORDER BY l.name, c.cid"
        }
        _ => {
            "SELECT c.relname || ' ' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid \
             WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 \
             AND NOT a.attisdropped ORDER BY c.relname, a.attnum"
        }
    }
}

/// Selects a table's name and its rows, each as `column=value ...` with the values as SQL literals.
fn whole(backend: DbBackend, table: &str, columns: &[String]) -> String {
    let (quote, join) = match backend {
        DbBackend::Sqlite => ("quote", "group_concat"),
        _ => ("quote_nullable", "string_agg"),
    };
    let values = columns.iter().map(|column| format!("'{column}=' || {quote}(\"{column}\")"));
    let row = values.collect::<Vec<_>>().join(" || ' ' || ");
    let line = "\n";
    format!("SELECT '{table}{line}' || COALESCE((SELECT {join}({row}, '{line}') FROM \"{table}\"), '')")
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
            let connection = database.connection();
            let before = Snapshot::take(connection, &["rights_epoch"]).await;
            database.execute("INSERT INTO rights_epoch VALUES (77, 1)").await;
            before.assert_same(&Snapshot::take(connection, &["rights_epoch"]).await);

            database.execute("UPDATE toy SET name = 'it''s there' WHERE id = 2").await;
            let after = Snapshot::take(connection, &["rights_epoch"]).await;
            let told = before.changes(&after).join("\n").replace("='2'", "=2");
            assert_eq!(told, "- toy: id=2 name=NULL\n+ toy: id=2 name='it''s there'");
            assert!(!before.changes(&Snapshot::take(connection, &[]).await).is_empty());
        })
        .await;
    }
}
