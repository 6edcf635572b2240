//! What a division shows of its table.

use crate::places::columns;
use kit::code::DivisionCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::Counter;

/// An administrative division (行政区划).
#[derive(Debug)]
pub struct Division;

impl Record for Division {
    type Entity = entities::places::division::Entity;
    const TYPE: &'static str = "Division";
    const ABOUT: &'static str = "An administrative division (行政区划) from the province to the community or village, as the \
        governing issuer codes it. Retired ones stay, for history.";
    const RESOURCE: &'static str = "division";
    const PLACE: Place = Place::Code;
    const ORDER: Order = Order::Key;
    const INTERFACES: &'static [&'static str] = &["Place"];
    const FIELDS: &'static [Field] = &[
        Field::hidden::<Option<String>>("parent_code"),
        Field::of::<DivisionCode>(
            "code",
            "code",
            Class::Public,
            "Its code: 2, 4, 6, 9 or 12 digits; the code of a part begins with it.",
        ),
        Field::of::<String>("name", "name", Class::Public, "Name as issued."),
        Field::of::<String>("edition", "edition", Class::Public, "First edition that has it."),
        Field::of::<String>("nameEdition", "name_edition", Class::Public, "Edition that gave the name."),
        Field::of::<Option<String>>(
            "retiredEdition",
            "retired_edition",
            Class::Public,
            "First edition that lacks it; null while it is valid.",
        ),
        Field::of::<Counter>("version", "version", Class::Public, "Counts the changes."),
        columns::changed_at(Class::Public),
    ];
}
