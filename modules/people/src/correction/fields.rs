//! What a correction links to and asks for, and the corrections of a residence.

use super::field::CorrectableField;
use super::proposal::{PLACE, Proposal};
use super::record::Correction;
use crate::resident::Resident;
use async_graphql::{Context, Object, SimpleObject, Value};
use kit::Result;
use kit::access::{Access, Ask};
use kit::loaders::Batch;
use kit::record::Row;
use std::collections::HashMap;
use std::sync::Arc;
use wangge_core::links::{all, near, one};

/// A value that is asked for (更正内容).
#[derive(Clone, Debug, SimpleObject)]
struct CorrectionValue {
    /// The field.
    field: CorrectableField,
    /// The value, a sensitive one masked; null where it is to be erased.
    value: Option<String>,
}

one! {
    /// The residence.
    CorrectionResident(Correction).resident: Resident, |row| near(row, "resident_id")
}

/// What a correction asks for: its person, and the proposal as it is sealed.
pub(super) struct CorrectionFields(Option<(i64, String)>);

impl From<&Row<Correction>> for CorrectionFields {
    fn from(correction: &Row<Correction>) -> Self {
        let sealed = match correction.value("proposal_cipher") {
            Some(Value::String(cipher)) => {
                correction.link("person_id").map(|person| (person, cipher.clone()))
            }
            _ => None,
        };
        Self(sealed)
    }
}

#[Object]
impl CorrectionFields {
    /// The values that are asked for, sensitive ones masked; null once the person was erased.
    async fn values(&self, ctx: &Context<'_>) -> Result<Option<Vec<CorrectionValue>>> {
        match &self.0 {
            Some(sealed) => {
                Ok(ctx.loaders().load(Proposals, sealed.clone()).await?.map(|values| values.to_vec()))
            }
            None => Ok(None),
        }
    }
}

/// Proposals of people, opened.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Proposals;

impl Batch for Proposals {
    type Key = (i64, String);
    type Value = Arc<[CorrectionValue]>;

    async fn load(&self, access: &Access, keys: &[Self::Key]) -> Result<HashMap<Self::Key, Self::Value>> {
        let sealed: Vec<(i64, &str)> =
            keys.iter().map(|(person, cipher)| (*person, cipher.as_str())).collect();
        let mut opened = HashMap::new();
        for (key, text) in keys.iter().zip(access.open_texts(PLACE, &sealed).await?) {
            let Some(text) = text else { continue };
            let values =
                Proposal::read(&text)?.shown().map(|(field, value)| CorrectionValue { field, value });
            opened.insert(key.clone(), values.collect());
        }
        Ok(opened)
    }
}

all! {
    /// The corrections that the person asked for (更正申请), newest first.
    ResidentCorrections(Resident).corrections: Correction, "resident_id"
}
