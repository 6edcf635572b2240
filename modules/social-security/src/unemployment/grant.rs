//! Benefits are applied for as a case, and granted once it is settled.

use super::benefit::UnemploymentBenefit;
use super::end::open_of;
use super::inputs::{ApplyForUnemploymentBenefitInput, GrantUnemploymentBenefitInput};
use crate::person::{amount, months_after, of_person, residence};
use entities::people::resident::Model as Residence;
use entities::social_security::unemployment_benefit::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Error, Result};
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use wangge_core::links::mutations;
use work::case::{self, CaseState, ReportMatterInput};

/// Kind of matter of its case.
pub(crate) const KIND: &str = "unemployment-benefit";
const TABLE: &str = "unemployment_benefit";

mutations! {
    /// An application for unemployment benefit that was written.
    UnemploymentBenefitPayload { benefit: UnemploymentBenefit }
    BenefitMutations {
        /// Applies for unemployment benefit for who is registered as unemployed (失业保险金申领). The case is a matter,
        /// reported at once: `passMatter`, `grantMatter` and so on go on with it.
        apply_for_unemployment_benefit(ApplyForUnemploymentBenefitInput) = apply;
        /// Sets what is paid of a benefit whose case is settled.
        grant_unemployment_benefit(GrantUnemploymentBenefitInput) = grant;
    }
}

async fn apply(tx: &mut Tx, input: ApplyForUnemploymentBenefitInput) -> Result<Written> {
    let right = (UnemploymentBenefit::RESOURCE, Action::Create);
    let (permit, resident) = residence(tx, (&input.resident, "input.resident"), right).await?;
    let registration = open_of(tx, &resident.district_code, resident.person_id).await?;
    let registration = registration
        .ok_or_else(|| Error::conflict("the person is not registered as unemployed: register that first"))?;
    none_before(tx, &resident).await?;
    let case = case::open(
        tx,
        ReportMatterInput {
            kind: KIND.to_owned(),
            grid: Some(resident.grid_code.parse().map_err(Error::internal)?),
            title: "失业保险金申领".to_owned(),
            detail: input.detail,
            served: Some(GlobalId::placed(Resident::TYPE, &resident.district_code, resident.id)),
            ..ReportMatterInput::default()
        },
    )
    .await?;
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(resident.district_code),
        id: Set(tx.access().new_id()),
        grid_code: Set(resident.grid_code),
        grid_id: Set(resident.grid_id),
        resident_id: Set(resident.id),
        person_id: Set(resident.person_id),
        unemployment_id: Set(registration.id),
        matter_id: Set(case.matter.id),
        applied_on: Set(tx.access().today()),
        applied_by: Set(tx.access().account()),
        amount_fen: Set(None),
        months: Set(None),
        from_on: Set(None),
        to_on: Set(None),
        end_reason: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create_belonging::<UnemploymentBenefit>(&permit, row).await
}

/// Refuses while an application of the person is under way or to be granted, or a benefit is paid.
async fn none_before(tx: &Tx, resident: &Residence) -> Result<()> {
    let today = tx.access().today();
    let open = Condition::any()
        .add(case::stands(TABLE, CaseState::UnderWay))
        .add(case::stands(TABLE, CaseState::Settled))
        .add(case::stands(TABLE, CaseState::Closed));
    let ungranted = Condition::all().add(Expr::col((TABLE, "from_on")).is_null()).add(open);
    let mut select = Query::select();
    select
        .column("id")
        .from(TABLE)
        .cond_where(of_person(&resident.district_code, resident.person_id))
        .cond_where(Condition::any().add(Expr::col((TABLE, "to_on")).gt(today)).add(ungranted));
    if tx.rows(&select).await?.is_empty() {
        return Ok(());
    }
    Err(Error::conflict("there is an application for unemployment benefit, or a benefit, already"))
}

async fn grant(tx: &mut Tx, input: GrantUnemploymentBenefitInput) -> Result<Written> {
    let target = tx.target::<UnemploymentBenefit>(&input.id, Action::Decide).await?;
    if target.from_on.is_some() {
        return Err(Error::conflict("the benefit was granted already"));
    }
    let case = case::of(tx, target.permit(), &target.district_code, target.matter_id).await?;
    if !case.state().is_settled() {
        return Err(Error::conflict("the case is not granted: its matter is decided first"));
    }
    let registration = open_of(tx, &target.district_code, target.person_id).await?;
    let registration = registration.filter(|open| open.id == target.unemployment_id);
    let registration =
        registration.ok_or_else(|| Error::conflict("the registration as unemployed is over"))?;
    let months = u32::try_from(input.months).ok().filter(|months| (1..=24).contains(months));
    let months = months.ok_or_else(|| Error::bad_input("input.months", "1 to 24"))?;
    let from = input.from_on.map_or_else(|| tx.access().today(), |day| day.0);
    if from < registration.from_on {
        return Err(Error::bad_input("input.fromOn", "not before the registration"));
    }
    let row = ActiveModel {
        amount_fen: Set(Some(amount(input.amount_fen, 1, "input.amountFen")?)),
        months: Set(i16::try_from(months).ok()),
        from_on: Set(Some(from)),
        to_on: Set(Some(months_after(from, months))),
        ..ActiveModel::default()
    };
    tx.change::<UnemploymentBenefit>(target, row, input.version.into(), "grant").await
}
