//! What a file says: one text, sealed as a whole.

use crate::kind::{KeyBasisKind, KeyGroupKind};
use crate::seal::CONTENT;
use chrono::NaiveDate;
use kit::access::Access;
use kit::vault::PersonKey;
use kit::{Error, Result};
use serde::{Deserialize, Serialize};

/// What a file says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Content {
    /// Kind of the group, as it is stored.
    pub(crate) kind: String,
    pub(crate) basis: Basis,
    /// Why help is needed.
    pub(crate) need: String,
    pub(crate) aims: Vec<Aim>,
    pub(crate) informed: Option<Informed>,
    /// Why it was closed.
    pub(crate) closed: Option<String>,
}

/// What it is based on in law.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Basis {
    /// Kind of the document, as it is stored.
    pub(crate) kind: String,
    pub(crate) number: String,
    pub(crate) authority: String,
    pub(crate) dated_on: NaiveDate,
}

/// An aim of the care plan.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Aim {
    pub(crate) text: String,
    pub(crate) by: Option<NaiveDate>,
    pub(crate) reached_on: Option<NaiveDate>,
}

/// That the person knows of the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Informed {
    pub(crate) on: NaiveDate,
    /// As it is stored.
    pub(crate) way: String,
}

impl Content {
    /// The kind of the group.
    ///
    /// # Errors
    /// INTERNAL for what is no kind.
    pub(crate) fn kind(&self) -> Result<KeyGroupKind> {
        KeyGroupKind::of(&self.kind).ok_or_else(|| Error::internal(Unknown))
    }

    /// The kind of the basis.
    ///
    /// # Errors
    /// INTERNAL for what is no kind.
    pub(crate) fn basis_kind(&self) -> Result<KeyBasisKind> {
        KeyBasisKind::of(&self.basis.kind).ok_or_else(|| Error::internal(Unknown))
    }

    /// Sealed with the person's key.
    ///
    /// # Errors
    /// INTERNAL when the cipher fails.
    pub(crate) fn sealed(&self, access: &Access, key: &PersonKey) -> Result<String> {
        key.seal(access, CONTENT, &serde_json::to_string(self).map_err(Error::internal)?)
    }

    /// What was sealed.
    ///
    /// # Errors
    /// INTERNAL when it was changed.
    pub(crate) fn open(key: &PersonKey, cipher: &str) -> Result<Self> {
        serde_json::from_str(&key.open(CONTENT, cipher)?).map_err(Error::internal)
    }
}

/// A word in a sealed text that nobody knows.
#[derive(Debug)]
struct Unknown;

impl std::fmt::Display for Unknown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a sealed text has a word that nobody knows")
    }
}

impl std::error::Error for Unknown {}
