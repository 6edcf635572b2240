//! How certificates are found.

use super::record::{Certificate, CertificateKind};
use async_graphql::{Context, Object};
use kit::Result;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::scalar::Date;
use kit::schema::QueryRoot;
use wangge_core::places::Status;
use wangge_core::places::listed::Listed;

/// The queries of certificates.
pub(super) struct CertificateQueries;

impl From<&QueryRoot> for CertificateQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl CertificateQueries {
    /// The certificates of people within your reach, grid by grid in the order of their entry; those of one area, kind
    /// or status, and those that expire by a day, where you say so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn certificates(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        kind: Option<CertificateKind>,
        #[graphql(desc = "Those whose last valid day is this one or earlier.")] expires_to: Option<Date>,
        #[graphql(default_with = "Some(Status::Active)", desc = "Active ones when left out; null for all.")]
        status: Option<Status>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Certificate>>> {
        let paging = Paging::new::<Certificate>(ctx, first, after, last, before)?;
        let listed = Listed::new(area, status).with("kind", kind.map(CertificateKind::as_str));
        listed.until("expires_on", expires_to).page(ctx, &paging).await
    }
}
