//! What an introduction shows of its table.

use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::text_enum;

text_enum! {
    /// What came of an introduction (介绍结果).
    IntroductionResult {
        /// Nothing yet (待反馈).
        Pending = "pending",
        /// The person was hired (已录用).
        Hired = "hired",
        /// The unit did not want the person (单位未录用).
        Refused = "refused",
        /// The person did not want the work (本人放弃).
        Declined = "declined",
        /// Others were hired, or the person left or died (失效).
        Lapsed = "lapsed",
    }
}

/// An introduction of a person to a vacancy.
#[derive(Debug)]
pub struct JobIntroduction;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for JobIntroduction {
    type Entity = entities::social_security::job_introduction::Entity;
    const TYPE: &'static str = "JobIntroduction";
    const ABOUT: &'static str = "An introduction of a person to a vacancy (职业介绍), and what came of it.";
    const RESOURCE: &'static str = "job-introduction";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<Date>("introducedOn", "introduced_on", "Day of the introduction."),
        of::<IntroductionResult>("result", "result", "What came of it."),
        of::<Option<Date>>("resultOn", "result_on", "Day of the result."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Key>("vacancy_id"),
    ];
}
