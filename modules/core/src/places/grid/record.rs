//! What a grid shows of its table.

use crate::places::columns;
use kit::code::GridCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::Date;
use kit::text_enum;

text_enum! {
    /// Kind of grid (网格类型).
    GridKind {
        /// Where people live (住宅网格).
        Residential = "residential",
        /// A large non-residential body that runs itself (专属网格).
        Unit = "unit",
        /// A group of villagers (村民小组网格).
        VillagerGroup = "villager_group",
    }
}

/// A responsibility grid (责任网格).
#[derive(Debug)]
pub struct Grid;

impl Record for Grid {
    type Entity = entities::places::grid::Entity;
    const TYPE: &'static str = "Grid";
    const ABOUT: &'static str = "A responsibility grid (责任网格): the smallest managed area, 300 to 500 households as a rule. \
        It belongs to exactly one community or village.";
    const RESOURCE: &'static str = "grid";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const INTERFACES: &'static [&'static str] = &["Place"];
    const FIELDS: &'static [Field] = &[
        Field::of::<GridCode>(
            "code",
            "grid_code",
            Class::Public,
            "Its code: the community's 12 digits and three more.",
        ),
        columns::name(Class::Public),
        Field::of::<GridKind>("kind", "kind", Class::Public, "Kind."),
        Field::of::<Option<i32>>(
            "declaredHouseholds",
            "declared_households",
            Class::Internal,
            "Households that the community declares.",
        )
        .needs("grid-size"),
        Field::of::<Option<i32>>(
            "declaredPeople",
            "declared_people",
            Class::Internal,
            "People that the community declares.",
        )
        .needs("grid-size"),
        Field::of::<Option<String>>(
            "residentsGroup",
            "residents_group",
            Class::Internal,
            "Service area: residents' group or party branch (居民小组、党支部).",
        ),
        Field::of::<Option<String>>(
            "propertyService",
            "property_service",
            Class::Internal,
            "Service area: property management (物业管理).",
        ),
        Field::of::<Option<String>>(
            "sanitation",
            "sanitation",
            Class::Internal,
            "Service area: sanitation and urban management (环卫城管).",
        ),
        Field::of::<Option<String>>(
            "healthService",
            "health_service",
            Class::Internal,
            "Service area: health service (卫生服务).",
        ),
        Field::of::<Option<String>>(
            "police",
            "police",
            Class::Internal,
            "Service area: policing and household registration (警务户籍).",
        ),
        Field::of::<Option<String>>(
            "primarySchool",
            "primary_school",
            Class::Internal,
            "Service area: primary-school district (小学学区).",
        ),
        Field::of::<Date>("openedOn", "opened_on", Class::Public, "First day."),
        columns::status(Class::Public),
        columns::retired_on(Class::Public),
        columns::version(Class::Internal),
        columns::created_at(Class::Internal),
        columns::changed_at(Class::Internal),
    ];
}
