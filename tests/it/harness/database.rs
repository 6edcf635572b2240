//! A database for each test, on every kind of database at hand.

use super::connection::{connect, texts};
use super::content::Content;
use super::{postgres, sqlite};
use futures_util::FutureExt;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend};
use std::panic::{AssertUnwindSafe, resume_unwind};
use tempfile::TempDir;

/// A migrated database of one test alone.
pub(crate) struct TestDatabase {
    url: String,
    connection: DatabaseConnection,
    home: Home,
}

/// What goes away with the test.
enum Home {
    Folder(TempDir),
    Server { name: String },
}

/// Runs `test` on a fresh SQLite database and, where there is a server, on a fresh PostgreSQL database.
pub(crate) async fn on_each_database(test: impl AsyncFn(&TestDatabase)) {
    each(Content::Tables, &test).await;
}

/// As [`on_each_database`], with the places of the demo in it.
pub(crate) async fn on_each_demo(test: impl AsyncFn(&TestDatabase)) {
    each(Content::Demo, &test).await;
}

/// As [`on_each_database`], without any table: for what makes its own.
pub(crate) async fn on_each_empty(test: impl AsyncFn(&TestDatabase)) {
    each(Content::Nothing, &test).await;
}

async fn each(content: Content, test: &impl AsyncFn(&TestDatabase)) {
    run(TestDatabase::sqlite_with(content).await, test).await;
    if let Some(database) = TestDatabase::postgres_with(content).await {
        run(database, test).await;
    }
}

async fn run(database: TestDatabase, test: &impl AsyncFn(&TestDatabase)) {
    let outcome = AssertUnwindSafe(test(&database)).catch_unwind().await;
    let backend = database.backend();
    database.remove().await;
    if let Err(panic) = outcome {
        eprintln!("on {backend:?}");
        resume_unwind(panic);
    }
}

impl TestDatabase {
    /// On SQLite.
    pub(crate) async fn sqlite() -> Self {
        Self::sqlite_with(Content::Tables).await
    }

    /// On SQLite, with this in it.
    pub(crate) async fn sqlite_with(content: Content) -> Self {
        let (url, folder) = sqlite::create(content).await;
        Self::open(url, Home::Folder(folder)).await
    }

    /// On PostgreSQL, where there is a server.
    pub(crate) async fn postgres() -> Option<Self> {
        Self::postgres_with(Content::Tables).await
    }

    /// On PostgreSQL, where there is a server, with this in it.
    pub(crate) async fn postgres_with(content: Content) -> Option<Self> {
        let (name, url) = postgres::server()?.create(content).await;
        Some(Self::open(url, Home::Server { name }).await)
    }

    async fn open(url: String, home: Home) -> Self {
        let connection = connect(&url, 8).await;
        Self { url, connection, home }
    }

    /// A copy of an SQLite database as it is now.
    pub(crate) async fn copy(&self) -> Self {
        self.execute("PRAGMA wal_checkpoint(TRUNCATE)").await;
        let (url, folder) = sqlite::copy(self.url());
        Self::open(url, Home::Folder(folder)).await
    }

    /// Where a process finds it.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// A connection that goes around every access check.
    pub(crate) fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }

    /// Which kind of database it is.
    pub(crate) fn backend(&self) -> DbBackend {
        self.connection().get_database_backend()
    }

    /// Runs one statement as it stands.
    pub(crate) async fn execute(&self, sql: &str) {
        self.connection().execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// The first column of every row, as text; NULL is left out.
    pub(crate) async fn texts(&self, sql: &str) -> Vec<String> {
        texts(self.connection(), sql).await
    }

    /// Gives the database back; a test that panics outside [`on_each_database`] leaves it to the end of the server.
    pub(crate) async fn remove(self) {
        self.connection.close().await.unwrap();
        match self.home {
            Home::Folder(folder) => folder.close().unwrap(),
            Home::Server { name } => match postgres::server() {
                Some(server) => server.remove(&name).await,
                None => unreachable!("its server lives as long as the process"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTERED: &str = "SELECT 'found' FROM rights_epoch WHERE id = 77";

    #[tokio::test]
    async fn each_test_has_a_database_of_its_own() {
        on_each_database(async |first| {
            first.execute("INSERT INTO rights_epoch VALUES (77, 1)").await;
            let second = match first.backend() {
                DbBackend::Sqlite => TestDatabase::sqlite().await,
                _ => TestDatabase::postgres().await.unwrap(),
            };
            assert_eq!(first.texts(ENTERED).await, ["found"]);
            assert!(second.texts(ENTERED).await.is_empty());
            assert_ne!(first.url(), second.url());
            second.remove().await;
        })
        .await;
    }

    #[tokio::test]
    async fn the_places_of_the_demo_are_there() {
        let grids = "SELECT CAST(count(*) AS text) FROM grid";
        on_each_demo(async |database| {
            assert_eq!(database.texts(grids).await, [wangge_core::demo::TOTALS.grids.to_string()]);
        })
        .await;
    }

    #[tokio::test]
    #[should_panic(expected = "seen by the runner")]
    async fn a_failure_reaches_the_runner() {
        on_each_database(async |_| panic!("seen by the runner")).await;
    }
}
