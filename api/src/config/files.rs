//! Where files are stored, and what may be uploaded.

use super::{Config, Failure};
use files::{FileRules, FileStore};
use object_store::ObjectStore;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use serde::Deserialize;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

/// The settings of files.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FileConfig {
    /// `FOLDER`, `file://FOLDER` or `s3://BUCKET/PREFIX`; the folder `wangge-files` beside the database without it.
    pub url: Option<String>,
    /// Region of the bucket.
    pub region: Option<String>,
    /// Address of a server that speaks S3, where it is not Amazon's.
    pub endpoint: Option<String>,
    /// Whether the endpoint may be without TLS.
    pub allow_http: bool,
    /// Access key of the bucket.
    pub access_key_id: Option<String>,
    /// Its secret.
    pub secret_access_key: Option<Hidden>,
    /// Most bytes of one file.
    pub max_bytes: u64,
    /// Most pixels of a picture, width times height.
    pub max_pixels: u64,
    /// Most bytes that an account uploads on a day.
    pub daily_bytes: u64,
    /// Most files that an account uploads on a day.
    pub daily_files: u64,
    /// Seconds for a client to send a file.
    pub read_seconds: u64,
}

impl Default for FileConfig {
    fn default() -> Self {
        let FileRules { max_bytes, max_pixels, daily_bytes, daily_files } = FileRules::default();
        Self {
            url: None,
            region: None,
            endpoint: None,
            allow_http: false,
            access_key_id: None,
            secret_access_key: None,
            max_bytes,
            max_pixels,
            daily_bytes,
            daily_files,
            read_seconds: 60,
        }
    }
}

/// A secret of the configuration, which no message shows.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Hidden(String);

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hidden")
    }
}

/// Where files are.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Where {
    Folder(PathBuf),
    Bucket { name: String, prefix: String },
}

impl Config {
    /// The store of files that the settings name; a folder is made where there is none.
    ///
    /// # Errors
    /// When it cannot be: the message names the setting.
    pub fn file_store(&self) -> Result<FileStore, Failure> {
        let FileConfig { max_bytes, max_pixels, daily_bytes, daily_files, .. } = self.files;
        let rules = FileRules { max_bytes, max_pixels, daily_bytes, daily_files };
        let objects: Arc<dyn ObjectStore> = match self.place_of_files()? {
            Where::Folder(folder) => Arc::new(open(&folder)?),
            Where::Bucket { name, prefix } => {
                let bucket = self.bucket(&name)?;
                Arc::new(PrefixStore::new(bucket, Path::from(prefix)))
            }
        };
        Ok(FileStore::new(objects, rules))
    }

    /// Where the settings say that files are.
    fn place_of_files(&self) -> Result<Where, Failure> {
        let Some(url) = &self.files.url else {
            return Ok(Where::Folder(self.beside_database("wangge-files")));
        };
        match url.split_once("://") {
            None if !url.is_empty() => Ok(Where::Folder(PathBuf::from(url))),
            Some(("file", path)) if !path.is_empty() => Ok(Where::Folder(PathBuf::from(path))),
            Some(("s3", rest)) => {
                let (name, prefix) = rest.split_once('/').unwrap_or((rest, ""));
                match name.is_empty() {
                    true => Err(wrong("the name of a bucket is missing")),
                    false => Ok(Where::Bucket { name: name.to_owned(), prefix: prefix.to_owned() }),
                }
            }
            _ => Err(wrong("write a folder, or s3://BUCKET/PREFIX")),
        }
    }

    fn bucket(&self, name: &str) -> Result<impl ObjectStore + use<>, Failure> {
        let FileConfig { region, endpoint, access_key_id, secret_access_key, .. } = &self.files;
        let mut builder =
            AmazonS3Builder::new().with_bucket_name(name).with_allow_http(self.files.allow_http);
        // not every server that speaks S3 deletes in bulk, and files are deleted one by one
        builder = builder.with_disable_bulk_delete(true);
        if let Some(region) = region {
            builder = builder.with_region(region);
        }
        if let Some(endpoint) = endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        match (access_key_id, secret_access_key) {
            (Some(id), Some(Hidden(secret))) => {
                builder = builder.with_access_key_id(id).with_secret_access_key(secret);
            }
            // the machine's own role
            (None, None) => {}
            _ => {
                return Err(Failure::usage(
                    "configuration: `files.access_key_id` and `files.secret_access_key` belong together",
                ));
            }
        }
        builder.build().map_err(|error| wrong(&error.to_string()))
    }

    /// Refuses settings of files that name no place.
    pub(super) fn check_files(&self) -> Result<(), Failure> {
        if let Where::Bucket { name, .. } = self.place_of_files()? {
            self.bucket(&name)?;
        }
        Ok(())
    }
}

/// The folder, made where there is none, for its owner alone.
fn open(folder: &std::path::Path) -> Result<LocalFileSystem, Failure> {
    use std::os::unix::fs::DirBuilderExt as _;
    let failed = |error: String| Failure::state(format!("the folder of files {}: {error}", folder.display()));
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|error| failed(error.to_string()))?;
    let objects = LocalFileSystem::new_with_prefix(folder).map_err(|error| failed(error.to_string()))?;
    Ok(objects.with_fsync(true))
}

fn wrong(problem: &str) -> Failure {
    Failure::usage(format!("configuration: `files.url`: {problem}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Cli;
    use clap::Parser;

    fn with(change: impl FnOnce(&mut FileConfig)) -> Config {
        let mut config = Config::read(&Cli::parse_from(["wangge"])).unwrap();
        change(&mut config.files);
        config
    }

    fn place(url: &str) -> Result<Where, String> {
        with(|files| files.url = Some(url.to_owned())).place_of_files().map_err(|error| error.to_string())
    }

    #[test]
    fn files_are_beside_the_database_in_a_folder_or_in_a_bucket() {
        assert_eq!(with(|_| ()).place_of_files().unwrap(), Where::Folder("wangge-files".into()));
        assert_eq!(place("/srv/files").unwrap(), Where::Folder("/srv/files".into()));
        assert_eq!(place("file:///srv/files").unwrap(), Where::Folder("/srv/files".into()));
        let bucket = |name: &str, prefix: &str| Where::Bucket { name: name.into(), prefix: prefix.into() };
        assert_eq!(place("s3://town/grids/a").unwrap(), bucket("town", "grids/a"));
        assert_eq!(place("s3://town").unwrap(), bucket("town", ""));
        for wrong in ["", "s3://", "ftp://x", "file://"] {
            assert!(place(wrong).unwrap_err().contains("`files.url`"), "{wrong}");
        }
    }

    #[test]
    fn a_bucket_has_both_halves_of_its_key_or_none() {
        let bucket = |id: Option<&str>, secret: Option<&str>| {
            with(|files| {
                files.url = Some("s3://town/a".into());
                files.region = Some("cn-north-1".into());
                files.endpoint = Some("http://127.0.0.1:9000".into());
                files.allow_http = true;
                files.access_key_id = id.map(str::to_owned);
                files.secret_access_key = secret.map(|secret| Hidden(secret.to_owned()));
            })
        };
        assert!(bucket(Some("a"), Some("b")).file_store().is_ok());
        assert!(bucket(None, None).check_files().is_ok());
        let half = bucket(Some("a"), None).check_files().unwrap_err().to_string();
        assert!(half.contains("belong together"), "{half}");
        assert!(!format!("{:?}", bucket(Some("a"), Some("secret")).files).contains("secret\""));
    }
}
