//! What a facility shows of its table.

use super::kind::FacilityKind;
use crate::places::Status;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, Instant, Key};

/// A facility (公共设施).
#[derive(Debug)]
pub struct Facility;

impl Record for Facility {
    type Entity = entities::places::facility::Entity;
    const TYPE: &'static str = "Facility";
    const ABOUT: &'static str =
        "A facility (公共设施): something at one point that a grid member looks after, e.g. a fire hydrant.";
    const RESOURCE: &'static str = "facility";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Key;
    const INTERFACES: &'static [&'static str] = &["Place"];
    const FIELDS: &'static [Field] = &[
        Field::of::<String>("name", "name", Class::Internal, "Name."),
        Field::of::<FacilityKind>("kind", "kind", Class::Internal, "Kind."),
        Field::hidden::<Option<Key>>("grid_id"),
        Field::hidden::<f64>("lon"),
        Field::hidden::<f64>("lat"),
        Field::of::<Status>("status", "status", Class::Internal, "Whether it is valid."),
        Field::of::<Option<Date>>(
            "retiredOn",
            "retired_on",
            Class::Internal,
            "First day on which it is no longer valid.",
        ),
        Field::of::<Counter>(
            "version",
            "version",
            Class::Internal,
            "Counts the changes; name it when you change the record.",
        ),
        Field::of::<Instant>("createdAt", "created_at", Class::Internal, "When it was entered."),
        Field::of::<Instant>("changedAt", "changed_at", Class::Internal, "When it was last changed."),
    ];
}
