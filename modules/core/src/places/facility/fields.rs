//! What a facility links to, and the facilities of a grid.

use super::record::Facility;
use crate::links::{many, near, one};
use crate::places::grid::Grid;
use crate::places::position::point_of;
use crate::places::shape::Point;
use async_graphql::Object;
use kit::record::Row;

one! {
    /// The grid that it belongs to.
    FacilityGrid(Facility).grid: Grid, |row| near(row, "grid_id")
}

/// Where a facility is.
pub(super) struct FacilityFields(Option<Point>);

impl From<&Row<Facility>> for FacilityFields {
    fn from(facility: &Row<Facility>) -> Self {
        Self(point_of(facility))
    }
}

#[Object]
impl FacilityFields {
    /// Where it is.
    async fn position(&self) -> Option<Point> {
        self.0
    }
}

many! {
    /// The facilities in force that belong to it, in the order of their entry.
    GridFacilities(Grid).facilities: Facility, "grid_id"
}
