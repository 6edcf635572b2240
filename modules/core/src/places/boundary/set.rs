//! Drawing and erasing, by the type of place.

use super::mutations::SetBoundaryInput;
use super::rules::grid_fits;
use crate::geometry::{Shape, ShapeKind};
use crate::places::building::Building;
use crate::places::compound::Compound;
use crate::places::division::set_boundary as set_division;
use crate::places::grid::Grid;
use crate::places::retire::in_force;
use crate::places::road::{Road, line, metres};
use crate::places::shape::{Owner, draw, erase};
use crate::places::text;
use kit::access::{Action, Permit, Tx, Written};
use kit::record::Record;
use kit::scalar::GeoJson;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;

const PATH: &str = "input.geometry";

/// Draws or erases.
pub(super) async fn set(tx: &mut Tx, input: SetBoundaryInput) -> Result<Written> {
    let source = text::optional(input.source.as_deref(), "input.source", 100)?;
    let source = source.as_deref().unwrap_or("entered");
    let version = i64::from(input.version);
    let geometry = input.geometry.as_ref();
    match input.id.record_type.as_str() {
        "Division" => {
            let drawn = geometry.map(area).transpose()?;
            set_division(tx, (&input.id, version), drawn.as_ref(), source).await
        }
        "Grid" => grid(tx, &input, source).await,
        "Compound" => {
            let row = tx.target::<Compound>(&input.id, Action::Change).await?;
            let (status, code, id) = (row.status.clone(), row.grid_code.clone(), row.id);
            let owner = Owner { record_type: Compound::TYPE, id, grid_code: &code };
            let at = At::new(tx, (&status, "compound"), owner)?;
            let told = at.put(tx, geometry.map(area).transpose()?.as_ref(), source).await?;
            tx.touch::<Compound>(row, "boundary", told, version).await
        }
        "Building" => {
            let row = tx.target::<Building>(&input.id, Action::Change).await?;
            let (status, code, id) = (row.status.clone(), row.grid_code.clone(), row.id);
            let owner = Owner { record_type: Building::TYPE, id, grid_code: &code };
            let at = At::new(tx, (&status, "building"), owner)?;
            let told = at.put(tx, geometry.map(area).transpose()?.as_ref(), source).await?;
            tx.touch::<Building>(row, "boundary", told, version).await
        }
        "Road" => road(tx, &input, source).await,
        other => {
            let text =
                format!("a {other} has no boundary; name a division, grid, compound, building or road");
            Err(Error::bad_input("input.id", text))
        }
    }
}

/// A grid keeps to its community, and off its neighbours.
async fn grid(tx: &mut Tx, input: &SetBoundaryInput, source: &str) -> Result<Written> {
    let grid = tx.target::<Grid>(&input.id, Action::Change).await?;
    let (status, code, id) = (grid.status.clone(), grid.grid_code.clone(), grid.id);
    let at = At::new(tx, (&status, "grid"), Owner { record_type: Grid::TYPE, id, grid_code: &code })?;
    let drawn = input.geometry.as_ref().map(area).transpose()?;
    if let Some(drawn) = &drawn {
        grid_fits(tx, &code, id, drawn, PATH).await?;
    }
    let told = at.put(tx, drawn.as_ref(), source).await?;
    tx.touch::<Grid>(grid, "boundary", told, input.version.into()).await
}

/// A road has a line, and its length.
async fn road(tx: &mut Tx, input: &SetBoundaryInput, source: &str) -> Result<Written> {
    let road = tx.target::<Road>(&input.id, Action::Change).await?;
    let (status, code, id) = (road.status.clone(), road.grid_code.clone(), road.id);
    let at = At::new(tx, (&status, "road"), Owner { record_type: Road::TYPE, id, grid_code: &code })?;
    let drawn = input.geometry.as_ref().map(|given| line(given, PATH)).transpose()?;
    let told = at.put(tx, drawn.as_ref(), source).await?;
    let row = entities::places::road::ActiveModel {
        length_m: Set(drawn.as_ref().map(metres)),
        ..Default::default()
    };
    tx.change_with::<Road>(road, row, ("line", told), input.version.into()).await
}

/// A place that the caller may draw.
struct At<'a>(Owner<'a>, Permit);

impl<'a> At<'a> {
    fn new(tx: &Tx, (status, what): (&str, &str), owner: Owner<'a>) -> Result<Self> {
        in_force(status, what)?;
        let permit = tx.permit("boundary", Action::Change, owner.grid_code);
        // the place was found, so that there is nothing to hide
        permit.map(|permit| Self(owner, permit)).map_err(|_| Error::forbidden())
    }

    /// Draws the shape, or erases it; answers what the history tells of it.
    async fn put(&self, tx: &Tx, drawn: Option<&Shape>, source: &str) -> Result<serde_json::Value> {
        match drawn {
            Some(shape) => draw(tx, &self.1, self.0, shape, source).await?,
            None => erase(tx, &self.1, self.0).await?,
        }
        Ok(drawn.map_or(serde_json::Value::Null, |shape| shape.vertices().into()))
    }
}

fn area(given: &GeoJson) -> Result<Shape> {
    let shape = Shape::parse(&given.text()?, PATH)?;
    if shape.kind() == ShapeKind::Area {
        Ok(shape)
    } else {
        Err(Error::bad_input(PATH, "a Polygon or a MultiPolygon"))
    }
}
