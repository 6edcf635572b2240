//! SQLite databases of the tests: copies of one written file, each in a folder of its own.

use super::content::Content;
use std::path::Path;
use tempfile::TempDir;
use tokio::sync::OnceCell;

static NOTHING: OnceCell<Vec<u8>> = OnceCell::const_new();
static TABLES: OnceCell<Vec<u8>> = OnceCell::const_new();
static DEMO: OnceCell<Vec<u8>> = OnceCell::const_new();

/// A database: its URL and the folder that keeps it.
pub(crate) async fn create(content: Content) -> (String, TempDir) {
    let cell = match content {
        Content::Nothing => &NOTHING,
        Content::Tables => &TABLES,
        Content::Demo => &DEMO,
    };
    let template = cell.get_or_init(|| template(content)).await;
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("wangge.db");
    std::fs::write(&file, template).unwrap();
    (url(&file), folder)
}

/// A copy of the database at `from`, all of which must be in its file.
pub(crate) fn copy(from: &str) -> (String, TempDir) {
    let file = from.trim_start_matches("sqlite://").split('?').next().unwrap();
    let folder = TempDir::new().unwrap();
    let to = folder.path().join("wangge.db");
    std::fs::copy(file, &to).unwrap();
    (url(&to), folder)
}

/// The bytes of a file; all of it is in the file once the last connection is closed.
async fn template(content: Content) -> Vec<u8> {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("template.db");
    std::fs::write(&file, "").unwrap();
    content.write(&url(&file)).await;
    std::fs::read(file).unwrap()
}

fn url(file: &Path) -> String {
    format!("sqlite://{}", file.display())
}
