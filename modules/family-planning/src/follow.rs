//! What follows from where people are. Who dies, leaves or moves to another district has no support and no offers there any
//! more; what was registered and verified stays as it was. Care at home ends with a move out of the area of its nurse, also
//! within a district: who cares for the person there needs a consent of their own. Within a district everything else goes
//! along with the residence by itself.

use crate::birth::{BirthRegistration, BirthRegistrationState, voided as birth_voided};
use crate::care::{HealthCareCloseReason, HealthCarePlan, closed};
use crate::certificate::{FamilyCertificate, FamilyCertificateState, voided as certificate_voided};
use crate::floating::{FamilyService, FamilyServiceAnswer, lapsed};
use crate::payment::{FamilySupportPayment, FamilySupportPaymentState, discarded};
use crate::support::{FamilySupport, FamilySupportEndReason, ended as support_ended};
use entities::family_planning::{
    birth_registration, family_certificate, family_service, family_support, family_support_payment,
    health_care_plan,
};
use kit::Result;
use kit::access::{Action, Permit, Target, Tx, district_of};
use kit::hooks::{Ended, Erased, Merged, Moved};
use kit::record::Record;
use people::resident::Resident;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use std::collections::BTreeSet;

/// Why everything of a residence ends: as each kind of record says it.
#[derive(Clone, Copy)]
struct Why {
    support: FamilySupportEndReason,
    care: HealthCareCloseReason,
    /// What was registered was so of nobody.
    mistake: bool,
}

const MOVED: Why =
    Why { support: FamilySupportEndReason::Moved, care: HealthCareCloseReason::Moved, mistake: false };
const DIED: Why =
    Why { support: FamilySupportEndReason::Died, care: HealthCareCloseReason::Died, mistake: false };
const LEFT: Why =
    Why { support: FamilySupportEndReason::Left, care: HealthCareCloseReason::Left, mistake: false };
const MISTAKE: Why =
    Why { support: FamilySupportEndReason::Mistake, care: HealthCareCloseReason::Mistake, mistake: true };

/// The person lives elsewhere now.
pub(crate) async fn moved(tx: &mut Tx, moved: &Moved) -> Result<()> {
    if moved.record_type == Resident::TYPE && district_of(&moved.from) != district_of(&moved.to) {
        return end_all(tx, (&moved.from, moved.before), MOVED).await;
    }
    if moved.from == moved.to {
        return Ok(());
    }
    // within a district, a person or a building with its people; what lies out of its nurse's area now is found by its place
    let permit = tx.permit(HealthCarePlan::RESOURCE, Action::Change, &moved.to)?;
    let there = here(&moved.to).add(Expr::col("grid_code").eq(moved.to.as_str())).add(open_care());
    leave_areas(tx, &permit, there).await
}

/// Closes the plans among these that lie out of the area of their nurse.
async fn leave_areas(tx: &mut Tx, permit: &Permit, which: Condition) -> Result<()> {
    for plan in tx.models::<health_care_plan::Entity>(which).await? {
        if !plan.grid_code.starts_with(&plan.nurse_area) {
            close(tx, permit, plan, HealthCareCloseReason::Moved).await?;
        }
    }
    Ok(())
}

/// The residence is over: the person died or left, or it was a mistake.
pub(crate) async fn ended(tx: &mut Tx, ended: &Ended) -> Result<()> {
    if ended.record_type != Resident::TYPE {
        return Ok(());
    }
    let why = match ended.reason.as_str() {
        "died" => DIED,
        "left" => LEFT,
        _ => MISTAKE,
    };
    end_all(tx, (&ended.area, ended.id), why).await
}

/// Everything about the person was erased.
pub(crate) async fn erased(tx: &mut Tx, erased: &Erased) -> Result<()> {
    if erased.record_type != Resident::TYPE {
        return Ok(());
    }
    end_all(tx, (&erased.area, erased.id), MISTAKE).await
}

/// The rows of the district of an area.
fn here(area: &str) -> Condition {
    Condition::all().add(Expr::col("district_code").eq(district_of(area)))
}

fn open_care() -> Expr {
    Expr::col("state").eq("open")
}

/// Support that is given, or applied for, and did not end.
fn open_support() -> Expr {
    Expr::col("to_on").is_null()
}

fn unpaid() -> Expr {
    let states = [FamilySupportPaymentState::Draft, FamilySupportPaymentState::Checked];
    Expr::col("state").is_in(states.map(FamilySupportPaymentState::as_str))
}

fn unanswered() -> Expr {
    Expr::col("answer").eq(FamilyServiceAnswer::Open.as_str())
}

fn standing_birth() -> Expr {
    Expr::col("state").eq(BirthRegistrationState::Registered.as_str())
}

fn standing_certificate() -> Expr {
    Expr::col("state").ne(FamilyCertificateState::Void.as_str())
}

/// What there is of a residence of this area ends.
async fn end_all(tx: &mut Tx, (area, residence): (&str, i64), why: Why) -> Result<()> {
    let permit = tx.permit(FamilySupport::RESOURCE, Action::Change, area)?;
    let of = || here(area).add(Expr::col("resident_id").eq(residence));
    for plan in tx.models::<health_care_plan::Entity>(of().add(open_care())).await? {
        close(tx, &permit, plan, why.care).await?;
    }
    for support in tx.models::<family_support::Entity>(of().add(open_support())).await? {
        end_support(tx, &permit, support, why.support).await?;
    }
    for payment in tx.models::<family_support_payment::Entity>(of().add(unpaid())).await? {
        // what was checked for the time before is still owed
        if why.mistake || payment.checked_on.is_none() {
            discard(tx, &permit, payment).await?;
        }
    }
    let today = tx.access().today();
    for service in tx.models::<family_service::Entity>(of().add(unanswered())).await? {
        let version = service.version;
        let target = Target::<FamilyService>::belonging(&permit, service);
        tx.change::<FamilyService>(target, lapsed(today), version, "lapse").await?;
    }
    if why.mistake {
        void_all(tx, &permit, of).await?;
    }
    Ok(())
}

