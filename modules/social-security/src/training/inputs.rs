//! What clients send about courses.

use super::attendance::TrainingResult;
use super::record::TrainingKind;
use async_graphql::{InputObject, MaybeUndefined};
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A new course.
#[derive(Debug, InputObject)]
pub struct CreateTrainingCourseInput {
    /// Code of the district, town or community whose people it is for.
    pub area: AreaCode,
    /// What is taught, in a line of 1 to 100 characters.
    pub title: String,
    /// Kind of course.
    pub kind: TrainingKind,
    /// Who holds it, 1 to 100 characters.
    pub organiser: String,
    /// Where it is held, at most 200 characters.
    pub venue: Option<String>,
    /// First day.
    pub from_on: Date,
    /// Last day, not before the first.
    pub to_on: Date,
    /// People who can take part, 1 to 9,999.
    pub seats: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a course that was not cancelled. What is left out stays; null erases it.
#[derive(Debug, InputObject)]
pub struct ChangeTrainingCourseInput {
    /// The course.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// What is taught, in a line of 1 to 100 characters.
    pub title: Option<String>,
    /// Where it is held, at most 200 characters.
    pub venue: MaybeUndefined<String>,
    /// First day.
    pub from_on: Option<Date>,
    /// Last day, not before the first.
    pub to_on: Option<Date>,
    /// People who can take part, 1 to 9,999. Those who are entered stay.
    pub seats: Option<i32>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A person who is to take part in a course.
#[derive(Debug, InputObject)]
pub struct EnterTrainingInput {
    /// A residence in force of the person, who is 16 or more, in the area of the course.
    pub resident: GlobalId,
    /// The course: neither over nor cancelled, with a seat left.
    pub course: GlobalId,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// What came of taking part.
#[derive(Debug, InputObject)]
pub struct RecordTrainingResultInput {
    /// The attendance, of which no result is known yet.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// What came of it; anything but ENTERED. Who passed or failed did so once the course had begun.
    pub result: TrainingResult,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
