//! `wangge keys rotate`: a new key for what is encrypted from now on.

use crate::auth::keys::Keys;
use crate::background::RING;
use crate::config::{Config, Failure};
use crate::sources;
use crate::start::App;

/// Adds a key, unless it only resumes, and wraps the keys of people with the newest one.
pub(super) async fn rotate(config: Config, resume: bool) -> Result<(), Failure> {
    let path = config.key_file()?;
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
