//! What a leave shows of its table.

use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, Instant, Key};
use kit::text_enum;

text_enum! {
    /// Kind of leave (请假类型).
    LeaveKind {
        /// Paid yearly leave (年休假).
        Annual = "annual",
        /// Illness (病假).
        Sick = "sick",
        /// Marriage, birth, care or mourning (婚产育丧假).
        Family = "family",
        /// Training (培训).
        Training = "training",
        /// Duty elsewhere (公出).
        Duty = "duty",
        /// Anything else (其他).
        Other = "other",
    }
}

/// A leave from a post (请假).
#[derive(Debug)]
pub struct Leave;

impl Record for Leave {
    type Entity = entities::staff::post_leave::Entity;
    const TYPE: &'static str = "Leave";
    const ABOUT: &'static str = "A leave from a post (请假), from its first day to its last in China, unless it was ended early. In that time \
        the holder of the post that covers it (B 岗) has its rights, too; the holder on leave (A 岗) keeps them.";
    const RESOURCE: &'static str = "leave";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::KeyDescending;
    const OWNER: Option<&'static str> = Some("account_id");
    const FIELDS: &'static [Field] = &[
        Field::of::<LeaveKind>("kind", "kind", Class::Personal, "Kind."),
        Field::of::<Date>("fromOn", "from_on", Class::Internal, "First day."),
        Field::of::<Date>("toOn", "to_on", Class::Internal, "Last day."),
        Field::of::<Option<Instant>>("endedAt", "ended_at", Class::Internal, "When it was ended early."),
        Field::of::<Counter>(
            "version",
            "version",
            Class::Internal,
            "Counts the changes; name it when you end the leave.",
        ),
        Field::of::<Instant>("createdAt", "created_at", Class::Internal, "When it was entered."),
        Field::of::<Instant>("changedAt", "changed_at", Class::Internal, "When it was last changed."),
        Field::hidden::<Key>("post_id"),
        Field::hidden::<Option<Key>>("entered_by"),
    ];
}
