//! The values that are asked for, sealed with the key of the person.

use super::field::CorrectableField;
use super::inputs::CorrectionValueInput;
use crate::resident::inputs::ChangeResidentInput;
use kit::access::Access;
use kit::node::GlobalId;
use kit::text::unseen;
use kit::vault::PersonKey;
use kit::{Error, Result};

/// Where the encryption binds a proposal to.
pub(super) const PLACE: &str = "Correction.proposal_cipher";

/// What is asked for, in the order in which it was sent.
pub(super) struct Proposal(Vec<(CorrectableField, Option<String>)>);

impl Proposal {
    /// From what was sent: each field once.
    ///
    /// # Errors
    /// BAD_USER_INPUT at `input.values`.
    pub(super) fn sent(values: Vec<CorrectionValueInput>) -> Result<Self> {
        let mut fields: Vec<_> = values.iter().map(|value| value.field).collect();
        fields.sort_unstable();
        fields.dedup();
        if values.is_empty() || fields.len() != values.len() {
            return Err(Error::bad_input("input.values", "name at least one field, and each once"));
        }
        if values.iter().flat_map(|value| &value.value).any(|value| value.trim().chars().any(unseen)) {
            return Err(Error::bad_input("input.values", "no characters that are not seen"));
        }
        let plain = |value: String| Some(value.trim().to_owned()).filter(|value| !value.is_empty());
        Ok(Self(values.into_iter().map(|value| (value.field, value.value.and_then(plain))).collect()))
    }

    /// Names of the fields, comma-separated.
    pub(super) fn fields(&self) -> String {
        self.0.iter().map(|(field, _)| field.name()).collect::<Vec<_>>().join(",")
    }

    /// The change of the record that it asks for.
    ///
    /// # Errors
    /// BAD_USER_INPUT at `input.values`.
    pub(super) fn change(&self, id: GlobalId, version: i32) -> Result<ChangeResidentInput> {
        let mut change = ChangeResidentInput {
            id,
            version,
            kind: None,
            name: None,
            identity_number: None,
            sex: None,
            birth_on: None,
            home: None,
            particulars: None,
            idempotency_key: None,
        };
        for (field, value) in &self.0 {
            field.put(value.as_deref(), &mut change)?;
        }
        Ok(change)
    }

    /// Sealed with the key of the person.
    ///
    /// # Errors
    /// INTERNAL when the cipher fails.
    pub(super) fn sealed(&self, access: &Access, key: &PersonKey) -> Result<String> {
        let pairs: Vec<_> = self.0.iter().map(|(field, value)| (field.name(), value)).collect();
        key.seal(access, PLACE, &serde_json::to_string(&pairs).map_err(Error::internal)?)
    }

    /// As it was before it was sealed.
    ///
    /// # Errors
    /// INTERNAL when it is not one.
    pub(super) fn read(text: &str) -> Result<Self> {
        let pairs: Vec<(String, Option<String>)> = serde_json::from_str(text).map_err(Error::internal)?;
        let known = |(name, value): (String, _)| CorrectableField::named(&name).map(|field| (field, value));
        Ok(Self(pairs.into_iter().filter_map(known).collect()))
    }

    /// The values as they are shown: the sensitive ones masked.
    pub(super) fn shown(self) -> impl Iterator<Item = (CorrectableField, Option<String>)> {
        self.0.into_iter().map(|(field, value)| match field.mask() {
            Some(mask) => (field, value.map(|value| mask.of(&value))),
            None => (field, value),
        })
    }
}
