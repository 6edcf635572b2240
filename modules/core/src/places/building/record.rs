//! What a building shows of its table.

use crate::places::columns;
use kit::code::BuildingCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::Key;
use kit::text_enum;

text_enum! {
    /// How a building is managed (楼宇管理类型): the four types of premises.
    Management {
        /// Residential building (住宅楼).
        Residential = "residential",
        /// Commercial building (商业楼宇).
        Commercial = "commercial",
        /// Enterprise or institution (企事业单位).
        Institution = "institution",
        /// Crowded place (人员密集场所).
        CrowdedPlace = "crowded_place",
    }
}

/// A building (楼栋).
#[derive(Debug)]
pub struct Building;

impl Record for Building {
    type Entity = entities::places::building::Entity;
    const TYPE: &'static str = "Building";
    const ABOUT: &'static str = "A building (楼栋). It stands in exactly one grid and belongs to at most one compound. It keeps its \
        id when it goes to another grid, and gets a new code.";
    const RESOURCE: &'static str = "building";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("code");
    const INTERFACES: &'static [&'static str] = &["Place"];
    const FIELDS: &'static [Field] = &[
        Field::of::<BuildingCode>(
            "code",
            "code",
            Class::Internal,
            "Its code (楼栋编码): the grid's 15 digits and five more, never given to another.",
        ),
        Field::of::<String>("name", "name", Class::Internal, "Name or number, e.g. `3号楼`."),
        Field::of::<Option<String>>("address", "address", Class::Internal, "Address."),
        Field::of::<Management>("management", "management", Class::Internal, "How it is managed."),
        Field::of::<Option<i16>>("floors", "floors", Class::Internal, "Floors above ground."),
        Field::of::<Option<i16>>("entrances", "entrances", Class::Internal, "Entrances (单元)."),
        Field::of::<Option<i32>>(
            "declaredHouseholds",
            "declared_households",
            Class::Internal,
            "Households that the community declares.",
        ),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Option<Key>>("compound_id"),
        Field::hidden::<Option<f64>>("lon"),
        Field::hidden::<Option<f64>>("lat"),
        columns::status(Class::Internal),
        columns::retired_on(Class::Internal),
        columns::version(Class::Internal),
        columns::created_at(Class::Internal),
        columns::changed_at(Class::Internal),
    ];
}
