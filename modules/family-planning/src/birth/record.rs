//! What a registered birth shows of its table.

use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::text_enum;

text_enum! {
    /// How a birth was registered (登记方式).
    BirthRegistrationWay {
        /// At the window (窗口办理).
        Window = "window",
        /// By the parent, over the net (网上办理).
        Online = "online",
        /// At home (上门办理).
        Visit = "visit",
    }
}

text_enum! {
    /// Whether a registration stands (登记状态).
    BirthRegistrationState {
        /// It does (已登记).
        Registered = "registered",
        /// It was entered by mistake (登记有误).
        Void = "void",
    }
}

/// A birth that a parent registered.
#[derive(Debug)]
pub struct BirthRegistration;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

const fn personal<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Personal, about)
}

impl Record for BirthRegistration {
    type Entity = entities::family_planning::birth_registration::Entity;
    const TYPE: &'static str = "BirthRegistration";
    const ABOUT: &'static str = "A birth that a parent registered (生育登记). It is a registration and no permission: it is entered once the \
        child is born, it asks for no order of the children, and nothing is refused for it.";
    const RESOURCE: &'static str = "birth-registration";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<Date>("bornOn", "born_on", "Day of the birth."),
        of::<i16>("children", "children", "Children who were born together."),
        personal::<Option<String>>("birthplace", "birthplace", "Where the birth was, as the parent says."),
        personal::<Option<String>>(
            "otherParent",
            "other_parent",
            "Name of the other parent, as the parent says.",
        ),
        of::<BirthRegistrationWay>("way", "way", "How it was registered."),
        of::<Date>("registeredOn", "registered_on", "Day of the registration."),
        of::<BirthRegistrationState>("state", "state", "Whether it stands."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
    ];
}
