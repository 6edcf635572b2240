//! What lies where a building stands goes with it: the codes of all placed tables change in the moving transaction,
//! also those of modules that are off, and the counts of both grids with them.

use crate::stat::{Delta, Deltas};
use entities::Tie;
use kit::Result;
use kit::access::{Permit, Tx};
use kit::search::Person;
use sea_orm::QueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query, SelectStatement};

/// Digits of a community's code.
const COMMUNITY: usize = 12;

/// A grid as rows name it.
#[derive(Clone, Copy, Debug)]
pub(super) struct At<'a> {
    pub(super) code: &'a str,
    pub(super) id: i64,
}

/// Moves all that lies in the building of this district from a grid to another, and counts it there.
pub(super) async fn follow(
    tx: &Tx,
    permit: &Permit,
    (district, building): (&str, i64),
    (from, to): (At<'_>, At<'_>),
) -> Result<()> {
    let mut deltas = Deltas::default();
    count(tx, (district, building), (from, to), &mut deltas).await?;
    if from.code.get(..COMMUNITY) != to.code.get(..COMMUNITY) {
        rename(tx, permit, district, building, to).await?;
    }
    for (table, tie) in tx.access().policy().tied_tables() {
        let mut update = Query::update();
        update.table(table).value("grid_code", to.code).value("grid_id", to.id);
        update.and_where(Expr::col("district_code").eq(district));
        match tie {
            Tie::Building => update.and_where(Expr::col("building_id").eq(building)),
            Tie::Resident | Tie::Person => {
                let people = here(&["id"], "resident", district, building);
                update.and_where(Expr::col("resident_id").in_subquery(people))
            }
            Tie::Matter => {
                let matters = here(&["id"], "matter", district, building);
                update.and_where(Expr::col("matter_id").in_subquery(matters))
            }
            Tie::Unit => {
                let units = here(&["id"], "unit", district, building);
                update.and_where(Expr::col("unit_id").in_subquery(units))
            }
        };
        tx.execute(permit, &update).await?;
    }
    deltas.write(tx, permit).await
}

/// The rows of a table that name the building.
fn here(columns: &[&'static str], table: &'static str, district: &str, building: i64) -> SelectStatement {
    let mut select = Query::select();
    select.columns(columns.iter().copied()).from(table);
    select.and_where(Expr::col("district_code").eq(district));
    select.and_where(Expr::col("building_id").eq(building));
    select
}

/// Takes what is in force off the counts of the one grid and adds it to those of the other.
async fn count(
    tx: &Tx,
    (district, building): (&str, i64),
    (from, to): (At<'_>, At<'_>),
    deltas: &mut Deltas,
) -> Result<()> {
    let rows = async |table, columns: &[&'static str]| {
        let mut select = here(columns, table, district, building);
        select.and_where(Expr::col("status").eq("active"));
        select.expr_as(Func::count(Expr::col("id")), "number").group_by_columns(columns.iter().copied());
        tx.rows(&select).await
    };
    let number = |row: &QueryResult| -> Result<i32> {
        Ok(i32::try_from(row.try_get_by::<i64, _>("number")?).unwrap_or(i32::MAX))
    };
    let mut add = |n: i32, change: &dyn Fn(&mut Delta, i32)| {
        change(deltas.of(from.code, from.id), -n);
        change(deltas.of(to.code, to.id), n);
    };
    for row in rows("dwelling", &["usage"]).await? {
        let usage: String = row.try_get_by("usage")?;
        add(number(&row)?, &|delta, n| {
            delta.dwellings(&usage, n);
        });
    }
    for row in rows("unit", &["key_place"]).await? {
        let key_place: Option<String> = row.try_get_by("key_place")?;
        add(number(&row)?, &|delta, n| {
            delta.units(key_place.is_some(), n);
        });
    }
    for row in rows("household", &["kind"]).await? {
        add(number(&row)?, &|delta, n| {
            delta.households(n);
        });
    }
    for row in rows("resident", &["kind", "sex", "birth_on"]).await? {
        let (kind, sex): (String, String) = (row.try_get_by("kind")?, row.try_get_by("sex")?);
        let birth = row.try_get_by("birth_on")?;
        add(number(&row)?, &|delta, n| {
            delta.residents(&kind, &sex, birth, n);
        });
    }
    Ok(())
}

/// The index of names carries the community, which is another one now.
async fn rename(tx: &Tx, permit: &Permit, district: &str, building: i64, to: At<'_>) -> Result<()> {
    let mut select = here(&["id", "name"], "resident", district, building);
    select.and_where(Expr::col("status").eq("active"));
    for row in tx.rows(&select).await? {
        let (id, name): (i64, String) = (row.try_get_by("id")?, row.try_get_by("name")?);
        tx.enter_person(permit, Person::of(to.code, id, &name)).await?;
    }
    Ok(())
}
