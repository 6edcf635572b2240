//! What the files of a database hold, whatever its tables say.

use super::TestDatabase;
use sea_orm::DbBackend;
use std::path::{Path, PathBuf};

impl TestDatabase {
    /// The files of the database as they lie on the disk: of PostgreSQL those of its tables, where they are within reach.
    pub(crate) async fn files(&self) -> Vec<PathBuf> {
        if self.backend() == DbBackend::Sqlite {
            let file = self.url().trim_start_matches("sqlite://").split('?').next().unwrap().to_owned();
            return vec![PathBuf::from(&file), PathBuf::from(format!("{file}-wal"))];
        }
        self.execute("CHECKPOINT").await;
        let folder = "SELECT current_setting('data_directory') || '/base/' || CAST(oid AS text) \
                      FROM pg_database WHERE datname = current_database()";
        let folder = self.texts(folder).await.remove(0);
        let Ok(entries) = std::fs::read_dir(Path::new(&folder)) else { return Vec::new() };
        entries.map(|entry| entry.unwrap().path()).collect()
    }

    /// Which of these texts the files have.
    pub(crate) async fn found<'t>(&self, texts: &[&'t str]) -> Vec<&'t str> {
        let bytes: Vec<Vec<u8>> =
            self.files().await.iter().filter_map(|file| std::fs::read(file).ok()).collect();
        let has =
            |text: &&&str| bytes.iter().any(|file| memchr::memmem::find(file, text.as_bytes()).is_some());
        texts.iter().filter(has).copied().collect()
    }
}
