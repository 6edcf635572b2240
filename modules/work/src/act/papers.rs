//! The attachments that the catalogue asks for.

use super::engine::Doing;
use crate::matter::Matter;
use kit::access::Tx;
use kit::record::Record;
use kit::{Error, Result};

/// Refuses while a required attachment is missing: each title of the catalogue is the name of an attached file.
///
/// # Errors
/// CONFLICT with the titles that are missing.
pub(super) async fn complete(tx: &Tx, doing: &Doing) -> Result<()> {
    let titles: Vec<String> = serde_json::from_str(&doing.kind.attachments).map_err(Error::internal)?;
    if titles.is_empty() {
        return Ok(());
    }
    let matter = &doing.matter;
    let names = files::names_of(tx, Matter::TYPE, &matter.district_code, matter.id).await?;
    let missing: Vec<String> = titles.into_iter().filter(|title| !names.contains(title)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Error::conflict(format!("attach first, under these names: {}", missing.join(", "))))
}
