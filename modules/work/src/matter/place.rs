//! Where a matter lies.

use super::inputs::ReportMatterInput;
use entities::people::resident::{self, Model as Residence};
use kit::access::Tx;
use kit::code::GridCode;
use kit::node::GlobalId;
use kit::stream::columns_of;
use kit::{Code, Error, Result};
use property::dwelling::Dwelling;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};
use wangge_core::geometry::Position;
use wangge_core::places::building::Building;
use wangge_core::places::grid::grid_at;

/// Where a matter lies, checked.
#[derive(Debug)]
pub struct Site {
    /// Code of the grid.
    pub grid: GridCode,
    /// Id of the grid.
    pub grid_id: i64,
    /// The building, in the grid's district.
    pub building: Option<i64>,
    /// The dwelling, in the building.
    pub dwelling: Option<i64>,
    /// The point.
    pub point: Option<Position>,
}

/// Where the matter lies that is reported: the building says it before the grid, and the point when neither is given.
///
/// # Errors
/// BAD_USER_INPUT when nothing says it, or two things disagree.
pub async fn site(tx: &Tx, input: &ReportMatterInput) -> Result<Site> {
    let point = input.point.map(|point| point.checked("input.point")).transpose()?;
    let (mut building, mut stands_in) = (None, None);
    let dwelling = match &input.dwelling {
        Some(id) => {
            let row = known(tx.known::<Dwelling>(id).await, "input.dwelling")?;
            (building, stands_in) = (Some(row.building_id), Some(row.grid_code));
            Some(row.id)
        }
        None => None,
    };
    if let Some(id) = &input.building {
        let row = known(tx.known::<Building>(id).await, "input.building")?;
        if building.is_some_and(|of_dwelling| of_dwelling != row.id) {
            return Err(Error::bad_input("input.dwelling", "it is not in this building"));
        }
        (building, stands_in) = (Some(row.id), Some(row.grid_code));
    }
    let code = match (stands_in, &input.grid, point) {
        (Some(code), Some(grid), _) if code != grid.as_str() => {
            return Err(Error::bad_input("input.grid", format!("the building stands in grid {code}")));
        }
        (Some(code), _, _) => code.parse().map_err(Error::internal)?,
        (None, Some(grid), _) => grid.clone(),
        (None, None, Some(point)) => match grid_at(tx.access(), point).await? {
            Some(code) => code.parse().map_err(Error::internal)?,
            None => return Err(Error::bad_input("input.point", "no grid has this point; name the grid")),
        },
        (None, None, None) => {
            return Err(Error::bad_input("input.grid", "say where it is: a grid, a building or a point"));
        }
    };
    // a line system's report waits for another one there: it can be the same one
    let lock = if input.source_ref.is_some() { LockType::NoKeyUpdate } else { LockType::Share };
    let grid_id = grid_in_force(tx, &code, lock).await?;
    Ok(Site { grid: code, grid_id, building, dwelling, point })
}

/// The grid with this code, in force until this transaction ends. Everybody may know which grids there are; where a
/// matter can be reported is looked at when it is written.
pub(crate) async fn grid_in_force(tx: &Tx, code: &GridCode, lock: LockType) -> Result<i64> {
    let mut select = Query::select();
    select
        .column("id")
        .from("grid")
        .and_where(Expr::col("district_code").eq(code.district()))
        .and_where(Expr::col("grid_code").eq(code.as_str()))
        .and_where(Expr::col("status").eq("active"))
        .lock(lock);
    let rows = tx.rows(&select).await?;
    let none = || Error::bad_input("input.grid", format!("no grid {code} is in force"));
    Ok(rows.first().ok_or_else(none)?.try_get_by("id")?)
}

/// What is absent is a wrong input here.
fn known<T>(found: Result<T>, path: &str) -> Result<T> {
    found.map_err(|error| match error.code() {
        Code::NotFound => Error::bad_input(path, "there is no such record within your reach"),
        _ => error,
    })
}

/// The residence of a person whom a matter names at `path`, in force and within reach.
///
/// # Errors
/// BAD_USER_INPUT when there is none.
async fn residence(tx: &Tx, id: &GlobalId, path: &str) -> Result<Residence> {
    let row = known(tx.known::<people::resident::Resident>(id).await, path)?;
    match row.status.as_str() {
        "active" => Ok(row),
        _ => Err(Error::bad_input(path, "this residence is no longer in force")),
    }
}

/// The people of a matter that is reported.
pub(super) struct Parties {
    /// The person served.
    pub(super) served: Option<Residence>,
    /// The person whom it is about.
    pub(super) concerned: Option<Residence>,
}

/// The people whom a report names; a resident's account `mine` that names nobody is served itself.
///
/// # Errors
/// BAD_USER_INPUT for a residence that is not there, or when both are one person.
pub(super) async fn parties(
    tx: &Tx,
    input: &ReportMatterInput,
    mine: Option<i64>,
    district: &str,
) -> Result<Parties> {
    let served = match (&input.served, mine) {
        (Some(id), _) => Some(residence(tx, id, "input.served").await?),
        (None, Some(account)) => own_residence(tx, account, district).await?,
        (None, None) => None,
    };
    let path = "input.concerned";
    let concerned = match &input.concerned {
        Some(id) => Some(residence(tx, id, path).await?),
        None => None,
    };
    match (&served, &concerned) {
        (Some(one), Some(other)) if one.person_id == other.person_id => Err(Error::bad_input(
            path,
            "somebody else than the person served; leave it out for what is about oneself",
        )),
        _ => Ok(Parties { served, concerned }),
    }
}

/// The residence in force that is bound to a resident's account, in this district before others.
///
/// # Errors
/// When the database fails.
pub async fn own_residence(tx: &Tx, account: i64, district: &str) -> Result<Option<Residence>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<resident::Entity>())
        .from("resident")
        .and_where(Expr::col("account_id").eq(account))
        .and_where(Expr::col("status").eq("active"));
    let mut own = Vec::new();
    for row in tx.rows(&select).await? {
        own.push(Residence::from_query_result(&row, "")?);
    }
    own.sort_by_key(|row| (row.district_code != district, row.id));
    Ok(own.into_iter().next())
}
