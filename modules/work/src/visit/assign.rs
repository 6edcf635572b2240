//! Handing out a visit. Its row, and all that is left behind, is the same whoever asks for it: no trace of the task names the
//! asker or the moment, no event tells of it, and the audit tells the auditor that somebody did something restricted.

use super::record::{VisitResult, VisitTask};
use chrono::{NaiveDate, TimeDelta};
use entities::people::resident::Model as Residence;
use entities::work::visit_task::ActiveModel;
use kit::access::{Action, Permit, Tx, ids_in};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use std::collections::HashMap;
use wangge_core::staff::post::Post;

/// Days within which a visit is to be paid.
const MOST: i64 = 90;

/// Where the person lives.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Code of the grid.
    pub grid_code: &'a str,
    /// The grid.
    pub grid_id: i64,
    /// The residence.
    pub resident_id: i64,
    /// The person.
    pub person_id: i64,
}

impl<'a> Place<'a> {
    /// Of a residence.
    pub fn of(residence: &'a Residence) -> Self {
        Self {
            grid_code: &residence.grid_code,
            grid_id: residence.grid_id,
            resident_id: residence.id,
            person_id: residence.person_id,
        }
    }
}

/// The account of a post in force whose holder visits people in this grid.
///
/// # Errors
/// BAD_USER_INPUT at `path` for every other post, whether there is one or not.
pub async fn who_visits(tx: &Tx, post: &GlobalId, grid: &str, path: &str) -> Result<i64> {
    let wrong = || Error::bad_input(path, "a post in force of somebody who visits people in this grid");
    let id = post.clone().of(Post::TYPE, path)?.id()?;
    let today = tx.access().today();
    let mut select = Query::select();
    select
        .columns(["account_id", "role", "area_code"])
        .from("post")
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::col("ended_at").is_null())
        .and_where(Expr::col("from_on").lte(today))
        .cond_where(Condition::any().add(Expr::col("to_on").is_null()).add(Expr::col("to_on").gte(today)));
    let rows = tx.rows(&select).await?;
    let row = rows.first().ok_or_else(wrong)?;
    let (role, area): (String, String) = (row.try_get_by("role")?, row.try_get_by("area_code")?);
    let visits = tx.access().policy().reaches(&role, VisitTask::RESOURCE, Action::Read).next().is_some();
    if visits && grid.starts_with(&area) { Ok(row.try_get_by("account_id")?) } else { Err(wrong()) }
}

/// The day by which a visit is to be paid.
///
/// # Errors
/// BAD_USER_INPUT at `path` for a day that is over or too far away.
pub fn due(tx: &Tx, day: NaiveDate, path: &str) -> Result<NaiveDate> {
    let today = tx.access().today();
    if (today..=today + TimeDelta::days(MOST)).contains(&day) {
        return Ok(day);
    }
    Err(Error::bad_input(path, format!("a day from today to {MOST} days on")))
}

/// Hands out a visit to an account, to be paid by a day that [`due`] allowed; answers the id of the task. The permit is that
/// of what needs the visit.
///
/// # Errors
/// When the database fails.
pub async fn hand_out(
    tx: &Tx,
    permit: &Permit,
    place: Place<'_>,
    account: i64,
    due_on: NaiveDate,
) -> Result<i64> {
    // its id stands in the audit once it was paid, where the moment would tell who asked for it
    let (id, now) = (tx.access().new_id_of_today(), tx.access().now());
    let row = ActiveModel {
        district_code: Set(kit::access::district_of(place.grid_code).to_owned()),
        id: Set(id),
        grid_code: Set(place.grid_code.to_owned()),
        grid_id: Set(place.grid_id),
        resident_id: Set(place.resident_id),
        person_id: Set(place.person_id),
        account_id: Set(account),
        assigned_grid: Set(place.grid_code.to_owned()),
        due_on: Set(due_on),
        state: Set("open".to_owned()),
        result: Set(None),
        done_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.insert(permit, row).await?;
    Ok(id)
}

/// A visit that was paid.
#[derive(Clone, Copy, Debug)]
pub struct Paid {
    /// The day.
    pub on: NaiveDate,
    /// What came of it.
    pub result: VisitResult,
}

/// Which of these visit tasks of a district were paid, and what came of it.
///
/// # Errors
/// When the database fails.
pub async fn paid(tx: &Tx, district: &str, ids: &[i64]) -> Result<HashMap<i64, Paid>> {
    let mut select = Query::select();
    select
        .columns(["id", "result", "done_on"])
        .from("visit_task")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("state").eq("done"))
        .and_where(ids_in(tx.backend(), "id", ids));
    let mut paid = HashMap::new();
    for row in tx.rows(&select).await? {
        let result: Option<String> = row.try_get_by("result")?;
        let on: Option<NaiveDate> = row.try_get_by("done_on")?;
        if let (Some(result), Some(on)) = (result.as_deref().and_then(VisitResult::of), on) {
            paid.insert(row.try_get_by("id")?, Paid { on, result });
        }
    }
    Ok(paid)
}

/// Is this visit task of a district there, paid or still to be paid? It is not once the person lives in another grid.
///
/// # Errors
/// When the database fails.
pub async fn is_handed_out(tx: &Tx, district: &str, id: i64) -> Result<bool> {
    let mut select = Query::select();
    select
        .column("id")
        .from("visit_task")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("id").eq(id));
    Ok(!tx.rows(&select).await?.is_empty())
}
