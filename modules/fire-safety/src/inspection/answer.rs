//! What an answer shows of its table.

use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, FromColumn, Instant, Key};
use kit::text_enum;

text_enum! {
    /// Answer to an item of a check list (检查结果).
    FireAnswer {
        /// In order (合格).
        InOrder = "in_order",
        /// Not in order (不合格).
        NotInOrder = "not_in_order",
        /// Not applicable (不适用).
        NotApplicable = "not_applicable",
    }
}

/// The answer to an item in an inspection.
#[derive(Debug)]
pub struct FireInspectionAnswer;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for FireInspectionAnswer {
    type Entity = entities::fire_safety::fire_inspection_answer::Entity;
    const TYPE: &'static str = "FireInspectionAnswer";
    const ABOUT: &'static str = "The answer to an item of the check list of an inspection (检查项结果), with the item as it stood then.";
    const RESOURCE: &'static str = "fire-inspection";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        of::<String>("code", "code", "Code of the item."),
        of::<String>("text", "text", "What was looked at."),
        of::<FireAnswer>("result", "result", "The answer."),
        of::<Option<String>>("remark", "remark", "What was seen."),
        of::<Counter>("version", "version", "Always 1."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was entered."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("building_id"),
        Field::hidden::<Key>("inspection_id"),
    ];
}
