//! What a certificate links to, and the certificates of a person.

use super::record::Certificate;
use crate::resident::Resident;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::links::One;
use kit::paging::{Connection, Paging};
use kit::record::{Row, Selection};
use std::sync::Arc;
use wangge_core::places::key::PlaceKey;

/// Links of a certificate.
pub(super) struct CertificateFields {
    district: String,
    resident: Option<i64>,
}

impl From<&Row<Certificate>> for CertificateFields {
    fn from(certificate: &Row<Certificate>) -> Self {
        Self { district: certificate.district().to_owned(), resident: certificate.link("resident_id") }
    }
}

#[Object]
impl CertificateFields {
    /// The residence of who holds it.
    async fn resident(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Resident>>>> {
        let Some(id) = self.resident else { return Ok(None) };
        let one = One::<Resident>::new(Selection::of::<Resident>(ctx, &[""]));
        ctx.loaders().load(one, (self.district.clone(), id.to_string())).await
    }
}

/// The certificates of a residence.
pub(super) struct ResidentCertificates(PlaceKey);

impl From<&Row<Resident>> for ResidentCertificates {
    fn from(resident: &Row<Resident>) -> Self {
        Self(PlaceKey::of(resident))
    }
}

#[Object]
impl ResidentCertificates {
    /// The certificates in force that were entered with this residence, in the order of their entry.
    async fn certificates(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Certificate>>> {
        let paging = Paging::new::<Certificate>(ctx, first, after, last, before)?;
        self.0.holds(ctx, "resident_id", paging).await
    }
}
