//! What a case of erasure links to.

use super::record::Erasure;
use crate::resident::Resident;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::links::One;
use kit::record::{Row, Selection};
use std::sync::Arc;

/// Links of a case.
pub(super) struct ErasureFields {
    district: String,
    resident: Option<i64>,
}

impl From<&Row<Erasure>> for ErasureFields {
    fn from(row: &Row<Erasure>) -> Self {
        Self { district: row.district().to_owned(), resident: row.link("resident_id") }
    }
}

#[Object]
impl ErasureFields {
    /// The residence that it was asked for at.
    async fn resident(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Resident>>>> {
        let Some(id) = self.resident else { return Ok(None) };
        let one = One::<Resident>::new(Selection::of::<Resident>(ctx, &[""]));
        ctx.loaders().load(one, (self.district.clone(), id.to_string())).await
    }
}
