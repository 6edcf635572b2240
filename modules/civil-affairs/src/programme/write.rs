//! Programmes are entered, changed and taken out of force.

use super::inputs::{ChangeAssistanceProgrammeInput, CreateAssistanceProgrammeInput};
use super::record::{AssistancePayout, AssistanceProgramme};
use async_graphql::MaybeUndefined;
use entities::civil_affairs::assistance_programme::{ActiveModel, Entity, Model};
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::stream::columns_of;
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::links::mutations;
use wangge_core::places::retire::{RetireInput, in_force};
use wangge_core::places::text;
use work::case;

mutations! {
    /// A programme that was written.
    AssistanceProgrammePayload { programme: AssistanceProgramme }
    ProgrammeMutations {
        /// Enters a programme of a district (救助项目).
        create_assistance_programme(CreateAssistanceProgrammeInput) = create;
        /// Changes a programme in force.
        change_assistance_programme(ChangeAssistanceProgrammeInput) = change;
        /// Takes a programme out of force: nobody can apply any more. Grants in force go on.
        retire_assistance_programme(RetireInput) = retire;
    }
}

async fn create(tx: &mut Tx, input: CreateAssistanceProgrammeInput) -> Result<Written> {
    tx.require(AssistanceProgramme::RESOURCE, Action::Create, input.area.as_str())?;
    if input.area.as_str().len() != 6 {
        return Err(Error::bad_input("input.area", "a district"));
    }
    let kind = case::kind(tx, &input.kind_code, input.area.as_str(), "input.kindCode").await?;
    if kind.procedure != "approval" {
        return Err(Error::bad_input("input.kindCode", "a kind of the approval procedure"));
    }
    if kind.announced != input.announced {
        return Err(Error::bad_input("input.announced", "as the kind of matter says it; see `matterKinds`"));
    }
    let min_age = text::small(input.min_age, "input.minAge", 150)?;
    let max_age = text::small(input.max_age, "input.maxAge", 150)?;
    if min_age.zip(max_age).is_some_and(|(min, max)| max < min) {
        return Err(Error::bad_input("input.maxAge", "not less than the least age"));
    }
    let review_months = months(input.review_months)?;
    if review_months.is_some() && input.payout == AssistancePayout::Once {
        return Err(Error::bad_input("input.reviewMonths", "what is paid once is not reviewed"));
    }
    let (today, now) = (tx.access().today(), tx.access().now());
    let row = ActiveModel {
        id: Set(tx.access().new_id()),
        area_code: Set(input.area.to_string()),
        code: Set(text::code(&input.code, "input.code")?),
        kind: Set(input.kind.as_str().to_owned()),
        title: Set(text::name(&input.title, "input.title")?),
        chinese: Set(text::name(&input.chinese, "input.chinese")?),
        conditions: Set(conditions(&input.conditions)?),
        for_household: Set(input.for_household),
        amount_rule: Set(input.amount_rule.as_str().to_owned()),
        amount_fen: Set(amount(input.amount_fen)?),
        income_limit_fen: Set(limit(input.income_limit_fen)?),
        min_age: Set(min_age),
        max_age: Set(max_age),
        payout: Set(input.payout.as_str().to_owned()),
        review_months: Set(review_months),
        needs_visit: Set(input.needs_visit),
        announced: Set(input.announced),
        kind_code: Set(input.kind_code),
        from_on: Set(input.from_on.map_or(today, |day| day.0)),
        status: Set("active".to_owned()),
        retired_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<AssistanceProgramme>(row).await
}

async fn change(tx: &mut Tx, input: ChangeAssistanceProgrammeInput) -> Result<Written> {
    let target = tx.target::<AssistanceProgramme>(&input.id, Action::Change).await?;
    in_force(&target.status, "programme")?;
    let mut row = ActiveModel::default();
    if let Some(title) = &input.title {
        row.title = Set(text::name(title, "input.title")?);
    }
    if let Some(chinese) = &input.chinese {
        row.chinese = Set(text::name(chinese, "input.chinese")?);
    }
    if let Some(given) = &input.conditions {
        row.conditions = Set(conditions(given)?);
    }
    if let Some(given) = input.amount_fen {
        row.amount_fen = Set(amount(given)?);
    }
    if let Some(visit) = input.needs_visit {
        row.needs_visit = Set(visit);
    }
    match input.income_limit_fen {
        MaybeUndefined::Undefined => {}
        given => row.income_limit_fen = Set(limit(given.take())?),
    }
    if !input.review_months.is_undefined() {
        let given = months(input.review_months.take())?;
        if given.is_some() && target.payout == AssistancePayout::Once.as_str() {
            return Err(Error::bad_input("input.reviewMonths", "what is paid once is not reviewed"));
        }
        row.review_months = Set(given);
    }
    tx.change::<AssistanceProgramme>(target, row, input.version.into(), "change").await
}

async fn retire(tx: &mut Tx, input: RetireInput) -> Result<Written> {
    let target = tx.target::<AssistanceProgramme>(&input.id, Action::Change).await?;
    in_force(&target.status, "programme")?;
    let day = input.day(tx)?;
    let row =
        ActiveModel { status: Set("retired".to_owned()), retired_on: Set(Some(day)), ..Default::default() };
    tx.change::<AssistanceProgramme>(target, row, input.version.into(), "retire").await
}

fn conditions(given: &str) -> Result<String> {
    let text = text::passage(given, "input.conditions", 1_000)?;
    text.ok_or_else(|| Error::bad_input("input.conditions", "say who is entitled"))
}

fn amount(given: i32) -> Result<i64> {
    if given < 1 { Err(Error::bad_input("input.amountFen", "1 fen or more")) } else { Ok(given.into()) }
}

fn limit(given: Option<i32>) -> Result<Option<i64>> {
    Ok(text::count(given, "input.incomeLimitFen")?.map(i64::from))
}

fn months(given: Option<i32>) -> Result<Option<i16>> {
    match text::small(given, "input.reviewMonths", 60)? {
        Some(0) => Err(Error::bad_input("input.reviewMonths", "1 to 60")),
        months => Ok(months),
    }
}

/// The programme with this id that is sent at `path`, which everybody may read.
///
/// # Errors
/// BAD_USER_INPUT at `path` when there is none.
pub(crate) async fn known(tx: &Tx, id: &GlobalId, path: &str) -> Result<Model> {
    let found = tx.known::<AssistanceProgramme>(&id.clone().of(AssistanceProgramme::TYPE, path)?).await;
    found.map_err(|error| match error.code() {
        Code::NotFound => Error::bad_input(path, "there is no such programme"),
        _ => error,
    })
}

/// The programme that a row names.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of_id(tx: &Tx, id: i64) -> Result<Model> {
    let mut select = Query::select();
    select.columns(columns_of::<Entity>()).from("assistance_programme").and_where(Expr::col("id").eq(id));
    let rows = tx.rows(&select).await?;
    let row = rows.first().ok_or_else(|| Error::not_found(AssistanceProgramme::TYPE))?;
    Ok(Model::from_query_result(row, "")?)
}
