//! What a district's setting shows of its table.

use crate::places::columns;
use crate::places::grid::GridKind;
use async_graphql::Value;
use kit::code::DivisionCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, FromColumn, enum_value};
use sea_orm::{DbErr, QueryResult};

/// What a district that uses the platform has decided.
#[derive(Debug)]
pub struct DistrictSetting;

impl Record for DistrictSetting {
    type Entity = entities::places::district_setting::Entity;
    const TYPE: &'static str = "DistrictSetting";
    const ABOUT: &'static str = "What a district that uses the platform has decided (区县设置): its view of the hierarchy, the size of its \
        grids, its time zone.";
    const RESOURCE: &'static str = "district-setting";
    const PLACE: Place = Place::Code;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        Field::of::<DivisionCode>("code", "code", Class::Public, "Code of the district."),
        Field::of::<i16>(
            "levels",
            "levels",
            Class::Public,
            "3, 4 or 5 levels in its view; `view` names them.",
        ),
        Field::of::<String>("zone", "zone", Class::Public, "Time zone, IANA name."),
        Field::of::<Kinds>(
            "sizeKinds",
            "size_kinds",
            Class::Public,
            "Kinds of grid that the size policy is for.",
        ),
        Field::of::<Option<i32>>(
            "householdsMin",
            "households_min",
            Class::Public,
            "Fewest households of a grid; null for no limit.",
        ),
        Field::of::<Option<i32>>(
            "householdsMax",
            "households_max",
            Class::Public,
            "Most households of a grid; null for no limit.",
        ),
        Field::of::<Option<i32>>(
            "peopleMin",
            "people_min",
            Class::Public,
            "Fewest people of a grid; null for no limit.",
        ),
        Field::of::<Option<i32>>(
            "peopleMax",
            "people_max",
            Class::Public,
            "Most people of a grid; null for no limit.",
        ),
        Field::of::<i16>(
            "verifyMonths",
            "verify_months",
            Class::Public,
            "Months after which the record of a resident is to be verified again.",
        ),
        Field::of::<i16>(
            "keepMonths",
            "keep_months",
            Class::Public,
            "Months after the end of a residence for which what is personal about it is kept.",
        ),
        Field::of::<i16>(
            "keepSensitiveMonths",
            "keep_sensitive_months",
            Class::Public,
            "Months after the end of a residence for which its sensitive values are kept.",
        ),
        Field::of::<Counter>(
            "version",
            "version",
            Class::Public,
            "Counts the changes; name it when you change the setting.",
        ),
        columns::changed_at(Class::Public),
    ];
}

/// Kinds of grid as they are stored: comma-separated.
#[derive(Clone, Copy, Debug)]
pub struct Kinds;

impl Kinds {
    /// From what is stored.
    pub fn read(stored: &str) -> impl Iterator<Item = GridKind> + '_ {
        stored.split(',').filter_map(GridKind::of)
    }

    /// From what a field shows.
    pub fn shown(value: Option<&Value>) -> Vec<GridKind> {
        let Some(Value::List(kinds)) = value else { return Vec::new() };
        let kind = |value: &Value| match value {
            Value::Enum(name) => GridKind::of(&name.to_lowercase()),
            _ => None,
        };
        kinds.iter().filter_map(kind).collect()
    }

    /// As it is stored.
    pub fn write(kinds: &[GridKind]) -> String {
        let mut kinds = kinds.to_vec();
        kinds.sort_unstable();
        kinds.dedup();
        kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(",")
    }
}

impl FromColumn for Kinds {
    type Shown = Vec<GridKind>;
    fn read(row: &QueryResult, column: usize) -> Result<Value, DbErr> {
        let stored: String = row.try_get_by(column)?;
        Ok(Value::List(Self::read(&stored).map(|kind| enum_value(kind.as_str())).collect()))
    }
}
