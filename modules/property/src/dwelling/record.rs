//! What a dwelling shows of its table.

use entities::property::dwelling::{ActiveModel, Model};
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, Instant, Key};
use people::dwelling::DwellingUsage;
use sea_orm::ActiveValue::Set;
use wangge_core::places::Status;
use wangge_core::verified::Verified;

/// A dwelling (房屋).
#[derive(Debug)]
pub struct Dwelling;

impl Record for Dwelling {
    type Entity = entities::property::dwelling::Entity;
    const TYPE: &'static str = "Dwelling";
    const ABOUT: &'static str =
        "A dwelling (房屋): a flat or a house in one building. It goes where its building goes.";
    const RESOURCE: &'static str = "dwelling";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const FIELDS: &'static [Field] = &[
        Field::of::<String>(
            "number",
            "number",
            Class::Internal,
            "Number in its building, e.g. `2-301`; one dwelling in force has it.",
        ),
        Field::of::<Option<i16>>("floor", "floor", Class::Internal, "Floor; below ground is negative."),
        Field::of::<Option<i32>>(
            "areaDm2",
            "area_dm2",
            Class::Internal,
            "Floor space in square decimetres: 100 are one square metre.",
        ),
        Field::of::<DwellingUsage>("usage", "usage", Class::Internal, "What it is used for."),
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
        Field::hidden::<Key>("building_id"),
    ];
}

impl Verified for Dwelling {
    const NAME: &'static str = "dwelling";

    fn status(row: &Model) -> &str {
        &row.status
    }

    fn verified(at: i64, by: Option<i64>) -> ActiveModel {
        ActiveModel { verified_at: Set(Some(at)), verified_by: Set(by), ..ActiveModel::default() }
    }
}
