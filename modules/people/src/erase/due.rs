//! What is due to be erased by itself: the times to keep that a district decided are over, and so are holds.

use super::decide::erase_where;
use super::held::{kept_of, kept_on};
use super::holding::sensitive_with_residence;
use super::home::erase_ended;
use super::keep::Keep;
use super::person::{erase_held, erase_residence, finish};
use super::record::Erasure;
use crate::person::hold_to_erase;
use crate::resident::counts::Counting;
use crate::resident::{Resident, siblings};
use chrono::NaiveDate;
use entities::people::{erasure, resident};
use kit::Result;
use kit::access::{Target, Tx, erased_columns};
use kit::person::{Records, Whose};
use kit::platform::Platform;
use kit::record::Class;
use kit::stream::columns_of;
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query, SelectStatement};
use std::collections::BTreeSet;
use wangge_core::staff::body::erase_names;

/// Records erased in one transaction: short enough that nobody waits for it.
const BATCH: u64 = 50;
/// How long an instance may erase in a district before another takes over, in milliseconds.
const LEASE: i64 = 600_000;

/// Erases what is due in every district; answers how many records that were. One instance at a time does it in a
/// district.
///
/// # Errors
/// When the database fails: what was erased before stays so.
pub async fn erase_due(platform: &Platform, records: &Records, holder: &str) -> Result<u64> {
    let mut erased = 0;
    for keep in Keep::of_districts(platform).await? {
        while platform.lease("retention", &keep.district, holder, LEASE).await? {
            let batch = erase_batch(platform, records, &keep).await?;
            erased += batch;
            if batch == 0 {
                break;
            }
        }
    }
    Ok(erased)
}

async fn erase_batch(platform: &Platform, records: &Records, keep: &Keep) -> Result<u64> {
    let access = platform.system();
    let mut tx = access.begin().await?;
    tx.because("time to keep is over");
    let ended = still_due(&tx, ended(&tx, keep.district.as_str(), keep.all, None).await?).await?;
    let mut counting = Counting::default();
    for row in &ended {
        let by = (&platform.permit(), records);
        erase_residence(&mut tx, by, row.clone(), &mut counting).await?;
        finish(&mut tx, &platform.permit(), records, row.person_id).await?;
    }
    let sensitive = if ended.is_empty() { shorter(platform, &mut tx, records, keep).await? } else { 0 };
    let mut beside = 0;
    if ended.is_empty() {
        beside = no_longer_held(platform, &mut tx, records, (keep, &mut counting)).await?;
        beside += erase_ended(&mut tx, &platform.permit(), &keep.district, keep.all).await?;
        beside += erase_names(&mut tx, &platform.permit(), &keep.district, keep.all).await?;
    }
    counting.write(&tx, &platform.permit()).await?;
    tx.commit().await?;
    Ok(ended.len() as u64 + sensitive + beside)
}

/// Sensitive values of residences that are over, and of what was entered with them.
async fn shorter(platform: &Platform, tx: &mut Tx, records: &Records, keep: &Keep) -> Result<u64> {
    let any = erased_columns::<Resident>(Class::Sensitive)
        .into_keys()
        .fold(Condition::any(), |any, column| any.add(Expr::col(column).is_not_null()));
    let any = any.add(sensitive_with_residence());
    let rows = still_due(tx, ended(tx, keep.district.as_str(), keep.sensitive, Some(any)).await?).await?;
    for row in &rows {
        let held = (Whose::Residence(&row.district_code, row.id), Class::Sensitive);
        erase_held(tx, &platform.permit(), records, held).await?;
        let target = Target::belonging(&platform.permit(), row.clone());
        let blank = resident::ActiveModel::default();
        tx.erase::<Resident>(target, Class::Sensitive, blank, row.version).await?;
    }
    Ok(rows.len() as u64)
}

/// Residences that ended by this day and that no law has kept.
async fn ended(
    tx: &Tx,
    district: &str,
    day: NaiveDate,
    only: Option<Condition>,
) -> Result<Vec<resident::Model>> {
    let same = |column| Expr::col(("erasure", column)).equals(("resident", column));
    let held = Query::select()
        .column("id")
        .from("erasure")
        .and_where(same("district_code"))
        .and_where(Expr::col(("erasure", "resident_id")).equals(("resident", "id")))
        .cond_where(kept_on(tx.access().today()))
        .to_owned();
    let mut select = Query::select();
    select
        .columns(columns_of::<resident::Entity>())
        .from("resident")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("status").eq("ended"))
        .and_where(Expr::col("to_on").lte(day))
        .and_where(Expr::exists(held).not())
        .order_by("to_on", Order::Asc)
        .order_by("id", Order::Asc)
        .limit(BATCH);
    if let Some(only) = only {
        select.cond_where(only);
    }
    read::<resident::Model>(tx, &select).await
}

