//! What an inspection shows of its table.

use kit::actor::AccountId;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};

/// The inspection of a grid on a day.
#[derive(Debug)]
pub struct ConstructionInspection;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for ConstructionInspection {
    type Entity = entities::illegal_construction::construction_inspection::Entity;
    const TYPE: &'static str = "ConstructionInspection";
    const ABOUT: &'static str = "An inspection of a grid for illegal construction (每日巡查): who went on which day, and what was found. It \
        is corrected by who made it. A grid is inspected each day; two people may both go.";
    const RESOURCE: &'static str = "construction-inspection";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const OWNER: Option<&'static str> = Some("account_id");
    const FIELDS: &'static [Field] = &[
        of::<Date>("inspectedOn", "inspected_on", "The day."),
        of::<AccountId>("accountId", "account_id", "Account of who went."),
        of::<i16>("sites", "sites", "Sites that were looked at (巡查点位)."),
        of::<i16>("suspected", "suspected", "Sites where a violation is suspected (疑似违建)."),
        of::<Option<String>>("findings", "findings", "What was found; null when it was nothing."),
        of::<Counter>("version", "version", "Counts the changes; name it when you correct it."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last corrected."),
        Field::hidden::<Key>("grid_id"),
    ];
}
