//! What is done with roads.

use super::inputs::{ChangeRoadInput, CreateRoadInput};
use super::record::Road;
use crate::geometry::{Shape, ShapeKind};
use crate::places::retire::{RetireInput, in_force};
use crate::places::shape::{Owner, draw};
use crate::places::standing::{Lying, common_area, grounds};
use crate::places::{read_back, text};
use async_graphql::{Context, Object, SimpleObject};
use entities::places::road::ActiveModel;
use kit::access::{Action, Target, Tx, Written};
use kit::code::GridCode;
use kit::once::once;
use kit::record::{Record, Row};
use kit::scalar::GeoJson;
use kit::schema::MutationRoot;
use kit::search::Named;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;

/// The mutations of roads.
pub(super) struct RoadMutations;

impl From<&MutationRoot> for RoadMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A road that was written.
#[derive(SimpleObject)]
struct RoadPayload {
    /// The road as it is now; null when it is out of your reach now.
    road: Option<Row<Road>>,
}

impl RoadPayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { road: read_back(ctx, &written, "road").await? }))
    }
}

#[Object]
impl RoadMutations {
    /// Enters a new road.
    async fn create_road(&self, ctx: &Context<'_>, input: CreateRoadInput) -> Result<Option<RoadPayload>> {
        let key = input.idempotency_key.clone();
        RoadPayload::of(ctx, once(ctx, key.as_deref(), async |tx| create(tx, input).await).await?).await
    }

    /// Changes a road.
    async fn change_road(&self, ctx: &Context<'_>, input: ChangeRoadInput) -> Result<Option<RoadPayload>> {
        let key = input.idempotency_key.clone();
        RoadPayload::of(ctx, once(ctx, key.as_deref(), async |tx| change(tx, input).await).await?).await
    }

    /// Ends a road.
    async fn retire_road(&self, ctx: &Context<'_>, input: RetireInput) -> Result<Option<RoadPayload>> {
        let key = input.idempotency_key.clone();
        RoadPayload::of(ctx, once(ctx, key.as_deref(), async |tx| retire(tx, input).await).await?).await
    }
}

async fn create(tx: &mut Tx, input: CreateRoadInput) -> Result<Written> {
    let grids = grounds(tx, (Road::RESOURCE, Action::Create), &input.grids, "input.grids").await?;
    let name = text::name(&input.name, "input.name")?;
    let line = input.line.as_ref().map(|given| line(given, "input.line")).transpose()?;
    let (area, district) = (common_area(&grids), grids[0].code.district());
    let (id, now) = (tx.access().new_id(), tx.access().now());
    let row = ActiveModel {
        district_code: Set(district.to_owned()),
        id: Set(id),
        grid_code: Set(area.clone()),
        name: Set(name.clone()),
        kind: Set(input.kind.as_str().to_owned()),
        length_m: Set(line.as_ref().map(metres)),
        status: Set("active".to_owned()),
        retired_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    let written = tx.create::<Road>(row).await?;
    Lying::Road(id).lie_in(tx, written.permit(), district, &grids).await?;
    tx.enter_name(written.permit(), Named { district, record_type: Road::TYPE, id, name: &name }).await?;
    if let Some(line) = line {
        draw(tx, written.permit(), Owner { record_type: Road::TYPE, id, grid_code: &area }, &line, "entered")
            .await?;
    }
    Ok(written)
}

async fn change(tx: &mut Tx, input: ChangeRoadInput) -> Result<Written> {
    let road = tx.target::<Road>(&input.id, Action::Change).await?;
    in_force(&road.status, "road")?;
    let mut row = ActiveModel::default();
    if let Some(name) = &input.name {
        let name = text::name(name, "input.name")?;
        let (district, id) = (road.district_code.as_str(), road.id);
        tx.enter_name(road.permit(), Named { district, record_type: Road::TYPE, id, name: &name }).await?;
        row.name = Set(name);
    }
    if let Some(kind) = input.kind {
        row.kind = Set(kind.as_str().to_owned());
    }
    let version = input.version.into();
    match &input.grids {
        Some(codes) if lead(tx, &road, codes).await? => {
            let codes = serde_json::json!(codes);
            tx.change_with::<Road>(road, row, ("grids", codes), version).await
        }
        _ => tx.change::<Road>(road, row, version, "change").await,
    }
}

/// Leads the road through other grids; answers whether any changed.
async fn lead(tx: &Tx, road: &Target<Road>, codes: &[GridCode]) -> Result<bool> {
    let grids = grounds(tx, (Road::RESOURCE, Action::Change), codes, "input.grids").await?;
    let area = road.grid_code.get(..12).unwrap_or(&road.grid_code);
    if grids.iter().any(|grid| !grid.code.as_str().starts_with(area)) {
        let text = format!("only grids of {area}, where the road lies; retire it and enter a longer one");
        return Err(Error::bad_input("input.grids", text));
    }
    Lying::Road(road.id).lie_in(tx, road.permit(), &road.district_code, &grids).await
}

async fn retire(tx: &mut Tx, input: RetireInput) -> Result<Written> {
    let road = tx.target::<Road>(&input.id, Action::Change).await?;
    in_force(&road.status, "road")?;
    let day = input.day(tx)?;
    let row =
        ActiveModel { status: Set("retired".to_owned()), retired_on: Set(Some(day)), ..Default::default() };
    tx.change::<Road>(road, row, input.version.into(), "retire").await
}

/// The line of a road.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub(in crate::places) fn line(given: &GeoJson, path: &str) -> Result<Shape> {
    let shape = Shape::parse(&given.text()?, path)?;
    if shape.kind() == ShapeKind::Line { Ok(shape) } else { Err(Error::bad_input(path, "a LineString")) }
}

/// Length of a line in whole metres.
pub(in crate::places) fn metres(line: &Shape) -> i32 {
    line.length().round() as i32
}
