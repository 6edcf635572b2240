//! What an edition holds as text and shows in parts.

use super::record::{MatterKind, Source};
use crate::clock::Limits;
use async_graphql::{Object, Value};
use kit::record::Row;
use kit::{Error, Result};

/// The parts of an edition.
pub(super) struct KindFields {
    limits: String,
    attachments: String,
    reporters: String,
}

impl From<&Row<MatterKind>> for KindFields {
    fn from(kind: &Row<MatterKind>) -> Self {
        let text = |field| match kind.value(field) {
            Some(Value::String(text)) => text.clone(),
            _ => String::new(),
        };
        Self { limits: text("limits"), attachments: text("attachments"), reporters: text("reporters") }
    }
}

#[Object]
impl KindFields {
    /// Time limits by step; a step without one has no clock.
    async fn limits(&self) -> Result<Option<Limits>> {
        Limits::parse(&self.limits).map(Some)
    }

    /// Titles of the attachments that are required: a file is attached under each of these names before a matter is
    /// verified, and an application before the community passes it.
    async fn required_attachments(&self) -> Result<Option<Vec<String>>> {
        serde_json::from_str(&self.attachments).map_err(Error::internal)
    }

    /// Who may report it.
    async fn reporters(&self) -> Option<Vec<Source>> {
        Some(self.reporters.split(',').filter_map(Source::of).collect())
    }
}
