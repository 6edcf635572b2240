//! What a special day shows of its table.

use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, Instant};

/// A day on which work differs from its weekday.
#[derive(Debug)]
pub struct WorkDay;

impl Record for WorkDay {
    type Entity = entities::work::work_day::Entity;
    const TYPE: &'static str = "WorkDay";
    const ABOUT: &'static str = "A day on which work differs from its weekday: a holiday (节假日), or a day that is worked instead \
        (调休上班). What a narrower area says of a day counts before what a wider one says.";
    const RESOURCE: &'static str = "calendar";
    const PLACE: Place = Place::Code;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        Field::of::<String>(
            "areaCode",
            "area_code",
            Class::Public,
            "Code of the division that it holds for; `00` for the nation.",
        ),
        Field::of::<Date>("day", "day_on", Class::Public, "The day."),
        Field::of::<bool>("works", "works", Class::Public, "Is it worked?"),
        Field::of::<String>("title", "title", Class::Public, "Name of the holiday."),
        Field::of::<Counter>("version", "version", Class::Public, "Counts the changes."),
        Field::of::<Instant>("changedAt", "changed_at", Class::Public, "When it was last changed."),
    ];
}
