//! Matters that a report could repeat.

use super::record::{Matter, MatterStatus};
use async_graphql::{Context, Object};
use kit::access::{Access, Ask};
use kit::code::GridCode;
use kit::id::first_at;
use kit::node::GlobalId;
use kit::record::{Row, Selection};
use kit::schema::QueryRoot;
use kit::{Error, Result};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::geometry::Position;
use wangge_core::places::building::Building;
use wangge_core::places::grid::grid_at;
use wangge_core::places::position::{PointInput, point_of};

/// How long ago a matter that a report repeats can have been reported, in milliseconds.
const SINCE: i64 = 30 * 24 * 3_600_000;
/// How far away a matter of another grid can be, in metres.
const NEAR: f64 = 200.0;
/// Metres of a degree of latitude, the fewest that it has anywhere.
const DEGREE: f64 = 110_500.0;
/// Most matters that are compared, the newest.
const COMPARED: u64 = 200;
/// Most matters that are answered.
const MOST: i32 = 20;

/// The query of similar matters.
pub(super) struct SimilarQueries;

impl From<&QueryRoot> for SimilarQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl SimilarQueries {
    /// Matters within your reach that a report would repeat (疑似重复): of the same kind, open, reported in the last 30 days,
    /// in the same grid or within 200 m of the point. Those at the same building come first, then the nearest, then those
    /// without a point; the newest before others. `joinMatter` joins one to another.
    async fn similar_matters(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Code of the kind.")] kind: String,
        #[graphql(desc = "The grid; without one the building or the point says it.")] grid: Option<GridCode>,
        #[graphql(desc = "The building that it is about.")] building: Option<GlobalId>,
        #[graphql(desc = "Where it is.")] point: Option<PointInput>,
        #[graphql(default = 10, desc = "1 to 20.")] first: i32,
    ) -> Result<Option<Vec<Row<Matter>>>> {
        if !(1..=MOST).contains(&first) {
            return Err(Error::bad_input("first", format!("1 to {MOST}")));
        }
        let point = point.map(|point| point.checked("point")).transpose()?;
        let Some(spot) = Spot::of(ctx.access(), grid, building.as_ref(), point).await? else {
            return Ok(Some(Vec::new()));
        };
        let since = first_at(ctx.access().now() - SINCE);
        let find = ctx.access().find::<Matter>()?.select(Selection::of::<Matter>(ctx, &[""]));
        let find = find
            .filter(Expr::col("kind_code").eq(kind))
            // as a text, so that the index of what is open serves it
            .filter(Expr::cust(format!("status = '{}'", MatterStatus::Open.as_str())))
            .filter(Expr::col("id").gte(since))
            .filter(spot.around());
        let mut rows: Vec<_> =
            find.take(COMPARED, false).await?.into_iter().filter_map(|row| spot.rank(row)).collect();
        // the order of what is equally near stays: newest first
        rows.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let most = usize::try_from(first).unwrap_or_default();
        Ok(Some(rows.into_iter().take(most).map(|(_, row)| row).collect()))
    }
}

/// Where the report would be.
struct Spot {
    grid: GridCode,
    building: Option<(String, i64)>,
    point: Option<Position>,
}

impl Spot {
    /// What the building says before the grid, and the point when neither is given; None where there is no grid.
    ///
    /// # Errors
    /// BAD_USER_INPUT when nothing says it, or there is no such building within reach.
    async fn of(
        access: &Access,
        grid: Option<GridCode>,
        building: Option<&GlobalId>,
        point: Option<Position>,
    ) -> Result<Option<Self>> {
        if let Some(id) = building {
            let id = id.clone().of("Building", "building")?;
            let row = access.by_id::<Building>(&id, Selection::default()).await?;
            let none = || Error::bad_input("building", "there is no such building within your reach");
            let row = row.ok_or_else(none)?;
            let stands = point_of(&row).map(|at| Position::new(at.longitude, at.latitude, "building"));
            let point = point.or(stands.transpose()?);
            let grid = row.area().parse().map_err(Error::internal)?;
            return Ok(Some(Self { grid, building: Some((row.district().to_owned(), row.id()?)), point }));
        }
        let grid = match (grid, point) {
            (Some(grid), _) => Some(grid),
            (None, Some(at)) => {
                grid_at(access, at).await?.map(|code| code.parse().map_err(Error::internal)).transpose()?
            }
            (None, None) => {
                return Err(Error::bad_input("grid", "say where it is: a grid, a building or a point"));
            }
        };
        Ok(grid.map(|grid| Self { grid, building: None, point }))
    }

    /// What lies in the grid, or in the square around the point.
    fn around(&self) -> Condition {
        let grid = Condition::all()
            .add(Expr::col("district_code").eq(self.grid.district()))
            .add(Expr::col("grid_code").eq(self.grid.as_str()));
        let Some(at) = self.point else { return grid };
        let north = NEAR / DEGREE;
        let east = north / at.latitude().to_radians().cos().max(0.01);
        let beside = Condition::all()
            .add(Expr::col("lat").between(at.latitude() - north, at.latitude() + north))
            .add(Expr::col("lon").between(at.longitude() - east, at.longitude() + east));
        Condition::any().add(grid).add(beside)
    }

    /// How near the matter is; None for what lies in another grid and is too far away.
    fn rank(&self, row: Row<Matter>) -> Option<(f64, Row<Matter>)> {
        let here = row.district() == self.grid.district() && row.area() == self.grid.as_str();
        let same = self
            .building
            .as_ref()
            .is_some_and(|(district, id)| row.link("building_id") == Some(*id) && row.district() == district);
        if same {
            return Some((-1.0, row));
        }
        let metres = self.point.zip(point_of(&row)).and_then(|(at, point)| {
            Some(at.metres_to(Position::new(point.longitude, point.latitude, "point").ok()?))
        });
        match metres {
            Some(metres) if here || metres <= NEAR => Some((metres, row)),
            None if here => Some((f64::MAX, row)),
            _ => None,
        }
    }
}
