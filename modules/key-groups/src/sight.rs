//! Who sees a file: its authority's two people, who was assigned to help, the authority's own system, and who broke the
//! glass and belongs to the same authority elsewhere. For everybody else there is none, after the same single statement.

use crate::kind::KeyAuthority;
use crate::policy::GLASS;
use crate::row::{TYPE, is_kept, stale, was_open};
use entities::key_groups::key_file::{Entity, Model};
use kit::access::{Access, Action, Permit, Tx};
use kit::node::GlobalId;
use kit::record::Record;
use kit::stream::columns_of;
use kit::{Error, Result};
use people::resident::Resident;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};

/// What somebody is to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// One of the two people of its authority.
    Keeper,
    /// Assigned to help.
    Helper,
    /// The system of its authority, or who broke the glass: reads it.
    Reader,
}

/// A file that somebody sees.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) row: Model,
    pub(crate) authority: KeyAuthority,
    pub(crate) stand: Stand,
}

/// The file with this id, if the caller sees it.
///
/// # Errors
/// BAD_USER_INPUT at `path` for the id of something else.
pub(crate) async fn by_id(tx: &Tx, id: &GlobalId, path: &str) -> Result<Option<Seen>> {
    let seen = first(tx, "id", id.clone().of(TYPE, path)?).await?;
    Ok(seen.filter(|seen| is_kept(&seen.row, tx.access().today())))
}

/// The file with this id for a look at it: also one that was closed, for the two people of its authority.
///
/// # Errors
/// As [`by_id`].
pub(crate) async fn to_look(tx: &Tx, id: &GlobalId, path: &str) -> Result<Option<Seen>> {
    first(tx, "id", id.clone().of(TYPE, path)?).await
}

/// As [`to_look`] by the residence of the person, of several files the one that was entered first of those that are kept, or
/// else the last one that was closed: for who knows of the person and of no file, such as the authority's system and who broke
/// the glass.
///
/// # Errors
/// BAD_USER_INPUT at `path` for the id of something else.
pub(crate) async fn to_look_by_residence(tx: &Tx, id: &GlobalId, path: &str) -> Result<Option<Seen>> {
    first(tx, "resident_id", id.clone().of(Resident::TYPE, path)?).await
}

/// The first file with this id in a column that the caller sees, or else the last one that was closed.
async fn first(tx: &Tx, column: &'static str, id: GlobalId) -> Result<Option<Seen>> {
    let mut select = files(tx.access());
    select.and_where(Expr::col("district_code").eq(id.district.as_str()));
    select.and_where(Expr::col(column).eq(id.id()?));
    select.order_by("id", Order::Asc);
    let mut closed = None;
    for found in tx.rows(&select).await? {
        let helps = found.try_get_by::<i64, _>("helps")? > 0;
        let seen = seen(tx.access(), Model::from_query_result(&found, "")?, helps);
        if seen.as_ref().is_some_and(|seen| is_kept(&seen.row, tx.access().today())) {
            return Ok(seen);
        }
        closed = seen.or(closed);
    }
    Ok(closed)
}

/// The file with this id for a change by its authority, at the version that the change is based on.
///
/// # Errors
/// NOT_FOUND when the caller does not see it, FORBIDDEN when the caller does not keep it, CONFLICT when somebody else
/// changed it since.
pub(crate) async fn to_keep(tx: &Tx, id: &GlobalId, version: i32, action: Action) -> Result<(Seen, Permit)> {
    let seen = by_id(tx, id, "input.id").await?.ok_or_else(|| Error::not_found("file"))?;
    if seen.stand != Stand::Keeper {
        return Err(Error::forbidden());
    }
    let permit = tx.permit(seen.authority.files(), action, &seen.row.grid_code)?;
    if seen.row.version == i64::from(version) { Ok((seen, permit)) } else { Err(stale()) }
}

/// The open file with this id for a visit, by its authority or who was assigned to help.
///
/// # Errors
/// As [`to_keep`]; CONFLICT when it is not open.
pub(crate) async fn to_visit(tx: &Tx, id: &GlobalId, version: i32, action: Action) -> Result<(Seen, Permit)> {
    let seen = by_id(tx, id, "input.id").await?.ok_or_else(|| Error::not_found("file"))?;
    if seen.stand == Stand::Reader {
        return Err(Error::forbidden());
    }
    let permit = tx.permit(crate::policy::VISIT, action, &seen.row.grid_code)?;
    is_open(&seen.row)?;
    if seen.row.version == i64::from(version) { Ok((seen, permit)) } else { Err(stale()) }
}

/// Refuses what is not open.
///
/// # Errors
/// CONFLICT.
pub(crate) fn is_open(row: &Model) -> Result<()> {
    match row.state.as_str() {
        "open" => Ok(()),
        "handed" => Err(Error::conflict("this file was handed over to your district; accept it first")),
        _ => Err(Error::conflict("this file is not open; a second person has to confirm it first")),
    }
}

/// What the caller sees of a row: one that was closed only who keeps the files.
fn seen(access: &Access, row: Model, helps: bool) -> Option<Seen> {
    let authority = KeyAuthority::of_desk(access, &row.desk_mac)?;
    let stand = stand(access, &row, authority, helps)?;
    let today = access.today();
    let seen = is_kept(&row, today) || (stand == Stand::Keeper && was_open(&row, today));
    seen.then_some(Seen { row, authority, stand })
}

fn stand(access: &Access, row: &Model, authority: KeyAuthority, helps: bool) -> Option<Stand> {
    let (grid, open) = (row.grid_code.as_str(), row.state == "open");
    let covers = |resource: &str, action| access.scope(resource, action).covers(grid);
    if covers(authority.files(), Action::Change) {
        return Some(Stand::Keeper);
    }
    if helps && open && covers(authority.help(), Action::Read) {
        return Some(Stand::Helper);
    }
    let reads = access.scope(authority.files(), Action::Read);
    let in_emergency = || covers(GLASS, Action::Read) && !reads.is_empty();
    (open && (reads.covers(grid) || in_emergency())).then_some(Stand::Reader)
}

/// Files, each with whether the caller is assigned to help.
fn files(access: &Access) -> SelectStatement {
    let mut helps = Query::select();
    helps
        .expr(Expr::cust("COUNT(*)"))
        .from("key_helper")
        .and_where(Expr::col(("key_helper", "district_code")).equals(("key_file", "district_code")))
        .and_where(Expr::col(("key_helper", "file_id")).equals(("key_file", "id")))
        .and_where(Expr::col(("key_helper", "account_id")).eq(access.account().unwrap_or(0)))
        .and_where(Expr::col(("key_helper", "to_on")).is_null());
    let mut select = Query::select();
    select.columns(columns_of::<Entity>()).from("key_file");
    select.expr_as(Expr::SubQuery(None, Box::new(helps.into())), "helps");
    select
}
