//! The table of counts as kit reads it; never shown as a type of its own.

use kit::record::{Field, Order, Place, Record};

/// The counts of matters, by grid, kind and month.
#[derive(Debug)]
pub(super) struct MatterStat;

impl Record for MatterStat {
    type Entity = entities::work::matter_stat::Entity;
    const TYPE: &'static str = "MatterStat";
    const ABOUT: &'static str = "";
    const RESOURCE: &'static str = "matter-statistics";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const LINES: &'static [&'static str] = &["line"];
    const FIELDS: &'static [Field] = &[];
}
