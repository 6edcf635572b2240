//! What an admission shows of its table.

use kit::code::AreaCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant};
use kit::text_enum;

text_enum! {
    /// How far an admission is (准入状态).
    AdmissionState {
        /// The department asked for it; the street has not decided (待审核).
        Asked = "asked",
        /// Admitted: in force from its first to its last day (已准入).
        Admitted = "admitted",
        /// Not admitted (不予准入).
        Refused = "refused",
        /// Ended by the street before its time; its last day says when (已退出).
        Ended = "ended",
    }
}

/// An admission.
#[derive(Debug)]
pub struct MatterAdmission;

/// Resource of what is agreed with the department.
const TERMS: &str = "matter-admission-terms";

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for MatterAdmission {
    type Entity = entities::work::matter_admission::Entity;
    const TYPE: &'static str = "MatterAdmission";
    const ABOUT: &'static str = "The admission (准入) of a kind of matter into a street or town, or into one of its communities. A kind with \
        `admittedOnly` can be reported only where one is in force: state `ADMITTED` or `ENDED`, and today within its days.";
    const RESOURCE: &'static str = "matter-admission";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::KeyDescending;
    const LINES: &'static [&'static str] = &["line"];
    const FIELDS: &'static [Field] = &[
        Field::hidden::<String>("line"),
        of::<AreaCode>("areaCode", "area_code", "Code of the street or town, or of the community."),
        of::<String>("kindCode", "kind_code", "Code of the kind in the catalogue."),
        of::<String>("lineCode", "line", "Department line (条线) that asked, which answers for the kind."),
        of::<AdmissionState>("state", "state", "How far it is."),
        of::<Option<String>>("reason", "reason", "Why the department asks for it."),
        of::<Option<String>>("answer", "answer", "What the street wrote with its decision."),
        of::<Date>("fromOn", "from_on", "First day."),
        of::<Option<Date>>("toOn", "to_on", "Last day; null while no end is set."),
        of::<Option<Counter>>(
            "amountFen",
            "amount_fen",
            "What the department pays for the service in a year, in fen, where it is purchased (购买服务).",
        )
        .needs(TERMS),
        of::<Option<Instant>>("decidedAt", "decided_at", "When the street decided last."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was asked for."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
    ];
}
