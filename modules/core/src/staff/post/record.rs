//! What a post shows of its table.

use kit::code::AreaCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, Instant, Key, Maybe};
use kit::text_enum;

text_enum! {
    /// How much of a post's time is for it (专职、兼职).
    Employment {
        /// Full-time (专职).
        FullTime = "full_time",
        /// Part-time, beside other work (兼职).
        PartTime = "part_time",
    }
}

/// A post (岗位).
#[derive(Debug)]
pub struct Post;

impl Record for Post {
    type Entity = entities::platform::post::Entity;
    const TYPE: &'static str = "Post";
    const ABOUT: &'static str = "A post (岗位): a role of an account in an area, for a time. It is in force from its first day to its last, \
        unless it was taken away.";
    const RESOURCE: &'static str = "post";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::Key;
    const OWNER: Option<&'static str> = Some("account_id");
    const FIELDS: &'static [Field] = &[
        Field::of::<String>("roleCode", "role", Class::Internal, "Code of its role."),
        Field::of::<AreaCode>("areaCode", "area_code", Class::Internal, "Code of the area it is for."),
        Field::of::<Option<String>>(
            "line",
            "line",
            Class::Internal,
            "Department line (条线), by the code of its department, if the role has one.",
        ),
        Field::of::<Date>("fromOn", "from_on", Class::Internal, "First day."),
        Field::of::<Option<Date>>("toOn", "to_on", Class::Internal, "Last day, if it ends by itself."),
        Field::of::<Option<Instant>>("endedAt", "ended_at", Class::Internal, "When it was taken away."),
        Field::of::<Maybe<Employment>>(
            "employment",
            "employment",
            Class::Internal,
            "Full-time or part-time, if it is known.",
        ),
        Field::of::<bool>(
            "onBoard",
            "on_board",
            Class::Public,
            "It is shown on the notice board of its grid, to everybody.",
        ),
        Field::of::<Option<String>>(
            "publicName",
            "public_name",
            Class::Public,
            "The holder's name as the board shows it.",
        ),
        Field::of::<Option<String>>(
            "serviceTelephone",
            "service_telephone",
            Class::Public,
            "Telephone of the post (服务电话), never the holder's own.",
        ),
        Field::of::<Option<String>>(
            "workContent",
            "work_content",
            Class::Public,
            "What the holder does (工作内容).",
        ),
        Field::of::<Option<String>>("duties", "duties", Class::Public, "What the holder answers for (职责)."),
        Field::of::<Counter>(
            "version",
            "version",
            Class::Internal,
            "Counts the changes; name it when you change the post.",
        ),
        Field::of::<Instant>("createdAt", "created_at", Class::Internal, "When it was entered."),
        Field::of::<Instant>("changedAt", "changed_at", Class::Internal, "When it was last changed."),
        Field::hidden::<String>("role"),
        Field::hidden::<Key>("account_id"),
        Field::hidden::<Option<String>>("line"),
        Field::hidden::<Option<Key>>("stands_in_for"),
        Field::hidden::<Option<Key>>("granted_by"),
        Field::hidden::<Option<Key>>("covered_by"),
        Field::hidden::<Option<Key>>("transferred_from"),
        Field::hidden::<Option<Key>>("photo_id"),
    ];
}
