//! A consent is recorded, and the plan that rests on it begins.

use super::inputs::OpenHealthCareInput;
use super::plan::{
    HealthCareCloseReason, HealthCareConsentBy, HealthCareKind, HealthCarePlan, HealthCareState,
};
use super::write::{closed, days};
use entities::family_planning::health_care_plan::{ActiveModel, Entity};
use entities::people::resident::Model as Residence;
use kit::access::{Action, Permit, Target, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use people::entry::{day, of_person, residence};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use wangge_core::seal;

/// Age from which a person consents alone.
const ALONE: u32 = 14;
/// Age until which there is care of a child.
const CHILD: u32 = 7;

pub(super) async fn open(tx: &mut Tx, input: OpenHealthCareInput) -> Result<Written> {
    let right = (HealthCarePlan::RESOURCE, Action::Create);
    let (permit, resident) = residence(tx, (&input.resident, "input.resident"), right).await?;
    let nurse = tx.access().account().ok_or_else(Error::unauthenticated)?;
    fits(tx, &resident, &input)?;
    let consent_on = day(tx, input.consent_on, None, "input.consentOn")?;
    let visit_days = days(input.visit_days)?;
    one_nurse(tx, &permit, &resident, (input.kind, nurse)).await?;
    let key = seal::key_of(tx, resident.person_id).await?;
    let need = (input.need.as_deref(), "input.need");
    let (need_cipher, need_mask) = seal::passage::<HealthCarePlan>(tx, &key, "need", need)?;
    let (today, now) = (tx.access().today(), tx.access().now());
    let row = ActiveModel {
        district_code: Set(resident.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(resident.grid_code.clone()),
        grid_id: Set(resident.grid_id),
        resident_id: Set(resident.id),
        person_id: Set(resident.person_id),
        kind: Set(input.kind.as_str().to_owned()),
        nurse_account: Set(nurse),
        nurse_area: Set(area_of(tx, &resident.grid_code)),
        consent_on: Set(consent_on),
        consent_way: Set(input.consent_way.as_str().to_owned()),
        consent_by: Set(input.consent_by.as_str().to_owned()),
        withdrawn_on: Set(None),
        withdrawn_by: Set(None),
        need_cipher: Set(need_cipher),
        need_mask: Set(need_mask),
        visit_days: Set(visit_days),
        visit_due_on: Set(Some(today)),
        visited_on: Set(None),
        state: Set(HealthCareState::Open.as_str().to_owned()),
        closed_on: Set(None),
        close_reason: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<HealthCarePlan>(row).await
}

/// The area that the nurse works for here.
fn area_of(tx: &Tx, grid: &str) -> String {
    let access = tx.access();
    let post = access.principal().post_for(access.policy(), HealthCarePlan::RESOURCE, Action::Create, grid);
    post.map_or_else(|| grid.to_owned(), |post| post.area.to_string())
}

/// Refuses care that does not fit the age, and the consent of who cannot give it, where the day of birth is known.
fn fits(tx: &Tx, resident: &Residence, input: &OpenHealthCareInput) -> Result<()> {
    if input.kind == HealthCareKind::Erased {
        return Err(Error::bad_input("input.kind", "a kind of care"));
    }
    let Some(age) = resident.birth_on.and_then(|day| tx.access().today().years_since(day)) else {
        return Ok(());
    };
    if input.kind == HealthCareKind::Child && age >= CHILD {
        return Err(Error::bad_input("input.resident", "a child under 7"));
    }
    if input.kind != HealthCareKind::Child && age < ALONE {
        return Err(Error::bad_input("input.resident", "a person of 14 or more"));
    }
    let guarded = input.consent_by == HealthCareConsentBy::Guardian;
    match (age < ALONE, guarded) {
        (true, false) => Err(Error::bad_input("input.consentBy", "a guardian consents for a child")),
        (false, true) => Err(Error::bad_input("input.consentBy", "the person consents, and nobody else")),
        _ => Ok(()),
    }
}

/// A consent names one nurse. One that names another before is over with it; who records the later one is not told of that,
/// so that nobody learns by trying whether somebody else cares for a person.
async fn one_nurse(
    tx: &mut Tx,
    permit: &Permit,
    resident: &Residence,
    (kind, nurse): (HealthCareKind, i64),
) -> Result<()> {
    let same = of_person(&resident.district_code, resident.person_id)
        .add(Expr::col("kind").eq(kind.as_str()))
        .add(Expr::col("state").eq(HealthCareState::Open.as_str()));
    let open = tx.models::<Entity>(same).await?;
    if open.iter().any(|plan| plan.nurse_account == nurse) {
        return Err(Error::conflict("you have an open plan of this kind of the person already"));
    }
    let today = tx.access().today();
    for plan in open {
        let version = plan.version;
        let target = Target::<HealthCarePlan>::belonging(permit, plan);
        let over = closed(HealthCareCloseReason::Replaced, today);
        tx.change::<HealthCarePlan>(target, over, version, "close").await?;
    }
    Ok(())
}
