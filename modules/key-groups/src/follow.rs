//! Files follow the person within a district by themselves. To another district a file is handed over, and is read there by
//! nobody before its authority accepts it; who died, left, or was erased has none any more.

use crate::kind::KeyAuthority;
use crate::open::{blank, write};
use crate::renew::closed;
use crate::row::{change, files, is_kept};
use entities::key_groups::key_file::Model;
use entities::key_groups::key_objection;
use kit::access::{Action, Permit, Tx, district_of};
use kit::hooks::{Ended, Erased, Merged, Moved};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Code, Result};
use people::resident::Resident;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use std::collections::BTreeSet;

/// The person lives in another district now, to whose authority the files are handed over.
pub(crate) async fn moved(tx: &mut Tx, moved: &Moved) -> Result<()> {
    if moved.record_type != Resident::TYPE || district_of(&moved.from) == district_of(&moved.to) {
        return Ok(());
    }
    let permit = permit(tx, &moved.from)?;
    let today = tx.access().today();
    for row in of_residence(tx, &moved.from, moved.before).await? {
        if is_kept(&row, today) && row.state != "proposed" {
            hand_over(tx, &permit, &row, moved).await?;
        } else if is_kept(&row, today) {
            closed(tx, &permit, &row, None).await?;
        }
    }
    Ok(())
}

/// Enters the file in the other district, with what is still to be decided of it, and closes it here.
async fn hand_over(tx: &Tx, permit: &Permit, row: &Model, moved: &Moved) -> Result<()> {
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
            seal_on: row.seal_on,
            ..blank(tx, &residence, authority, row.review_on)
        };
        write(tx, permit, &new).await?;
        let open = crate::full::below::<key_objection::Entity>(tx, row, 20).await?;
        for objection in open.into_iter().filter(|objection| objection.decided_on.is_none()) {
            let moved = key_objection::Model {
                district_code: new.district_code.clone(),
                id: tx.access().new_id(),
                grid_code: new.grid_code.clone(),
                grid_id: new.grid_id,
                resident_id: new.resident_id,
                file_id: new.id,
                ..objection
            };
            tx.insert(permit, moved.into_active_model().reset_all()).await?;
        }
    }
    crate::renew::ended(tx, permit, row).await?;
    // what it says is there now, and is kept here no longer
    change(tx, permit, row, "hand_over", |update| {
        update
            .value("state", "closed")
            .value("closed_on", tx.access().today())
            .value("content_cipher", Option::<String>::None);
    })
    .await
    .map(drop)
}

/// The person died or left.
pub(crate) async fn ended(tx: &mut Tx, ended: &Ended) -> Result<()> {
    if ended.record_type != Resident::TYPE {
        return Ok(());
    }
    let permit = permit(tx, &ended.area)?;
    for row in of_residence(tx, &ended.area, ended.id).await? {
        if row.state != "closed" && row.state != "sealed" {
            closed(tx, &permit, &row, None).await?;
        }
    }
    Ok(())
}

/// Everything about the person was erased: the key that sealed it is gone already, and now the rows are.
pub(crate) async fn erased(tx: &mut Tx, erased: &Erased) -> Result<()> {
    if erased.record_type != Resident::TYPE {
        return Ok(());
    }
    let permit = permit(tx, &erased.area)?;
    for row in of_residence(tx, &erased.area, erased.id).await? {
        crate::renew::ended(tx, &permit, &row).await?;
    }
    // what belongs to a file goes with it
    let mut delete = Query::delete();
    delete
        .from_table("key_file")
        .and_where(Expr::col("district_code").eq(district_of(&erased.area)))
        .and_where(Expr::col("resident_id").eq(erased.id));
    tx.execute(&permit, &delete).await.map(drop)
}

/// Two turned out to be one person, who has one file of an authority in a district: the one that was entered first stays.
pub(crate) async fn merged(tx: &mut Tx, merged: &Merged) -> Result<()> {
    if merged.record_type != "Person" {
        return Ok(());
    }
    let permit = permit(tx, &merged.area)?;
    let mut seen = BTreeSet::new();
    let today = tx.access().today();
    for row in files(tx, Condition::all().add(Expr::col("person_id").eq(merged.kept)), None).await? {
        if is_kept(&row, today) && !seen.insert((row.district_code.clone(), row.desk_mac.clone())) {
            closed(tx, &permit, &row, None).await?;
        }
    }
    Ok(())
}

/// Leave to write files of whatever authority: the platform itself follows.
fn permit(tx: &Tx, area: &str) -> Result<Permit> {
    tx.permit(crate::policy::JUSTICE, Action::Change, area)
}

async fn of_residence(tx: &Tx, area: &str, residence: i64) -> Result<Vec<Model>> {
    let district = Expr::col("district_code").eq(district_of(area));
    files(tx, Condition::all().add(district).add(Expr::col("resident_id").eq(residence)), None).await
}
