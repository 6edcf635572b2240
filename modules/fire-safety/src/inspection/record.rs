//! What an inspection shows of its table.

use kit::actor::AccountId;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::text_enum;

text_enum! {
    /// Kind of inspection (检查类别).
    FireInspectionKind {
        /// Planned by the class of risk (计划检查): the next one is due an interval later.
        Planned = "planned",
        /// Ad hoc (临时检查): the plan goes on as it is.
        AdHoc = "ad_hoc",
    }
}

/// An inspection of premises.
#[derive(Debug)]
pub struct FireInspection;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for FireInspection {
    type Entity = entities::fire_safety::fire_inspection::Entity;
    const TYPE: &'static str = "FireInspection";
    const ABOUT: &'static str = "An inspection of premises by an edition of a check list (消防监督检查、用电用气检查): the answers, the position \
        and who went. It is not changed. Photographs are attached to it.";
    const RESOURCE: &'static str = "fire-inspection";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const FIELDS: &'static [Field] = &[
        of::<FireInspectionKind>("kind", "kind", "Planned or ad hoc."),
        of::<Date>("inspectedOn", "inspected_on", "Its day."),
        of::<i16>("passed", "passed", "Items in order (合格项)."),
        of::<i16>("failed", "failed", "Items not in order (不合格项)."),
        of::<i16>("skipped", "skipped", "Items that are not applicable (不适用项)."),
        of::<Option<String>>("note", "note", "What was written of the premises."),
        of::<AccountId>(
            "accountId",
            "account_id",
            "Account of who inspected them; null for records taken over from paper.",
        ),
        of::<Counter>("version", "version", "Always 1."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was entered."),
        Field::hidden::<Option<f64>>("lon"),
        Field::hidden::<Option<f64>>("lat"),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("building_id"),
        Field::hidden::<Key>("premises_id"),
        Field::hidden::<Key>("checklist_id"),
    ];
}
