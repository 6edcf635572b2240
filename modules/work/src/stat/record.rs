//! The tables of counts as kit reads them; never shown as types of their own.

use crate::matter::OF_COUNTS;
use kit::record::{Field, Guarded, Order, Place, Record};

/// The counts of matters, by grid, kind and month, the discreet ones apart.
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
    const GUARDED: Option<Guarded> = Some(OF_COUNTS);
    const FIELDS: &'static [Field] = &[];
}

/// The counts of matters, by division, kind and month, the discreet ones apart.
#[derive(Debug)]
pub(super) struct MatterSum;

impl Record for MatterSum {
    type Entity = entities::work::matter_sum::Entity;
    const TYPE: &'static str = "MatterSum";
    const ABOUT: &'static str = "";
    const RESOURCE: &'static str = MatterStat::RESOURCE;
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const LINES: &'static [&'static str] = MatterStat::LINES;
    const GUARDED: Option<Guarded> = Some(OF_COUNTS);
    const FIELDS: &'static [Field] = &[];
}
