//! What a map shows of the things that stand in grids; never types of their own.

use kit::record::{Class, Field, Order, Place, Record};

macro_rules! on_map {
    ($(#[$doc:meta])* $name:ident, $table:ident, $type:literal, $resource:literal, $place:expr, [$($field:expr),*]) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub(super) struct $name;

        impl Record for $name {
            type Entity = entities::places::$table::Entity;
            const TYPE: &'static str = $type;
            const ABOUT: &'static str = "";
            const RESOURCE: &'static str = $resource;
            const PLACE: Place = $place;
            const ORDER: Order = Order::Text("grid_code");
            const FIELDS: &'static [Field] = &[Field::of::<String>("name", "name", Class::Public, ""), $($field),*];
        }
    };
}

on_map! {
    /// A compound.
    MapCompound, compound, "Compound", "compound", Place::Grids("compound_id"), [
        Field::of::<String>("kind", "kind", Class::Public, "")
    ]
}

on_map! {
    /// A building.
    MapBuilding, building, "Building", "building", Place::Grid, [
        Field::of::<String>("code", "code", Class::Public, ""),
        Field::of::<String>("kind", "management", Class::Public, ""),
        Field::of::<Option<f64>>("lon", "lon", Class::Public, ""),
        Field::of::<Option<f64>>("lat", "lat", Class::Public, "")
    ]
}

on_map! {
    /// A road.
    MapRoad, road, "Road", "road", Place::Grids("road_id"), [
        Field::of::<String>("kind", "kind", Class::Public, "")
    ]
}

on_map! {
    /// A facility.
    MapFacility, facility, "Facility", "facility", Place::Grid, [
        Field::of::<String>("kind", "kind", Class::Public, ""),
        Field::of::<f64>("lon", "lon", Class::Public, ""),
        Field::of::<f64>("lat", "lat", Class::Public, "")
    ]
}
