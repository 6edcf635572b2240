//! What a course shows of its table.

use kit::code::AreaCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant};
use kit::text_enum;
use wangge_core::places::Status;

text_enum! {
    /// Kind of course (培训类型).
    TrainingKind {
        /// Skills of a trade (职业技能培训).
        Skills = "skills",
        /// Starting a business (创业培训).
        Business = "business",
        /// Before somebody begins to work (岗前培训).
        Induction = "induction",
        /// Something else (其他).
        Other = "other",
    }
}

/// A course of vocational training.
#[derive(Debug)]
pub struct TrainingCourse;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for TrainingCourse {
    type Entity = entities::social_security::training_course::Entity;
    const TYPE: &'static str = "TrainingCourse";
    const ABOUT: &'static str = "A course of vocational training (职业培训班) for the people of an area.";
    const RESOURCE: &'static str = "training-course";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::KeyDescending;
    const FIELDS: &'static [Field] = &[
        of::<AreaCode>(
            "areaCode",
            "area_code",
            "Code of the district, town or community whose people it is for.",
        ),
        of::<String>("title", "title", "What is taught, in a line."),
        of::<TrainingKind>("kind", "kind", "Kind of course."),
        of::<String>("organiser", "organiser", "Who holds it."),
        of::<Option<String>>("venue", "venue", "Where it is held."),
        of::<Date>("fromOn", "from_on", "First day."),
        of::<Date>("toOn", "to_on", "Last day."),
        of::<i16>("seats", "seats", "People who can take part."),
        of::<Status>("status", "status", "Retired once it was cancelled."),
        of::<Option<Date>>("retiredOn", "retired_on", "Day on which it was cancelled."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
    ];
}
