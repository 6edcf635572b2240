//! What a certificate shows of its table.

use kit::record::{Class, Field, Mask, Order, Place, Record, Sealing};
use kit::scalar::{Counter, Date, Instant, Key};
use kit::text_enum;
use wangge_core::places::Status;

text_enum! {
    /// Kind of certificate (证件种类).
    CertificateKind {
        /// Residence permit of a floating person (居住证).
        ResidencePermit = "residence_permit",
        /// Marriage and birth certificate of a floating person (流动人口婚育证明).
        MarriageAndBirth = "marriage_and_birth",
        /// Employment registration (就业登记证).
        Employment = "employment",
        /// Health certificate of who works with food or the public (健康证).
        Health = "health",
        /// Professional qualification (职业资格证).
        Professional = "professional",
        /// Driving licence (驾驶证).
        Driving = "driving",
        /// Another one (其他).
        Other = "other",
    }
}

/// A certificate of a person.
#[derive(Debug)]
pub struct Certificate;

impl Record for Certificate {
    type Entity = entities::people::resident_certificate::Entity;
    const TYPE: &'static str = "Certificate";
    const ABOUT: &'static str = "A certificate that a person holds (证件). Its number is shown masked; the mutation `reveal` shows it \
        to who may.";
    const RESOURCE: &'static str = "certificate";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const PERSON: Option<&'static str> = Some("person_id");
    const BLANKS: &'static [(&'static str, &'static str)] = &[("kind", "other")];
    const FIELDS: &'static [Field] = &[
        Field::of::<CertificateKind>("kind", "kind", Class::Personal, "Kind of certificate."),
        Field::sealed(
            "number",
            "number_mask",
            Sealing { cipher: "number_cipher", mask: Mask::Certificate },
            "Its number, masked: the last four characters; nothing of one with 15 digits or more, which may be the identity \
             number.",
        ),
        Field::of::<Option<String>>("issuer", "issuer", Class::Personal, "Who issued it."),
        Field::of::<Option<Date>>("issuedOn", "issued_on", Class::Personal, "Day of issue."),
        Field::of::<Option<Date>>(
            "expiresOn",
            "expires_on",
            Class::Personal,
            "Last day on which it is valid; null when it does not expire.",
        ),
        Field::of::<Status>("status", "status", Class::Internal, "Whether it is in force."),
        Field::of::<Option<Date>>(
            "retiredOn",
            "retired_on",
            Class::Internal,
            "First day on which it was no longer held.",
        ),
        Field::of::<Counter>(
            "version",
            "version",
            Class::Internal,
            "Counts the changes; name it when you change the record.",
        ),
        Field::of::<Instant>("createdAt", "created_at", Class::Internal, "When it was entered."),
        Field::of::<Instant>("changedAt", "changed_at", Class::Internal, "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
    ];
}
