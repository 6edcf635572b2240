//! Files follow the person within a district by themselves. To another district a file is handed over, and is read there by
//! nobody before its authority accepts it; who died, left, or was erased has none any more.

use crate::hand_over::hand_over;
use crate::renew::closed;
use crate::row::{files, is_kept};
use entities::key_groups::key_file::Model;
use kit::Result;
use kit::access::{Action, Permit, Tx, district_of};
use kit::hooks::{Ended, Erased, Merged, Moved};
use kit::record::Record;
use people::resident::Resident;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use std::collections::BTreeSet;

/// The person lives in another district now, to whose authority the files are handed over.
pub(crate) async fn moved(tx: &mut Tx, moved: &Moved) -> Result<()> {
    if moved.record_type != Resident::TYPE || district_of(&moved.from) == district_of(&moved.to) {
        return Ok(());
    }
    let permit = permit(tx, &moved.from)?;
    let today = tx.access().today();
    for row in of_residence(tx, &moved.from, moved.before).await? {
        // what two people opened, also one that was taken over here and not confirmed yet
        if is_kept(&row, today) && row.opened_on.is_some() {
            hand_over(tx, &permit, &row, moved).await?;
        } else if is_kept(&row, today) {
            closed(tx, &permit, &row, None).await?;
        }
    }
    Ok(())
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
