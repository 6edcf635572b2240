//! What a correction links to and asks for, and the corrections of a residence.

use super::field::CorrectableField;
use super::proposal::{PLACE, Proposal};
use super::record::Correction;
use crate::resident::Resident;
use async_graphql::{Context, Object, SimpleObject, Value};
use kit::Result;
use kit::access::{Access, Ask};
use kit::links::{Below, One};
use kit::loaders::Batch;
use kit::paging::{Connection, Paging, selected};
use kit::record::{Row, Selection};
use std::collections::HashMap;
use std::sync::Arc;

/// A value that is asked for.
#[derive(Clone, Debug, SimpleObject)]
struct CorrectionValue {
    /// The field.
    field: CorrectableField,
    /// The value, a sensitive one masked; null where it is to be erased.
    value: Option<String>,
}

/// Links of a correction.
pub(super) struct CorrectionFields {
    district: String,
    resident: Option<i64>,
    sealed: Option<(i64, String)>,
}

impl From<&Row<Correction>> for CorrectionFields {
    fn from(correction: &Row<Correction>) -> Self {
        let sealed = match correction.value("proposal_cipher") {
            Some(Value::String(cipher)) => {
                correction.link("person_id").map(|person| (person, cipher.clone()))
            }
            _ => None,
        };
        let resident = correction.link("resident_id");
        Self { district: correction.district().to_owned(), resident, sealed }
    }
}

#[Object]
impl CorrectionFields {
    /// The residence.
    async fn resident(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Resident>>>> {
        let Some(id) = self.resident else { return Ok(None) };
        let one = One::<Resident>::new(Selection::of::<Resident>(ctx, &[""]));
        ctx.loaders().load(one, (self.district.clone(), id.to_string())).await
    }

    /// The values that are asked for, sensitive ones masked; null once the person was erased.
    async fn values(&self, ctx: &Context<'_>) -> Result<Option<Vec<CorrectionValue>>> {
        match &self.sealed {
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

/// The corrections of a residence.
pub(super) struct ResidentCorrections {
    district: String,
    id: Result<i64>,
}

impl From<&Row<Resident>> for ResidentCorrections {
    fn from(resident: &Row<Resident>) -> Self {
        Self { district: resident.district().to_owned(), id: resident.id() }
    }
}

#[Object]
impl ResidentCorrections {
    /// The corrections that the person asked for (更正申请), newest first.
    async fn corrections(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Correction>>> {
        let paging = Paging::new::<Correction>(ctx, first, after, last, before)?;
        let below = Below::<Correction>::new("resident_id", selected::<Correction>(ctx), paging);
        let page = ctx.loaders().load(below, (self.district.clone(), self.id.clone()?)).await?;
        Ok(page.map(Connection::of))
    }
}
