//! People are introduced to vacancies. Who is hired takes a place, and is unemployed no longer.

use super::inputs::{IntroduceToVacancyInput, RecordIntroductionResultInput};
use super::record::{IntroductionResult, JobIntroduction};
use crate::person::{day, of_person, of_working_age, residence};
use crate::unemployment::{self, UnemploymentEndReason};
use crate::vacancy::{JobVacancy, is_open, not_closed, one_more};
use chrono::NaiveDate;
use entities::social_security::job_introduction::{ActiveModel, Entity, Model};
use entities::social_security::job_vacancy;
use kit::access::{Action, Permit, Target, Tx, Written};
use kit::record::Record;
use kit::stream::columns_of;
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, LockType, Query};
use wangge_core::links::mutations;

mutations! {
    /// An introduction that was written.
    IntroductionPayload { introduction: JobIntroduction }
    IntroductionMutations {
        /// Introduces a person to a vacancy (职业介绍).
        introduce_to_vacancy(IntroduceToVacancyInput) = introduce;
        /// Records what came of an introduction (介绍结果). Who is hired takes a place of the vacancy, which closes with
        /// the last one, and is registered as unemployed no longer.
        record_introduction_result(RecordIntroductionResultInput) = result;
    }
}

async fn introduce(tx: &mut Tx, input: IntroduceToVacancyInput) -> Result<Written> {
    const PATH: &str = "input.vacancy";
    let right = (JobIntroduction::RESOURCE, Action::Create);
    let (_, resident) = residence(tx, (&input.resident, "input.resident"), right).await?;
    of_working_age(tx, &resident, "input.resident")?;
    let id = input.vacancy.clone().of(JobVacancy::TYPE, PATH)?;
    let vacancy = tx.known::<JobVacancy>(&id).await.map_err(|error| match error.code() {
        Code::NotFound => Error::bad_input(PATH, "there is no such vacancy"),
        _ => error,
    })?;
    if vacancy.district_code != resident.district_code {
        return Err(Error::bad_input(PATH, "a vacancy in the district of the residence"));
    }
    is_open(&vacancy, tx.access().today())?;
    let mut known = Query::select();
    known
        .column("id")
        .from("job_introduction")
        .cond_where(of_person(&resident.district_code, resident.person_id))
        .and_where(Expr::col("vacancy_id").eq(vacancy.id))
        .and_where(Expr::col("result").is_in(["pending", "hired"]));
    if !tx.rows(&known).await?.is_empty() {
        return Err(Error::conflict("the person was introduced to this vacancy already"));
    }
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(resident.district_code),
        id: Set(tx.access().new_id()),
        grid_code: Set(resident.grid_code),
        grid_id: Set(resident.grid_id),
        resident_id: Set(resident.id),
        person_id: Set(resident.person_id),
        vacancy_id: Set(vacancy.id),
        introduced_on: Set(tx.access().today()),
        introduced_by: Set(tx.access().account()),
        result: Set(IntroductionResult::Pending.as_str().to_owned()),
        result_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<JobIntroduction>(row).await
}

async fn result(tx: &mut Tx, input: RecordIntroductionResultInput) -> Result<Written> {
    let target = tx.target::<JobIntroduction>(&input.id, Action::Change).await?;
    if target.result != IntroductionResult::Pending.as_str() {
        return Err(Error::conflict("the result is recorded already"));
    }
    if input.result == IntroductionResult::Pending {
        return Err(Error::bad_input("input.result", "anything but PENDING"));
    }
    let on = day(tx, input.on, Some(target.introduced_on), "input.on")?;
    let (permit, before) = (target.permit().clone(), Model::clone(&target));
    let row = over(input.result, on);
    let written = tx.change::<JobIntroduction>(target, row, input.version.into(), "result").await?;
    if input.result == IntroductionResult::Hired {
        take_place(tx, &permit, &before).await?;
        let open = unemployment::open_of(tx, &before.district_code, before.person_id).await?;
        if let Some(registration) = open {
            let employed = (UnemploymentEndReason::Employed, on);
            unemployment::close(tx, &permit, registration, employed).await?;
        }
    }
    Ok(written)
}

/// What changes when a result is known.
pub(crate) fn over(result: IntroductionResult, on: NaiveDate) -> ActiveModel {
    ActiveModel {
        result: Set(result.as_str().to_owned()),
        result_on: Set(Some(on)),
        ..ActiveModel::default()
    }
}

/// The person takes a place of the vacancy; with the last one nobody else can have it.
async fn take_place(tx: &mut Tx, permit: &Permit, introduction: &Model) -> Result<()> {
    let vacancy = held(tx, introduction).await?;
    not_closed(&vacancy)?;
    let row = one_more(&vacancy, tx.access().today());
    let filled = row.closed_on.is_set();
    let version = vacancy.version;
    let target = Target::<JobVacancy>::belonging(permit, vacancy);
    tx.by_right_to(JobIntroduction::RESOURCE);
    tx.change::<JobVacancy>(target, row, version, "hire").await?;
    if filled {
        lapse(tx, permit, introduction).await?;
    }
    Ok(())
}

async fn held(tx: &Tx, introduction: &Model) -> Result<job_vacancy::Model> {
    let mut select = Query::select();
    select
        .columns(columns_of::<job_vacancy::Entity>())
        .from("job_vacancy")
        .and_where(Expr::col("district_code").eq(introduction.district_code.as_str()))
        .and_where(Expr::col("id").eq(introduction.vacancy_id))
        .lock(LockType::Update);
    let rows = tx.rows(&select).await?;
    let row = rows.first().ok_or_else(|| Error::not_found(JobVacancy::TYPE))?;
    Ok(job_vacancy::Model::from_query_result(row, "")?)
}

/// The other introductions to a vacancy that is filled lapse.
async fn lapse(tx: &mut Tx, permit: &Permit, introduction: &Model) -> Result<()> {
    let others = Condition::all()
        .add(Expr::col("district_code").eq(introduction.district_code.as_str()))
        .add(Expr::col("vacancy_id").eq(introduction.vacancy_id))
        .add(Expr::col("id").ne(introduction.id));
    let today = tx.access().today();
    for other in pending(tx, others).await? {
        let version = other.version;
        let target = Target::<JobIntroduction>::belonging(permit, other);
        tx.change::<JobIntroduction>(target, over(IntroductionResult::Lapsed, today), version, "result")
            .await?;
    }
    Ok(())
}

/// Introductions of which no result is known.
pub(crate) async fn pending(tx: &Tx, which: Condition) -> Result<Vec<Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("job_introduction")
        .cond_where(which)
        .and_where(Expr::col("result").eq(IntroductionResult::Pending.as_str()))
        .order_by("id", sea_orm::sea_query::Order::Asc);
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(Model::from_query_result(row, "")?)).collect()
}
