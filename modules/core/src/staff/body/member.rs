//! What a member of a body shows of its table. The name comes with the field `name`.

use super::kind::BodyFunction;
use kit::code::AreaCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, Instant, Key};

/// A member of a body (组织成员).
#[derive(Debug)]
pub struct BodyMember;

impl Record for BodyMember {
    type Entity = entities::staff::body_member::Entity;
    const TYPE: &'static str = "BodyMember";
    const ABOUT: &'static str =
        "Somebody in a body for a time (组织成员): with an account, or a name of somebody who has none.";
    const RESOURCE: &'static str = "body";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::Key;
    const BLANKS: &'static [(&'static str, &'static str)] = &[("name", "")];
    const FIELDS: &'static [Field] = &[
        Field::of::<BodyFunction>("function", "function", Class::Internal, "What they do in it."),
        Field::of::<AreaCode>("areaCode", "area_code", Class::Internal, "Code of the body's area."),
        Field::of::<Option<String>>(
            "represents",
            "represents",
            Class::Internal,
            "The unit, body or group for which they speak.",
        ),
        Field::of::<Date>("fromOn", "from_on", Class::Internal, "First day."),
        Field::of::<Option<Date>>("toOn", "to_on", Class::Internal, "Last day, if it ends by itself."),
        Field::of::<Option<Instant>>("endedAt", "ended_at", Class::Internal, "When they left."),
        Field::of::<Counter>(
            "version",
            "version",
            Class::Internal,
            "Counts the changes; name it when you change the record.",
        ),
        Field::of::<Instant>("createdAt", "created_at", Class::Internal, "When it was entered."),
        Field::of::<Instant>("changedAt", "changed_at", Class::Internal, "When it was last changed."),
        Field::hidden::<Key>("body_id"),
        Field::hidden::<Option<Key>>("account_id"),
    ];
}
