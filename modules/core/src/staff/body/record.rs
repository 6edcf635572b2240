//! What a body shows of its table.

use super::kind::BodyKind;
use kit::code::AreaCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, Instant, Key};

/// A body of an area (组织机构).
#[derive(Debug)]
pub struct Body;

impl Record for Body {
    type Entity = entities::staff::body::Entity;
    const TYPE: &'static str = "Body";
    const ABOUT: &'static str = "A body of an area (组织机构): a leading group for a subject, one of the five in one of a community (五位一体), or \
        a body of party building (党建).";
    const RESOURCE: &'static str = "body";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        Field::of::<BodyKind>("kind", "kind", Class::Internal, "Kind."),
        Field::of::<AreaCode>("areaCode", "area_code", Class::Internal, "Code of the area."),
        Field::of::<String>("name", "name", Class::Internal, "Name."),
        Field::of::<Option<String>>(
            "subject",
            "subject",
            Class::Internal,
            "What a leading group is about; null for other kinds.",
        ),
        Field::of::<Date>("fromOn", "from_on", Class::Internal, "First day."),
        Field::of::<Option<Date>>("toOn", "to_on", Class::Internal, "Last day, if it ends by itself."),
        Field::of::<Option<Instant>>("endedAt", "ended_at", Class::Internal, "When it was dissolved."),
        Field::of::<Counter>(
            "version",
            "version",
            Class::Internal,
            "Counts the changes; name it when you change the body.",
        ),
        Field::of::<Instant>("createdAt", "created_at", Class::Internal, "When it was entered."),
        Field::of::<Instant>("changedAt", "changed_at", Class::Internal, "When it was last changed."),
        Field::hidden::<AreaCode>("area_code"),
        Field::hidden::<Option<Key>>("parent_id"),
    ];
}
