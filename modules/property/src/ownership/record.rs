//! What an ownership shows of its table.

use crate::party::PartyKind;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, Instant, Key};
use wangge_core::places::Status;

/// Who owns a dwelling (产权).
#[derive(Debug)]
pub struct Ownership;

impl Record for Ownership {
    type Entity = entities::property::ownership::Entity;
    const TYPE: &'static str = "Ownership";
    const ABOUT: &'static str = "Who owns a dwelling (产权), or a share of it. An owner out of your reach is counted in `share` and \
        not shown.";
    const RESOURCE: &'static str = "ownership";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const FIELDS: &'static [Field] = &[
        Field::of::<PartyKind>("ownerKind", "party_kind", Class::Internal, "What the owner is."),
        Field::of::<Option<String>>(
            "ownerName",
            "party_name",
            Class::Personal,
            "Name of an owner outside the platform; null where it, or the record of that person, was erased.",
        ),
        Field::of::<i16>("share", "share", Class::Internal, "Share in thousandths, 1 to 1000."),
        Field::of::<Date>("fromOn", "from_on", Class::Internal, "First day."),
        Field::of::<Status>("status", "status", Class::Internal, "Whether it is in force."),
        Field::of::<Option<Date>>(
            "retiredOn",
            "retired_on",
            Class::Internal,
            "First day on which it was no longer so.",
        ),
        Field::of::<Counter>(
            "version",
            "version",
            Class::Internal,
            "Counts the changes; name it when you change the record.",
        ),
        Field::of::<Instant>("createdAt", "created_at", Class::Internal, "When it was entered."),
        Field::of::<Instant>("changedAt", "changed_at", Class::Internal, "When it was last changed."),
        Field::hidden::<PartyKind>("party_kind"),
        Field::hidden::<Option<String>>("party_district_code"),
        Field::hidden::<Option<Key>>("party_id"),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("dwelling_id"),
    ];
}
