//! Handing a file over to another district: entered there with all that belongs to it, closed here, and kept here no longer.
//! Who looked at it, who visited and what the person objected go along, so that the person loses none of it.

use crate::full::below;
use crate::kind::KeyAuthority;
use crate::open::{blank, write};
use crate::renew::{closed, ended};
use crate::row::{Act, later, sealed_by};
use entities::key_groups::key_file::Model;
use entities::key_groups::{key_objection, key_view, key_visit};
use kit::access::{Permit, Tx, district_of};
use kit::hooks::Moved;
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Code, Result};
use people::resident::Resident;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, EntityTrait, IdenStatic, IntoActiveModel, Iterable, QueryTrait, Value};
use work::visit::paid;

/// Rows of each kind at most that go along, the newest ones.
const MOST: u64 = 1_000;

/// Enters the file in the other district, and closes it here.
pub(crate) async fn hand_over(tx: &Tx, permit: &Permit, row: &Model, moved: &Moved) -> Result<()> {
    let there = GlobalId::placed(Resident::TYPE, district_of(&moved.to), moved.after);
    let residence = match tx.known::<Resident>(&there).await {
        Ok(residence) => residence,
        // it is gone again, since the module was off for a while
        Err(error) if error.code() == Code::NotFound => return closed(tx, permit, row, None).await.map(drop),
        Err(error) => return Err(error),
    };
    if let Some(authority) = KeyAuthority::of_desk(tx.access(), &row.desk_mac) {
        let new = Model {
            state: "handed".to_owned(),
            content_cipher: row.content_cipher.clone(),
            opened_on: row.opened_on,
            seal_on: later(row.seal_on, sealed_by(residence.birth_on, row)),
            ..blank(tx, &residence, authority, row.review_on)
        };
        write(tx, permit, &new).await?;
        let views = below::<key_view::Entity>(tx, row, MOST).await?;
        along::<key_view::Entity>(tx, permit, &new, views).await?;
        along::<key_visit::Entity>(tx, permit, &new, visits(tx, row).await?).await?;
        let objections = below::<key_objection::Entity>(tx, row, MOST).await?;
        along::<key_objection::Entity>(tx, permit, &new, objections).await?;
    }
    ended(tx, permit, row).await?;
    // what it says is there now, and is kept here no longer
    for table in ["key_view", "key_visit", "key_objection"] {
        let mut delete = Query::delete();
        delete
            .from_table(table)
            .and_where(Expr::col("district_code").eq(row.district_code.as_str()))
            .and_where(Expr::col("file_id").eq(row.id));
        tx.execute(permit, &delete).await?;
    }
    Act { tx, permit, row, verb: "hand_over" }
        .change(|update| {
            update
                .value("state", "closed")
                .value("closed_on", tx.access().today())
                .value("content_cipher", Option::<String>::None);
        })
        .await
        .map(drop)
}

/// Visits, with what came of those that somebody of the grid paid: their tasks stay in the district.
async fn visits(tx: &Tx, row: &Model) -> Result<Vec<key_visit::Model>> {
    let visits = below::<key_visit::Entity>(tx, row, MOST).await?;
    let tasks: Vec<i64> = visits.iter().filter_map(|visit| visit.task_id).collect();
    let paid = paid(tx, &row.district_code, &tasks).await?;
    let visited = |visit: key_visit::Model| {
        let by_task = visit.task_id.and_then(|task| paid.get(&task));
        key_visit::Model {
            done_on: visit.done_on.or(by_task.map(|task| task.on)),
            result: visit.result.clone().or(by_task.map(|task| task.result.as_str().to_owned())),
            ..visit
        }
    };
    Ok(visits.into_iter().map(visited).collect())
}

/// Enters what belonged to a file, the newest first, with the one that follows it.
async fn along<E>(tx: &Tx, permit: &Permit, new: &Model, rows: Vec<E::Model>) -> Result<()>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    let mut entered = Vec::with_capacity(rows.len());
    for row in rows.into_iter().rev() {
        let mut row = row.into_active_model().reset_all();
        for column in E::Column::iter() {
            let value: Value = match column.as_str() {
                "district_code" => new.district_code.clone().into(),
                "id" => tx.access().new_id().into(),
                "grid_code" => new.grid_code.clone().into(),
                "grid_id" => new.grid_id.into(),
                "resident_id" => new.resident_id.into(),
                "file_id" => new.id.into(),
                _ => continue,
            };
            row.try_set(column, value)?;
        }
        entered.push(row);
    }
    if entered.is_empty() {
        return Ok(());
    }
    let insert = E::insert_many(entered).into_query();
    tx.execute(permit, &insert).await.map(drop)
}
