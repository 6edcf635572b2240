//! Handing a file over to another district: entered there with all that belongs to it, closed here, and kept here no longer.
//! Who looked at it, who visited and what the person objected go along, so that the person loses none of it.

use crate::full::below;
use crate::kind::KeyAuthority;
use crate::open::{blank, write};
use crate::renew::{closed, ended};
use crate::row::{change, sealed_by};
use entities::key_groups::key_file::Model;
use entities::key_groups::{key_objection, key_view, key_visit};
use kit::access::{Permit, Tx, district_of};
use kit::hooks::Moved;
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Code, Result};
use people::resident::Resident;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
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
            seal_on: sealed_by(residence.birth_on, row),
            ..blank(tx, &residence, authority, row.review_on)
        };
        write(tx, permit, &new).await?;
        views(tx, permit, row, &new).await?;
        visits(tx, permit, row, &new).await?;
        objections(tx, permit, row, &new).await?;
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
    change(tx, permit, row, "hand_over", |update| {
        update
            .value("state", "closed")
            .value("closed_on", tx.access().today())
            .value("content_cipher", Option::<String>::None);
    })
    .await
    .map(drop)
}

/// Who looked at it.
async fn views(tx: &Tx, permit: &Permit, row: &Model, new: &Model) -> Result<()> {
    for view in below::<key_view::Entity>(tx, row, MOST).await?.into_iter().rev() {
        let view = key_view::Model {
            district_code: new.district_code.clone(),
            id: tx.access().new_id(),
            grid_code: new.grid_code.clone(),
            grid_id: new.grid_id,
            resident_id: new.resident_id,
            file_id: new.id,
            ..view
        };
        tx.insert(permit, view.into_active_model().reset_all()).await?;
    }
    Ok(())
}

/// Visits, with what came of those that somebody of the grid paid: their tasks stay in the district.
async fn visits(tx: &Tx, permit: &Permit, row: &Model, new: &Model) -> Result<()> {
    let visits = below::<key_visit::Entity>(tx, row, MOST).await?;
    let tasks: Vec<i64> = visits.iter().filter_map(|visit| visit.task_id).collect();
    let paid = paid(tx, &row.district_code, &tasks).await?;
    for visit in visits.into_iter().rev() {
        let by_task = visit.task_id.and_then(|task| paid.get(&task));
        let visit = key_visit::Model {
            district_code: new.district_code.clone(),
            id: tx.access().new_id(),
            grid_code: new.grid_code.clone(),
            grid_id: new.grid_id,
            resident_id: new.resident_id,
            file_id: new.id,
            done_on: visit.done_on.or(by_task.map(|task| task.on)),
            result: visit.result.clone().or(by_task.map(|task| task.result.as_str().to_owned())),
            ..visit
        };
        tx.insert(permit, visit.into_active_model().reset_all()).await?;
    }
    Ok(())
}

/// Objections, decided or still to be decided.
async fn objections(tx: &Tx, permit: &Permit, row: &Model, new: &Model) -> Result<()> {
    for objection in below::<key_objection::Entity>(tx, row, MOST).await?.into_iter().rev() {
        let objection = key_objection::Model {
            district_code: new.district_code.clone(),
            id: tx.access().new_id(),
            grid_code: new.grid_code.clone(),
            grid_id: new.grid_id,
            resident_id: new.resident_id,
            file_id: new.id,
            ..objection
        };
        tx.insert(permit, objection.into_active_model().reset_all()).await?;
    }
    Ok(())
}
