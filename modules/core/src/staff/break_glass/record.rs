//! What a use of broken glass shows of its table.

use kit::code::AreaCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Instant, Key};

/// A use of broken glass.
#[derive(Debug)]
pub struct BreakGlass;

impl Record for BreakGlass {
    type Entity = entities::people::break_glass::Entity;
    const TYPE: &'static str = "BreakGlass";
    const ABOUT: &'static str = "An emergency in which an account reads the records of people beyond its own area (紧急访问). It is over by \
        itself, each statement made with it is in the audit, and a superior reviews it.";
    const RESOURCE: &'static str = "break-glass";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::KeyDescending;
    const OWNER: Option<&'static str> = Some("account_id");
    const FIELDS: &'static [Field] = &[
        Field::of::<AreaCode>("areaCode", "area_code", Class::Internal, "Code of the area that was opened."),
        Field::of::<AreaCode>(
            "reviewCode",
            "review_code",
            Class::Internal,
            "Code of the area that whoever reviews it answers for: above the opened one and above the post's.",
        ),
        Field::of::<String>("reason", "reason", Class::Internal, "Why."),
        Field::of::<Instant>("fromAt", "from_at", Class::Internal, "When it began."),
        Field::of::<Instant>("toAt", "to_at", Class::Internal, "When it is over."),
        Field::of::<Option<Instant>>("reviewedAt", "reviewed_at", Class::Internal, "When it was reviewed."),
        Field::of::<Option<String>>("finding", "finding", Class::Internal, "What the superior found."),
        Field::of::<Counter>(
            "version",
            "version",
            Class::Internal,
            "Counts the changes; name it when you review it.",
        ),
        Field::of::<Instant>("createdAt", "created_at", Class::Internal, "When it was entered."),
        Field::of::<Instant>("changedAt", "changed_at", Class::Internal, "When it was last changed."),
        Field::hidden::<Key>("account_id"),
        Field::hidden::<Key>("post_id"),
        Field::hidden::<Option<Key>>("reviewed_by"),
    ];
}
