//! What clients send about the calendar.

use async_graphql::InputObject;
use kit::code::DivisionCode;
use kit::scalar::Date;

/// What is said of a day.
#[derive(Debug, InputObject)]
pub struct WorkDayInput {
    /// The day.
    pub day: Date,
    /// Is it worked?
    pub works: bool,
    /// Name of the holiday, at most 40 characters.
    pub title: String,
}

/// Special days of a division.
#[derive(Debug, InputObject)]
pub struct SetWorkDaysInput {
    /// The division, a district or a wider one.
    pub area: DivisionCode,
    /// The days, at most 200, each once. What was said of a day before is replaced; other days stay.
    pub days: Vec<WorkDayInput>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
