//! The grids that something stands in or runs through.

use kit::access::{Action, Link, Permit, Tx};
use kit::code::GridCode;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};
use std::collections::BTreeSet;

/// A grid that something stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Its id.
    pub id: i64,
    /// Its code.
    pub code: GridCode,
}

/// The grid with this code, in force until this transaction ends, where the caller may do `action` with `resource`.
///
/// # Errors
/// FORBIDDEN and NOT_FOUND as for reach; BAD_USER_INPUT at `path` when there is no such grid or it is retired.
pub async fn ground(
    tx: &Tx,
    (resource, action): (&str, Action),
    code: &GridCode,
    path: &str,
) -> Result<Ground> {
    tx.require(resource, action, code.as_str())?;
    let mut select = Query::select();
    select
        .columns(["id", "status"])
        .from("grid")
        .and_where(Expr::col("district_code").eq(code.district()))
        .and_where(Expr::col("grid_code").eq(code.as_str()))
        .lock(LockType::Share);
    let rows = tx.rows(&select).await?;
    let Some(row) = rows.first() else {
        return Err(Error::bad_input(path, format!("there is no grid {code}")));
    };
    if row.try_get_by::<String, _>("status")? != "active" {
        return Err(Error::bad_input(path, format!("grid {code} is retired")));
    }
    Ok(Ground { id: row.try_get_by("id")?, code: code.clone() })
}

/// Is the building in force and in this grid, until this transaction ends? For what is to be entered in it.
///
/// # Errors
/// When the database fails.
pub async fn stands_in(tx: &Tx, (district, building): (&str, i64), grid: i64) -> Result<bool> {
    let mut select = Query::select();
    select
        .column("id")
        .from("building")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("id").eq(building))
        .and_where(Expr::col("grid_id").eq(grid))
        .and_where(Expr::col("status").eq("active"))
        .lock(LockType::Share);
    Ok(!tx.rows(&select).await?.is_empty())
}

/// Is the compound in force, and stays where it lies, until this transaction ends? For a building that is to be of it.
///
/// # Errors
/// When the database fails.
pub async fn compound_in_force(tx: &Tx, district: &str, compound: i64) -> Result<bool> {
    let mut select = Query::select();
    select
        .column("id")
        .from("compound")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("id").eq(compound))
        .and_where(Expr::col("status").eq("active"))
        .lock(LockType::Share);
    Ok(!tx.rows(&select).await?.is_empty())
}

/// Grids with these codes, all in force and within reach: at least one, each once, all in one district.
///
/// # Errors
/// As `ground`; BAD_USER_INPUT for none, too many or several districts.
pub async fn grounds(tx: &Tx, right: (&str, Action), codes: &[GridCode], path: &str) -> Result<Vec<Ground>> {
    const MOST: usize = 200;
    if codes.is_empty() || codes.len() > MOST {
        return Err(Error::bad_input(path, format!("1 to {MOST} grids")));
    }
    let mut grounds = Vec::with_capacity(codes.len());
    for code in codes.iter().collect::<BTreeSet<_>>() {
        if code.district() != codes[0].district() {
            return Err(Error::bad_input(path, "all grids must be of one district"));
        }
        grounds.push(ground(tx, right, code, path).await?);
    }
    Ok(grounds)
}

/// The code of the smallest division that holds all of these grids.
pub fn common_area(grounds: &[Ground]) -> String {
    let mut codes = grounds.iter().map(|ground| ground.code.as_str());
    let first = codes.next().unwrap_or_default();
    let alike = |code: &str| first.bytes().zip(code.bytes()).take_while(|(a, b)| a == b).count();
    let same = codes.map(alike).fold(first.len(), usize::min);
    let digits = [12, 9, 6].into_iter().find(|digits| *digits <= same).unwrap_or(0);
    first[..digits].to_owned()
}

/// A record that lies in several grids.
#[derive(Clone, Copy, Debug)]
pub enum Lying {
    /// A compound.
    Compound(i64),
    /// A road.
    Road(i64),
}

impl Lying {
    const fn column(self) -> &'static str {
        match self {
            Self::Compound(_) => "compound_id",
            Self::Road(_) => "road_id",
        }
    }

    const fn id(self) -> i64 {
        match self {
            Self::Compound(id) | Self::Road(id) => id,
        }
    }

    /// Notes the grids that it lies in, in place of those before; answers whether any changed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lie_in(self, tx: &Tx, permit: &Permit, district: &str, grounds: &[Ground]) -> Result<bool> {
        let before = self.grids(tx, district).await?;
        let now: BTreeSet<i64> = grounds.iter().map(|ground| ground.id).collect();
        let gone: Vec<i64> = before.difference(&now).copied().collect();
        if !gone.is_empty() {
            let mut delete = Query::delete();
            delete.from_table("place_grid").and_where(Expr::col("district_code").eq(district));
            delete.and_where(Expr::col(self.column()).eq(self.id()));
            delete.and_where(Expr::col("grid_id").is_in(gone.iter().copied()));
            tx.execute(permit, &delete).await?;
        }
        let (compound, road) = match self {
            Self::Compound(id) => (Some(id), None),
            Self::Road(id) => (None, Some(id)),
        };
        for ground in grounds.iter().filter(|ground| !before.contains(&ground.id)) {
            let row = entities::places::place_grid::ActiveModel {
                district_code: Set(district.to_owned()),
                id: Set(tx.access().new_id()),
                grid_code: Set(ground.code.to_string()),
                grid_id: Set(ground.id),
                compound_id: Set(compound),
                road_id: Set(road),
            };
            tx.insert(permit, row).await?;
        }
        Ok(before != now)
    }

    /// Ids of the grids that it lies in.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn grids(self, tx: &Tx, district: &str) -> Result<BTreeSet<i64>> {
        let mut select = Query::select();
        select.column("grid_id").from("place_grid").and_where(Expr::col("district_code").eq(district));
        select.and_where(Expr::col(self.column()).eq(self.id()));
        let rows = tx.rows(&select).await?;
        rows.iter().map(|row| Ok(row.try_get_by("grid_id")?)).collect()
    }
}

/// From a grid to what lies in it, by the column of `place_grid` that names it.
pub const fn in_grid(child: &'static str) -> Link {
    Link { table: "place_grid", parent: "grid_id", child }
}

/// From what lies in several grids, named in this column of `place_grid`, to the grids.
pub const fn grids_of(parent: &'static str) -> Link {
    Link { table: "place_grid", parent, child: "grid_id" }
}

/// Refuses while `table` has a row in force whose `column` is `id`.
///
/// # Errors
/// CONFLICT with `message`.
pub async fn refuse_while(
    tx: &Tx,
    table: &'static str,
    district: &str,
    (column, id): (&'static str, i64),
    message: &'static str,
) -> Result<()> {
    let mut select = Query::select();
    select.column("id").from(table).and_where(Expr::col("district_code").eq(district));
    select.and_where(Expr::col(column).eq(id)).and_where(Expr::col("status").eq("active")).limit(1);
    if tx.rows(&select).await?.is_empty() { Ok(()) } else { Err(Error::conflict(message)) }
}
