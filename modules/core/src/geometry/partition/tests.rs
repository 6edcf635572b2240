use super::super::{knit, reading_order};
use super::*;
use crate::geometry::ellipsoid;
use geo::{BooleanOps, MultiPolygon, Validation};

const BENT: &str = r#"{"type":"Polygon","coordinates":[[[117.80,30.90],[117.95,30.88],[117.96,30.99],[117.93,30.99],
    [117.92,30.91],[117.88,30.92],[117.89,30.99],[117.82,30.97],[117.85,30.94],[117.80,30.90]]]}"#;

fn bent() -> Shape {
    Shape::parse(BENT, "shape").unwrap()
}

fn area_of(many: &MultiPolygon) -> f64 {
    many.iter().map(ellipsoid::area).sum()
}

fn outlines(cells: &[Polygon]) -> Vec<Shape> {
    cells.iter().map(|c| Shape::of(Geometry::Polygon(c.clone()), "cell").unwrap()).collect()
}

#[test]
fn cells_add_up_to_the_area_and_do_not_overlap() {
    let whole = bent();
    for (count, seed) in [(1, 1), (2, 1), (7, 2), (40, 3), (41, 9)] {
        let cells = partition(&whole, &vec![1.0; count], seed).unwrap();
        assert_eq!(cells.len(), count);
        let sum: f64 = cells.iter().map(ellipsoid::area).sum();
        assert!((sum / whole.area() - 1.0).abs() < 1e-6, "{count} cells: {sum} of {}", whole.area());
        for (i, a) in cells.iter().enumerate() {
            assert!(a.is_valid());
            for b in &cells[..i] {
                assert!(area_of(&a.intersection(b)) < 1e-6 * whole.area() / count as f64);
            }
        }
    }
}

#[test]
fn cells_have_about_the_area_that_their_weight_asks_for() {
    let whole = bent();
    let weights = [1.0, 5.0, 2.0, 2.0, 1.0, 9.0];
    let cells = partition(&whole, &weights, 5).unwrap();
    for (cell, weight) in cells.iter().zip(weights) {
        let share = ellipsoid::area(cell) / whole.area() * 20.0 / weight;
        assert!((0.7..1.4).contains(&share), "weight {weight}: {share}");
    }
}

#[test]
fn the_centre_of_each_cell_is_in_it_and_in_no_other() {
    let mut cells = partition(&bent(), &[1.0; 25], 11).unwrap();
    knit(&mut cells);
    let shapes = outlines(&cells);
    for (i, shape) in shapes.iter().enumerate() {
        let within: Vec<_> = (0..25).filter(|j| shapes[*j].contains(shape.centre())).collect();
        assert_eq!(within, [i]);
    }
}

#[test]
fn knitted_cells_still_tile_when_they_are_rounded() {
    let mut cells = partition(&bent(), &[1.0; 30], 4).unwrap();
    knit(&mut cells);
    let shapes = outlines(&cells);
    let polygons: Vec<_> = shapes.iter().map(|s| Polygon::try_from(s.geometry().clone()).unwrap()).collect();
    let overlap: f64 = (0..30)
        .flat_map(|i| (0..i).map(move |j| (i, j)))
        .map(|(i, j)| area_of(&polygons[i].intersection(&polygons[j])))
        .sum();
    assert!(overlap < 0.1, "{overlap} square metres overlap");
    let sum: f64 = shapes.iter().map(Shape::area).sum();
    assert!((sum / bent().area() - 1.0).abs() < 1e-5);
}

#[test]
fn a_seed_gives_the_same_cells_again() {
    let once = partition(&bent(), &[1.0; 9], 3).unwrap();
    assert_eq!(once, partition(&bent(), &[1.0; 9], 3).unwrap());
    assert_ne!(once, partition(&bent(), &[1.0; 9], 4).unwrap());
}

#[test]
fn what_cannot_be_divided_is_refused() {
    assert!(partition(&bent(), &[], 1).is_err());
    assert!(partition(&bent(), &[1.0, 0.0], 1).is_err());
    let line = Shape::parse(r#"{"type":"LineString","coordinates":[[0,0],[1,1]]}"#, "shape").unwrap();
    assert!(partition(&line, &[1.0], 1).is_err());
}

#[test]
fn numbers_go_west_to_east_and_then_north_to_south() {
    let at = |x, y| super::super::Position::new(x, y, "p").unwrap();
    let places = [at(2.0, 0.1), at(1.0, 1.0), at(1.0, 0.0), at(2.0, 1.1)];
    assert_eq!(reading_order(&places), [1, 3, 2, 0]);
}
