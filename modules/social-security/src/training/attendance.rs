//! What an attendance shows of its table.

use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::text_enum;

text_enum! {
    /// What came of taking part in a course (培训结果).
    TrainingResult {
        /// Nothing yet (已报名).
        Entered = "entered",
        /// The person passed (合格).
        Passed = "passed",
        /// The person did not pass (不合格).
        Failed = "failed",
        /// The person did not come (缺勤).
        Absent = "absent",
        /// The person does not take part (退出).
        Withdrawn = "withdrawn",
    }
}

/// A person who takes part in a course.
#[derive(Debug)]
pub struct TrainingAttendance;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for TrainingAttendance {
    type Entity = entities::social_security::training_attendance::Entity;
    const TYPE: &'static str = "TrainingAttendance";
    const ABOUT: &'static str = "A person who takes part in a course (参训人员), and what came of it.";
    const RESOURCE: &'static str = "training-attendance";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<Date>("enteredOn", "entered_on", "Day on which the person was entered."),
        of::<TrainingResult>("result", "result", "What came of it."),
        of::<Option<Date>>("resultOn", "result_on", "Day of the result."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Key>("course_id"),
    ];
}
