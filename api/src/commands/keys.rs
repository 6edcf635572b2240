//! `wangge keys`: the file of the keys, and a new key for what is encrypted from now on.

use crate::auth::keys::{Algorithm, Keys, SigningKey};
use crate::background::RING;
use crate::config::{Config, Failure};
use crate::sources;
use crate::start::App;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Makes a file of new keys; `pem` is the file of the private key that signs, where it is not a new one.
pub(super) fn init(config: &Config, pem: Option<&Path>) -> Result<(), Failure> {
    let path = config.keys.clone().unwrap_or_else(|| PathBuf::from("wangge.keys"));
    let (suite, sources) = (config.suite.unwrap_or_default(), sources::system());
    let keys = match pem {
        Some(pem) => Keys::init_with(&path, signing_key(pem)?, suite, &sources),
        None => Keys::init(&path, suite, &sources),
    };
    let signs = keys.map_err(|error| Failure::state(error.to_string()))?.signing().algorithm();
    eprintln!(
        "wrote {}; keep a copy where the database is not: without it nothing encrypted can be read",
        path.display()
    );
    if signs != Algorithm::default() {
        eprintln!(
            "its tokens are signed with {0}: the configuration needs `tokens.algorithm = \"{0}\"`",
            signs.as_str()
        );
    }
    Ok(())
}

fn signing_key(path: &Path) -> Result<SigningKey, Failure> {
    let wrong = |why: String| Failure::input(format!("--signing-key: {}: {why}", path.display()));
    let pem = Zeroizing::new(std::fs::read(path).map_err(|error| wrong(error.to_string()))?);
    SigningKey::import(&pem).map_err(|error| wrong(error.to_string()))
}

/// Adds a key, unless it only resumes, and wraps the keys of people with the newest one.
pub(super) async fn rotate(config: Config, resume: bool) -> Result<(), Failure> {
    // the database says which file has its keys, before one is added there
    let path = super::with_app(config.clone(), async |app: &App| app.config.key_file()).await?;
    if !resume {
        let keys = Keys::rotate(&path, &sources::system()).map_err(|e| Failure::state(e.to_string()))?;
        eprintln!(
            "{} encrypts with key {} now; keep a copy of the file",
            path.display(),
            keys.encryption().kid
        );
    }
    let wrapped = super::with_app(config, wrap).await?;
    eprintln!("the keys of {wrapped} people were wrapped anew");
    Ok(())
}

/// Wraps them; answers how many.
async fn wrap(app: &App) -> Result<u64, Failure> {
    let wrapped = app.platform.rewrap(&mut |_| ()).await?;
    // servers go on wrapping with the key before until they have looked at the file
    tokio::time::sleep(2 * RING).await;
    Ok(wrapped + app.platform.rewrap(&mut |_| ()).await?)
}
