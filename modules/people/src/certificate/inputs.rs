//! What clients send about certificates.

use super::record::CertificateKind;
use async_graphql::{InputObject, MaybeUndefined};
use kit::node::GlobalId;
use kit::scalar::Date;

/// A certificate that a person holds.
#[derive(Debug, InputObject)]
pub struct AddCertificateInput {
    /// The residence of the person, in force.
    pub resident: GlobalId,
    /// Kind of certificate.
    pub kind: CertificateKind,
    /// Its number, at most 50 characters; it is stored encrypted.
    pub number: Option<String>,
    /// Who issued it, at most 100 characters.
    pub issuer: Option<String>,
    /// Day of issue, not in the future.
    pub issued_on: Option<Date>,
    /// Last day on which it is valid, not before the day of issue.
    pub expires_on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a certificate. What is left out stays; null erases it.
#[derive(Debug, InputObject)]
pub struct ChangeCertificateInput {
    /// The certificate.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Its number, at most 50 characters; it is stored encrypted.
    pub number: MaybeUndefined<String>,
    /// Who issued it, at most 100 characters.
    pub issuer: MaybeUndefined<String>,
    /// Day of issue, not in the future.
    pub issued_on: MaybeUndefined<Date>,
    /// Last day on which it is valid, not before the day of issue.
    pub expires_on: MaybeUndefined<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
