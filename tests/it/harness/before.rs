//! A database held as it is, to show that what follows changes nothing.
//!
//! Writing the whole of it down is dear, so that is done only once something was committed: what was there before is
//! then still to be read in a transaction that was opened at the time.

use super::TestDatabase;
use super::connection::{connect, texts};
use super::snapshot::Snapshot;
use sea_orm::{DatabaseConnection, DatabaseTransaction, DbBackend, IsolationLevel, TransactionTrait};

/// A database as it was at a moment.
pub(crate) struct Before<'a> {
    database: &'a TestDatabase,
    ignored: &'a [&'a str],
    then: DatabaseTransaction,
    /// Sees the others' commits.
    watch: DatabaseConnection,
    mark: Vec<String>,
}

impl<'a> Before<'a> {
    /// As it is now; the tables in `ignored` may change.
    pub(crate) async fn now(database: &'a TestDatabase, ignored: &'a [&'a str]) -> Self {
        // on the heap: the futures of tests are large as they are
        Box::pin(Self::read(database, ignored)).await
    }

    async fn read(database: &'a TestDatabase, ignored: &'a [&'a str]) -> Self {
        let watch = connect(database.url(), 1).await;
        let mark = mark(&watch).await;
        let then = database.connection();
        let then = then.begin_with_config(Some(IsolationLevel::RepeatableRead), None).await.unwrap();
        // the first statement decides what the transaction sees
        texts(&then, "SELECT CAST(count(*) AS text) FROM rights_epoch").await;
        Self { database, ignored, then, watch, mark }
    }

    /// Panics with the rows that came, went or changed since.
    pub(crate) async fn assert_same(self) {
        Box::pin(self.compare()).await;
    }

    async fn compare(self) {
        let committed = mark(&self.watch).await != self.mark;
        self.watch.close().await.unwrap();
        if committed {
            let before = Snapshot::take(&self.then, self.ignored).await;
            before.assert_same(&Snapshot::take(self.database.connection(), self.ignored).await);
        }
        self.then.rollback().await.unwrap();
    }
}

/// Differs after each commit that changed a row.
async fn mark(watch: &DatabaseConnection) -> Vec<String> {
    if watch.get_database_backend() == DbBackend::Sqlite {
        return texts(watch, "SELECT CAST(data_version AS text) FROM pragma_data_version").await;
    }
    let tables = "SELECT format('SELECT ''%1$s '' || count(*) || '' '' || COALESCE(sum(xmin::text::bigint), 0) \
                  FROM %1$I', relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = \
                  current_schema()::regnamespace ORDER BY relname";
    let counts = texts(watch, tables).await.join(" UNION ALL ");
    if counts.is_empty() { Vec::new() } else { texts(watch, &counts).await }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::harness::on_each_database;
    use futures_util::FutureExt;
    use std::panic::AssertUnwindSafe;

    /// What is told of `change`.
    async fn told(database: &TestDatabase, ignored: &[&str], change: &str) -> String {
        let before = Before::now(database, ignored).await;
        database.execute(change).await;
        let told = AssertUnwindSafe(before.assert_same()).catch_unwind().await.err();
        told.map(|told| *told.downcast::<String>().unwrap()).unwrap_or_default()
    }

    #[tokio::test]
    async fn whatever_is_committed_is_told() {
        on_each_database(async |database| {
            let entered = told(database, &[], "INSERT INTO rights_epoch VALUES (77, 1)").await;
            let entered = entered.replace('\'', "");
            assert_eq!(entered, "the database changed:\n+ rights_epoch: id=77 epoch=1");
            let changed = told(database, &[], "UPDATE rights_epoch SET epoch = 2 WHERE id = 77").await;
            assert!(
                changed.contains("- rights_epoch: ") && changed.contains("+ rights_epoch: "),
                "{changed}"
            );
            let gone = told(database, &[], "DELETE FROM rights_epoch WHERE id = 77").await;
            assert!(gone.contains("\n- rights_epoch: ") && !gone.contains('+'), "{gone}");
            assert_eq!(told(database, &[], "SELECT 1").await, "");
            assert_eq!(
                told(database, &["rights_epoch"], "INSERT INTO rights_epoch VALUES (78, 1)").await,
                ""
            );
        })
        .await;
    }
}
