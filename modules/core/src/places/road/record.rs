//! What a road shows of its table.

use crate::places::columns;
use kit::record::{Class, Field, Order, Place, Record};
use kit::text_enum;

text_enum! {
    /// Kind of road (道路类型).
    RoadKind {
        /// Trunk road (快速路).
        Trunk = "trunk",
        /// Main road (主干路).
        Main = "main",
        /// Branch road (支路).
        Branch = "branch",
        /// Lane (街巷).
        Lane = "lane",
    }
}

/// A road (道路).
#[derive(Debug)]
pub struct Road;

impl Record for Road {
    type Entity = entities::places::road::Entity;
    const TYPE: &'static str = "Road";
    const ABOUT: &'static str = "A road (道路). It may run through several grids of a district.";
    const RESOURCE: &'static str = "road";
    const PLACE: Place = Place::Grids("road_id");
    const ORDER: Order = Order::Key;
    const INTERFACES: &'static [&'static str] = &["Place"];
    const FIELDS: &'static [Field] = &[
        columns::name(Class::Internal),
        Field::of::<RoadKind>("kind", "kind", Class::Internal, "Kind."),
        Field::of::<Option<i32>>(
            "lengthM",
            "length_m",
            Class::Internal,
            "Length of its line in metres; null while no line is drawn.",
        ),
        columns::status(Class::Internal),
        columns::retired_on(Class::Internal),
        columns::version(Class::Internal),
        columns::created_at(Class::Internal),
        columns::changed_at(Class::Internal),
    ];
}
