//! Vacancies open, change and close.

use super::inputs::{ChangeVacancyInput, CloseVacancyInput, OpenVacancyInput};
use super::record::{JobVacancy, VacancyCloseReason};
use crate::person::amount;
use chrono::NaiveDate;
use entities::social_security::job_vacancy::{ActiveModel, Model};
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use property::unit::Unit;
use sea_orm::ActiveValue::Set;
use wangge_core::links::mutations;
use wangge_core::places::retire::in_force;
use wangge_core::places::text;

mutations! {
    /// A vacancy that was written.
    VacancyPayload { vacancy: JobVacancy }
    VacancyMutations {
        /// Enters work that a unit of the area offers (发布招聘岗位).
        open_vacancy(OpenVacancyInput) = open;
        /// Changes an open vacancy.
        change_vacancy(ChangeVacancyInput) = change;
        /// Withdraws a vacancy (撤销岗位). One that is filled closes by itself.
        close_vacancy(CloseVacancyInput) = close;
    }
}

async fn open(tx: &mut Tx, input: OpenVacancyInput) -> Result<Written> {
    let id = input.unit.clone().of(Unit::TYPE, "input.unit")?;
    let unit = tx.target_as::<Unit>(&id, JobVacancy::RESOURCE, Action::Create).await?;
    in_force(&unit.status, "unit")?;
    let from = wage(input.wage_from_fen, "input.wageFromFen")?;
    let to = wage(input.wage_to_fen, "input.wageToFen")?;
    in_order(from, to)?;
    let (today, now) = (tx.access().today(), tx.access().now());
    let row = ActiveModel {
        district_code: Set(unit.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(unit.grid_code.clone()),
        grid_id: Set(unit.grid_id),
        unit_id: Set(unit.id),
        employer: Set(unit.name.clone()),
        title: Set(text::name(&input.title, "input.title")?),
        places: Set(places(input.places, 0)?),
        hired: Set(0),
        wage_from_fen: Set(from),
        wage_to_fen: Set(to),
        requirements: Set(requirements(input.requirements.as_deref())?),
        opened_on: Set(today),
        closes_on: Set(closes(today, input.closes_on.map(|day| day.0))?),
        closed_on: Set(None),
        close_reason: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<JobVacancy>(row).await
}

async fn change(tx: &mut Tx, input: ChangeVacancyInput) -> Result<Written> {
    let target = tx.target::<JobVacancy>(&input.id, Action::Change).await?;
    let today = tx.access().today();
    not_closed(&target)?;
    let mut row = ActiveModel::default();
    if let Some(title) = &input.title {
        row.title = Set(text::name(title, "input.title")?);
    }
    if let Some(given) = input.places {
        row.places = Set(places(given, target.hired)?);
    }
    let (mut from, mut to) = (target.wage_from_fen, target.wage_to_fen);
    if !input.wage_from_fen.is_undefined() {
        from = wage(input.wage_from_fen.value().copied(), "input.wageFromFen")?;
        row.wage_from_fen = Set(from);
    }
    if !input.wage_to_fen.is_undefined() {
        to = wage(input.wage_to_fen.value().copied(), "input.wageToFen")?;
        row.wage_to_fen = Set(to);
    }
    in_order(from, to)?;
    if !input.requirements.is_undefined() {
        row.requirements = Set(requirements(input.requirements.value().map(String::as_str))?);
    }
    if !input.closes_on.is_undefined() {
        row.closes_on = Set(closes(today, input.closes_on.value().map(|day| day.0))?);
    }
    tx.change::<JobVacancy>(target, row, input.version.into(), "change").await
}

async fn close(tx: &mut Tx, input: CloseVacancyInput) -> Result<Written> {
    let target = tx.target::<JobVacancy>(&input.id, Action::Change).await?;
    not_closed(&target)?;
    let row = ActiveModel {
        closed_on: Set(Some(tx.access().today())),
        close_reason: Set(Some(VacancyCloseReason::Withdrawn.as_str().to_owned())),
        ..ActiveModel::default()
    };
    tx.change::<JobVacancy>(target, row, input.version.into(), "close").await
}

/// What changes when one more is hired: with the last place it is filled.
pub(crate) fn one_more(vacancy: &Model, today: NaiveDate) -> ActiveModel {
    let hired = vacancy.hired + 1;
    let mut row = ActiveModel { hired: Set(hired), ..ActiveModel::default() };
    if hired >= vacancy.places {
        row.closed_on = Set(Some(today));
        row.close_reason = Set(Some(VacancyCloseReason::Filled.as_str().to_owned()));
    }
    row
}

/// Refuses what is closed.
pub(crate) fn not_closed(vacancy: &Model) -> Result<()> {
    if vacancy.closed_on.is_some() { Err(Error::conflict("the vacancy is closed")) } else { Ok(()) }
}

/// Refuses what is closed, or over.
pub(crate) fn is_open(vacancy: &Model, today: NaiveDate) -> Result<()> {
    not_closed(vacancy)?;
    match vacancy.closes_on {
        Some(last) if last < today => Err(Error::conflict("the vacancy is over since its last day")),
        _ => Ok(()),
    }
}

fn places(given: i32, hired: i16) -> Result<i16> {
    let places = i16::try_from(given).ok().filter(|places| (1..=9999).contains(places));
    let places = places.ok_or_else(|| Error::bad_input("input.places", "1 to 9,999"))?;
    if places <= hired {
        return Err(Error::bad_input("input.places", format!("more than the {hired} that were hired")));
    }
    Ok(places)
}

fn wage(given: Option<i32>, path: &str) -> Result<Option<i64>> {
    given.map(|given| amount(given, 1, path)).transpose()
}

fn in_order(from: Option<i64>, to: Option<i64>) -> Result<()> {
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        return Err(Error::bad_input("input.wageToFen", "not below the lowest wage"));
    }
    Ok(())
}

fn requirements(given: Option<&str>) -> Result<Option<String>> {
    Ok(given.map(|text| text::passage(text, "input.requirements", 500)).transpose()?.flatten())
}

fn closes(today: NaiveDate, given: Option<NaiveDate>) -> Result<Option<NaiveDate>> {
    match given {
        Some(day) if day < today => Err(Error::bad_input("input.closesOn", "today or later")),
        day => Ok(day),
    }
}
