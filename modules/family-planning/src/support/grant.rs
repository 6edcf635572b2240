//! Support is applied for as a case, and granted once it is settled.

use super::end::end;
use super::inputs::{ApplyForFamilySupportInput, EndFamilySupportInput, GrantFamilySupportInput};
use super::record::{FamilySupport, FamilySupportProgramme};
use chrono::{Datelike, NaiveDate};
use entities::family_planning::family_support::ActiveModel;
use entities::people::resident::Model as Residence;
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Error, Result};
use people::entry::{amount, of_person, residence};
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use wangge_core::links::mutations;
use work::case::{self, CaseState, ReportMatterInput};

/// Kind of matter of its case.
pub(crate) const KIND: &str = "family-support";
const TABLE: &str = "family_support";

mutations! {
    /// An application for family support that was written.
    FamilySupportPayload { support: FamilySupport }
    SupportMutations {
        /// Applies for family support (家庭扶助申请). The case is a matter, reported at once: `passMatter`, `grantMatter` and
        /// so on go on with it.
        apply_for_family_support(ApplyForFamilySupportInput) = apply;
        /// Sets what is given of support whose case is settled.
        grant_family_support(GrantFamilySupportInput) = grant;
        /// Ends support (终止扶助).
        end_family_support(EndFamilySupportInput) = end;
    }
}

async fn apply(tx: &mut Tx, input: ApplyForFamilySupportInput) -> Result<Written> {
    let right = (FamilySupport::RESOURCE, Action::Create);
    let (permit, resident) = residence(tx, (&input.resident, "input.resident"), right).await?;
    none_before(tx, &resident, input.programme).await?;
    let case = case::open(
        tx,
        ReportMatterInput {
            kind: KIND.to_owned(),
            grid: Some(resident.grid_code.parse().map_err(Error::internal)?),
            // the programme is not named: it tells of what a family went through
            title: "家庭扶助申请".to_owned(),
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
        programme: Set(input.programme.as_str().to_owned()),
        matter_id: Set(case.matter.id),
        applied_on: Set(tx.access().today()),
        applied_by: Set(tx.access().account()),
        amount_fen: Set(None),
        from_on: Set(None),
        to_on: Set(None),
        end_reason: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create_belonging::<FamilySupport>(&permit, row).await
}

/// Refuses while an application of the person for the programme is under way or to be granted, or it is given.
async fn none_before(tx: &Tx, resident: &Residence, programme: FamilySupportProgramme) -> Result<()> {
    let open = Condition::any()
        .add(case::stands(TABLE, CaseState::UnderWay))
        .add(case::stands(TABLE, CaseState::Settled))
        .add(case::stands(TABLE, CaseState::Closed));
    let over = || Expr::col((TABLE, "to_on"));
    let mut select = Query::select();
    select
        .column("id")
        .from(TABLE)
        .cond_where(of_person(&resident.district_code, resident.person_id))
        .and_where(Expr::col("programme").eq(programme.as_str()))
        .and_where(over().is_null().or(over().gt(tx.access().today())))
        .cond_where(Condition::any().add(Expr::col((TABLE, "from_on")).is_not_null()).add(open));
    if tx.rows(&select).await?.is_empty() {
        return Ok(());
    }
    Err(Error::conflict("there is an application for this programme, or it is given, already"))
}

async fn grant(tx: &mut Tx, input: GrantFamilySupportInput) -> Result<Written> {
    let target = tx.target::<FamilySupport>(&input.id, Action::Decide).await?;
    if target.from_on.is_some() || target.to_on.is_some() {
        return Err(Error::conflict("the support was granted, or is over, already"));
    }
    let case = case::of(tx, target.permit(), &target.district_code, target.matter_id).await?;
    if !case.state().is_settled() {
        return Err(Error::conflict("the case is not granted: its matter is decided first"));
    }
    let first = NaiveDate::from_ymd_opt(target.applied_on.year(), 1, 1).unwrap_or(target.applied_on);
    let from = input.from_on.map_or_else(|| tx.access().today(), |day| day.0);
    if from < first {
        return Err(Error::bad_input("input.fromOn", format!("not before {first}")));
    }
    let row = ActiveModel {
        amount_fen: Set(Some(amount(input.amount_fen, 1, "input.amountFen")?)),
        from_on: Set(Some(from)),
        ..ActiveModel::default()
    };
    tx.change::<FamilySupport>(target, row, input.version.into(), "grant").await
}
