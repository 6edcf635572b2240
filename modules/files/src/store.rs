//! Where the objects are, and the rules of files. The store itself is made by the process from its configuration.

use kit::{Error, Result};
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// What may be uploaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileRules {
    /// Most bytes of one file.
    pub max_bytes: u64,
    /// Most pixels of a picture, width times height.
    pub max_pixels: u64,
    /// Most bytes that one account uploads on a day of China.
    pub daily_bytes: u64,
    /// Most files that one account uploads on a day of China.
    pub daily_files: u64,
}

impl Default for FileRules {
    fn default() -> Self {
        Self { max_bytes: 10 << 20, max_pixels: 50_000_000, daily_bytes: 500 << 20, daily_files: 500 }
    }
}

/// Files that are held in memory at the same time.
const AT_ONCE: usize = 8;

/// The objects of files, and the rules.
#[derive(Clone, Debug)]
pub struct FileStore {
    objects: Arc<dyn ObjectStore>,
    rules: FileRules,
    at_once: Arc<Semaphore>,
}

impl FileStore {
    /// With these objects and rules.
    pub fn new(objects: Arc<dyn ObjectStore>, rules: FileRules) -> Self {
        Self { objects, rules, at_once: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// The rules.
    pub fn rules(&self) -> &FileRules {
        &self.rules
    }

    /// Waits until another file may be held in memory.
    ///
    /// # Errors
    /// UNAVAILABLE when the process ends.
    pub async fn turn(&self) -> Result<tokio::sync::OwnedSemaphorePermit> {
        self.at_once.clone().acquire_owned().await.map_err(Error::internal)
    }

    /// Writes the object of a file, encrypted with its key. Its row is written before, so that it is found and deleted where
    /// nothing comes of it.
    ///
    /// # Errors
    /// INTERNAL when the store fails.
    pub async fn put(&self, file: i64, bytes: Vec<u8>) -> Result<()> {
        self.objects.put(&path(file), PutPayload::from(bytes)).await.map(drop).map_err(failed)
    }

    pub(crate) async fn get(&self, file: i64) -> Result<Vec<u8>> {
        let object = self.objects.get(&path(file)).await.map_err(failed)?;
        Ok(object.bytes().await.map_err(failed)?.to_vec())
    }

    /// Deletes an object; one that is not there is deleted already.
    pub(crate) async fn delete(&self, file: i64) -> Result<()> {
        match self.objects.delete(&path(file)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(failed(error)),
        }
    }
}

/// Where the object of a file is, spread over 256 folders.
fn path(file: i64) -> Path {
    Path::from(format!("{:02x}/{file}", file.rem_euclid(256)))
}

fn failed(error: object_store::Error) -> Error {
    Error::internal(error)
}
