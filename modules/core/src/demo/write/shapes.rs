use super::super::boundaries::DivisionShape;
use super::Writer;
use crate::geometry::Shape;
use entities::places::{division_shape, place_shape};
use sea_orm::ActiveValue::Set;

const SOURCE: &str = "made up for the demo";

pub(super) fn of_divisions<'a>(
    shapes: impl Iterator<Item = &'a DivisionShape>,
    now: i64,
) -> Vec<division_shape::ActiveModel> {
    let row = |of: &DivisionShape| {
        let (bounds, centre) = (of.shape.bounds(), of.shape.centre());
        division_shape::ActiveModel {
            code: Set(of.code.clone()),
            geometry: Set(of.shape.to_geojson()),
            lon: Set(centre.longitude()),
            lat: Set(centre.latitude()),
            west: Set(bounds.west),
            south: Set(bounds.south),
            east: Set(bounds.east),
            north: Set(bounds.north),
            source: Set(of.source.to_owned()),
            version: Set(1),
            changed_at: Set(now),
        }
    };
    shapes.map(row).collect()
}

impl Writer<'_> {
    /// Shapes of grids and lines of roads.
    pub(super) fn shapes(&self) -> Vec<place_shape::ActiveModel> {
        let grids = self
            .plan
            .grids
            .iter()
            .zip(&self.grid_ids)
            .filter_map(|(grid, id)| Some(self.shape("Grid", *id, grid.code(), grid.shape.as_ref()?)));
        let roads = self.plan.roads.iter().zip(&self.road_ids);
        grids
            .chain(roads.map(|(road, id)| self.shape("Road", *id, self.area(&road.grids), &road.line)))
            .collect()
    }

    fn shape(&self, record_type: &str, id: i64, area: String, shape: &Shape) -> place_shape::ActiveModel {
        let (bounds, centre) = (shape.bounds(), shape.centre());
        place_shape::ActiveModel {
            district_code: Set(area[..6].to_owned()),
            id: Set(id),
            grid_code: Set(area),
            record_type: Set(record_type.to_owned()),
            record_id: Set(id),
            geometry: Set(shape.to_geojson()),
            lon: Set(centre.longitude()),
            lat: Set(centre.latitude()),
            west: Set(bounds.west),
            south: Set(bounds.south),
            east: Set(bounds.east),
            north: Set(bounds.north),
            source: Set(SOURCE.to_owned()),
            version: Set(1),
            changed_at: Set(self.now),
        }
    }
}
