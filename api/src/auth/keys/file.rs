//! The key file: JSON, mode 0600, written once.

use super::{Algorithm, BadKey, EncryptionKey, KEY_BYTES, Keys, Secret, SigningKey};
use kit::sources::Sources;
use kit::vault::Suite;
use serde::{Deserialize, Serialize};
use std::fmt::{Display, Formatter};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

impl Keys {
    /// Writes new keys to `path`, with mode 0600. It is written beside and put in place in one step, so that no reader
    /// finds half a file.
    ///
    /// # Errors
    /// [`KeyFileError::Exists`] when there is a file already: overwriting keys would make what they encrypted unreadable.
    pub fn init(path: &Path, suite: Suite, sources: &Sources) -> Result<Self, KeyFileError> {
        let signing =
            SigningKey::generate(sources).map_err(|e| KeyFileError::Bad(path.into(), e.to_string()))?;
        Self::init_with(path, signing, suite, sources)
    }

    /// Like [`Keys::init`], with an imported signing key.
    ///
    /// # Errors
    /// As [`Keys::init`].
    pub fn init_with(
        path: &Path,
        signing: SigningKey,
        suite: Suite,
        sources: &Sources,
    ) -> Result<Self, KeyFileError> {
        let keys = Self::generate_with(signing, suite, sources);
        write_new(path, &encode(&keys), sources)?;
        Ok(keys)
    }

    /// Adds a new encryption key to the file at `path`, as the one that encrypts from now on. The file is replaced in
    /// one step.
    ///
    /// # Errors
    /// As [`Keys::load`]; [`KeyFileError::Io`] when it cannot be written: then it is as it was.
    pub fn rotate(path: &Path, sources: &Sources) -> Result<Self, KeyFileError> {
        let mut keys = Self::load(path)?;
        keys.add_encryption(sources);
        let failed = |e| KeyFileError::Io(path.into(), e);
        let beside = beside(path, sources);
        let written = write_private(&beside, &encode(&keys)).and_then(|()| fs::rename(&beside, path));
        if written.is_err() {
            // what is left of it is of no use to anybody
            drop(fs::remove_file(&beside));
        }
        written.and_then(|()| sync_folder(path)).map_err(failed)?;
        Ok(keys)
    }

    /// Reads the keys at `path`.
    ///
    /// # Errors
    /// [`KeyFileError::Open`] when others than the owner may read or write the file; the message says what to do.
    pub fn load(path: &Path) -> Result<Self, KeyFileError> {
        let failed = |e: io::Error| match e.kind() {
            io::ErrorKind::NotFound => KeyFileError::Missing(path.into()),
            _ => KeyFileError::Io(path.into(), e),
        };
        let mut file = File::open(path).map_err(failed)?;
        let about = file.metadata().map_err(failed)?;
        let mode = about.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            return Err(KeyFileError::Open(path.into(), mode));
        }
        let mut text = Zeroizing::new(Vec::with_capacity(about.len() as usize + 1));
        file.read_to_end(&mut text).map_err(failed)?;
        decode(&text).map_err(|why| KeyFileError::Bad(path.into(), why))
    }
}

/// Why there are no keys, and what to do.
#[derive(Debug)]
pub enum KeyFileError {
    /// There is a key file already.
    Exists(PathBuf),
    /// There is no key file.
    Missing(PathBuf),
    /// Group or others may read or write it; the mode it has.
    Open(PathBuf, u32),
    /// Its content is wrong, and how.
    Bad(PathBuf, String),
    /// It cannot be read or written.
    Io(PathBuf, io::Error),
}

