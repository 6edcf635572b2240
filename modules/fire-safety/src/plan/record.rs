//! What a plan shows of its table.

use crate::premises::FireRiskClass;
use kit::code::AreaCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, FromColumn, Instant};

/// How often premises of a class are inspected in a district.
#[derive(Debug)]
pub struct FirePlan;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for FirePlan {
    type Entity = entities::fire_safety::fire_plan::Entity;
    const TYPE: &'static str = "FirePlan";
    const ABOUT: &'static str = "How often premises of a class of risk are inspected in a district (检查计划). Where a district says \
        nothing, it is every 12, 6 and 3 months for general, medium and high risk.";
    const RESOURCE: &'static str = "fire-plan";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        of::<AreaCode>("areaCode", "area_code", "Code of the district."),
        of::<FireRiskClass>("riskClass", "risk_class", "The class."),
        of::<i16>("months", "months", "Months between two planned inspections (检查周期)."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
    ];
}
