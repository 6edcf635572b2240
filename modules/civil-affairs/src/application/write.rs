//! An application is made: its case is a matter, reported in the same transaction.

use super::inputs::{ApplyForAssistanceInput, RecordHouseholdVisitInput};
use super::record::AssistanceApplication;
use super::visit::{self, persons};
use super::whose::Whose;
use crate::programme::{self, entitled};
use entities::civil_affairs::assistance_application::ActiveModel;
use entities::civil_affairs::assistance_programme;
use entities::people::resident::Model as Residence;
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Error, Result};
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::links::mutations;
use wangge_core::places::retire::in_force;
use wangge_core::seal;
use work::case::{self, ReportMatterInput};

mutations! {
    /// What a mutation of an application answers.
    AssistanceApplicationPayload { application: AssistanceApplication }
    AssistanceApplicationMutations {
        /// Applies for assistance for a person or that person's household (救助申请). The case is a matter of the
        /// programme's kind, reported at once: `passMatter`, `announceMatter`, `grantMatter` and so on go on with it.
        apply_for_assistance(ApplyForAssistanceInput) = apply;
        /// Records a visit at home before an application is decided (入户调查).
        record_household_visit(RecordHouseholdVisitInput) = visit::record;
    }
}

async fn apply(tx: &mut Tx, input: ApplyForAssistanceInput) -> Result<Written> {
    let id = input.resident.clone().of(Resident::TYPE, "input.resident")?;
    let resident = tx.target_as::<Resident>(&id, AssistanceApplication::RESOURCE, Action::Create).await?;
    in_force(&resident.status, "residence")?;
    let permit = resident.permit().clone();
    let resident = Residence::clone(&resident);
    let programme = programme::known(tx, &input.programme, "input.programme").await?;
    open_to(tx, &programme, &resident).await?;
    let (household, people) = members(tx, &input, &programme, &resident).await?;
    let whose = Whose {
        district: &resident.district_code,
        programme: programme.id,
        residence: resident.id,
        person: resident.person_id,
        household,
    };
    whose.none_before(tx).await?;
    let key = seal::key_of(tx, resident.person_id).await?;
    let income = (input.income_fen, "input.incomeFen");
    let (income_cipher, income_mask) = seal::amount::<AssistanceApplication>(tx, &key, "incomeFen", income)?;
    let means = (input.means.as_deref(), "input.means");
    let (means_cipher, means_mask) = seal::passage::<AssistanceApplication>(tx, &key, "means", means)?;
    let case = case::open(tx, report(&programme, &resident, id, input.detail)?).await?;
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(resident.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(resident.grid_code.clone()),
        grid_id: Set(resident.grid_id),
        resident_id: Set(resident.id),
        person_id: Set(resident.person_id),
        programme_id: Set(programme.id),
        kind: Set(programme.kind),
        household_id: Set(household),
        people: Set(people),
        matter_id: Set(case.matter.id),
        income_cipher: Set(income_cipher),
        income_mask: Set(income_mask),
        means_cipher: Set(means_cipher),
        means_mask: Set(means_mask),
        applied_on: Set(tx.access().today()),
        applied_by: Set(tx.access().account()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create_belonging::<AssistanceApplication>(&permit, row).await
}

/// Refuses a programme that is not for this residence today.
async fn open_to(tx: &Tx, programme: &assistance_programme::Model, resident: &Residence) -> Result<()> {
    const PATH: &str = "input.programme";
    let today = tx.access().today();
    if programme.area_code != resident.district_code {
        return Err(Error::bad_input(PATH, "a programme of the district of the residence"));
    }
    if programme.status != "active" || programme.from_on > today {
        return Err(Error::bad_input(PATH, "the programme is not in force"));
    }
    let kind = case::kind(tx, &programme.kind_code, &resident.grid_code, PATH).await?;
    if programme.announced && !kind.announced {
        return Err(Error::conflict(
            "the catalogue no longer announces this kind of matter, as the programme asks",
        ));
    }
    entitled(programme, resident.birth_on, today, "input.resident")
}

/// The household that it is for, and for how many persons.
async fn members(
    tx: &Tx,
    input: &ApplyForAssistanceInput,
    programme: &assistance_programme::Model,
    resident: &Residence,
) -> Result<(Option<i64>, i16)> {
    let given = persons(input.people, "input.people")?;
    if !programme.for_household {
        return match given {
            None | Some(1) => Ok((None, 1)),
            Some(_) => Err(Error::bad_input("input.people", "the programme is for single persons")),
        };
    }
    let here = resident.household_district_code.as_deref() == Some(resident.district_code.as_str());
    let household = resident.household_id.filter(|_| here);
    let household = household.ok_or_else(|| {
        Error::bad_input("input.resident", "of a household in this district: enter that first")
    })?;
    let mut select = Query::select();
    select
        .column("people")
        .from("household")
        .and_where(Expr::col("district_code").eq(resident.district_code.as_str()))
        .and_where(Expr::col("id").eq(household))
        .and_where(Expr::col("status").eq("active"));
    let rows = tx.rows(&select).await?;
    let row = rows.first().ok_or_else(|| Error::bad_input("input.resident", "the household is retired"))?;
    let all = Ord::max(i16::try_from(row.try_get_by::<i32, _>("people")?).unwrap_or(i16::MAX), 1);
    match given {
        Some(people) if people > all => Err(Error::bad_input("input.people", "no more than its members")),
        given => Ok((Some(household), given.unwrap_or(all))),
    }
}

/// The report of its case.
fn report(
    programme: &assistance_programme::Model,
    resident: &Residence,
    served: GlobalId,
    detail: Option<String>,
) -> Result<ReportMatterInput> {
    Ok(ReportMatterInput {
        kind: programme.kind_code.clone(),
        grid: Some(resident.grid_code.parse().map_err(Error::internal)?),
        title: format!("{}申请", programme.chinese),
        detail,
        served: Some(served),
        ..ReportMatterInput::default()
    })
}
