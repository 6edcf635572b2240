//! SQLite databases of the tests: copies of one migrated file, each in a folder of its own.

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Database};
use std::path::Path;
use tempfile::TempDir;
use tokio::sync::OnceCell;

static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();

/// A migrated database: its URL and the folder that keeps it.
pub(crate) async fn create() -> (String, TempDir) {
    let template = TEMPLATE.get_or_init(template).await;
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("wangge.db");
    std::fs::write(&file, template).unwrap();
    (url(&file), folder)
}

/// The bytes of a migrated file; all of it is in the file once the last connection is closed.
async fn template() -> Vec<u8> {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("template.db");
    let connection = Database::connect(url(&file)).await.unwrap();
    connection.execute_unprepared("PRAGMA journal_mode = WAL").await.unwrap();
    Migrator::up(&connection, None).await.unwrap();
    connection.close().await.unwrap();
    std::fs::read(file).unwrap()
}

fn url(file: &Path) -> String {
    format!("sqlite://{}?mode=rwc", file.display())
}
