//! What is done with certificates.

use super::inputs::{AddCertificateInput, ChangeCertificateInput};
use super::record::Certificate;
use super::write::{add, change, retire};
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::Written;
use kit::once::once;
use kit::record::Row;
use kit::schema::MutationRoot;
use wangge_core::places::read_back;
use wangge_core::places::retire::RetireInput;

/// The mutations of certificates.
pub(super) struct CertificateMutations;

impl From<&MutationRoot> for CertificateMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A certificate that was written.
#[derive(SimpleObject)]
struct CertificatePayload {
    /// The certificate as it is now; null when it is out of your reach now.
    certificate: Option<Row<Certificate>>,
}

impl CertificatePayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { certificate: read_back(ctx, &written, "certificate").await? }))
    }
}

#[Object]
impl CertificateMutations {
    /// Enters a certificate that a person holds.
    async fn add_certificate(
        &self,
        ctx: &Context<'_>,
        input: AddCertificateInput,
    ) -> Result<Option<CertificatePayload>> {
        let key = input.idempotency_key.clone();
        CertificatePayload::of(ctx, once(ctx, key.as_deref(), async |tx| add(tx, input).await).await?).await
    }

    /// Changes a certificate.
    async fn change_certificate(
        &self,
        ctx: &Context<'_>,
        input: ChangeCertificateInput,
    ) -> Result<Option<CertificatePayload>> {
        let key = input.idempotency_key.clone();
        CertificatePayload::of(ctx, once(ctx, key.as_deref(), async |tx| change(tx, input).await).await?)
            .await
    }

    /// Takes a certificate out of force.
    async fn retire_certificate(
        &self,
        ctx: &Context<'_>,
        input: RetireInput,
    ) -> Result<Option<CertificatePayload>> {
        let key = input.idempotency_key.clone();
        CertificatePayload::of(ctx, once(ctx, key.as_deref(), async |tx| retire(tx, input).await).await?)
            .await
    }
}
