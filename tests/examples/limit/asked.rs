//! What is asked for: the variables of the same request that the program gets.

use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;

/// A request.
#[derive(Deserialize)]
pub struct Asked {
    /// Its variables.
    #[serde(default)]
    pub variables: Variables,
}

/// The variables of any work.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Variables {
    id: String,
    after: String,
    /// Code of a division.
    pub code: String,
    /// Version of a record.
    pub version: i64,
    stage: String,
}

impl Variables {
    /// District and id in a global id.
    pub fn key(&self) -> (String, i64) {
        let plain = BASE64URL_NOPAD.decode(self.id.as_bytes()).unwrap_or_default();
        let plain = String::from_utf8(plain).unwrap_or_default();
        let mut parts = plain.split(':').skip(1);
        let district = parts.next().unwrap_or_default().to_owned();
        (district, parts.next().and_then(|id| id.parse().ok()).unwrap_or_default())
    }

    /// A stage as the database has it, and the id in a cursor of matters; without a cursor one beyond all.
    pub fn stage(&self) -> (String, i64) {
        let id = if self.after.is_empty() { i64::MAX } else { self.after().1 };
        (self.stage.to_lowercase(), id)
    }

    /// Code of the grid and id in a cursor.
    pub fn after(&self) -> (String, i64) {
        let plain = BASE64URL_NOPAD.decode(self.after.as_bytes()).unwrap_or_default();
        let (_, code, id): (String, String, String) = serde_json::from_slice(&plain).unwrap_or_default();
        (code, id.parse().unwrap_or_default())
    }
}
