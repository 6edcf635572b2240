//! Who dies, leaves or moves to another district has no grant and no care there any more. Within a district the records
//! go along with the residence by themselves. A grant for a household goes on with another adult of it, suspended until that
//! was reviewed.

use crate::care::{CareCloseReason, CareRecord, closed};
use crate::grant::{AssistanceGrant, AssistanceStopReason, passed_on, stopped};
use entities::civil_affairs::{assistance_grant, care_record};
use entities::people::resident;
use kit::Result;
use kit::access::{Action, Permit, Target, Tx, district_of};
use kit::hooks::{Ended, Erased, Merged, Moved};
use kit::record::Record;
use kit::stream::columns_of;
use people::household::answers_for;
use people::resident::Resident;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query};
use std::collections::BTreeSet;

/// The person lives in another district now: what was granted here stops, and is applied for anew there. The new place
/// learns nothing of it. Within a district, also without a move to another grid, a grant is left with the household that
/// the person is of no longer.
pub(crate) async fn moved(tx: &mut Tx, moved: &Moved) -> Result<()> {
    if moved.record_type != Resident::TYPE {
        return Ok(());
    }
    if district_of(&moved.from) == district_of(&moved.to) {
        let permit = tx.permit(AssistanceGrant::RESOURCE, Action::Change, &moved.to)?;
        let district = Expr::col("district_code").eq(district_of(&moved.to));
        let whose = Condition::all().add(district).add(Expr::col("resident_id").eq(moved.after));
        return left_household(tx, &permit, whose).await;
    }
    end_all(tx, (&moved.from, moved.before), (AssistanceStopReason::Moved, CareCloseReason::Moved)).await
}

/// The residence is over: the person died or left, or it was a mistake.
pub(crate) async fn ended(tx: &mut Tx, ended: &Ended) -> Result<()> {
    if ended.record_type != Resident::TYPE {
        return Ok(());
    }
    let reasons = match ended.reason.as_str() {
        "died" => (AssistanceStopReason::Died, CareCloseReason::Died),
        "left" => (AssistanceStopReason::Left, CareCloseReason::Left),
        _ => (AssistanceStopReason::Mistake, CareCloseReason::Mistake),
    };
    end_all(tx, (&ended.area, ended.id), reasons).await
}

/// Everything about the person was erased.
pub(crate) async fn erased(tx: &mut Tx, erased: &Erased) -> Result<()> {
    if erased.record_type != Resident::TYPE {
        return Ok(());
    }
    end_all(tx, (&erased.area, erased.id), (AssistanceStopReason::Mistake, CareCloseReason::Mistake)).await
}

/// Two turned out to be one person, who has each programme and each care once in a district: what began first stays. What was
/// granted for a household that the person is not of stays with that.
pub(crate) async fn merged(tx: &mut Tx, merged: &Merged) -> Result<()> {
    if merged.record_type != "Person" {
        return Ok(());
    }
    let permit = tx.permit(AssistanceGrant::RESOURCE, Action::Change, &merged.area)?;
    let person = || Condition::all().add(Expr::col("person_id").eq(merged.kept));
    // before what is double is stopped, which would end it for the household
    left_household(tx, &permit, person()).await?;
    let mut seen = BTreeSet::new();
    let today = tx.access().today();
    for grant in grants(tx, person()).await? {
        if !seen.insert((grant.district_code.clone(), grant.programme_id)) {
            stop(tx, &permit, grant, AssistanceStopReason::Duplicate).await?;
        }
    }
    let mut seen = BTreeSet::new();
    for care in cares(tx, person()).await? {
        if !seen.insert((care.district_code.clone(), care.kind.clone())) {
            let version = care.version;
            let target = Target::<CareRecord>::belonging(&permit, care);
            tx.change::<CareRecord>(target, closed(CareCloseReason::Duplicate, today), version, "close")
                .await?;
        }
    }
    Ok(())
}

/// What was granted and kept with a residence of this area stops.
async fn end_all(
    tx: &mut Tx,
    (area, residence): (&str, i64),
    (stops, closes): (AssistanceStopReason, CareCloseReason),
) -> Result<()> {
    let permit = tx.permit(AssistanceGrant::RESOURCE, Action::Change, area)?;
    let here = || {
        let district = Expr::col("district_code").eq(district_of(area));
        Condition::all().add(district).add(Expr::col("resident_id").eq(residence))
    };
    let today = tx.access().today();
    for grant in grants(tx, here()).await? {
        if let Some(grant) = pass_on(tx, &permit, grant, stops).await? {
            stop(tx, &permit, grant, stops).await?;
        }
    }
    for care in cares(tx, here()).await? {
        let version = care.version;
        let target = Target::<CareRecord>::belonging(&permit, care);
        tx.change::<CareRecord>(target, closed(closes, today), version, "close").await?;
    }
    Ok(())
}

/// Leaves with the household what was granted for it, where who has it is of another one now.
async fn left_household(tx: &mut Tx, permit: &Permit, whose: Condition) -> Result<()> {
    for grant in grants(tx, whose.add(Expr::col("household_id").is_not_null())).await? {
        let residence = Condition::all()
            .add(Expr::col("district_code").eq(grant.district_code.as_str()))
            .add(Expr::col("id").eq(grant.resident_id));
        let lives = tx.models::<resident::Entity>(residence).await?;
        if lives.first().is_some_and(|lives| lives.household_id != grant.household_id) {
            // without anybody else it stays with who applied
            pass_on(tx, permit, grant, AssistanceStopReason::Moved).await?;
        }
    }
    Ok(())
}

/// A grant for a household goes on with who answers for it now. Answers the grant where there is nobody, or it is for one
/// person.
async fn pass_on(
    tx: &mut Tx,
    permit: &Permit,
    grant: assistance_grant::Model,
    why: AssistanceStopReason,
) -> Result<Option<assistance_grant::Model>> {
    let Some(household) = grant.household_id else { return Ok(Some(grant)) };
    let Some(next) = answers_for(tx, &grant.district_code, household).await? else { return Ok(Some(grant)) };
    let row = passed_on(&grant, &next, why, tx.access().today());
    let version = grant.version;
    let target = Target::<AssistanceGrant>::belonging(permit, grant);
    tx.change::<AssistanceGrant>(target, row, version, "pass_on").await?;
    Ok(None)
}

async fn stop(
    tx: &mut Tx,
    permit: &Permit,
    grant: assistance_grant::Model,
    reason: AssistanceStopReason,
) -> Result<()> {
    let (version, today) = (grant.version, tx.access().today());
    let target = Target::<AssistanceGrant>::belonging(permit, grant);
    tx.change::<AssistanceGrant>(target, stopped(reason, today), version, "stop").await.map(drop)
}

/// Grants that did not stop, in the order of their entry.
async fn grants(tx: &Tx, which: Condition) -> Result<Vec<assistance_grant::Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<assistance_grant::Entity>())
        .from("assistance_grant")
        .cond_where(which)
        .and_where(Expr::col("state").ne("stopped"))
        .order_by("id", Order::Asc);
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(assistance_grant::Model::from_query_result(row, "")?)).collect()
}

/// Care records that are kept, in the order of their entry.
async fn cares(tx: &Tx, which: Condition) -> Result<Vec<care_record::Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<care_record::Entity>())
        .from("care_record")
        .cond_where(which)
        .and_where(Expr::col("status").eq("active"))
        .order_by("id", Order::Asc);
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(care_record::Model::from_query_result(row, "")?)).collect()
}
