//! What a household shows of its table.

use entities::people::household::{ActiveModel, Model};
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, Instant, Key};
use kit::text_enum;
use sea_orm::ActiveValue::Set;
use wangge_core::places::Status;
use wangge_core::verified::Verified;

text_enum! {
    /// Kind of household (户别).
    HouseholdKind {
        /// Family household (家庭户).
        Family = "family",
        /// Collective household (集体户), such as a dormitory.
        Collective = "collective",
    }
}

/// A household (户).
#[derive(Debug)]
pub struct Household;

impl Record for Household {
    type Entity = entities::people::household::Entity;
    const TYPE: &'static str = "Household";
    const ABOUT: &'static str = "A household (户): who is registered or lives together. Its members may live in several grids; those \
        out of your reach are counted in `people` and not shown.";
    const RESOURCE: &'static str = "household";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const FIELDS: &'static [Field] = &[
        Field::of::<HouseholdKind>("kind", "kind", Class::Internal, "Kind of household."),
        Field::of::<Option<String>>(
            "number",
            "number",
            Class::Personal,
            "Number of its register book (户号).",
        ),
        Field::of::<Option<String>>(
            "address",
            "address",
            Class::Personal,
            "Address, where no dwelling says it.",
        ),
        Field::of::<i32>(
            "people",
            "people",
            Class::Internal,
            "Members, wherever they live, also those out of your reach.",
        ),
        Field::of::<Status>("status", "status", Class::Internal, "Whether it is in force."),
        Field::of::<Option<Date>>(
            "retiredOn",
            "retired_on",
            Class::Internal,
            "First day on which it was no longer one.",
        ),
        Field::of::<Option<Instant>>(
            "verifiedAt",
            "verified_at",
            Class::Internal,
            "When it was last verified: somebody looked.",
        ),
        Field::of::<Counter>(
            "version",
            "version",
            Class::Internal,
            "Counts the changes; name it when you change the record.",
        ),
        Field::of::<Instant>("createdAt", "created_at", Class::Internal, "When it was entered."),
        Field::of::<Instant>("changedAt", "changed_at", Class::Internal, "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Option<Key>>("building_id"),
        Field::hidden::<Option<Key>>("dwelling_id"),
        Field::hidden::<Option<String>>("head_district_code"),
        Field::hidden::<Option<Key>>("head_id"),
    ];
}

impl Verified for Household {
    const NAME: &'static str = "household";

    fn status(row: &Model) -> &str {
        &row.status
    }

    fn verified(at: i64, by: Option<i64>) -> ActiveModel {
        ActiveModel { verified_at: Set(Some(at)), verified_by: Set(by), ..ActiveModel::default() }
    }
}
