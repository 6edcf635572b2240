//! The catalogue of the demo, the same in each of its districts.

use crate::clock::{LimitUnit, Limits, TimeLimit};
use crate::procedure::ProcedureKind;
use chrono::{NaiveDate, TimeDelta};
use entities::work::matter_kind::Model;
use kit::access::Access;
use kit::error::{Error, Result};
use serde::Deserialize;

const KINDS: &str = include_str!("../../data/demo/kinds.csv");

/// A line of the file.
#[derive(Debug, Deserialize)]
struct Line {
    code: String,
    weight: usize,
    title: String,
    chinese: String,
    category: String,
    line: String,
    procedure: String,
    chain: Option<String>,
    announced: Option<i16>,
    limit: String,
    report_hours: Option<i16>,
    admitted: String,
    discreet: String,
    reporters: String,
    standard: String,
    attachments: String,
}

/// Days before the day of loading on which the catalogue came into force.
const IN_FORCE: i64 = 400;
/// Days before the day of loading since which kinds ask for papers: matters of the edition before have none.
const WITH_PAPERS: i64 = 30;

/// A kind of the catalogue.
#[derive(Debug)]
pub(super) struct Kind {
    /// Its edition, without id and area.
    pub(super) model: Model,
    /// The edition before, where it has one.
    pub(super) before: Option<Model>,
    pub(super) limits: Limits,
    pub(super) procedure: ProcedureKind,
    /// How often it is reported, beside others.
    pub(super) weight: usize,
}

/// The first day of the catalogue that is loaded on a day.
pub(super) fn first_day(today: NaiveDate) -> NaiveDate {
    today - TimeDelta::days(IN_FORCE)
}

/// The kinds, as they are loaded on a day.
///
/// # Errors
/// INTERNAL when the file cannot be read.
pub(super) fn read(access: &Access, today: NaiveDate) -> Result<Vec<Kind>> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(KINDS.as_bytes());
    let mut kinds = Vec::new();
    for line in reader.deserialize::<Line>() {
        kinds.push(kind(access, line.map_err(Error::internal)?, today)?);
    }
    Ok(kinds)
}

fn kind(access: &Access, line: Line, today: NaiveDate) -> Result<Kind> {
    let unknown = || Error::bad_input("procedure", line.code.as_str());
    let procedure = ProcedureKind::of(&line.procedure).ok_or_else(unknown)?;
    let limits = limits(procedure, &line.limit)?;
    let attachments: Vec<&str> = line.attachments.split_whitespace().collect();
    let reporters: Vec<&str> = line.reporters.split_whitespace().collect();
    let now = access.now();
    let model = Model {
        id: 0,
        area_code: String::new(),
        edition: 1,
        procedure: procedure.as_str().to_owned(),
        announced: line.announced.is_some(),
        announce_days: line.announced.unwrap_or(7),
        appeal_days: 60,
        returns: 2,
        report_hours: line.report_hours,
        limits: limits.to_text()?,
        attachments: serde_json::to_string(&attachments).map_err(Error::internal)?,
        reporters: reporters.join(","),
        admitted_only: line.admitted == "yes",
        discreet: line.discreet == "yes",
        agency: line.code == "errand",
        from_on: first_day(today),
        to_on: None,
        version: 1,
        created_at: now,
        changed_at: now,
        chain: line.chain,
        code: line.code,
        title: line.title,
        chinese: line.chinese,
        category: line.category,
        line: line.line,
        standard: line.standard,
    };
    let (model, before) = editions(model, today - TimeDelta::days(WITH_PAPERS));
    Ok(Kind { model, before, limits, procedure, weight: line.weight })
}

/// The edition in force, which asks for papers since a day, and the one before, which asks for none.
fn editions(model: Model, since: NaiveDate) -> (Model, Option<Model>) {
    if model.attachments == "[]" {
        return (model, None);
    }
    let before = Model { attachments: "[]".to_owned(), to_on: since.pred_opt(), ..model.clone() };
    (Model { edition: 2, from_on: since, ..model }, Some(before))
}

/// Limits of a procedure; what is written is the one for dealing with it, or for each desk.
fn limits(procedure: ProcedureKind, written: &str) -> Result<Limits> {
    let own = limit(written)?;
    let days = |warn, due| Some(TimeLimit { warn, due, unit: LimitUnit::WorkingDays });
    let hours = |warn, due| Some(TimeLimit { warn, due, unit: LimitUnit::Hours });
    let usual = Limits { verify: days(3, 5), file: days(3, 5), ..Limits::default() };
    let accept = days(1, 2);
    let limits = match procedure {
        ProcedureKind::General => Limits { accept, handle: own, ..usual },
        ProcedureKind::Coordination => Limits { accept, dispatch: days(1, 2), handle: own, ..usual },
        ProcedureKind::Emergency => {
            Limits { dispatch: hours(1, 2), handle: own, major: hours(2, 4), verify: days(1, 2), ..usual }
        }
        ProcedureKind::Approval => Limits { review: own, ..usual },
    };
    limits.checked("limit")
}

/// `d5/10`: working days; `h2/4`: hours; warning and limit.
fn limit(written: &str) -> Result<Option<TimeLimit>> {
    let read = || {
        let unit = match written.get(..1)? {
            "d" => LimitUnit::WorkingDays,
            "h" => LimitUnit::Hours,
            _ => return None,
        };
        let (warn, due) = written.get(1..)?.split_once('/')?;
        Some(TimeLimit { warn: warn.parse().ok()?, due: due.parse().ok()?, unit })
    };
    read().map(Some).ok_or_else(|| Error::bad_input("limit", written))
}
