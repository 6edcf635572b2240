//! What a piece of equipment shows of its table.

use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::text_enum;
use wangge_core::places::Status;

text_enum! {
    /// Kind of fire equipment (消防设施器材类别).
    FireEquipmentKind {
        /// Fire extinguisher (灭火器).
        Extinguisher = "extinguisher",
        /// Hydrant, also one in a building (消火栓).
        Hydrant = "hydrant",
        /// Automatic sprinklers (自动喷水灭火系统).
        Sprinkler = "sprinkler",
        /// Smoke detector (感烟探测器).
        SmokeDetector = "smoke_detector",
        /// Fire alarm (火灾自动报警系统).
        Alarm = "alarm",
        /// Emergency light, or sign of the way out (应急照明、疏散指示标志).
        EmergencyLight = "emergency_light",
        /// Fire door or shutter (防火门、防火卷帘).
        FireDoor = "fire_door",
        /// Escape device, such as a rope or a mask (逃生器材).
        Escape = "escape",
        /// Detector of gas (可燃气体探测器).
        GasDetector = "gas_detector",
        /// Breaker of electric faults, such as an arc or leakage breaker (电气火灾监控装置).
        CircuitGuard = "circuit_guard",
        /// Micro fire station or its cabinet (微型消防站).
        MicroStation = "micro_station",
        /// Another one (其他).
        Other = "other",
    }
}

/// A piece of fire equipment.
#[derive(Debug)]
pub struct FireEquipment;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for FireEquipment {
    type Entity = entities::fire_safety::fire_equipment::Entity;
    const TYPE: &'static str = "FireEquipment";
    const ABOUT: &'static str = "A piece of fire equipment of premises (消防设施器材), with the day by which it is to be looked after and \
        the day on which it expires.";
    const RESOURCE: &'static str = "fire-equipment";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        of::<FireEquipmentKind>("kind", "kind", "Its kind."),
        of::<String>("spot", "spot", "Where it is in the premises, in words."),
        of::<Option<String>>("number", "number", "Its number."),
        of::<Date>("installedOn", "installed_on", "Day on which it was put there."),
        of::<Option<Date>>(
            "inspectedOn",
            "inspected_on",
            "Day on which it was last looked after (维保日期).",
        ),
        of::<Date>("inspectBy", "inspect_by", "Last day of its next inspection (应检日期)."),
        of::<Option<Date>>(
            "expiresOn",
            "expires_on",
            "Day on which it expires (报废日期); null where it does not.",
        ),
        of::<Status>("status", "status", "Whether it is there."),
        of::<Option<Date>>("retiredOn", "retired_on", "First day on which it was there no longer."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("building_id"),
        Field::hidden::<Key>("premises_id"),
    ];
}
