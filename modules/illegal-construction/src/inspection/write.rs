//! An inspection is recorded, and corrected by who made it.

use super::inputs::{ChangeConstructionInspectionInput, RecordConstructionInspectionInput};
use super::record::ConstructionInspection;
use crate::links::mutations;
use async_graphql::MaybeUndefined;
use chrono::TimeDelta;
use entities::illegal_construction::construction_inspection::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::places::day::past;
use wangge_core::places::standing::ground;
use wangge_core::places::text;

/// Days that an inspection may be entered late.
const LATE: TimeDelta = TimeDelta::days(7);

mutations! {
    /// An inspection that was written.
    ConstructionInspectionPayload { construction_inspection: ConstructionInspection }
    ConstructionInspectionMutations {
        /// Records that you inspected a grid on a day, once for a day.
        record_construction_inspection(RecordConstructionInspectionInput) = record;
        /// Corrects an inspection that you made (更正巡查记录). A circular that was published stays as it is.
        change_construction_inspection(ChangeConstructionInspectionInput) = change;
    }
}

async fn record(tx: &mut Tx, input: RecordConstructionInspectionInput) -> Result<Written> {
    let right = (ConstructionInspection::RESOURCE, Action::Create);
    let grid = ground(tx, right, &input.grid, "input.grid").await?;
    let (now, today) = (tx.access().now(), tx.access().today());
    let day = past(tx, input.on, Some(today - LATE), "input.on")?;
    let sites = count(input.sites, 1_000, "input.sites")?;
    let suspected = count(input.suspected, sites, "input.suspected")?;
    let findings = found(input.findings.as_deref())?;
    said(suspected, findings.as_deref())?;
    let account = tx.access().account().ok_or_else(Error::forbidden)?;
    let row = ActiveModel {
        district_code: Set(grid.code.district().to_owned()),
        id: Set(tx.access().new_id()),
        grid_code: Set(grid.code.to_string()),
        grid_id: Set(grid.id),
        inspected_on: Set(day),
        account_id: Set(account),
        sites: Set(sites),
        suspected: Set(suspected),
        findings: Set(findings),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<ConstructionInspection>(row).await.map_err(|error| match error.code() {
        Code::Conflict => Error::conflict("you recorded an inspection of this grid on this day already"),
        _ => error,
    })
}

async fn change(tx: &mut Tx, input: ChangeConstructionInspectionInput) -> Result<Written> {
    let inspection = tx.target::<ConstructionInspection>(&input.id, Action::Change).await?;
    let sites = count(input.sites.unwrap_or(inspection.sites.into()), 1_000, "input.sites")?;
    let suspected = input.suspected.unwrap_or(inspection.suspected.into());
    let suspected = count(suspected, sites, "input.suspected")?;
    let findings = match &input.findings {
        MaybeUndefined::Undefined => inspection.findings.clone(),
        given => found(given.value().map(String::as_str))?,
    };
    said(suspected, findings.as_deref())?;
    let row = ActiveModel {
        sites: Set(sites),
        suspected: Set(suspected),
        findings: Set(findings),
        ..ActiveModel::default()
    };
    tx.change::<ConstructionInspection>(inspection, row, input.version.into(), "change").await
}

fn found(given: Option<&str>) -> Result<Option<String>> {
    given.map(|text| text::passage(text, "input.findings", 1_000)).transpose().map(Option::flatten)
}

/// Refuses that something is suspected and nobody says what.
fn said(suspected: i16, findings: Option<&str>) -> Result<()> {
    if suspected > 0 && findings.is_none() {
        return Err(Error::bad_input("input.findings", "say what is suspected"));
    }
    Ok(())
}

/// A number from 0 to `most`.
fn count(number: i32, most: i16, path: &str) -> Result<i16> {
    text::small(Some(number), path, most).map(Option::unwrap_or_default)
}
