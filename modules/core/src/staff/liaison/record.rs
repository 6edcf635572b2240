//! What a liaison shows of its table.

use kit::code::AreaCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, Instant, Key};

/// Somebody who contacts an area (包联、联系人).
#[derive(Debug)]
pub struct Liaison;

impl Record for Liaison {
    type Entity = entities::staff::liaison::Entity;
    const TYPE: &'static str = "Liaison";
    const ABOUT: &'static str = "Somebody who contacts an area for a time (包联、联系人): a leader a street, a cadre a community, or staff of \
        a department line a community, whom its matters of that line reach first. It gives no rights.";
    const RESOURCE: &'static str = "liaison";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        Field::of::<AreaCode>("areaCode", "area_code", Class::Internal, "Code of the area."),
        Field::of::<Option<String>>(
            "line",
            "line",
            Class::Internal,
            "Department line (条线), by the code of its department; null for a leader or a cadre.",
        ),
        Field::of::<Option<String>>("duties", "duties", Class::Internal, "What they do there."),
        Field::of::<Date>("fromOn", "from_on", Class::Internal, "First day."),
        Field::of::<Option<Date>>("toOn", "to_on", Class::Internal, "Last day, if it ends by itself."),
        Field::of::<Option<Instant>>("endedAt", "ended_at", Class::Internal, "When it was ended."),
        Field::of::<Counter>(
            "version",
            "version",
            Class::Internal,
            "Counts the changes; name it when you change the record.",
        ),
        Field::of::<Instant>("createdAt", "created_at", Class::Internal, "When it was entered."),
        Field::of::<Instant>("changedAt", "changed_at", Class::Internal, "When it was last changed."),
        Field::hidden::<AreaCode>("area_code"),
        Field::hidden::<Key>("account_id"),
        Field::hidden::<Option<String>>("line"),
    ];
}