/// What was registered of a residence that was a mistake does not stand.
async fn void_all(tx: &mut Tx, permit: &Permit, of: impl Fn() -> Condition) -> Result<()> {
    for birth in tx.models::<birth_registration::Entity>(of().add(standing_birth())).await? {
        void_birth(tx, permit, birth).await?;
    }
    for certificate in tx.models::<family_certificate::Entity>(of().add(standing_certificate())).await? {
        void_certificate(tx, permit, certificate).await?;
    }
    Ok(())
}

/// Two turned out to be one person, who has each of these once in a district: what was entered first stays.
pub(crate) async fn merged(tx: &mut Tx, merged: &Merged) -> Result<()> {
    if merged.record_type != "Person" {
        return Ok(());
    }
    let permit = tx.permit(FamilySupport::RESOURCE, Action::Change, &merged.area)?;
    let person = || Condition::all().add(Expr::col("person_id").eq(merged.kept));
    let mut seen = BTreeSet::new();
    for birth in tx.models::<birth_registration::Entity>(person().add(standing_birth())).await? {
        if !seen.insert((birth.district_code.clone(), birth.born_on)) {
            void_birth(tx, &permit, birth).await?;
        }
    }
    let mut seen = BTreeSet::new();
    for certificate in tx.models::<family_certificate::Entity>(person().add(standing_certificate())).await? {
        let key = (certificate.district_code.clone(), certificate.kind.clone(), certificate.number.clone());
        if !seen.insert(key) {
            void_certificate(tx, &permit, certificate).await?;
        }
    }
    let mut seen = BTreeSet::new();
    let mut supports = tx.models::<family_support::Entity>(person().add(open_support())).await?;
    supports.sort_by_key(|support| (support.from_on.is_none(), support.id));
    for support in supports {
        if !seen.insert((support.district_code.clone(), support.programme.clone())) {
            drop_payments(tx, &permit, &support).await?;
            end_support(tx, &permit, support, FamilySupportEndReason::Duplicate).await?;
        }
    }
    merge_care(tx, &permit, person()).await
}

/// A person has one plan of a kind: the consent that was given last holds, since it is the last word.
async fn merge_care(tx: &mut Tx, permit: &Permit, person: Condition) -> Result<()> {
    let mut seen = BTreeSet::new();
    let mut plans = tx.models::<health_care_plan::Entity>(person.add(open_care())).await?;
    plans.sort_by_key(|plan| std::cmp::Reverse((plan.consent_on, plan.id)));
    for plan in plans {
        if !seen.insert((plan.district_code.clone(), plan.kind.clone())) {
            close(tx, permit, plan, HealthCareCloseReason::Duplicate).await?;
        }
    }
    Ok(())
}

/// The payments of support that was given twice are not made.
async fn drop_payments(tx: &mut Tx, permit: &Permit, support: &family_support::Model) -> Result<()> {
    let of = here(&support.grid_code).add(Expr::col("support_id").eq(support.id)).add(unpaid());
    for payment in tx.models::<family_support_payment::Entity>(of).await? {
        discard(tx, permit, payment).await?;
    }
    Ok(())
}

async fn close(
    tx: &mut Tx,
    permit: &Permit,
    plan: health_care_plan::Model,
    reason: HealthCareCloseReason,
) -> Result<()> {
    let (version, today) = (plan.version, tx.access().today());
    let target = Target::<HealthCarePlan>::belonging(permit, plan);
    tx.change::<HealthCarePlan>(target, closed(reason, today), version, "close").await.map(drop)
}

async fn end_support(
    tx: &mut Tx,
    permit: &Permit,
    support: family_support::Model,
    reason: FamilySupportEndReason,
) -> Result<()> {
    let (version, today) = (support.version, tx.access().today());
    let row = support_ended(&support, (reason, today));
    let target = Target::<FamilySupport>::belonging(permit, support);
    tx.change::<FamilySupport>(target, row, version, "end").await.map(drop)
}

async fn discard(tx: &mut Tx, permit: &Permit, payment: family_support_payment::Model) -> Result<()> {
    let version = payment.version;
    let target = Target::<FamilySupportPayment>::belonging(permit, payment);
    tx.change::<FamilySupportPayment>(target, discarded(), version, "discard").await.map(drop)
}

async fn void_birth(tx: &mut Tx, permit: &Permit, birth: birth_registration::Model) -> Result<()> {
    let version = birth.version;
    let target = Target::<BirthRegistration>::belonging(permit, birth);
    tx.change::<BirthRegistration>(target, birth_voided(), version, "void").await.map(drop)
}

async fn void_certificate(
    tx: &mut Tx,
    permit: &Permit,
    certificate: family_certificate::Model,
) -> Result<()> {
    let version = certificate.version;
    let target = Target::<FamilyCertificate>::belonging(permit, certificate);
    tx.change::<FamilyCertificate>(target, certificate_voided(), version, "void").await.map(drop)
}
