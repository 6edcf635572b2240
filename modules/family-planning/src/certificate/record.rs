//! What a certificate shows of its table.

use kit::actor::AccountId;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::text_enum;

text_enum! {
    /// Kind of certificate (证明种类). None of them tells of a child who is expected.
    FamilyCertificateKind {
        /// Of parents of an only child, who have it from before 2016 (独生子女父母光荣证).
        OnlyChild = "only_child",
        /// Of marriage and children, of who lives elsewhere (流动人口婚育证明).
        FloatingMarriage = "floating_marriage",
        /// Of a birth, by a hospital (出生医学证明).
        BirthCertificate = "birth_certificate",
    }
}

text_enum! {
    /// State of the check of a certificate (核验状态).
    FamilyCertificateState {
        /// Nobody checked it yet (待核验).
        Unchecked = "unchecked",
        /// It is as its issuer says (核验属实).
        Verified = "verified",
        /// It is not (核验不实).
        Refuted = "refuted",
        /// It was entered by mistake (登记有误).
        Void = "void",
    }
}

/// A certificate of a family.
#[derive(Debug)]
pub struct FamilyCertificate;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

const fn personal<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Personal, about)
}

impl Record for FamilyCertificate {
    type Entity = entities::family_planning::family_certificate::Entity;
    const TYPE: &'static str = "FamilyCertificate";
    const ABOUT: &'static str = "A certificate that somebody has (计划生育证明), and what its check came to. Somebody else than who entered it and \
        who changed it last checks it.";
    const RESOURCE: &'static str = "family-certificate";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const BLANKS: &'static [(&'static str, &'static str)] = &[("number", "")];
    const FIELDS: &'static [Field] = &[
        of::<FamilyCertificateKind>("kind", "kind", "Kind."),
        personal::<String>("number", "number", "Number; empty once erased."),
        of::<String>("issuer", "issuer", "Who issued it."),
        of::<Option<Date>>("issuedOn", "issued_on", "Day of issue."),
        of::<Option<Date>>("validTo", "valid_to", "Last day on which it is valid; null where it has none."),
        of::<FamilyCertificateState>("state", "state", "State of its check."),
        of::<AccountId>("checkedBy", "checked_by", "Account that checked it."),
        of::<Option<Date>>("checkedOn", "checked_on", "Day of the check."),
        personal::<Option<String>>("checkNote", "check_note", "What the check came to."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
    ];
}
