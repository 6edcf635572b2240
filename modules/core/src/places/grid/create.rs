//! A new grid: its number comes next in its community and is never given again.

use super::check::{fits, record};
use super::inputs::CreateGridInput;
use super::record::{Grid, GridKind};
use crate::geometry::{Shape, ShapeKind};
use crate::places::boundary::grid_fits;
use crate::places::shape::{Owner, draw};
use crate::places::{day, numbering, text};
use entities::places::grid::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::code::{AreaLevel, GridCode};
use kit::record::Record;
use kit::scalar::GeoJson;
use kit::search::Named;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};

/// Writes the grid.
pub(super) async fn create(tx: &mut Tx, input: CreateGridInput) -> Result<Written> {
    let community = &input.community;
    if community.level() != AreaLevel::Community {
        return Err(Error::bad_input("input.community", "the 12 digits of a community or village"));
    }
    let permit = tx.permit(Grid::RESOURCE, Action::Create, community.as_str())?;
    valid_community(tx, community.as_str()).await?;
    fits(input.kind == GridKind::Unit, input.unit_check.as_ref(), "input.unitCheck")?;
    let shape = input.boundary.as_ref().map(|boundary| ground(boundary, "input.boundary")).transpose()?;
    let name = text::name(&input.name, "input.name")?;
    let number = numbering::next_number(tx, &permit, community.as_str(), 999).await?;
    let code = GridCode::numbered(community, number)
        .ok_or_else(|| Error::bad_input("input.community", "the 12 digits of a community or village"))?;
    let (id, now) = (tx.access().new_id(), tx.access().now());
    let mut row = ActiveModel {
        district_code: Set(code.district().to_owned()),
        id: Set(id),
        grid_code: Set(code.to_string()),
        name: Set(name.clone()),
        kind: Set(input.kind.as_str().to_owned()),
        declared_households: Set(text::count(input.declared_households, "input.declaredHouseholds")?),
        declared_people: Set(text::count(input.declared_people, "input.declaredPeople")?),
        opened_on: Set(day::past(tx, input.opened_on, None, "input.openedOn")?),
        status: Set("active".to_owned()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
        ..blank()
    };
    if let Some(areas) = &input.service_areas {
        areas.set(&mut row)?;
    }
    let written = tx.create::<Grid>(row).await?;
    tx.enter_name(
        written.permit(),
        Named { district: code.district(), record_type: Grid::TYPE, id, name: &name },
    )
    .await?;
    if let Some(check) = &input.unit_check {
        record(tx, written.permit(), (code.as_str(), id), check, "input.unitCheck").await?;
    }
    if let Some(shape) = shape {
        grid_fits(tx, code.as_str(), id, &shape, "input.boundary").await?;
        draw(
            tx,
            written.permit(),
            Owner { record_type: Grid::TYPE, id, grid_code: code.as_str() },
            &shape,
            "entered",
        )
        .await?;
    }
    Ok(written)
}

/// Everything empty that may be.
fn blank() -> ActiveModel {
    ActiveModel {
        residents_group: Set(None),
        property_service: Set(None),
        sanitation: Set(None),
        health_service: Set(None),
        police: Set(None),
        primary_school: Set(None),
        retired_on: Set(None),
        ..Default::default()
    }
}

/// A boundary: a polygon or several.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub(crate) fn ground(boundary: &GeoJson, path: &str) -> Result<Shape> {
    let shape = Shape::parse(&boundary.text()?, path)?;
    if shape.kind() == ShapeKind::Area {
        return Ok(shape);
    }
    Err(Error::bad_input(path, "a Polygon or a MultiPolygon"))
}

/// The community must be in force, until this transaction ends, and its district open.
async fn valid_community(tx: &Tx, community: &str) -> Result<()> {
    let district = community.get(..6).unwrap_or_default();
    if !tx.access().districts().contains(district) {
        let text = format!("district {district} does not use the platform yet; open it with openDistrict");
        return Err(Error::bad_input("input.community", text));
    }
    let mut select = Query::select();
    select.column("retired_edition").from("division").and_where(Expr::col("code").eq(community));
    select.lock(LockType::Share);
    match tx.rows(&select).await?.first() {
        None => Err(Error::bad_input("input.community", "there is no such community")),
        Some(row) if row.try_get_by::<Option<String>, _>("retired_edition")?.is_some() => {
            Err(Error::bad_input("input.community", "this community is retired"))
        }
        Some(_) => Ok(()),
    }
}
