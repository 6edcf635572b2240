//! What an edition of a check list and its items show of their tables.

use crate::hazard::FireHazardKind;
use kit::code::AreaCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::text_enum;

text_enum! {
    /// Kind of check list (检查表类别).
    FireChecklistKind {
        /// Fire safety in general (消防安全检查表).
        General = "general",
        /// Electricity (用电安全检查表).
        Electricity = "electricity",
        /// Gas (燃气安全检查表).
        Gas = "gas",
    }
}

text_enum! {
    /// Where an edition stands (检查表状态).
    FireChecklistState {
        /// It is being written, and not used yet (草稿).
        Draft = "draft",
        /// It is in use, and not changed any more (在用).
        InUse = "in_use",
        /// A later edition is in use (已替代).
        Replaced = "replaced",
    }
}

/// An edition of a check list.
#[derive(Debug)]
pub struct FireChecklist;

/// An item of an edition.
#[derive(Debug)]
pub struct FireChecklistItem;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for FireChecklist {
    type Entity = entities::fire_safety::fire_checklist::Entity;
    const TYPE: &'static str = "FireChecklist";
    const ABOUT: &'static str = "An edition of a check list of a district (检查表): for fire safety in general, for electricity or for gas. \
        One edition of each kind is in use; what was inspected by an earlier one stays as it was.";
    const RESOURCE: &'static str = "fire-checklist";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::KeyDescending;
    const FIELDS: &'static [Field] = &[
        of::<AreaCode>("areaCode", "area_code", "Code of the district."),
        of::<FireChecklistKind>("kind", "kind", "Its kind."),
        of::<i16>("edition", "edition", "Number of the edition, from 1 (版次)."),
        of::<String>("title", "title", "Its title."),
        of::<FireChecklistState>("state", "state", "Where it stands."),
        of::<Option<Date>>("fromOn", "from_on", "First day on which it was in use; null for a draft."),
        of::<Option<Date>>("toOn", "to_on", "First day on which it was so no longer."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
    ];
}

impl Record for FireChecklistItem {
    type Entity = entities::fire_safety::fire_checklist_item::Entity;
    const TYPE: &'static str = "FireChecklistItem";
    const ABOUT: &'static str = "An item of an edition of a check list (检查项).";
    const RESOURCE: &'static str = "fire-checklist";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        of::<String>("code", "code", "Its code, which an answer names."),
        of::<String>("text", "text", "What is looked at."),
        of::<FireHazardKind>(
            "hazardKind",
            "hazard_kind",
            "Kind of the hazard where the item is not in order.",
        ),
        of::<Counter>("version", "version", "Always 1."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was entered."),
        Field::hidden::<Key>("checklist_id"),
    ];
}
