//! What clients send about certificates.

use super::record::FamilyCertificateKind;
use async_graphql::{InputObject, MaybeUndefined};
use kit::node::GlobalId;
use kit::scalar::Date;

/// A certificate.
#[derive(Debug, InputObject)]
pub struct EnterFamilyCertificateInput {
    /// A residence in force of the holder: one's own, or one within your reach.
    pub resident: GlobalId,
    /// Kind.
    pub kind: FamilyCertificateKind,
    /// Number, 1 to 60 characters.
    pub number: String,
    /// Who issued it, 1 to 100 characters.
    pub issuer: String,
    /// Day of issue, not in the future.
    pub issued_on: Option<Date>,
    /// Last day on which it is valid, not before the day of issue.
    pub valid_to: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a certificate. What is left out stays; where something changes, it is to be checked anew.
#[derive(Debug, InputObject)]
pub struct ChangeFamilyCertificateInput {
    /// The certificate.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Number, 1 to 60 characters.
    pub number: Option<String>,
    /// Who issued it, 1 to 100 characters.
    pub issuer: Option<String>,
    /// Day of issue, not in the future; null takes it away.
    pub issued_on: MaybeUndefined<Date>,
    /// Last day on which it is valid; null takes it away.
    pub valid_to: MaybeUndefined<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// What the check of a certificate came to.
#[derive(Debug, InputObject)]
pub struct CheckFamilyCertificateInput {
    /// The certificate.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// It is as its issuer says (true), or it is not (false).
    pub verified: bool,
    /// What it came to, at most 200 characters; needed where it is refuted.
    pub note: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A certificate that was entered by mistake.
#[derive(Debug, InputObject)]
pub struct VoidFamilyCertificateInput {
    /// The certificate.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