impl Display for KeyFileError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Exists(path) => write!(
                f,
                "{0} exists: what its keys encrypted cannot be read without them, so it is never overwritten; move it \
                 away or choose another path",
                path.display()
            ),
            Self::Missing(path) => {
                write!(
                    f,
                    "there is no key file at {0}: make one with `wangge keys init --keys {0}`",
                    path.display()
                )
            }
            Self::Open(path, mode) => {
                write!(
                    f,
                    "{0} has mode {mode:04o}, so others can read the keys: `chmod 600 {0}`",
                    path.display()
                )
            }
            Self::Bad(path, why) => write!(f, "{} is not a key file: {why}", path.display()),
            Self::Io(path, cause) => write!(f, "{}: {cause}", path.display()),
        }
    }
}

impl std::error::Error for KeyFileError {}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    /// Version of this format.
    version: u32,
    /// The key that signs first, then those that only verify.
    signing: Vec<Signing>,
    /// The key that encrypts first, then those that only decrypt.
    encryption: Vec<Encryption>,
    index: Secret,
    /// Algorithms, `international` where it is left out.
    #[serde(default)]
    suite: Suite,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Signing {
    algorithm: Algorithm,
    private: Secret,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Encryption {
    kid: String,
    key: Secret,
}

const VERSION: u32 = 1;

fn encode(keys: &Keys) -> Zeroizing<Vec<u8>> {
    let signing =
        |k: &SigningKey| Signing { algorithm: k.algorithm(), private: Secret::new(k.private().to_vec()) };
    let encryption = |k: &EncryptionKey| Encryption { kid: k.kid.clone(), key: k.key.clone() };
    let content = Content {
        version: VERSION,
        signing: keys.signing.iter().map(signing).collect(),
        encryption: keys.encryption.iter().map(encryption).collect(),
        index: keys.index.clone(),
        suite: keys.suite,
    };
    // room for the longest RSA keys, so that the text is not moved while it grows
    let mut text = Zeroizing::new(Vec::with_capacity(64 * 1_024));
    serde_json::to_writer_pretty(&mut *text, &content).expect("writing to memory does not fail");
    text
}

fn decode(text: &[u8]) -> Result<Keys, String> {
    let content: Content = serde_json::from_slice(text).map_err(|e| e.to_string())?;
    if content.version != VERSION {
        return Err(format!("its version is {}, this program reads {VERSION}", content.version));
    }
    if content.signing.is_empty() || content.encryption.is_empty() {
        return Err("it needs a signing key and an encryption key at least".into());
    }
    if content.encryption.iter().any(|e| e.key.bytes().len() != KEY_BYTES)
        || content.index.bytes().len() != KEY_BYTES
    {
        return Err(format!("encryption keys and the index key have {KEY_BYTES} bytes"));
    }
    let signing = content.signing.into_iter().map(|s| SigningKey::from_der(s.algorithm, s.private));
    Ok(Keys {
        signing: signing.collect::<Result<_, BadKey>>().map_err(|e| e.to_string())?,
        encryption: content
            .encryption
            .into_iter()
            .map(|e| EncryptionKey { kid: e.kid, key: e.key })
            .collect(),
        index: content.index,
        suite: content.suite,
    })
}

fn beside(path: &Path, sources: &Sources) -> PathBuf {
    path.with_added_extension(format!("{:016x}.new", u64::from_be_bytes(sources.bytes())))
}

/// A hard link never replaces a file, which a rename would do when two start at once.
fn write_new(path: &Path, text: &[u8], sources: &Sources) -> Result<(), KeyFileError> {
    let beside = beside(path, sources);
    let written = write_private(&beside, text).and_then(|()| fs::hard_link(&beside, path));
    let removed = fs::remove_file(&beside);
    match written {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Err(KeyFileError::Exists(path.into())),
        Err(e) => Err(KeyFileError::Io(path.into(), e)),
        Ok(()) => removed.and_then(|()| sync_folder(path)).map_err(|e| KeyFileError::Io(path.into(), e)),
    }
}

fn write_private(path: &Path, text: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text)?;
    file.sync_all()
}

fn sync_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => File::open(folder)?.sync_all(),
        _ => File::open(".")?.sync_all(),
    }
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
