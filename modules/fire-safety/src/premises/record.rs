//! What premises show of their table.

use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::text_enum;
use wangge_core::places::Status;

text_enum! {
    /// Class of risk of premises (火灾风险等级): how often they are inspected follows from it.
    FireRiskClass {
        /// General (一般).
        General = "general",
        /// Medium (较大).
        Medium = "medium",
        /// High: a key unit for fire safety (重大，消防安全重点单位).
        High = "high",
    }
}

text_enum! {
    /// Kind of premises (场所类别).
    FirePremisesKind {
        /// A residential building, or its common parts (住宅公共部位).
        Residential = "residential",
        /// A shop or workshop in which people live (“多合一”场所).
        MixedUse = "mixed_use",
        /// A shop or restaurant (沿街门店、餐饮).
        Shop = "shop",
        /// A place where many people gather: market, hotel, entertainment (人员密集场所).
        PublicPlace = "public_place",
        /// School or kindergarten (学校、幼儿园).
        School = "school",
        /// Hospital or clinic (医院、诊所).
        Hospital = "hospital",
        /// Home for the old or for children (养老院、福利院).
        CareHome = "care_home",
        /// Offices (办公场所).
        Office = "office",
        /// A factory or workshop (厂房、作坊).
        Factory = "factory",
        /// A store (仓库).
        Warehouse = "warehouse",
        /// Inflammable and explosive goods: made, stored or sold (易燃易爆场所).
        Explosive = "explosive",
        /// Where electric bicycles are parked and charged (电动自行车停放充电场所).
        Charging = "charging",
        /// Another one (其他).
        Other = "other",
    }
}

/// Premises that are inspected for fire safety.
#[derive(Debug)]
pub struct FirePremises;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

const fn personal<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Personal, about)
}

impl Record for FirePremises {
    type Entity = entities::fire_safety::fire_premises::Entity;
    const TYPE: &'static str = "FirePremises";
    const ABOUT: &'static str = "Premises that are inspected for fire safety (消防监督检查场所): a building, or a part of one, by the class \
        of its risk. When the next planned inspection is due follows from the class and the plan of the district.";
    const RESOURCE: &'static str = "fire-premises";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const FIELDS: &'static [Field] = &[
        of::<String>("name", "name", "What they are called."),
        of::<FirePremisesKind>("kind", "kind", "Their kind."),
        of::<FireRiskClass>("riskClass", "risk_class", "Class of their risk."),
        of::<Option<String>>("place", "place", "Where they are in the building, in words."),
        of::<Option<i16>>("storeys", "storeys", "Storeys."),
        of::<Option<i32>>("areaDm2", "area_dm2", "Floor area in square decimetres (建筑面积)."),
        personal::<Option<String>>(
            "managerName",
            "manager_name",
            "Name of the person in charge of fire safety (消防安全责任人); null once that person died, left or closed the \
            unit: somebody else is to be named.",
        ),
        personal::<Option<String>>(
            "managerTelephone",
            "manager_telephone",
            "Service telephone of the person in charge, never a private one.",
        ),
        of::<Option<Date>>("inspectedOn", "inspected_on", "Day of the last inspection."),
        of::<Date>("inspectBy", "inspect_by", "Last day of the next planned inspection (应检日期)."),
        of::<Status>("status", "status", "Whether they are inspected."),
        of::<Option<Date>>("retiredOn", "retired_on", "First day on which they were inspected no longer."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When they were entered."),
        of::<Instant>("changedAt", "changed_at", "When they were last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("building_id"),
        Field::hidden::<Option<Key>>("unit_id"),
        Field::hidden::<Option<String>>("manager_district_code"),
        Field::hidden::<Option<Key>>("manager_id"),
    ];
}
