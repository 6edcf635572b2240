//! The tables of counts as kit reads them; never shown as types of their own.

use kit::record::{Field, Order, Place, Record};

/// The counts of grids.
#[derive(Debug)]
pub(super) struct GridStat;

impl Record for GridStat {
    type Entity = entities::people::grid_stat::Entity;
    const TYPE: &'static str = "GridStat";
    const ABOUT: &'static str = "";
    const RESOURCE: &'static str = "statistics";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const FIELDS: &'static [Field] = &[];
}

/// The work of quarters.
#[derive(Debug)]
pub(super) struct GridQuarter;

impl Record for GridQuarter {
    type Entity = entities::people::grid_quarter::Entity;
    const TYPE: &'static str = "GridQuarter";
    const ABOUT: &'static str = "";
    const RESOURCE: &'static str = "statistics";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const FIELDS: &'static [Field] = &[];
}