/// Those of the residences that are due still, once their persons are held: whoever has a law keep one comes before or
/// after. Persons are held in the order of their keys, as others hold them.
async fn still_due(tx: &Tx, rows: Vec<resident::Model>) -> Result<Vec<resident::Model>> {
    for person in rows.iter().map(|row| row.person_id).collect::<BTreeSet<_>>() {
        hold_to_erase(tx, person).await?;
    }
    let mut due = Vec::with_capacity(rows.len());
    for row in rows {
        let kept = kept_of(tx, row.person_id).await?;
        let now = siblings::one(tx, &row.district_code, row.id).await?;
        let same = |now: &resident::Model| now.status == "ended" && now.to_on == row.to_on;
        due.extend(now.filter(same).filter(|now| !kept.contains(&(now.district_code.clone(), now.id))));
    }
    Ok(due)
}

/// Cases whose hold is over: what was asked for is done, unless another law has the residence kept still.
async fn no_longer_held(
    platform: &Platform,
    tx: &mut Tx,
    records: &Records,
    (keep, counting): (&Keep, &mut Counting),
) -> Result<u64> {
    let mut select = Query::select();
    select
        .columns(columns_of::<erasure::Entity>())
        .from("erasure")
        .and_where(Expr::col("district_code").eq(keep.district.as_str()))
        .and_where(Expr::col("state").eq("held"))
        .and_where(Expr::col("keep_until").lt(tx.access().today()))
        .cond_where(
            Condition::any().add(Expr::col("ground").is_null()).add(Expr::exists(other_hold(tx)).not()),
        )
        .order_by("id", Order::Asc)
        .limit(BATCH);
    let cases = read::<erasure::Model>(tx, &select).await?;
    for case in &cases {
        // as it is now: the one before may have erased what this one says
        let Some(case) = again(tx, case).await? else { continue };
        let erases = case.ground.is_some() && still(tx, &case).await?;
        if erases {
            hold_to_erase(tx, case.person_id).await?;
        }
        let state = if case.ground.is_some() { "done" } else { "over" };
        let row = erasure::ActiveModel { state: Set(state.to_owned()), ..erasure::ActiveModel::default() };
        let target = Target::belonging(&platform.permit(), case.clone());
        tx.change::<Erasure>(target, row, case.version, "decide").await?;
        let mine =
            |row: &resident::Model| row.id == case.resident_id && row.district_code == case.district_code;
        if erases {
            erase_where(tx, (&platform.permit(), records), case.person_id, mine, counting).await?;
        }
    }
    Ok(cases.len() as u64)
}

/// Another case by which the residence of a case is kept today.
fn other_hold(tx: &Tx) -> SelectStatement {
    let same = |column: &'static str| Expr::col(("other", column)).equals(("erasure", column));
    let mut select = Query::select();
    select
        .expr(Expr::val(1))
        .from_as("erasure", "other")
        .and_where(same("district_code"))
        .and_where(same("resident_id"))
        .and_where(Expr::col(("other", "state")).eq("held"))
        .and_where(Expr::col(("other", "keep_until")).gte(tx.access().today()));
    select
}

/// The case, if its hold is still what is over.
async fn again(tx: &Tx, case: &erasure::Model) -> Result<Option<erasure::Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<erasure::Entity>())
        .from("erasure")
        .and_where(Expr::col("district_code").eq(case.district_code.as_str()))
        .and_where(Expr::col("id").eq(case.id))
        .and_where(Expr::col("state").eq("held"));
    Ok(read::<erasure::Model>(tx, &select).await?.pop())
}

/// Is there something left of the residence, and no other hold on it?
async fn still(tx: &Tx, case: &erasure::Model) -> Result<bool> {
    let mut select = Query::select();
    select
        .column("id")
        .from(resident::Entity)
        .and_where(Expr::col("district_code").eq(case.district_code.as_str()))
        .and_where(Expr::col("id").eq(case.resident_id))
        .and_where(Expr::col("status").ne("erased"));
    let kept = kept_of(tx, case.person_id).await?;
    let held = kept.iter().any(|(district, id)| *district == case.district_code && *id == case.resident_id);
    Ok(!held && !tx.rows(&select).await?.is_empty())
}

async fn read<M: FromQueryResult>(tx: &Tx, select: &SelectStatement) -> Result<Vec<M>> {
    let rows = tx.rows(select).await?;
    rows.iter().map(|row| Ok(M::from_query_result(row, "")?)).collect()
}
