//! What a facility shows of its table.

use super::kind::FacilityKind;
use crate::places::columns;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::Key;

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
        columns::name(Class::Internal),
        Field::of::<FacilityKind>("kind", "kind", Class::Internal, "Kind."),
        Field::hidden::<Option<Key>>("grid_id"),
        Field::hidden::<f64>("lon"),
        Field::hidden::<f64>("lat"),
        columns::status(Class::Internal),
        columns::retired_on(Class::Internal),
        columns::version(Class::Internal),
        columns::created_at(Class::Internal),
        columns::changed_at(Class::Internal),
    ];
}
