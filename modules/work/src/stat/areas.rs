//! The counts of divisions, at each level below the city: sums over their grids, kept as the counts of grids are, so that a
//! dashboard of a district reads a row for each kind and month and not one for each grid beside.
//!
//! All of a district's changes meet in its rows: were they added to one row, each would wait for the one before. So a change
//! adds rows of its own, its parts, which are summed like the others. Who keeps the clocks of the district puts them together.

use super::count::{COLUMNS, Figures, HEAD as COUNTED};
use kit::Result;
use kit::access::{Access, Permit, Tx};
use sea_orm::QueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Func, InsertStatement, OnConflict, Order, Query, SimpleExpr};
use std::collections::BTreeMap;

/// The levels, as digits of the codes of their divisions.
pub(crate) const LEVELS: [i16; 3] = [6, 9, 12];
/// What a row is of, in the order in which it is written.
pub(super) const HEAD: [&str; 10] = [
    "district_code",
    "id",
    "level",
    "grid_code",
    "kind_code",
    "category",
    "line",
    "month",
    "discreet",
    "part",
];
/// What no two rows have in common.
pub(super) const UNIQUE: [&str; 9] =
    ["district_code", "level", "grid_code", "kind_code", "category", "line", "month", "discreet", "part"];
/// Parts that are left for another time: so few cost a reader nothing.
const LEFT: i64 = 300;
/// Parts that are put together at once; SQLite takes 32,766 values.
const TOGETHER: u64 = 600;

/// The level whose rows are summed for areas with so many digits; None for grids.
pub(super) fn level_of(digits: usize) -> Option<i16> {
    LEVELS.into_iter().find(|level| usize::try_from(*level).is_ok_and(|level| digits <= level))
}

/// Adds a change of a grid's counts to those of the divisions that it lies in. `head` is as for the grid.
pub(super) async fn add(
    tx: &Tx,
    permit: &Permit,
    head: &[SimpleExpr; COUNTED.len()],
    change: &Figures,
) -> Result<()> {
    let mut insert = Query::insert();
    insert.into_table("matter_sum").columns(HEAD.into_iter().chain(COLUMNS));
    for level in LEVELS {
        let [district, _, grid, _, kind, category, line, month, discreet] = head.clone();
        let (id, area) = (tx.access().new_id(), area(grid, level));
        let of = [district, id.into(), level.into(), area, kind, category, line, month, discreet, id.into()];
        insert.values_panic(of.into_iter().chain(change.iter().map(|figure| (*figure).into())));
    }
    tx.execute(permit, &insert).await.map(drop)
}

/// The division of a level in which a grid lies.
pub(super) fn area(grid: SimpleExpr, level: i16) -> SimpleExpr {
    let [first, digits] = [Expr::cust("1"), Expr::cust(level.to_string())];
    Func::cust("substr").arg(grid).arg(first).arg(digits).into()
}

/// The districts with so many parts that they are worth putting together.
pub(crate) async fn in_parts(access: &Access) -> Result<Vec<String>> {
    let mut select = Query::select();
    select
        .column("district_code")
        .from("matter_sum")
        .and_where(in_part())
        .group_by_col("district_code")
        .and_having(Expr::col("id").count().gt(LEFT))
        .order_by("district_code", Order::Asc);
    let rows = access.system_rows(&select).await?;
    rows.iter().map(|row| Ok(row.try_get_by("district_code")?)).collect()
}

/// Puts the oldest parts of a district together, and answers whether there are more. Nothing is changed where somebody else
/// just did.
pub(crate) async fn together(access: &Access, district: &str) -> Result<bool> {
    let mut select = Query::select();
    select
        .columns(HEAD)
        .columns(COLUMNS)
        .from("matter_sum")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(in_part())
        .order_by("id", Order::Asc)
        .limit(TOGETHER);
    let mut sums: BTreeMap<Key, Figures> = BTreeMap::new();
    let mut ids: Vec<i64> = Vec::new();
    for row in access.system_rows(&select).await? {
        ids.push(row.try_get_by("id")?);
        let sum = sums.entry(key(&row)?).or_insert([0; COLUMNS.len()]);
        for (sum, column) in sum.iter_mut().zip(COLUMNS) {
            *sum += row.try_get_by::<i32, _>(column)?;
        }
    }
    if ids.is_empty() {
        return Ok(false);
    }
    let tx = access.begin().await?;
    let (mut delete, parts) = (Query::delete(), u64::try_from(ids.len()).unwrap_or_default());
    delete
        .from_table("matter_sum")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("id").is_in(ids));
    if tx.bulk_execute(&delete).await? != parts {
        return Ok(false);
    }
    tx.bulk_execute(&merged(access, district, sums)).await?;
    tx.commit().await?;
    Ok(parts == TOGETHER)
}

/// The statement that adds them to what was put together before.
fn merged(access: &Access, district: &str, sums: BTreeMap<Key, Figures>) -> InsertStatement {
    let mut insert = Query::insert();
    insert.into_table("matter_sum").columns(HEAD.into_iter().chain(COLUMNS));
    for ((level, area, kind, category, line, month, discreet), sum) in sums {
        let id = access.new_id();
        let of: [SimpleExpr; HEAD.len()] = [
            district.into(),
            id.into(),
            level.into(),
            area.into(),
            kind.into(),
            category.into(),
            line.into(),
            month.into(),
            discreet.into(),
            0_i64.into(),
        ];
        insert.values_panic(of.into_iter().chain(sum.iter().map(|figure| (*figure).into())));
    }
    let mut again = OnConflict::columns(UNIQUE);
    for column in COLUMNS {
        again.value(column, Expr::col(("matter_sum", column)).add(Expr::col(("excluded", column))));
    }
    insert.on_conflict(again);
    insert
}

/// Level, division, kind, category, line, month, discreet or not.
type Key = (i16, String, String, String, String, String, bool);

fn key(row: &QueryResult) -> Result<Key> {
    let text = |column| row.try_get_by::<String, _>(column);
    Ok((
        row.try_get_by("level")?,
        text("grid_code")?,
        text("kind_code")?,
        text("category")?,
        text("line")?,
        text("month")?,
        row.try_get_by("discreet")?,
    ))
}

/// Written out, so that the index of parts is used.
fn in_part() -> Expr {
    Expr::cust("part <> 0")
}
