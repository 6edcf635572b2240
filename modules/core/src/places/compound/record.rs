//! What a compound shows of its table.

use crate::places::columns;
use kit::record::{Class, Field, Order, Place, Record};
use kit::text_enum;

text_enum! {
    /// Who runs a compound (小区类型).
    CompoundKind {
        /// The residents themselves (自管小区).
        SelfManaged = "self_managed",
        /// A property company (物业小区).
        PropertyManaged = "property_managed",
        /// The unit that it belongs to (单位小区).
        Unit = "unit",
    }
}

text_enum! {
    /// Age of a compound (小区新旧).
    Age {
        /// Old (老旧小区).
        Old = "old",
        /// New (新建小区).
        New = "new",
        /// Built for people who were moved (安置小区).
        Resettlement = "resettlement",
    }
}

/// A compound (小区).
#[derive(Debug)]
pub struct Compound;

impl Record for Compound {
    type Entity = entities::places::compound::Entity;
    const TYPE: &'static str = "Compound";
    const ABOUT: &'static str = "A compound (小区): buildings that are run together. It belongs to one community and may lie in \
        several of its grids.";
    const RESOURCE: &'static str = "compound";
    const PLACE: Place = Place::Grids("compound_id");
    const ORDER: Order = Order::Key;
    const INTERFACES: &'static [&'static str] = &["Place"];
    const FIELDS: &'static [Field] = &[
        columns::name(Class::Internal),
        Field::of::<CompoundKind>("kind", "kind", Class::Internal, "Who runs it."),
        Field::of::<Age>("age", "age", Class::Internal, "Old, new or built for people who were moved."),
        Field::of::<Option<String>>("address", "address", Class::Internal, "Address."),
        Field::of::<Option<String>>(
            "manager",
            "manager",
            Class::Internal,
            "Who manages it, e.g. the property company (物业公司).",
        ),
        columns::status(Class::Internal),
        columns::retired_on(Class::Internal),
        columns::version(Class::Internal),
        columns::created_at(Class::Internal),
        columns::changed_at(Class::Internal),
    ];
}
