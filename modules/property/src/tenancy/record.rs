//! What a tenancy shows of its table.

use crate::party::PartyKind;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, Instant, Key};
use kit::text_enum;
use wangge_core::places::Status;

text_enum! {
    /// What a dwelling is let for (租赁用途).
    TenancyPurpose {
        /// To live in (居住).
        Living = "living",
        /// For business (经营).
        Business = "business",
        /// For storage (仓储).
        Storage = "storage",
        /// As a dormitory of workers (集体宿舍).
        Dormitory = "dormitory",
        /// For something else (其他).
        Other = "other",
    }
}

/// A tenancy (租赁).
#[derive(Debug)]
pub struct Tenancy;

impl Record for Tenancy {
    type Entity = entities::property::tenancy::Entity;
    const TYPE: &'static str = "Tenancy";
    const ABOUT: &'static str = "A tenancy (租赁) of a dwelling: landlord, tenants, term and safety checks. A dwelling has at most one in \
        force, and is let while it has.";
    const RESOURCE: &'static str = "tenancy";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const FIELDS: &'static [Field] = &[
        Field::of::<PartyKind>("landlordKind", "party_kind", Class::Internal, "What the landlord is."),
        Field::of::<Option<String>>(
            "landlordName",
            "party_name",
            Class::Personal,
            "Name of a landlord outside the platform; null where it, or the record of that person, was erased.",
        ),
        Field::of::<TenancyPurpose>("purpose", "purpose", Class::Internal, "What it is let for."),
        Field::of::<Date>("fromOn", "from_on", Class::Internal, "First day of the term."),
        Field::of::<Option<Date>>(
            "toOn",
            "to_on",
            Class::Internal,
            "Last day of the term; null when none was agreed. It stays in force until it is ended.",
        ),
        Field::of::<Option<Date>>(
            "checkedOn",
            "checked_on",
            Class::Internal,
            "Day of the last safety check.",
        ),
        Field::of::<Option<Date>>(
            "checkDueOn",
            "check_due_on",
            Class::Internal,
            "Day by which the next safety check is due; null once it ended.",
        ),
        Field::of::<Status>("status", "status", Class::Internal, "Whether it is in force."),
        Field::of::<Option<Date>>(
            "retiredOn",
            "retired_on",
            Class::Internal,
            "First day on which it was no longer in force.",
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
